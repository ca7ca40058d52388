package io.headroom;

import io.headroom.cli.Display;
import io.headroom.cli.LanguageChoice;
import io.headroom.cli.Program;
import io.headroom.cli.Terminal;
import io.headroom.shell.DesktopWindow;
import io.headroom.shell.RunChart;
import io.headroom.shell.WorkbenchPicture;
import io.headroom.start.StartMark;
import io.headroom.start.StartTimes;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Starts Headroom. It does not extend `Application`: a main class that does fails on the class path.
public final class Launcher {
    /// Held, since a logger that nobody holds forgets its level. JavaFX would warn at each start that it is on the class path, which is where we want it.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Launcher() {}

    /// @param args the command line, see [Program]
    public static void main(String[] args) {
        StartTimes.mark(StartMark.MAIN);
        TOOLKIT.setLevel(Level.SEVERE);
        LanguageChoice language = LanguageChoice.of(List.of(args), System.getenv());
        // Before any class that has words is loaded.
        language.forCommands().use();
        System.exit(new Program(Terminal.system(), Display.here(), new DesktopWindow(language.asked()), new WorkbenchPicture(), new RunChart()).run(language));
    }
}

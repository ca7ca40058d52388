package io.headroom;

import io.headroom.cli.Display;
import io.headroom.cli.Picture;
import io.headroom.cli.Program;
import io.headroom.cli.Terminal;
import io.headroom.cli.Window;
import io.headroom.shell.DesktopWindow;
import io.headroom.shell.WorkbenchPicture;

/// Starts Headroom. It does not extend `Application`: a main class that does fails on the class path.
public final class Launcher {
    private static final Window WINDOW = new DesktopWindow();
    private static final Picture PICTURE = (plan, results) -> WorkbenchPicture.usual().png(plan, results);

    private Launcher() {}

    /// @param args the command line, see [Program]
    public static void main(String[] args) {
        System.exit(new Program(Terminal.system(), Display.here(), WINDOW, PICTURE).run(args));
    }
}

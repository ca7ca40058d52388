package io.headroom.cli;

import io.headroom.engine.Evaluation;
import io.headroom.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom [PLAN]`: opens the window.
@Command(name = "headroom", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        synopsisHeading = "", sortOptions = false)
final class HeadroomCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(HeadroomCommand.class);

    private final Terminal terminal;
    private final Display display;
    private final Window window;
    private final Demo demo;

    @Parameters(arity = "0..1", paramLabel = "PLAN", descriptionKey = "plan")
    private @Nullable Path plan;

    @Option(names = "--demo", hidden = true, paramLabel = "DIR")
    private @Nullable Path demoFolder;

    HeadroomCommand(Terminal terminal, Display display, Window window, Demo demo) {
        this.terminal = terminal;
        this.display = display;
        this.window = window;
        this.demo = demo;
    }

    @Override
    public Integer call() throws Exception {
        return open(plan, demoFolder);
    }

    @Option(names = LanguageChoice.OPTION, paramLabel = "LANGUAGE", descriptionKey = "language")
    void language(String tag) {
        // Only for the help: a language is put to use before the first word is read, see LanguageChoice.
    }

    /// Opens the window.
    ///
    /// @param plan the file to open in it, or null to start without
    /// @param demoFolder takes what there is to show where no window can be opened; null if that is an error
    int open(@Nullable Path plan, @Nullable Path demoFolder) throws Exception {
        if (plan != null && Files.isDirectory(plan)) {
            throw new BadInput(WORDS.text("plan.folder", plan));
        }
        if (plan != null && !Files.exists(plan)) {
            throw new BadInput(WORDS.text("plan.missing", plan));
        }
        if (display.available()) {
            window.open(plan, demoFolder != null);
        } else if (demoFolder == null) {
            throw new BadInput(WORDS.text("display.none"));
        } else if (plan == null) {
            throw new BadInput(WORDS.text("demo.noPlan"));
        } else {
            terminal.out().println(WORDS.text("demo.noDisplay"));
            demo.write(demoFolder, plan);
        }
        return Program.DONE;
    }

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {WORDS.text("program.version", Evaluation.VERSION)};
        }
    }
}

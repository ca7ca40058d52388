package io.headroom.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The command line without a display, with what it printed last kept apart.
final class CommandRig {
    /// What stands for the picture of a recorded run.
    static final byte[] RUN_PNG = {1, 2, 3};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int run(Object... arguments) {
        return program().run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    int run(LanguageChoice language) {
        return program().run(language);
    }

    private Program program() {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return new Program(terminal, new Display(false), (plan, running) -> {}, new Bitmaps((plan, results, look) -> new byte[0]), replayed -> RUN_PNG);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

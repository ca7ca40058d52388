package io.headroom.errors;

import io.headroom.engine.Evaluation;
import io.headroom.words.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Takes what nobody caught, on the JavaFX thread or any other: one line in the place for errors, with all that a report of it needs to copy. The plan is a value in memory, which
/// a failed view or task cannot have changed halfway.
public final class Uncaught implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = System.getLogger(Uncaught.class.getName());

    private final Words words = Words.of(Uncaught.class);
    private final BiConsumer<String, String> errors;
    private final Consumer<Runnable> front;
    private boolean showing;

    /// @param errors shows one line with its details
    /// @param front  does something on the JavaFX thread
    public Uncaught(BiConsumer<String, String> errors, Consumer<Runnable> front) {
        this.errors = errors;
        this.front = front;
    }

    /// Listens on all threads there are and will be.
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        Thread.currentThread().setUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        LOG.log(Logger.Level.DEBUG, "Uncaught on " + thread.getName(), failure);
        String details = details(thread, failure);
        front.accept(() -> show(failure, details));
    }

    private void show(Throwable failure, String details) {
        if (showing) {
            // The place for errors itself failed: to ask it again would never end.
            return;
        }
        showing = true;
        try {
            String message = failure.getMessage();
            String what = failure.getClass().getSimpleName() + (message == null || message.isBlank() ? "." : ": " + message.lines().findFirst().orElse("") + ".");
            errors.accept(words.text("error.unexpected", what), details);
        } finally {
            showing = false;
        }
    }

    private static String details(Thread thread, Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return "Headroom engine %s, Java %s, %s %s, thread %s%n%s".formatted(Evaluation.VERSION, Runtime.version(), System.getProperty("os.name"), System.getProperty("os.version"), thread.getName(), stack);
    }
}

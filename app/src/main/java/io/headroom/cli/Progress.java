package io.headroom.cli;

import io.headroom.words.Words;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A line on the terminal that tells how far the work is, and goes when it is done. Without a person at the terminal there is none.
final class Progress {
    private static final Words WORDS = Words.of(Progress.class);
    private static final Duration PACE = Duration.ofMillis(250);

    private final Terminal terminal;
    private final String key;
    private final @Nullable Thread thread;

    private Progress(Terminal terminal, String key, @Nullable Thread thread) {
        this.terminal = terminal;
        this.key = key;
        this.thread = thread;
    }

    static Progress start(Terminal terminal, String key, DoubleSupplier done) {
        return new Progress(terminal, key,
                terminal.interactive() ? Thread.ofPlatform().daemon().name("progress").start(() -> show(terminal, key, done)) : null);
    }

    private static void show(Terminal terminal, String key, DoubleSupplier done) {
        try {
            while (true) {
                Thread.sleep(PACE);
                terminal.err().print("\r" + WORDS.text(key, Math.round(100 * done.getAsDouble())));
                terminal.err().flush();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        terminal.err().print("\r" + " ".repeat(WORDS.text(key, 100).length()) + "\r");
        terminal.err().flush();
    }
}

package io.headroom.cli;

import io.headroom.session.TimeLeft;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A line on the terminal that tells how far the work is, and goes when it is done. Without a person at the terminal there is none.
final class Progress {
    private static final Words WORDS = Words.of(Progress.class);
    private static final Format FORMAT = Format.here();
    /// Room for the line, which clears what a longer one left.
    private static final int WIDTH = 78;
    private static final Duration PACE = Duration.ofMillis(250);

    private final Terminal terminal;
    private final @Nullable Thread thread;

    private Progress(Terminal terminal, @Nullable Thread thread) {
        this.terminal = terminal;
        this.thread = thread;
    }

    static Progress start(Terminal terminal, String key, DoubleSupplier done) {
        return new Progress(terminal,
                terminal.interactive() ? Thread.ofPlatform().daemon().name("progress").start(() -> show(terminal, key, done)) : null);
    }

    private static void show(Terminal terminal, String key, DoubleSupplier done) {
        TimeLeft timeLeft = new TimeLeft(System::nanoTime);
        try {
            while (true) {
                Thread.sleep(PACE);
                terminal.err().print("\r" + padded(line(key, done.getAsDouble(), timeLeft)));
                terminal.err().flush();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(String key, double share, TimeLeft timeLeft) {
        String shown = WORDS.text(key, Math.round(100 * share));
        double seconds = timeLeft.seconds(key, share);
        return Double.isNaN(seconds) ? shown : shown + WORDS.text("progress.left", FORMAT.duration(seconds).text());
    }

    private static String padded(String line) {
        return line + " ".repeat(Math.max(0, WIDTH - line.length()));
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
        terminal.err().print("\r" + padded("") + "\r");
        terminal.err().flush();
    }
}

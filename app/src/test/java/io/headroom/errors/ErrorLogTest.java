package io.headroom.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorLogTest {
    private final ErrorLog log = new ErrorLog(() -> LocalDateTime.of(2026, 11, 29, 12, 40));

    @Test
    void theNewestComesFirstAndARepetitionCounts() {
        log.add("The disk is full", "at once");
        log.add("Not a plan", "");
        log.add("Not a plan", "");
        assertThat(log.entries()).extracting(ErrorLog.Entry::line).containsExactly("Not a plan", "The disk is full");
        assertThat(log.entries().getFirst().times()).isEqualTo(2);
        assertThat(log.count()).isEqualTo(3);
        assertThat(log.text()).contains("2026-11-29T12:40  The disk is full\n\nat once");
        log.clear();
        assertThat(log.count()).isZero();
    }

    @Test
    void aFloodOfErrorsIsBounded() {
        for (int i = 0; i < ErrorLog.KEPT + 50; i++) {
            log.add("Error " + i, "");
        }
        assertThat(log.entries()).hasSize(ErrorLog.KEPT);
        assertThat(log.entries().getFirst().line()).isEqualTo("Error " + (ErrorLog.KEPT + 49));
    }

    @Test
    void whatNobodyCaughtIsOneLineWithTheStackBehindIt() {
        Deque<Runnable> front = new ArrayDeque<>();
        Uncaught uncaught = new Uncaught(log::add, front::add);
        uncaught.uncaughtException(Thread.currentThread(), new IllegalStateException("no such lane\nsecond line"));
        assertThat(log.entries()).as("not on the thread that failed").isEmpty();
        front.remove().run();
        ErrorLog.Entry entry = log.entries().getFirst();
        assertThat(entry.line()).isEqualTo("Something in Headroom failed: IllegalStateException: no such lane. The plan is as it was.");
        assertThat(entry.details()).contains("Headroom engine").contains("at io.headroom.errors.ErrorLogTest");
    }

    @Test
    void anErrorWhileAnErrorIsShownEndsThere() {
        List<String> shown = new ArrayList<>();
        Uncaught[] uncaught = new Uncaught[1];
        uncaught[0] = new Uncaught((line, _) -> {
            shown.add(line);
            uncaught[0].uncaughtException(Thread.currentThread(), new IllegalStateException("again"));
        }, Runnable::run);
        uncaught[0].uncaughtException(Thread.currentThread(), new IllegalStateException("first"));
        assertThat(shown).hasSize(1);
    }
}

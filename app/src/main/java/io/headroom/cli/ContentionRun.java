package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.ContentionStudy;
import io.headroom.engine.KnownTallies;
import io.headroom.plan.Plan;
import io.headroom.words.Format;
import io.headroom.words.Words;
import org.jspecify.annotations.Nullable;

/// Finds out who makes whom wait, where that does not take long or is asked for.
final class ContentionRun {
    /// Requests that are simulated for it without being asked: a second or two.
    private static final double MOST_UNASKED = 5e6;
    private static final Words WORDS = Words.of(ContentionRun.class);
    private static final Format FORMAT = Format.here();

    private ContentionRun() {}

    /// @param asked whether it was asked for, however long it takes
    /// @return null if it takes too long; a line says so
    static @Nullable Contention of(Plan plan, int threads, Terminal terminal, boolean asked) {
        ContentionStudy study = new ContentionStudy(plan, threads, new KnownTallies());
        if (!asked && study.requests() > MOST_UNASKED) {
            terminal.err().println(WORDS.text("contention.leftOut", FORMAT.count(study.requests()), FORMAT.count(MOST_UNASKED)));
            return null;
        }
        Progress progress = Progress.start(terminal, "progress.contention", study::progress);
        try {
            return study.run(() -> false);
        } finally {
            progress.stop();
        }
    }
}

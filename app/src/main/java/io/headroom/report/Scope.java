package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.words.Format;
import io.headroom.words.Words;

/// What the results cover, in one line: they are never shown without it.
public final class Scope {
    private static final Words WORDS = Words.of(Scope.class);
    private static final Format FORMAT = Format.here();

    private Scope() {}

    /// For example `simulated · 1 h after 5 min of warm-up · 3 replications · seed 7 · engine 0.1.0`.
    public static String of(Results results) {
        Results.EngineFacts engine = results.engine();
        return WORDS.text("scope", FORMAT.durationExact(engine.durationSeconds()).text(), FORMAT.durationExact(engine.warmupSeconds()).text(),
                WORDS.count("scope.replications", engine.replications()), engine.seed(), engine.version());
    }
}

package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.words.Format;
import io.headroom.words.Words;

/// What the results cover, in one line: they are never shown without it.
public final class Scope {
    private static final Words WORDS = Words.of(Scope.class);
    private static final Format FORMAT = Format.here();

    private Scope() {}

    /// For example `simulated · 1 h after 5 min of warm-up · 3 replications · seed 7 · engine 0.2.0`.
    public static String of(Results results) {
        Results.EngineFacts engine = results.engine();
        return WORDS.text("scope", FORMAT.durationExact(engine.durationSeconds()).text(), FORMAT.durationExact(engine.warmupSeconds()).text(),
                replications(engine), engine.seed(), engine.version());
    }

    /// For example `3 replications`, or `12 of at most 100 replications (±2 % reached)`.
    static String replications(Results.EngineFacts engine) {
        Results.Stop stop = engine.stop();
        if (stop == null) {
            return WORDS.count("scope.replications", engine.replications());
        }
        String widest = Double.isFinite(stop.widest()) ? FORMAT.margin(stop.widest()) : WORDS.text("scope.unknown");
        return WORDS.text(stop.reached() ? "scope.reached" : "scope.notReached", FORMAT.whole(engine.replications()), FORMAT.whole(stop.most()),
                FORMAT.margin(stop.target()), widest);
    }
}

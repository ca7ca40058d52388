package io.headroom.engine;

import io.headroom.plan.LimitKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How a tenant was pushed back, and what that cost. Counts are summed over replications and cover the requests that arrive after the warm-up.
///
/// @param refusals refusals by what refused, retries counted each; kinds that never did are absent
/// @param gaveUp requests that gave up, by what refused them last; throttled, rejected and expired at a wait bound add up to it
/// @param heldBackSeconds mean time that served requests lost to refusals before the place that served them took them in, in seconds; NaN where none were served
/// @param missUsd what missed deadlines cost in US dollars
/// @param fallbackUsd what was paid at fallbacks in US dollars
/// @param quality mean worth of an answer, 1 where all were served at home; NaN where none were served
public record Pushback(Map<LimitKind, Long> refusals, Map<LimitKind, Long> gaveUp, double heldBackSeconds, double missUsd, double fallbackUsd, double quality) {
    /// Nothing was refused, missed or served elsewhere.
    public static final Pushback NONE = new Pushback(Map.of(), Map.of(), 0, 0, 0, 1);

    /// Keeps its own copies, in the order of the kinds.
    public Pushback {
        refusals = ordered(refusals);
        gaveUp = ordered(gaveUp);
    }

    private static Map<LimitKind, Long> ordered(Map<LimitKind, Long> counts) {
        if (counts.isEmpty()) {
            return Map.of();
        }
        Map<LimitKind, Long> copy = new EnumMap<>(LimitKind.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }
}

package io.headroom.trace;

import io.headroom.plan.Distribution;
import io.headroom.plan.RateWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Gives clients the lengths of their requests, and says where they are from.
final class Lengths {
    /// As in Azure's conversation trace of 2023, cut off where few models go on.
    static final Distribution.LogNormal ASSUMED_INPUT = new Distribution.LogNormal(1_020, 4_142, 32_000.0);
    static final Distribution.LogNormal ASSUMED_OUTPUT = new Distribution.LogNormal(129, 601, 8_000.0);

    private final @Nullable TokenQuantiles quantiles;
    private int given;
    private int assumed;
    private double worst;

    /// @param quantiles what is known of the clients, or null if nothing is
    Lengths(@Nullable TokenQuantiles quantiles) {
        this.quantiles = quantiles;
    }

    Imported.Client client(String label, RateWindows windows) {
        TokenQuantiles.Pooled known = quantiles == null ? null : quantiles.of(label);
        if (known == null) {
            assumed++;
            return new Imported.Client(label, windows, ASSUMED_INPUT, ASSUMED_OUTPUT);
        }
        given++;
        worst = Math.max(worst, Math.max(known.input().error(), known.output().error()));
        return new Imported.Client(label, windows, known.input().lengths(), known.output().lengths());
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (given > 0 && quantiles != null) {
            notes.add(String.format(Locale.ROOT, "Lengths of %s from %s: means differ from those given there by %.1f %% at most.", Counted.of(given, "client"),
                    quantiles.file(), 100 * worst));
        }
        if (assumed > 0) {
            notes.add("Lengths of %s assumed, for lack of token quantiles: prompts with a median of %s tokens and a p99 of %s, answers with %s and %s."
                    .formatted(Counted.of(assumed, "client"), Counted.of(ASSUMED_INPUT.p50()), Counted.of(ASSUMED_INPUT.p99()), Counted.of(ASSUMED_OUTPUT.p50()),
                            Counted.of(ASSUMED_OUTPUT.p99())));
        }
        return notes;
    }
}

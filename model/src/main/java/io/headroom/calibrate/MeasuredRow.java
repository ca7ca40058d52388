package io.headroom.calibrate;

import io.headroom.plan.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a table of measurements: a point to simulate, or why it cannot be simulated.
///
/// @param id the row's name in its file
/// @param line its line there
/// @param group what was measured, apart from load and parallelism
/// @param point what to simulate, or null
/// @param unfit the rule that keeps it out, or null
/// @param why that rule with the row's own figures, empty for a point
public record MeasuredRow(String id, long line, Group group, @Nullable MeasuredPoint point, @Nullable Unfit unfit, String why) {
    /// The rows of a table that are left out, by the rule that leaves them out, in the order of the rules.
    public static Map<Unfit, List<MeasuredRow>> leftOut(List<MeasuredRow> rows) {
        Map<Unfit, List<MeasuredRow>> byRule = new LinkedHashMap<>();
        for (Unfit rule : Unfit.values()) {
            List<MeasuredRow> of = rows.stream().filter(row -> row.unfit() == rule).toList();
            if (!of.isEmpty()) {
                byRule.put(rule, of);
            }
        }
        return byRule;
    }

    /// What a profile of its own is fitted to.
    ///
    /// @param model model id
    /// @param gpu GPU type id
    /// @param engine serving engine
    /// @param version its version, empty if the table does not say
    /// @param precision number format of the weights as the table says it
    /// @param family dense or mixture of experts; null if the model is unknown
    public record Group(String model, String gpu, String engine, String version, String precision, Profile.@Nullable Family family) {
        /// The wider group of all precisions and versions in words, e.g. `llama-3.1-70b · h100-80-sxm · vllm`.
        public String engineName() {
            return "%s · %s · %s".formatted(model, gpu, engine);
        }

        /// The group in words, e.g. `llama-3.1-70b · h100-80-sxm · vllm 0.12.0 · fp8`.
        public String name() {
            return "%s · %s · %s%s · %s".formatted(model, gpu, engine, version.isEmpty() ? "" : " " + version, precision);
        }
    }

    /// The rules by which rows are left out. They were written before any row was compared, and none looks at a latency but for its presence.
    public enum Unfit {
        /// The catalogue does not know the model.
        UNKNOWN_MODEL,
        /// The catalogue does not know the GPU type.
        UNKNOWN_GPU,
        /// Number format of the weights that we do not know.
        UNKNOWN_PRECISION,
        /// No tokens, no clients, or no latency.
        NOTHING_MEASURED,
        /// Several copies of the attention behind one scheduler (attention data parallel).
        ATTENTION_PARALLEL,
        /// A replica over more GPUs than a node has.
        SEVERAL_NODES,
        /// A number of GPUs that cannot split the attention heads.
        UNEVEN_SPLIT,
        /// The weights leave no room for a KV cache in the GPUs' memory.
        DOES_NOT_FIT,
        /// One request alone is longer than the model's context or the KV cache.
        TOO_LONG
    }
}

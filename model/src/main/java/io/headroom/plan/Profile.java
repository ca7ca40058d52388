package io.headroom.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Coefficients for some deployments on some GPUs, with how far to trust them: shipped per GPU, or fitted to a planner's own measurements.
///
/// Of all profiles that apply to a deployment the more specific ones win, coefficient by coefficient; what none gives has its usual value.
///
/// @param scope where it applies
/// @param coefficients the values it gives, at least one
/// @param protocol how the measurements behind it were taken, or null if there are none
/// @param accuracy its error on measurements that it was not fitted to, or null if nobody measured it
/// @param source where the values come from
public record Profile(ProfileId id, String name, Scope scope, Map<Coefficient, Double> coefficients, @Nullable Protocol protocol,
        @Nullable Accuracy accuracy, String source) {
    /// @throws InvalidPlan if it gives no value, or one out of range
    public Profile {
        Require.name("profile", name);
        if (coefficients.isEmpty()) {
            throw new InvalidPlan("Profile %s gives no coefficient: give one, e.g. \"gemmFp8\": 0.5, or remove it.".formatted(name));
        }
        coefficients = Collections.unmodifiableMap(new EnumMap<>(coefficients));
        coefficients.forEach(Efficiency::check);
    }

    /// Checks that profiles can stand side by side: none has the id or the scope of another.
    ///
    /// @throws InvalidPlan if two of them do
    public static void checkTogether(List<Profile> profiles) {
        Require.distinct("the profiles", profiles, Profile::id);
        Map<Scope, Profile> scopes = new HashMap<>();
        for (Profile profile : profiles) {
            Profile earlier = scopes.putIfAbsent(profile.scope(), profile);
            if (earlier != null) {
                throw new InvalidPlan("Profiles %s and %s apply to the same deployments: remove one of them, or make one more specific.".formatted(
                        earlier.id(), profile.id()));
            }
        }
    }

    /// Where a profile applies. What is null holds for any.
    ///
    /// @param gpu GPU type, or null
    /// @param engine serving engine and version, e.g. `vllm`, or null
    /// @param engineVersion version of the engine, or null
    /// @param family dense models or mixtures of experts, or null
    /// @param model one model, or null
    /// @param precision number format of the weights, or null
    public record Scope(@Nullable GpuTypeId gpu, @Nullable String engine, @Nullable String engineVersion, @Nullable Family family, @Nullable ModelId model,
            @Nullable Precision precision) {
        /// @throws InvalidPlan if the engine or its version cannot be a name
        public Scope {
            if (engine != null) {
                Require.id("serving engine", engine);
            }
            if (engineVersion != null) {
                Require.name("version of a serving engine", engineVersion);
            }
        }

        /// Whether a deployment on a GPU type is within it.
        public boolean covers(GpuTypeId on, Model served, Serving.Batching batching) {
            return (gpu == null || gpu.equals(on)) && (engine == null || engine.equals(batching.engine()))
                    && (engineVersion == null || engineVersion.equals(batching.engineVersion())) && (family == null || family == Family.of(served))
                    && (model == null || model.equals(served.id())) && (precision == null || precision == batching.precision());
        }

        /// How specific it is: of two scopes that cover a deployment the one with the larger rank wins, and no two different ones rank alike.
        public int rank() {
            return (model == null ? 0 : 32) + (precision == null ? 0 : 16) + (gpu == null ? 0 : 8) + (engine == null ? 0 : 4) + (engineVersion == null ? 0 : 2)
                    + (family == null ? 0 : 1);
        }
    }

    /// The two kinds of model that serve differently.
    public enum Family {
        /// Every token uses all weights.
        DENSE,
        /// A token visits a few of many experts.
        MOE;

        /// The family of a model.
        public static Family of(Model model) {
            return model.experts() == 0 ? DENSE : MOE;
        }
    }

    /// Relative errors of simulated against measured means, 0.05 for 5 %.
    ///
    /// @param points measurements behind the figures
    /// @param ttftMedian median error of the time to first token
    /// @param ttftP90 its 90th percentile
    /// @param tpotMedian median error of the time per output token
    /// @param tpotP90 its 90th percentile
    public record Accuracy(int points, double ttftMedian, double ttftP90, double tpotMedian, double tpotP90) {
        /// @throws InvalidPlan if a figure is negative
        public Accuracy {
            String wayOut = "Leave out the accuracy if it is not known.";
            Require.atLeast("Points behind an accuracy", points, 1, wayOut);
            Require.atLeast("Median TTFT error", ttftMedian, 0, wayOut);
            Require.atLeast("P90 TTFT error", ttftP90, 0, wayOut);
            Require.atLeast("Median TPOT error", tpotMedian, 0, wayOut);
            Require.atLeast("P90 TPOT error", tpotP90, 0, wayOut);
        }
    }
}

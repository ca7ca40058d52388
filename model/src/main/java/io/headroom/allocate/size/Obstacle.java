package io.headroom.allocate.size;

import io.headroom.allocate.explain.Binding;
import org.jspecify.annotations.Nullable;

/// Why an option has no size that does.
///
/// @param problem what keeps it from running at all, as a sentence with a way out; null where it runs
/// @param outcome the objective that lacks most at the largest size, or on an idle replica; null where it does not run, or requests are refused
/// @param neededGpus GPUs that the estimate asks for, or null where no number of them would do
/// @param refusal what refuses requests whatever the size, or null
public record Obstacle(Option option, Reason reason, @Nullable String problem, @Nullable Outcome outcome, @Nullable Integer neededGpus,
        Binding.@Nullable Refusal refusal) {
    /// Kinds of reasons.
    public enum Reason {
        /// It cannot run on the GPUs of the cluster, or these are not there in the time of the run.
        CANNOT_RUN,
        /// A request alone on a replica takes longer than the target: more of them do not help.
        FLOOR,
        /// The limits of a tier refuse requests, whatever the size.
        LIMIT,
        /// Not with as many GPUs as there are, or as were allowed.
        TOO_FEW_GPUS,
        /// The steps were used up before it was tried.
        NOT_TRIED
    }
}

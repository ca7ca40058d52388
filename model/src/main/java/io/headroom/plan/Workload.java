package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One kind of request that a tenant sends.
///
/// @param models accepted models, in order of preference, at least one
/// @param kind what it is for
/// @param deadlineSeconds end-to-end time after which a request counts as a missed deadline, or null
public record Workload(String name, List<ModelId> models, Traffic traffic, Kind kind, @Nullable Double deadlineSeconds) {
    /// The class of a workload.
    public enum Kind {
        /// A person waits for the first token.
        INTERACTIVE,
        /// A program waits for the whole answer.
        AGENTIC,
        /// Nobody waits before the deadline.
        BATCH
    }

    /// @throws InvalidPlan if no model is accepted or the deadline is not positive
    public Workload {
        Require.name("workload", name);
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new InvalidPlan("Workload %s accepts no model: name at least one.".formatted(name));
        }
        Require.above("Deadline of workload " + name, deadlineSeconds == null ? 1 : deadlineSeconds, 0, "Enter a duration, e.g. 1h.");
    }

    /// The same workload with other traffic.
    public Workload withTraffic(Traffic other) {
        return new Workload(name, models, other, kind, deadlineSeconds);
    }
}

package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One kind of request that a tenant sends.
///
/// @param models accepted models, in order of preference, at least one
/// @param kind what it is for
/// @param deadlineSeconds end-to-end time after which a request counts as a missed deadline, or null
/// @param missUsd what a missed deadline costs in US dollars, 0 or more
/// @param envelope what each request carries besides its tokens
public record Workload(String name, List<ModelId> models, Traffic traffic, Kind kind, @Nullable Double deadlineSeconds, double missUsd, Envelope envelope) {
    /// The class of a workload.
    public enum Kind {
        /// A person waits for the first token.
        INTERACTIVE,
        /// A program waits for the whole answer.
        AGENTIC,
        /// Nobody waits before the deadline: each request is a batch job.
        BATCH,
        /// Fine-tuning in a sandbox: each request is a job.
        SANDBOX;

        /// Whether nobody waits for it, so that it may run in the gaps that others leave.
        public boolean deferrable() {
            return this == BATCH || this == SANDBOX;
        }
    }

    /// @throws InvalidPlan if no model is accepted the deadline is not positive, or a miss costs without one
    public Workload {
        Require.name("workload", name);
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new InvalidPlan("Workload %s accepts no model: name at least one.".formatted(name));
        }
        Require.above("Deadline of workload " + name, deadlineSeconds == null ? 1 : deadlineSeconds, 0, "Enter a duration, e.g. 1h.");
        Require.atLeast("Cost of a missed deadline of workload " + name, missUsd, 0, "Enter US dollars, or 0.");
        if (missUsd > 0 && deadlineSeconds == null) {
            throw new InvalidPlan("Workload %s pays $%s for a missed deadline, but has none: enter a deadline, or remove the cost.".formatted(name,
                    Require.plain(missUsd)));
        }
    }

    /// A workload of plain requests whose missed deadlines cost nothing.
    public Workload(String name, List<ModelId> models, Traffic traffic, Kind kind, @Nullable Double deadlineSeconds) {
        this(name, models, traffic, kind, deadlineSeconds, 0, Envelope.PLAIN);
    }

    /// The same workload with other traffic.
    public Workload withTraffic(Traffic other) {
        return new Workload(name, models, other, kind, deadlineSeconds, missUsd, envelope);
    }

    /// The same workload of another class.
    public Workload withKind(Kind other) {
        return new Workload(name, models, traffic, other, deadlineSeconds, missUsd, envelope);
    }

    /// The same workload with requests that carry something else.
    public Workload withEnvelope(Envelope other) {
        return new Workload(name, models, traffic, kind, deadlineSeconds, missUsd, other);
    }

    /// The same workload with another deadline in seconds and cost of missing it in US dollars.
    public Workload withDeadline(@Nullable Double seconds, double usd) {
        return new Workload(name, models, traffic, kind, seconds, usd, envelope);
    }
}

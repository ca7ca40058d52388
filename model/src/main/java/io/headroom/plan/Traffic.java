package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What a workload sends: drawn from distributions, or replayed from a trace.
public sealed interface Traffic {
    /// When its requests or sessions come, or null for a trace.
    default @Nullable Arrivals pattern() {
        return switch (this) {
            case Generated generated -> generated.arrivals();
            case Sessions sessions -> sessions.arrivals();
            case Replayed _ -> null;
        };
    }

    /// How it grows, or null if it does not.
    default @Nullable Growth growth() {
        return pattern() instanceof Arrivals.Shaped shaped ? shaped.curve().growth() : null;
    }

    /// Requests drawn at random.
    ///
    /// @param inputTokens prompt length in tokens, rounded up to whole tokens
    /// @param outputTokens output length in tokens, rounded up to whole tokens
    record Generated(Arrivals arrivals, Distribution inputTokens, Distribution outputTokens) implements Traffic {}

    /// Requests as a trace recorded them, from the start of the run.
    ///
    /// @param repeat whether the trace starts again when it ends; else it plays once
    record Replayed(TraceId trace, boolean repeat) implements Traffic {}

    /// Sessions drawn at random: chains of requests, each sent a pause after the answer to the one before. A conversation pauses while a person reads and
    /// writes, an agent while its tool works. The prompt of a turn is the system prompt, all earlier turns with their answers, and the turn's own new tokens.
    /// A turn that is throttled or rejected ends its session, so a prompt that outgrows the model's context ends it as a rejected request.
    ///
    /// @param arrivals when sessions begin: the rate is of sessions, not of requests
    /// @param turns requests of a session, rounded up to whole requests
    /// @param pauseSeconds time from the end of an answer to the next turn
    /// @param systemTokens tokens that open every prompt, the same for all sessions of the workload, 0 or more
    /// @param inputTokens new tokens of a turn, a message or a tool's result, rounded up to whole tokens
    /// @param outputTokens output tokens of a turn, rounded up to whole tokens
    record Sessions(Arrivals arrivals, Distribution turns, Distribution pauseSeconds, int systemTokens, Distribution inputTokens, Distribution outputTokens)
            implements Traffic {
        /// @throws InvalidPlan if the system prompt is shorter than nothing
        public Sessions {
            Require.atLeast("System prompt of a session", systemTokens, 0, "Enter its tokens, or 0 for none.");
        }

        /// The same sessions with other arrivals.
        public Sessions withArrivals(Arrivals other) {
            return new Sessions(other, turns, pauseSeconds, systemTokens, inputTokens, outputTokens);
        }

        /// The same sessions with another number of turns.
        public Sessions withTurns(Distribution other) {
            return new Sessions(arrivals, other, pauseSeconds, systemTokens, inputTokens, outputTokens);
        }

        /// The same sessions with other pauses, in seconds.
        public Sessions withPause(Distribution other) {
            return new Sessions(arrivals, turns, other, systemTokens, inputTokens, outputTokens);
        }

        /// The same sessions with a system prompt of another length.
        public Sessions withSystemTokens(int other) {
            return new Sessions(arrivals, turns, pauseSeconds, other, inputTokens, outputTokens);
        }

        /// The same sessions with other new tokens and output tokens of a turn.
        public Sessions withTokens(Distribution input, Distribution output) {
            return new Sessions(arrivals, turns, pauseSeconds, systemTokens, input, output);
        }
    }
}

package io.headroom.engine;

import io.headroom.plan.TraceId;

/// The random numbers of one source: a stream of its own for each purpose, so that a draw for one never shifts what is drawn for another.
///
/// @param seed the plan's seed
/// @param replication number of the replication, from 0
/// @param name tells the source from all others of its plan
record Streams(long seed, int replication, String name) {
    // These numbers name the streams: with another one the same plan and seed come to another result.
    private static final int ARRIVALS = 0;
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int SERVICE = 3;
    private static final int SESSIONS = 4;
    private static final int PROMPTS = 5;
    private static final int PATIENCE = 6;
    private static final int CHANCE = 7;

    /// Those of a trace, which are the same in every run, whoever replays it.
    static Streams of(TraceId trace) {
        return new Streams(0, 0, trace.value());
    }

    /// When requests or sessions come.
    RandomStream arrivals() {
        return stream(ARRIVALS);
    }

    /// Lengths of prompts.
    RandomStream input() {
        return stream(INPUT);
    }

    /// Lengths of answers.
    RandomStream output() {
        return stream(OUTPUT);
    }

    /// Where service times lie in their distribution.
    RandomStream service() {
        return stream(SERVICE);
    }

    /// Names sessions, and with them all that is drawn for them.
    RandomStream sessions() {
        return stream(SESSIONS);
    }

    /// Names what prompts say.
    RandomStream prompts() {
        return stream(PROMPTS);
    }

    /// How long clients wait.
    RandomStream patience() {
        return stream(PATIENCE);
    }

    /// Names the attempts of requests, and with them what clients leave to chance.
    RandomStream chance() {
        return stream(CHANCE);
    }

    private RandomStream stream(int purpose) {
        return new RandomStream(seed, replication, name, purpose);
    }
}

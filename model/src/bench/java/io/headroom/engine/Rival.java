package io.headroom.engine;

/// One way to simulate the queue.
interface Rival {
    /// Simulates all replications of the queue's setting.
    Sojourns run();
}

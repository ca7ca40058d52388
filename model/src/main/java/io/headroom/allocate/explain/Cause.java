package io.headroom.allocate.explain;

/// What binds in a partition: that of which more would help.
public enum Cause {
    /// GPUs are not there: they come later, have left or were lost.
    SUPPLY,
    /// The limits of a tier refuse requests, or hold them back, more than any queue does.
    LIMIT,
    /// All servers of all replicas are taken.
    SLOTS,
    /// As many sequences run as may run at once.
    SEQUENCES,
    /// The KV cache is full: what waits would fit a step, but not the memory.
    KV_MEMORY,
    /// Prompts wait for their turn in the steps: compute, or the token budget of a step.
    STEPS,
    /// Next to nothing waits: the time goes into serving itself, and depends on the model, its GPUs and what shares a batch.
    PACE
}

package io.headroom.plan;

/// What turned a request away, or made it wait for a later attempt.
public enum LimitKind {
    /// Requests per period.
    REQUESTS(true),
    /// Input tokens per period.
    INPUT_TOKENS(true),
    /// Output tokens per period.
    OUTPUT_TOKENS(true),
    /// Input plus output tokens per period.
    TOKENS(true),
    /// Tokens per day.
    TOKENS_PER_DAY(true),
    /// Spend per month.
    SPEND_PER_MONTH(true),
    /// Provisioned throughput.
    PROVISIONED(true),
    /// Batch jobs at once.
    BATCH_JOBS(false),
    /// Multimodal requests at once.
    MULTIMODAL(false),
    /// Fine-tuning jobs in the sandbox at once.
    SANDBOX_JOBS(false),
    /// Size of a request's payload.
    PAYLOAD(false),
    /// Requests of the tenant that wait at once.
    TENANT_QUEUE(false),
    /// Requests that wait in the lane at once.
    LANE_QUEUE(false),
    /// Longest request that the model's context or the KV cache holds.
    LENGTH(false),
    /// An outside provider that is down.
    PROVIDER(false),
    /// The longest wait that the lane or the tenant's tier allows.
    WAIT(false),
    /// The client's own patience.
    PATIENCE(false);

    private final boolean rate;

    LimitKind(boolean rate) {
        this.rate = rate;
    }

    /// Whether a request that gives up at it counts as throttled (429) rather than as rejected: whether it bounds a rate, and not a number or a size.
    public boolean throttles() {
        return rate;
    }

    /// Whether a request that gives up at it counts as expired: whether it waited too long.
    public boolean expires() {
        return this == WAIT || this == PATIENCE;
    }
}

package io.headroom.serving;

/// One replica under continuous batching.
public final class BatchingReplica {}

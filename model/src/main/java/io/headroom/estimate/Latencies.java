package io.headroom.estimate;

/// The latencies of a tenant.
///
/// @param ttft time to first token
/// @param tpot time per output token after the first
/// @param e2e end to end
/// @param waits from arrival to the start of service
record Latencies(Latency ttft, Latency tpot, Latency e2e, Latency waits) {}

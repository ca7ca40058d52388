package io.headroom.plan;

/// A time during which a replica of a partition is not there.
///
/// @param replica its number within the partition, from 0
/// @param fromSeconds when it goes, in seconds since the start of the run
/// @param untilSeconds when it is back; infinite if it does not come back
public record Outage(int replica, double fromSeconds, double untilSeconds) {}

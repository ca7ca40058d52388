package io.headroom.engine;

/// What a simulation of the queue found.
///
/// @param customers that arrived in this run, warm-up included
/// @param mean seconds from arrival to end of those that came after the warm-up, over all runs so far
/// @param p99 of the same, NaN if only sums are kept
record Sojourns(long customers, double mean, double p99) {}

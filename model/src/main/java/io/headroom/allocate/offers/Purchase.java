package io.headroom.allocate.offers;

/// What is bought.
///
/// @param amount how much
/// @param replicas replicas that GPUs come to, 0 for anything else
public record Purchase(double amount, Unit unit, int replicas) {
    /// What is counted.
    public enum Unit {
        /// GPUs.
        GPUS,
        /// Units of a provisioned throughput.
        UNITS,
        /// Input and output tokens a month, in millions.
        MILLION_TOKENS
    }
}

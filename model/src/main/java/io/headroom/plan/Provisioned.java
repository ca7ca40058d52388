package io.headroom.plan;

/// A throughput provided in units, enforced as a leaky bucket (Azure's provisioned throughput units): a request is refused while the bucket is more than full, else what
/// it is expected to take is added, and corrected when it is answered; the bucket drains at the provided rate and is full with one minute of it. An output token counts as
/// several input tokens; tokens found in a prefix cache do not count.
///
/// @param units units bought, above 0
/// @param tokensPerMinutePerUnit input tokens per minute that one unit provides, above 0
/// @param outputRatio input tokens that one output token counts as, above 0
public record Provisioned(double units, double tokensPerMinutePerUnit, double outputRatio) {
    /// @throws InvalidPlan if a figure is not positive
    public Provisioned {
        Require.above("Provisioned units", units, 0, "Enter a number of units, e.g. 150, or nothing for no such limit.");
        Require.above("Tokens per minute of a provisioned unit", tokensPerMinutePerUnit, 0, "Enter the provider's figure, e.g. 3400.");
        Require.above("Input tokens that an output token counts as", outputRatio, 0, "Enter the provider's figure, e.g. 8, or 1.");
    }

    /// Input tokens per second that it provides.
    public double tokensPerSecond() {
        return units * tokensPerMinutePerUnit / 60;
    }
}

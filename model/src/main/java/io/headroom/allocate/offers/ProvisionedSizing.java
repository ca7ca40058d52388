package io.headroom.allocate.offers;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Provisioned;

/// How many units of provisioned throughput a load needs, by a provider's terms (Azure's provisioned throughput units). Output tokens are converted to input tokens,
/// cached ones count for nothing, and units are sold in steps above a least number.
///
/// @param tokensPerMinutePerUnit input tokens per minute that one unit provides, above 0
/// @param outputRatio input tokens that one output token counts as, above 0
/// @param step units are sold in multiples of it, above 0
/// @param least the smallest number of units sold, 0 or more; rounded up to a multiple of the step
public record ProvisionedSizing(double tokensPerMinutePerUnit, double outputRatio, double step, double least) {
    /// A number of units this close above a multiple of the step is that multiple: the rest is rounding.
    private static final double ROUNDING = 1e-9;

    /// @throws InvalidPlan if a figure is out of range
    public ProvisionedSizing {
        Require.above("Tokens per minute of a provisioned unit", tokensPerMinutePerUnit, 0, "Enter the provider's figure, e.g. 3400.");
        Require.above("Input tokens that an output token counts as", outputRatio, 0, "Enter the provider's figure, e.g. 8, or 1.");
        Require.above("Step in which units are sold", step, 0, "Enter the provider's figure, e.g. 50, or 1.");
        Require.atLeast("Smallest number of units sold", least, 0, "Enter the provider's figure, e.g. 15, or 0.");
    }

    /// Requests that are alike.
    ///
    /// @param requestsPerMinute how many come, 0 or more
    /// @param inputTokens prompt tokens of each, 0 or more
    /// @param outputTokens output tokens of each, 0 or more
    /// @param cacheRate share of the prompt tokens that is found in a prefix cache, 0 to 1
    public record Load(double requestsPerMinute, double inputTokens, double outputTokens, double cacheRate) {
        /// @throws InvalidPlan if a figure is out of range
        public Load {
            Require.atLeast("Requests per minute", requestsPerMinute, 0, "Enter a rate, e.g. 1000.");
            Require.atLeast("Prompt tokens of a request", inputTokens, 0, "Enter a number of tokens.");
            Require.atLeast("Output tokens of a request", outputTokens, 0, "Enter a number of tokens.");
            if (!(cacheRate >= 0 && cacheRate <= 1)) {
                throw new InvalidPlan("Share of prompt tokens found in a cache is %s: use 0 to 1, e.g. 0.25.".formatted(Require.plain(cacheRate)));
            }
        }
    }

    /// What a load comes to.
    ///
    /// @param tokensPerMinute the load, converted to input tokens per minute
    /// @param needed units that provide exactly that
    /// @param bought units to buy: the next step, and no fewer than are sold; 0 for no load
    public record Size(double tokensPerMinute, double needed, double bought) {}

    /// Sizes a load.
    public Size size(Load load) {
        return sizeOf(load.requestsPerMinute() * (load.inputTokens() * (1 - load.cacheRate()) + outputRatio * load.outputTokens()));
    }

    /// Sizes a load that is converted already.
    ///
    /// @param tokensPerMinute input tokens per minute, 0 or more
    Size sizeOf(double tokensPerMinute) {
        double needed = tokensPerMinute / tokensPerMinutePerUnit;
        return new Size(tokensPerMinute, needed, needed == 0 ? 0 : Math.max(stepped(needed), stepped(least)));
    }

    private double stepped(double units) {
        return step * Math.ceil(units / step * (1 - ROUNDING));
    }

    /// The limit that bought units are.
    ///
    /// @throws InvalidPlan if there are none
    public Provisioned limit(Size size) {
        return new Provisioned(size.bought(), tokensPerMinutePerUnit, outputRatio);
    }
}

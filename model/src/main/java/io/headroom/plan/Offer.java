package io.headroom.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A way to buy capacity. Dated and sourced, because prices move.
///
/// @param terms what is sold, and for how much
/// @param asOf day the price was read
/// @param source who said so
public record Offer(OfferId id, String name, Terms terms, LocalDate asOf, String source) {
    /// What is sold, and for how much. All prices are US dollars.
    public sealed interface Terms {
        /// The type of the GPUs sold, if it is GPUs.
        default Optional<GpuTypeId> gpuType() {
            return Optional.empty();
        }

        /// A shared lane, paid by the token, at the place that the tenant's tier has there.
        record PayAsYouGo(TokenPrices tokens) implements Terms {}

        /// A shared lane, paid by the token, at a higher place.
        ///
        /// @param level the place, as of tenants of that level
        /// @param weight share of a lane under contention, above 0
        record Priority(TokenPrices tokens, Tier.Level level, double weight) implements Terms {
            /// @throws InvalidPlan if the weight is not positive
            public Priority {
                Require.above("Weight of an offer of priority", weight, 0, "Enter a share, e.g. 8; tiers have theirs.");
            }
        }

        /// GPUs of one's own, paid by the hour and kept for as long as one likes. Whether more can be had, or the same again later, nobody promises.
        record OnDemand(GpuTypeId gpu, double usdPerGpuHour) implements Terms {
            /// @throws InvalidPlan if the price is negative
            public OnDemand {
                checkHourly("On-demand price of an offer", usdPerGpuHour);
            }

            @Override
            public Optional<GpuTypeId> gpuType() {
                return Optional.of(gpu);
            }
        }

        /// GPUs of one's own for a term, paid for whether used or not.
        ///
        /// @param onDemandUsdPerGpuHour what the same GPUs cost on demand, above 0
        /// @param months the term, 1 or more
        /// @param leastGpus the smallest number of GPUs that one commits to, 1 or more
        /// @param step GPUs are sold in multiples of it, 1 or more
        record Reserved(GpuTypeId gpu, double usdPerGpuHour, double onDemandUsdPerGpuHour, int months, int leastGpus, int step) implements Terms {
            /// @throws InvalidPlan if a figure is out of range
            public Reserved {
                checkHourly("Price of an offer of reserved GPUs", usdPerGpuHour);
                Require.above("On-demand price beside an offer of reserved GPUs", onDemandUsdPerGpuHour, 0, "Enter US dollars per GPU and hour, e.g. 3.20.");
                Require.atLeast("Term of an offer of reserved GPUs", months, 1, "Enter months, e.g. 12.");
                Require.atLeast("Smallest number of GPUs of an offer", leastGpus, 1, "Enter a number of GPUs, e.g. 8, or 1.");
                Require.atLeast("Step in which GPUs of an offer are sold", step, 1, "Enter a number of GPUs, e.g. 8, or 1.");
            }

            /// Share of the on-demand price that is saved; below 0 where it costs more.
            public double discount() {
                return 1 - breakEvenUtilisation();
            }

            /// Share of the time above which it costs less than GPUs on demand that are given back while they idle: the reserved price over the on-demand price.
            public double breakEvenUtilisation() {
                return usdPerGpuHour / onDemandUsdPerGpuHour;
            }

            @Override
            public Optional<GpuTypeId> gpuType() {
                return Optional.of(gpu);
            }
        }

        /// A fixed number of GPUs between two dates at a price for all of it.
        ///
        /// @param gpus how many, 1 or more
        /// @param from first day
        /// @param until first day on which they are gone
        /// @param usd price of the whole block
        record CapacityBlock(GpuTypeId gpu, int gpus, LocalDate from, LocalDate until, double usd) implements Terms {
            /// @throws InvalidPlan if it holds no GPU, ends before it begins, or its price is negative
            public CapacityBlock {
                Require.atLeast("GPUs of a capacity block", gpus, 1, "Enter a number of GPUs, e.g. 64.");
                Require.atLeast("Price of a capacity block", usd, 0, "Enter US dollars for the whole block.");
                if (!until.isAfter(from)) {
                    throw new InvalidPlan("A capacity block ends on %s, but begins on %s: let it end later.".formatted(until, from));
                }
            }

            /// What a GPU costs for an hour.
            public double usdPerGpuHour() {
                return usd / (gpus * 24.0 * ChronoUnit.DAYS.between(from, until));
            }

            /// Whether the whole of a run, its warm-up included, lies between its dates.
            public boolean covers(RunSettings run) {
                return !run.start().isBefore(from.atStartOfDay())
                        && !run.start().plusNanos((long) ((run.warmupSeconds() + run.durationSeconds()) * 1e9)).isAfter(until.atStartOfDay());
            }

            @Override
            public Optional<GpuTypeId> gpuType() {
                return Optional.of(gpu);
            }
        }

        /// A throughput in units, paid by the hour whether used or not; what goes beyond is paid by the token.
        ///
        /// @param tokensPerMinutePerUnit input tokens per minute that one unit provides, above 0
        /// @param outputRatio input tokens that one output token counts as, above 0
        /// @param step units are sold in multiples of it, above 0 and at most a billion
        /// @param least the smallest number of units sold, 0 or more
        /// @param spill what tokens beyond the units cost
        /// @param provider the provider that serves them, or null if a lane of the plan does
        record Throughput(double tokensPerMinutePerUnit, double outputRatio, double step, double least, double usdPerUnitHour, TokenPrices spill,
                @Nullable ProviderId provider) implements Terms {
            private static final double MOST_STEP = 1e9;

            /// @throws InvalidPlan if a figure is out of range
            public Throughput {
                Require.above("Tokens per minute of a provisioned unit on offer", tokensPerMinutePerUnit, 0, "Enter the seller's figure, e.g. 3400.");
                Require.above("Input tokens that an output token counts as in an offer", outputRatio, 0, "Enter the seller's figure, e.g. 8, or 1.");
                Require.above("Step in which units of an offer are sold", step, 0, "Enter the seller's figure, e.g. 50, or 1.");
                if (step > MOST_STEP) {
                    throw new InvalidPlan("Step in which units of an offer are sold is %s: use at most a billion. Enter the seller's figure, e.g. 50, or 1.".formatted(Require.plain(step)));
                }
                Require.atLeast("Smallest number of units of an offer", least, 0, "Enter the seller's figure, e.g. 15, or 0.");
                Require.atLeast("Price of a provisioned unit on offer", usdPerUnitHour, 0, "Enter US dollars per unit and hour, e.g. 1.");
            }
        }

        /// An outside provider, paid by the token.
        ///
        /// @param delaySeconds time lost on the way, 0 or more
        /// @param quality what an answer from there is worth, 1 for one from home, 0 for nothing
        record Outside(ProviderId provider, TokenPrices tokens, double delaySeconds, double quality) implements Terms {
            /// @throws InvalidPlan if the delay is negative or the quality out of range
            public Outside {
                Require.atLeast("Delay of an offer of provider " + provider, delaySeconds, 0, "Enter a duration, e.g. 200ms, or 0s.");
                if (!(quality >= 0 && quality <= 1)) {
                    throw new InvalidPlan("Quality of an offer of provider %s is %s: use 0 to 1, 1 for answers as good as at home.".formatted(provider, Require.plain(quality)));
                }
            }
        }

        /// GPUs of one's own that run a smaller model, reserved: for tenants that accept it.
        record SmallerModel(ModelId model, GpuTypeId gpu, double usdPerGpuHour) implements Terms {
            /// @throws InvalidPlan if the price is negative
            public SmallerModel {
                checkHourly("Price of GPUs for a smaller model", usdPerGpuHour);
            }

            @Override
            public Optional<GpuTypeId> gpuType() {
                return Optional.of(gpu);
            }
        }

        private static void checkHourly(String what, double usd) {
            Require.atLeast(what, usd, 0, "Enter US dollars per GPU and hour, e.g. 3.20.");
        }
    }

    /// @throws InvalidPlan if the name is not usable or nobody is named as the source
    public Offer {
        Require.name("offer", name);
        if (source.isBlank()) {
            throw new InvalidPlan("The price of offer %s has no source: say who named it, e.g. \"our contract of March\", or \"example, made up\".".formatted(name));
        }
    }

    /// The same offer under another name.
    public Offer withName(String other) {
        return new Offer(id, other, terms, asOf, source);
    }

    /// The same offer on other terms.
    public Offer withTerms(Terms others) {
        return new Offer(id, name, others, asOf, source);
    }

    /// The same offer with a price of another day.
    public Offer withAsOf(LocalDate day) {
        return new Offer(id, name, terms, day, source);
    }

    /// The same offer with another source of its price.
    public Offer withSource(String other) {
        return new Offer(id, name, terms, asOf, other);
    }
}

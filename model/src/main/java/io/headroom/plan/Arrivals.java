package io.headroom.plan;

/// When the requests of a workload come.
public sealed interface Arrivals {
    /// The mean rate.
    Rate rate();

    /// The same pattern at another mean rate.
    Arrivals withRate(Rate rate);

    /// Independent arrivals.
    record Poisson(Rate rate) implements Arrivals {
        @Override
        public Arrivals withRate(Rate other) {
            return new Poisson(other);
        }
    }

    /// Independent gaps with a given spread: a CV above 1 comes in bursts, below 1 evenly.
    ///
    /// @param cv standard deviation of the gaps over their mean, 0.05 to 50
    /// @param shape the family the gaps are drawn from
    record Renewal(Rate rate, double cv, Shape shape) implements Arrivals {
        /// Families of gap distributions.
        public enum Shape {
            /// Gamma gaps.
            GAMMA,
            /// Weibull gaps.
            WEIBULL
        }

        /// @throws InvalidPlan if the CV is out of range
        public Renewal {
            if (!(cv >= 0.05 && cv <= 50)) {
                throw new InvalidPlan("Gap CV is %s: use 0.05 to 50; 1 is as irregular as Poisson.".formatted(Require.plain(cv)));
            }
        }

        @Override
        public Arrivals withRate(Rate other) {
            return new Renewal(other, cv, shape);
        }
    }
}

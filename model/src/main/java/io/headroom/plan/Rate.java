package io.headroom.plan;

/// How often something happens, kept in the unit it was entered in so that a file shows what was typed.
///
/// @param amount events in one period, 0 or more
/// @param per the period
public record Rate(double amount, Per per) {
    /// The period of a rate.
    public enum Per {
        /// Per second, written `/s`.
        SECOND(1, "/s"),
        /// Per minute, written `/min`.
        MINUTE(60, "/min"),
        /// Per hour, written `/h`.
        HOUR(3600, "/h"),
        /// Per day of 24 hours, written `/day`.
        DAY(86_400, "/day");

        private final double seconds;
        private final String suffix;

        Per(double seconds, String suffix) {
            this.seconds = seconds;
            this.suffix = suffix;
        }

        /// Length of the period in seconds.
        public double seconds() {
            return seconds;
        }

        /// How the period is written behind a number, e.g. `/min`.
        public String suffix() {
            return suffix;
        }
    }

    /// @throws InvalidPlan if the amount is negative or not a finite number
    public Rate {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new InvalidPlan("Rate is %s%s: use 0 or more, e.g. %s%s.".formatted(Require.plain(amount), per.suffix,
                    Double.isFinite(amount) ? Require.plain(Math.abs(amount)) : "4", per.suffix));
        }
    }

    /// A rate per second.
    public static Rate perSecond(double amount) {
        return new Rate(amount, Per.SECOND);
    }

    /// Events per second.
    public double perSecond() {
        return amount / per.seconds;
    }

    /// The rate as [Units] writes it, e.g. `20/s`.
    @Override
    public String toString() {
        return Units.format(this);
    }
}

package io.headroom.allocate.offers;

import io.headroom.allocate.Require;
import java.util.stream.DoubleStream;

/// What is paid where load beyond a reserved throughput spills to pay-as-you-go. It is billed minute by minute: what a minute leaves unused is not refunded and does not
/// help another minute.
///
/// @param usdPerMinute worth of the reserved throughput in US dollars per minute, 0 or more
public record SpillBilling(double usdPerMinute) {
    /// @throws io.headroom.plan.InvalidPlan if the worth is negative
    public SpillBilling {
        Require.atLeast("Reserved throughput", usdPerMinute, 0, "Enter US dollars per minute, or 0.");
    }

    /// A bill in US dollars.
    ///
    /// @param reservedUsd the reserved throughput of all minutes, used or not
    /// @param spilledUsd use beyond it, at pay-as-you-go prices
    /// @param unusedUsd the part of `reservedUsd` that nobody used
    public record Bill(double reservedUsd, double spilledUsd, double unusedUsd) {
        /// What is paid in all.
        public double totalUsd() {
            return reservedUsd + spilledUsd;
        }
    }

    /// Bills some minutes.
    ///
    /// @param usedUsd worth of what each minute used in US dollars, 0 or more
    /// @throws io.headroom.plan.InvalidPlan if a minute's use is negative
    public Bill bill(double... usedUsd) {
        for (int i = 0; i < usedUsd.length; i++) {
            Require.atLeast("Use in minute " + (i + 1), usedUsd[i], 0, "Enter US dollars, or 0.");
        }
        return new Bill(usdPerMinute * usedUsd.length, DoubleStream.of(usedUsd).map(used -> Math.max(0, used - usdPerMinute)).sum(),
                DoubleStream.of(usedUsd).map(used -> Math.max(0, usdPerMinute - used)).sum());
    }
}

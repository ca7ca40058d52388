package io.headroom.plan;

import java.time.LocalDate;
import java.util.OptionalDouble;

/// What a GPU of a cluster costs. Prices are dated and sourced because they move.
///
/// @param onDemandUsdPerGpuHour what shared GPUs cost, in US dollars per GPU and hour
/// @param reservedUsdPerGpuHour what reserved GPUs cost, in US dollars per GPU and hour
/// @param asOf day the prices were read
/// @param source who said so
public record Prices(double onDemandUsdPerGpuHour, double reservedUsdPerGpuHour, LocalDate asOf, String source) {
    /// @throws InvalidPlan if a price is negative
    public Prices {
        Require.atLeast("On-demand price", onDemandUsdPerGpuHour, 0, "Enter US dollars per GPU and hour, e.g. 3.99.");
        Require.atLeast("Reserved price", reservedUsdPerGpuHour, 0, "Enter US dollars per GPU and hour, e.g. 2.35.");
    }

    /// Share of the time above which a reserved GPU costs less than one on demand that is paid for only while in use: the reserved price over the on-demand price.
    /// Above 1 a reservation never pays. Empty where on-demand GPUs cost nothing.
    public OptionalDouble breakEvenUtilisation() {
        return onDemandUsdPerGpuHour == 0 ? OptionalDouble.empty() : OptionalDouble.of(reservedUsdPerGpuHour / onDemandUsdPerGpuHour);
    }
}

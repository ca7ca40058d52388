package io.headroom.plan;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/*
 * Arrivals that vary over time are steady arrivals on a clock of their own, which runs as fast as the curve is high: a Poisson process on it is exactly the Poisson
 * process with that rate over time, and gaps keep their CV as that clock measures them (Cinlar, Introduction to Stochastic Processes, 4.7). The curve is constant
 * for an hour, so the clock is read hour by hour, each once, as long as it is asked for ever later times.
 */
/// The clock of arrivals that follow a curve: the integral of the curve since the start of a run.
public final class OperationalTime {
    /// No run is longer.
    private static final double LONGEST_SECONDS = 366 * 86_400.0;

    private final Curve curve;
    private final LocalDateTime firstHour;
    private final double intoHour;
    private int hour;
    private double startsAt;
    private double endsAt;
    private double before;
    private double factor;

    /// @param start the moment the run begins, in the plan's local time
    public OperationalTime(Curve curve, LocalDateTime start) {
        this.curve = curve;
        firstHour = start.truncatedTo(ChronoUnit.HOURS);
        intoHour = ChronoUnit.NANOS.between(firstHour, start) * 1e-9;
        reset();
    }

    private void reset() {
        hour = 0;
        startsAt = 0;
        endsAt = Curve.HOUR_SECONDS - intoHour;
        before = 0;
        factor = curve.factor(firstHour);
    }

    private void nextHour() {
        before += factor * (endsAt - startsAt);
        hour++;
        startsAt = endsAt;
        endsAt = (hour + 1.0) * Curve.HOUR_SECONDS - intoHour;
        factor = curve.factor(firstHour.plusHours(hour));
    }

    /// What the clock shows at a time of the run.
    ///
    /// @param seconds since the start of the run
    public double at(double seconds) {
        if (seconds < startsAt) {
            reset();
        }
        while (seconds >= endsAt) {
            nextHour();
        }
        return before + factor * (seconds - startsAt);
    }

    /// When the clock shows a time, which must not be before the last one asked for; infinity if that is after the end of any run.
    ///
    /// @return seconds since the start of the run
    public double reaches(double operational) {
        while (operational >= before + factor * (endsAt - startsAt)) {
            if (endsAt > LONGEST_SECONDS) {
                return Double.POSITIVE_INFINITY;
            }
            nextHour();
        }
        return Math.clamp(startsAt + (operational - before) / factor, startsAt, endsAt);
    }
}

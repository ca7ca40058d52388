package io.headroom.engine;

import io.headroom.plan.OperationalTime;

/// Arrivals that follow a curve: steady ones on a clock that runs as fast as the curve is high.
final class ShapedGaps implements Gaps {
    private final Gaps base;
    private final OperationalTime clock;
    private double shown;

    ShapedGaps(Gaps base, OperationalTime clock) {
        this.base = base;
        this.clock = clock;
    }

    @Override
    public double from(double seconds, RandomStream random) {
        shown = base.from(clock.at(seconds), random);
        return clock.reaches(shown);
    }

    @Override
    public double after(double seconds, RandomStream random) {
        shown = base.after(shown, random);
        return clock.reaches(shown);
    }
}

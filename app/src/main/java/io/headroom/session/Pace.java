package io.headroom.session;

/// How fast the run being watched goes.
public enum Pace {
    /// As fast as the clock on the wall.
    X1(1),
    /// Ten simulated seconds a second.
    X10(10),
    /// A simulated minute a second.
    X60(60),
    /// Ten simulated minutes a second.
    X600(600),
    /// As fast as the engine can.
    MAX(Double.POSITIVE_INFINITY);

    private final double factor;

    Pace(double factor) {
        this.factor = factor;
    }

    /// Simulated seconds per second; infinite at full speed.
    public double factor() {
        return factor;
    }
}

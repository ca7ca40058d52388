package io.headroom.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// How much of a GPU's published figures a serving engine reaches, and what it spends besides: a value for every [Coefficient]. Immutable.
public final class Efficiency {
    /// What is served where no profile says more.
    public static final Efficiency USUAL = usual();

    private final Map<Coefficient, Double> values;

    private Efficiency(Map<Coefficient, Double> values) {
        this.values = values;
    }

    private static Efficiency usual() {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            values.put(coefficient, coefficient.usual());
        }
        return new Efficiency(values);
    }

    /// One of the values: a share, or seconds.
    public double get(Coefficient coefficient) {
        return Objects.requireNonNull(values.get(coefficient));
    }

    /// The same with other values for some coefficients.
    ///
    /// @throws InvalidPlan if a value is out of its coefficient's range
    public Efficiency with(Map<Coefficient, Double> others) {
        Map<Coefficient, Double> changed = new EnumMap<>(values);
        others.forEach((coefficient, value) -> {
            check(coefficient, value);
            changed.put(coefficient, value);
        });
        return new Efficiency(changed);
    }

    /// The same with another value for one coefficient.
    ///
    /// @throws InvalidPlan if the value is out of the coefficient's range
    public Efficiency with(Coefficient coefficient, double value) {
        return with(Map.of(coefficient, value));
    }

    static void check(Coefficient coefficient, double value) {
        if (!(value >= coefficient.least() && value <= coefficient.most())) {
            throw new InvalidPlan("Coefficient %s is %s: use %s to %s, usually %s.".formatted(coefficient.key(), Require.plain(value),
                    Require.plain(coefficient.least()), Require.plain(coefficient.most()), Require.plain(coefficient.usual())));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Efficiency efficiency && values.equals(efficiency.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Efficiency" + values;
    }
}

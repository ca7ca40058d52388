package io.headroom.plan;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// Numbers as a list that takes eight bytes for each. Immutable, and equal to any list of the same numbers.
final class Figures extends AbstractList<Double> implements RandomAccess {
    private final double[] figures;

    private Figures(double[] figures) {
        this.figures = figures;
    }

    /// The same numbers; the same list if it is one already.
    static List<Double> copyOf(List<Double> numbers) {
        return numbers instanceof Figures ? numbers : new Figures(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public Double get(int index) {
        return figures[index];
    }

    @Override
    public int size() {
        return figures.length;
    }
}

package io.headroom.allocate;

import io.headroom.plan.InvalidPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The checks that the calculations of this package and those below it share. Each throws [InvalidPlan] with the thing, the value and a way out.
public final class Require {
    private Require() {}

    /// A number that must not fall below a bound.
    public static void atLeast(String what, double value, double least, String wayOut) {
        if (!(value >= least) || Double.isInfinite(value)) {
            throw new InvalidPlan("%s is %s: it must be at least %s. %s".formatted(what, plain(value), plain(least), wayOut));
        }
    }

    /// A number that must exceed a bound.
    public static void above(String what, double value, double bound, String wayOut) {
        if (!(value > bound) || Double.isInfinite(value)) {
            throw new InvalidPlan("%s is %s: it must be more than %s. %s".formatted(what, plain(value), plain(bound), wayOut));
        }
    }

    /// Names that must differ and not be blank.
    public static void distinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new InvalidPlan("One of the %s has no name: give it one.".formatted(what));
            }
            if (!seen.add(name)) {
                throw new InvalidPlan("Two of the %s are called %s: give one of them another name.".formatted(what, name));
            }
        }
    }

    /// A number without needless decimals.
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}

package io.headroom.allocate;

import io.headroom.plan.InvalidPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The checks that these calculations share. Each throws [InvalidPlan] with the thing, the value and a way out.
final class Require {
    private Require() {}

    static void atLeast(String what, double value, double least, String wayOut) {
        if (!(value >= least) || Double.isInfinite(value)) {
            throw new InvalidPlan("%s is %s: it must be at least %s. %s".formatted(what, plain(value), plain(least), wayOut));
        }
    }

    static void above(String what, double value, double bound, String wayOut) {
        if (!(value > bound) || Double.isInfinite(value)) {
            throw new InvalidPlan("%s is %s: it must be more than %s. %s".formatted(what, plain(value), plain(bound), wayOut));
        }
    }

    static void distinct(String what, List<String> names) {
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

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}

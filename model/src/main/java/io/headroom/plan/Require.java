package io.headroom.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The checks that the records of a plan share. Each throws [InvalidPlan] with the thing, the value and a way out.
final class Require {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private Require() {}

    static void id(String what, String value) {
        if (!ID.matcher(value).matches()) {
            throw new InvalidPlan("The id \"%s\" of a %s is not usable: use 1 to 100 letters, digits, dots, dashes or underscores, e.g. \"chat-1\"."
                    .formatted(value, what));
        }
    }

    static void name(String what, String value) {
        if (value.isBlank() || value.length() > 200 || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidPlan("The name \"%s\" of a %s is not usable: use 1 to 200 printable characters.".formatted(value.strip(), what));
        }
    }

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

    static <T, K> void distinct(String what, List<T> items, Function<T, K> key) {
        Set<K> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(key.apply(item))) {
                throw new InvalidPlan("Two entries of %s have the id \"%s\": give one of them another id.".formatted(what, key.apply(item)));
            }
        }
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}

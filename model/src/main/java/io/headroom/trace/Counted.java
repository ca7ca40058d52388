package io.headroom.trace;

import java.util.Locale;

/// Numbers of things in the sentences of an import.
final class Counted {
    private Counted() {}

    /// A number of things, such as `1 client` or `1,234 clients`.
    static String of(long count, String thing) {
        return String.format(Locale.ROOT, "%,d", count) + ' ' + thing + (count == 1 ? "" : "s");
    }

    /// A number.
    static String of(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }
}

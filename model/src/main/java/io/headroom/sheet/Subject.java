package io.headroom.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the rows of a sheet are about.
public enum Subject {
    /// A tenant in each row.
    TENANTS,
    /// A cluster in each row.
    FLEET,
    /// What a GPU type, or a cluster, costs in each row.
    PRICES;

    /// How it is written where it is kept or typed: `tenants`, `fleet`, `prices`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The subject with a key, whatever its case.
    public static Optional<Subject> of(String key) {
        return Arrays.stream(values()).filter(subject -> subject.name().equalsIgnoreCase(key.strip())).findFirst();
    }
}

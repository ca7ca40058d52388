package io.headroom.calibrate;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Divides rows for cross-validation by a hash of their names, so that a row is always in the same fold, whatever else is in the file.
public final class Folds {
    /// Number of folds.
    public static final int COUNT = 4;

    private Folds() {}

    /// The fold of a row, 0 to 3.
    ///
    /// @param id the row's name
    public static int of(String id) {
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % COUNT);
    }
}

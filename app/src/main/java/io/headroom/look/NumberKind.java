package io.headroom.look;

import io.headroom.words.Words;

/// Where a number comes from. A number is never shown without its kind.
public enum NumberKind {
    /// Closed form, at once; written with "≈" and a dashed underline.
    ESTIMATED,
    /// From a simulation, with a confidence interval; a filled dot.
    SIMULATED,
    /// Imported from a real system; a diamond.
    MEASURED;

    /// The word for this kind in the language of the desktop.
    public String word() {
        return Words.of(NumberKind.class).text("kind." + name());
    }
}

package io.headroom.drawing;

import java.util.Locale;

/// A colour.
///
/// @param rgb red, green and blue, eight bits each
/// @param opacity 0 for none of it to 1 for all of it
public record Colour(int rgb, double opacity) {
    /// Checks the ranges.
    public Colour {
        if (rgb < 0 || rgb > 0xFFFFFF || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("There is no colour %x at an opacity of %s".formatted(rgb, opacity));
        }
    }

    /// From `RRGGBB`.
    public static Colour of(String hex) {
        return new Colour(Integer.parseInt(hex, 16), 1);
    }

    /// The same colour, seen through.
    public Colour at(double share) {
        return new Colour(rgb, share);
    }

    /// As `#rrggbb`.
    String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}

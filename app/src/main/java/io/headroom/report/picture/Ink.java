package io.headroom.report.picture;

import io.headroom.drawing.Colour;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Typeface;
import io.headroom.report.Palette;

/// Colours and letterings of printed pictures.
final class Ink {
    static final Colour BLACK = Colour.of(Palette.INK);
    static final Colour SECOND = Colour.of(Palette.SECOND);
    static final Colour HINT = Colour.of(Palette.HINT);
    static final Colour LINE = Colour.of(Palette.LINE);
    static final Colour RULE = Colour.of(Palette.RULE);
    static final Colour BAND = Colour.of(Palette.BAND);
    static final Colour ACCENT = Colour.of(Palette.ACCENT);
    static final Colour OK = Colour.of(Palette.OK);
    static final Colour WARN = Colour.of(Palette.WARN);
    static final Colour BAD = Colour.of(Palette.BAD);
    static final Colour PAPER = Colour.of("FFFFFF");

    private Ink() {}

    static Lettering words(double size) {
        return new Lettering(Typeface.WORDS, size, BLACK);
    }

    static Lettering strong(double size) {
        return new Lettering(Typeface.STRONG, size, BLACK);
    }

    static Lettering hint(double size) {
        return new Lettering(Typeface.WORDS, size, HINT);
    }

    static Lettering figures(double size) {
        return new Lettering(Typeface.FIGURES, size, BLACK);
    }
}

package io.headroom.gauges;

import io.headroom.look.NumberKind;
import io.headroom.words.Format;
import io.headroom.words.Words;

/// Readings as text, for whoever shows them outside of a tile.
public final class ReadingText {
    private ReadingText() {}

    /// The value with its unit, e.g. "1.90 s" or "≈ 193 $/h"; an en dash where there is none.
    public static String value(Reading reading, Format format) {
        if (!reading.hasValue()) {
            return Format.NONE;
        }
        String figure = new Wording(Words.of(ReadingText.class), format).figure(reading.unit(), reading.value()).text();
        return reading.kind() == NumberKind.ESTIMATED && !reading.fact() ? "≈ " + figure : figure;
    }

    /// All that a tile would say of it, in one sentence.
    public static String speech(Reading reading, Format format) {
        return new Wording(Words.of(ReadingText.class), format).speech(reading);
    }
}

package io.headroom.words;

import io.headroom.allocate.sweep.Figure;
import java.util.Locale;

/// Sweeps in words and figures: the same in the window and on the command line.
public final class SweepWords {
    private final Words words;
    private final Format format;

    private SweepWords(Words words, Format format) {
        this.words = words;
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static SweepWords here() {
        return new SweepWords(Words.of(SweepWords.class, Locale.getDefault(Locale.Category.DISPLAY)), Format.here());
    }

    /// What is varied, e.g. "GPUs of lane-1".
    public String subject(String subject) {
        int space = subject.indexOf(' ');
        return space < 0 ? words.text("sweep.subject." + subject) : words.text("sweep.subject." + subject.substring(0, space), subject.substring(space + 1));
    }

    /// What a figure is called, e.g. "p99 TTFT".
    public String figure(Figure figure) {
        return words.text("sweep.figure." + figure.key());
    }

    /// A value with its unit; a dash where there is none.
    public String value(Figure figure, double value) {
        if (Double.isNaN(value)) {
            return Format.NONE;
        }
        return switch (figure.unit()) {
            case COUNT -> format.whole(Math.round(value));
            case SECONDS -> format.duration(value).text();
            case SHARE -> format.share(value).text();
            case PER_SECOND -> format.rate(value).text();
            case USD -> format.money(value, figure == Figure.USD_PER_HOUR ? "$/h" : "$").text();
        };
    }
}

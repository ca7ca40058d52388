package io.headroom.cli;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Units;
import io.headroom.report.Dossier;
import io.headroom.words.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options; what cannot be read is named, with an example of what can.
final class Quantities {
    private static final Words WORDS = Words.of(Quantities.class);

    /// What `--threads` is without the option.
    static final int ALL_CORES = Runtime.getRuntime().availableProcessors();
    private static final int MOST_THREADS = 1024;

    private Quantities() {}

    /// How many threads to use.
    ///
    /// @param asked the value of `--threads`, or null without it
    static int threads(@Nullable Integer asked) throws BadInput {
        int threads = asked == null ? ALL_CORES : asked;
        if (threads < 1 || threads > MOST_THREADS) {
            throw new BadInput(WORDS.text("threads.range", threads, MOST_THREADS));
        }
        return threads;
    }

    /// A duration with its unit, in seconds.
    static final class Seconds implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                return Units.seconds(text);
            } catch (InvalidPlan unreadable) {
                throw new TypeConversionException(unreadable.getMessage());
            }
        }
    }

    /// A whole number.
    static final class Whole implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException unreadable) {
                throw new TypeConversionException(WORDS.text("whole", text));
            }
        }
    }

    /// A whole number of things.
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException unreadable) {
                throw new TypeConversionException(WORDS.text("whole", text));
            }
        }
    }

    /// A date.
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException(WORDS.text("day", text));
            }
        }
    }

    /// A share: `2%`, or `0.02`.
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                return share(text);
            } catch (NumberFormatException unreadable) {
                throw new TypeConversionException(WORDS.text("share", text));
            }
        }

        private static double share(String text) {
            String number = text.strip();
            return number.endsWith("%") ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100 : Double.parseDouble(number);
        }
    }

    /// Width and height of a picture in px.
    record Extent(int width, int height) {}

    /// Two whole numbers with an x between, each 600 to 8,000.
    static final class Size implements ITypeConverter<Extent> {
        private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

        @Override
        public Extent convert(String text) {
            Matcher parts = SIZE.matcher(text.strip());
            if (parts.matches()) {
                Extent extent = new Extent(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
                if (Math.min(extent.width(), extent.height()) >= 600 && Math.max(extent.width(), extent.height()) <= 8000) {
                    return extent;
                }
            }
            throw new TypeConversionException(WORDS.text("size", text));
        }
    }

    /// The name of a theme.
    static final class Theme implements ITypeConverter<Picture.Scheme> {
        @Override
        public Picture.Scheme convert(String text) {
            return switch (text) {
                case "light" -> Picture.Scheme.LIGHT;
                case "dark" -> Picture.Scheme.DARK;
                default -> throw new TypeConversionException(WORDS.text("theme", text));
            };
        }
    }

    /// Whom a summary is for.
    static final class ForWhom implements ITypeConverter<Dossier.Edition> {
        @Override
        public Dossier.Edition convert(String text) {
            return switch (text) {
                case "provider" -> Dossier.Edition.PROVIDER;
                case "customer" -> Dossier.Edition.CUSTOMER;
                default -> throw new TypeConversionException(WORDS.text("edition", text));
            };
        }
    }
}

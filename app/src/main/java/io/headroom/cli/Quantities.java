package io.headroom.cli;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Units;
import io.headroom.words.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options; what cannot be read is named, with an example of what can.
final class Quantities {
    private static final Words WORDS = Words.of(Quantities.class);

    private Quantities() {}

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
}

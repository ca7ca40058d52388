package io.headroom.store;

import io.headroom.plan.Units;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One value of a plan file while it is read: gives it by type, or says what it must be instead.
final class JsonValue {
    private static final int LONGEST_QUANTITY = 400;

    private final Part part;
    private final String key;
    private final JsonNode node;

    /// @param part the object it stands in
    /// @param key where it stands there
    JsonValue(Part part, String key, JsonNode node) {
        this.part = part;
        this.key = key;
        this.node = node;
    }

    private Problem wrong(String expected) {
        return part.wrong(key, node, expected);
    }

    String text(String example) {
        if (!node.isString()) {
            throw wrong("text, e.g. \"" + example + "\"");
        }
        return node.stringValue();
    }

    int whole(int example) {
        try {
            return exact("a whole number, e.g. " + example).intValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw wrong("a whole number up to 2147483647, e.g. " + example);
        }
    }

    long longWhole(String example) {
        return asLong(exact("a whole number, e.g. " + example), example);
    }

    /// A whole count as a plain number, or as text with k, M or G.
    long longCount(String example) {
        return node.isString() ? asLong(BigDecimal.valueOf(quantity(Units::count)), example) : longWhole(example);
    }

    private long asLong(BigDecimal number, String example) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw wrong("a whole number of at most 18 digits, e.g. " + example);
        }
    }

    double number(String example) {
        return finite(exact("a number, e.g. " + example).doubleValue());
    }

    /// A count as a plain number, or as text with k, M or G.
    double count(String example) {
        return node.isString() ? quantity(Units::count) : number(example);
    }

    /// Text with a unit.
    <T> T quantity(String example, Function<String, T> unit) {
        if (!node.isString()) {
            throw wrong("text with a unit, e.g. \"" + example + "\"");
        }
        return quantity(unit);
    }

    private <T> T quantity(Function<String, T> unit) {
        String text = node.stringValue();
        if (text.length() > LONGEST_QUANTITY) {
            throw part.problem(key, "%s is too long for a quantity. Write it shorter, e.g. \"500ms\".".formatted(OneLine.quote(text)));
        }
        T value = part.at(key, () -> unit.apply(text));
        if (value instanceof Double number) {
            finite(number);
        }
        return value;
    }

    private double finite(double value) {
        if (Double.isInfinite(value)) {
            throw part.problem(key, "%s is larger than any number this program works with. Maybe a few zeros too many?".formatted(describe(node)));
        }
        return value;
    }

    private BigDecimal exact(String expected) {
        if (!node.isNumber()) {
            throw wrong(expected);
        }
        return node.decimalValue();
    }

    /// A JSON value in a few words.
    static String describe(@Nullable JsonNode node) {
        if (node == null) {
            return "missing";
        }
        if (node.isString()) {
            return "the text " + OneLine.quote(node.stringValue());
        }
        if (node.isNumber()) {
            return "the number " + OneLine.of(node.asString().length() > 60 ? node.asString().substring(0, 60) + "…" : node.asString());
        }
        if (node.isContainer()) {
            return node.isObject() ? "an object" : "a list";
        }
        return node.isNull() ? "null" : node.isBoolean() ? node.asString() : "nothing";
    }
}

package io.headroom.store;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a JSON tree so that a person can read it and a comparison of two versions shows what changed.
///
/// Two spaces per level. A part with an id has one line per key. Another object, or a list, of plain values only stays on one line where it fits in 100
/// columns; a longer list of numbers fills as many lines as it needs. Any Unicode text is written as it is, except what would not survive UTF-8.
final class JsonText {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(JsonNode root) {
        JsonText text = new JsonText();
        text.expanded(root, 0);
        return text.out.append('\n').toString();
    }

    /// Writes an object of which one list is never there as a whole.
    ///
    /// @param root has an empty list in its place
    /// @param key where the list stands
    /// @param list objects with ids
    static void write(ObjectNode root, String key, Iterable<ObjectNode> list, Writer to) throws IOException {
        JsonText text = new JsonText();
        text.out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            text.key(member.getKey(), first, 1);
            Iterator<ObjectNode> objects = list.iterator();
            if (member.getKey().equals(key) && objects.hasNext()) {
                text.oneByOne(objects, to);
            } else {
                text.value(member.getValue(), 1);
            }
            text.flush(to);
            first = false;
        }
        text.newLine(true, 0);
        text.out.append("}\n");
        text.flush(to);
    }

    private void oneByOne(Iterator<ObjectNode> objects, Writer to) throws IOException {
        out.append('[');
        for (boolean first = true; objects.hasNext(); first = false) {
            newLine(first, 2);
            value(objects.next(), 2);
            flush(to);
        }
        newLine(true, 1);
        out.append(']');
    }

    /// Nothing looks back before the next line.
    private void flush(Writer to) throws IOException {
        to.append(out);
        out.setLength(0);
    }

    /// A number as a file shows it: whole numbers without a point, others with the fewest digits that read back to the same double.
    static BigDecimal number(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return shortest.scale() < 0 && shortest.scale() > -18 ? shortest.setScale(0) : shortest;
    }

    private void value(JsonNode node, int level) {
        if (!node.isContainer()) {
            plain(node);
        } else if (node.isEmpty()) {
            out.append(node.isObject() ? "{}" : "[]");
        } else if (!fitsOneLine(node)) {
            if (node.isArray() && node.values().stream().allMatch(JsonNode::isNumber)) {
                filled(node, level);
            } else {
                expanded(node, level);
            }
        }
    }

    private void filled(JsonNode numbers, int level) {
        out.append('[');
        newLine(true, level + 1);
        int line = out.lastIndexOf("\n") + 1;
        for (Iterator<JsonNode> elements = numbers.values().iterator(); elements.hasNext();) {
            int start = out.length();
            plain(elements.next());
            out.append(elements.hasNext() ? ", " : "");
            if (out.length() - line > WIDTH && start > line + 2 * level + 2) {
                String number = out.substring(start);
                out.setLength(start - 1);
                newLine(true, level + 1);
                line = out.lastIndexOf("\n") + 1;
                out.append(number);
            }
        }
        newLine(true, level);
        out.append(']');
    }

    /// Tries the short form, and takes it back if it is too long.
    private boolean fitsOneLine(JsonNode node) {
        if (3 * node.size() > WIDTH || node.has("id") || node.values().stream().anyMatch(JsonNode::isContainer)) { // a value takes three characters with what parts it from the next
            return false;
        }
        int start = out.length();
        int line = start - (out.lastIndexOf("\n") + 1);
        out.append(node.isObject() ? '{' : '[');
        for (Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator(); members.hasNext();) {
            Map.Entry<String, JsonNode> member = members.next();
            text(member.getKey());
            out.append(": ");
            plain(member.getValue());
            out.append(members.hasNext() ? ", " : "");
        }
        for (Iterator<JsonNode> elements = node.isArray() ? node.values().iterator() : Collections.emptyIterator(); elements.hasNext();) {
            plain(elements.next());
            out.append(elements.hasNext() ? ", " : "");
        }
        out.append(node.isObject() ? '}' : ']');
        if (line + out.length() - start > WIDTH) {
            out.setLength(start);
            return false;
        }
        return true;
    }

    private void expanded(JsonNode node, int level) {
        out.append(node.isObject() ? '{' : '[');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            key(member.getKey(), first, level + 1);
            value(member.getValue(), level + 1);
            first = false;
        }
        if (node.isArray()) {
            for (JsonNode element : node.values()) {
                newLine(first, level + 1);
                value(element, level + 1);
                first = false;
            }
        }
        newLine(true, level);
        out.append(node.isObject() ? '}' : ']');
    }

    private void key(String key, boolean first, int level) {
        newLine(first, level);
        text(key);
        out.append(": ");
    }

    private void newLine(boolean first, int level) {
        out.append(first ? "\n" : ",\n").repeat("  ", level);
    }

    private void plain(JsonNode node) {
        if (node.isString()) {
            text(node.stringValue());
        } else {
            out.append(node instanceof DecimalNode ? node.decimalValue().toString() : node.isNull() ? "null" : node.asString());
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f || loneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}

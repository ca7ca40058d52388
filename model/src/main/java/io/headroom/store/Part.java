package io.headroom.store;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Rate;
import io.headroom.plan.Units;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One object of a plan file while it is read: gives its keys by type, knows its JSON path for messages, and keeps the keys nobody asked for.
///
/// Call [#make] last: it builds the value and takes what was not asked for as unknown.
final class Part {
    private final ObjectNode json;
    private final String path;
    private final List<String> address;
    private final Reading reading;
    private final Set<String> asked = new HashSet<>();

    Part(ObjectNode json, String path, List<String> address, Reading reading) {
        this.json = json;
        this.path = path;
        this.address = address;
        this.reading = reading;
    }

    String path() {
        return path;
    }

    Reading reading() {
        return reading;
    }

    String path(String key) {
        return PathText.child(path, key);
    }

    Problem problem(String key, String message) {
        return new Problem(path(key), message);
    }

    boolean has(String key) {
        return json.has(key);
    }

    @Nullable JsonNode find(String key) {
        asked.add(key);
        return json.get(key);
    }

    private JsonValue value(String key, JsonNode node) {
        return new JsonValue(this, key, node);
    }

    JsonNode need(String key, String example) {
        JsonNode node = find(key);
        if (node == null) {
            throw problem(key, "is missing: add it, e.g. \"%s\": %s.".formatted(key, example));
        }
        return node;
    }

    String text(String key, String example) {
        return value(key, need(key, '"' + example + '"')).text(example);
    }

    String textOr(String key, String fallback) {
        JsonNode node = find(key);
        return node == null ? fallback : value(key, node).text("some words");
    }

    @Nullable LocalDate findDate(String key) {
        return has(key) ? date(key) : null;
    }

    LocalDate date(String key) {
        String text = text(key, "2027-01-04");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException bad) {
            throw problem(key, "%s is not a date: write it like 2027-01-04.".formatted(OneLine.quote(text)));
        }
    }

    /// A name for people; the record it goes to checks it, but would quote all of it.
    String name(String key, String example) {
        return notLong(key, text(key, example), 200);
    }

    private String notLong(String key, String text, int longest) {
        if (text.length() > longest) {
            throw problem(key, "%s is %d characters long: use at most %d.".formatted(OneLine.quote(text), text.length(), longest));
        }
        return text;
    }

    <T> T id(String key, Function<String, T> type) {
        String text = notLong(key, text(key, "chat-1"), 100);
        return at(key, () -> type.apply(text));
    }

    /// A reference to another part of the plan by its id, which must be one of the known ones.
    <T> T reference(String key, Function<String, T> type, String what, Set<String> known) {
        return at(key, () -> type.apply(known(key, text(key, "chat-1"), what, known)));
    }

    /// A reference that may be left out.
    <T> @Nullable T findReference(String key, Function<String, T> type, String what, Set<String> known) {
        return has(key) ? reference(key, type, what, known) : null;
    }

    private String known(String key, String id, String what, Set<String> known) {
        if (!known.contains(id)) {
            throw problem(key, "there is no %s %s. Add it, or choose one of: %s.".formatted(what, OneLine.quote(id),
                    known.isEmpty() ? "(none yet)" : known.stream().sorted().limit(8).collect(Collectors.joining(", "))));
        }
        return id;
    }

    int whole(String key, int example) {
        return value(key, need(key, Integer.toString(example))).whole(example);
    }

    int wholeOr(String key, int fallback) {
        JsonNode node = find(key);
        return node == null ? fallback : value(key, node).whole(fallback);
    }

    long longOr(String key, long fallback) {
        JsonNode node = find(key);
        return node == null ? fallback : value(key, node).longWhole("7");
    }

    @Nullable Integer findWhole(String key, int example) {
        JsonNode node = find(key);
        return node == null ? null : Integer.valueOf(value(key, node).whole(example));
    }

    double number(String key, String example) {
        return value(key, need(key, example)).number(example);
    }

    double numberOr(String key, double fallback) {
        JsonNode node = find(key);
        return node == null ? fallback : value(key, node).number(Double.toString(fallback));
    }

    @Nullable Double findNumber(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : Double.valueOf(value(key, node).number(example));
    }

    /// A count as a plain number, or as text with k, M or G.
    double count(String key, JsonNode node, String example) {
        return value(key, node).count(example);
    }

    /// A whole count that may be left out, as a plain number, or as text with k, M or G.
    @Nullable Long findCount(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : Long.valueOf(value(key, node).longCount(example));
    }

    /// A count like [#findCount] of those that a 32-bit number holds.
    @Nullable Integer findSmallCount(String key, String example) {
        @Nullable Long count = findCount(key, example);
        if (count != null && count != count.intValue()) {
            throw problem(key, "%d is too large: use at most 2147483647.".formatted(count));
        }
        return count == null ? null : Integer.valueOf(count.intValue());
    }

    /// A size in bytes that may be left out.
    @Nullable Long findBytes(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : value(key, node).quantity(example, Units::bytes);
    }

    double seconds(String key, String example) {
        return value(key, need(key, '"' + example + '"')).quantity(example, Units::seconds);
    }

    double secondsOr(String key, double fallback) {
        JsonNode node = find(key);
        return node == null ? fallback : value(key, node).quantity("5min", Units::seconds);
    }

    @Nullable Double findSeconds(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : value(key, node).quantity(example, Units::seconds);
    }

    double asSeconds(String key, JsonNode node, String example) {
        return value(key, node).quantity(example, Units::seconds);
    }

    Rate rate(String key, String example) {
        return value(key, need(key, '"' + example + '"')).quantity(example, Units::rate);
    }

    @Nullable Rate findRate(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : value(key, node).quantity(example, Units::rate);
    }

    boolean flagOr(String key, boolean fallback) {
        JsonNode node = find(key);
        if (node != null && !node.isBoolean()) {
            throw wrong(key, node, "true or false");
        }
        return node == null ? fallback : node.booleanValue();
    }

    <E extends Enum<E>> E choice(String key, E[] choices) {
        String text = text(key, word(choices[0]));
        return Stream.of(choices).filter(choice -> word(choice).equals(text)).findFirst().orElseThrow(() -> notOneOf(key, text,
                Stream.of(choices).map(Part::word).toList()));
    }

    <E extends Enum<E>> E choiceOr(String key, E[] choices, E fallback) {
        return has(key) ? choice(key, choices) : fallback;
    }

    Problem notOneOf(String key, String text, List<String> choices) {
        return problem(key, "is %s: use one of %s.".formatted(OneLine.quote(text), String.join(", ", choices)));
    }

    /// The word for a constant in a file.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Part object(String key, String example) {
        return asObject(key, need(key, example), example);
    }

    @Nullable Part findObject(String key, String example) {
        JsonNode node = find(key);
        return node == null ? null : asObject(key, node, example);
    }

    private Part asObject(String key, JsonNode node, String example) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(key, node, "an object, e.g. " + example);
        }
        return new Part(object, path(key), child(List.of(key)), reading);
    }

    /// The objects of a list, which may be left out, named by one of their keys so that what is unknown in them follows them.
    List<Part> objects(String key, String nameKey) {
        return objects(key, object -> textIn(object, nameKey));
    }

    /// The text at a key of an object, or none.
    static String textIn(ObjectNode object, String key) {
        JsonNode text = object.get(key);
        return text != null && text.isString() ? text.stringValue() : "";
    }

    /// The objects of a list, which may be left out, each with a name by which what is unknown in it follows it.
    List<Part> objects(String key, Function<ObjectNode, String> name) {
        JsonNode list = find(key);
        return list == null ? List.of() : entries(key, list, name, "it must be an object.").stream().flatMap(entry -> Stream.ofNullable(entry.object())).toList();
    }

    /// What stands in a list: an object, or only its id.
    ///
    /// @param id the id, or what else names the object
    record Entry(String path, String id, @Nullable Part object) {}

    /// The entries of a list of a scenario: objects with ids, or the ids of parts of the plan itself.
    List<Entry> entries(String key) {
        return entries(key, need(key, "[...]"), null, "it must be an object, or the id of one of the plan itself.");
    }

    /// @param name names objects; null for their ids, which then may stand alone
    private List<Entry> entries(String key, JsonNode list, @Nullable Function<ObjectNode, String> name, String expected) {
        List<JsonNode> nodes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode node : elements(key, list, "a list of objects")) {
            if (node instanceof ObjectNode object) {
                names.add(name == null ? textIn(object, "id") : name.apply(object));
            } else if (name == null && node.isString()) {
                names.add(node.stringValue());
            } else {
                throw new Problem("%s[%d]".formatted(path(key), nodes.size()), "is %s: %s".formatted(JsonValue.describe(node), expected));
            }
            nodes.add(node);
        }
        List<String> steps = UnknownKeys.steps(names);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String where = "%s[%d]".formatted(path(key), i);
            entries.add(new Entry(where, names.get(i),
                    nodes.get(i) instanceof ObjectNode object ? new Part(object, where, child(List.of(key, steps.get(i))), reading) : null));
        }
        return entries;
    }

    /// An object of a list that is read one by one, named by its id so that what is unknown in it follows it.
    Part one(String key, int index, ObjectNode object) {
        return new Part(object, "%s[%d]".formatted(path(key), index), child(List.of(key, textIn(object, "id"))), reading.oneByOne());
    }

    /// This object as the plan of a scenario.
    Part ofScenario(String scenario) {
        return new Part(json, path, List.of(scenario), reading.ofScenario(json, path));
    }

    /// A list of numbers.
    double[] numbers(String key, String example) {
        JsonNode list = need(key, example);
        elements(key, list, "a list of numbers, e.g. " + example);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode node = list.get(i);
            numbers[i] = node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
            if (!Double.isFinite(numbers[i])) {
                numbers[i] = value(key + "[" + i + "]", node).number("1");
            }
        }
        return numbers;
    }

    /// The elements of a list.
    Iterable<JsonNode> elements(String key, JsonNode list, String expected) {
        if (!list.isArray()) {
            throw wrong(key, list, expected);
        }
        return list.values();
    }

    /// The keys of this object in their order, for an object that is a table.
    List<String> keys() {
        return List.copyOf(json.propertyNames());
    }

    /// Keeps the keys of an object, which may be left out, as unknown ones of another object.
    void keysOf(String key, List<String> elsewhere) {
        Part keys = findObject(key, "{}");
        if (keys != null) {
            keys.json.properties().forEach(member -> reading.unknown(elsewhere, member.getKey(), keys.path(member.getKey()), member.getValue()));
        }
    }

    /// Builds the value of this object, and keeps the keys that were not asked for.
    ///
    /// @throws Problem with this object's path if the value cannot be
    <T> T make(Supplier<T> maker) {
        T value = located(path, maker);
        for (String key : json.propertyNames()) {
            if (!asked.contains(key)) {
                reading.unknown(address, key, path(key), json.get(key));
            }
        }
        return value;
    }

    /// Builds a value that is wrong, if it is, at one key.
    <T> T at(String key, Supplier<T> maker) {
        return located(path(key), maker);
    }

    private static <T> T located(String where, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidPlan bad) {
            throw new Problem(where, String.valueOf(bad.getMessage()));
        }
    }

    private List<String> child(List<String> steps) {
        List<String> all = new ArrayList<>(address);
        all.addAll(steps);
        return all;
    }

    Problem wrong(String key, @Nullable JsonNode node, String expected) {
        return problem(key, "is %s: it must be %s.".formatted(JsonValue.describe(node), expected));
    }
}

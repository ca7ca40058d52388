package io.headroom.store;

import io.headroom.allocate.sweep.Axis;
import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Setting;
import io.headroom.allocate.sweep.TierLimit;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a sweep runs over. A key that is not known is refused: in a file of a few lines it is a slip of the pen, and would leave out what was meant.
final class GridReader {
    private static final String NAME = "name";
    private static final Set<String> TOP = Set.of("headroom", NAME, "axes", "points");
    private static final String KEYS = "scenario, seed, duration, load, gpus, deployment or limits";
    /// More than any id or name has.
    private static final int LONGEST = 200;

    private GridReader() {}

    static Grid grid(ObjectNode root) {
        root.propertyNames().forEach(key -> {
            if (!TOP.contains(key)) {
                throw new Problem(PathText.child("$", key), "is not known: a grid has the keys axes and points. Correct the name, or remove it.");
            }
        });
        List<Axis> axes = new ArrayList<>();
        JsonNode axesNode = root.get("axes");
        if (axesNode instanceof ObjectNode object) {
            axes.addAll(axes(object, "$.axes"));
        } else if (axesNode != null) {
            List<ObjectNode> objects = objects(axesNode, "$.axes", "an object, e.g. {\"seed\": [1, 2, 3]}, or a list of such objects");
            for (int i = 0; i < objects.size(); i++) {
                axes.addAll(axes(objects.get(i), "$.axes[" + i + "]"));
            }
        }
        List<Grid.Named> points = new ArrayList<>();
        JsonNode pointsNode = root.get("points");
        if (pointsNode != null) {
            List<ObjectNode> objects = objects(pointsNode, "$.points", "a list of objects, e.g. [{\"name\": \"Wider\", \"gpus\": {\"lane-1\": 16}}]");
            for (int i = 0; i < objects.size(); i++) {
                points.add(point(objects.get(i), "$.points[" + i + "]"));
            }
        }
        return at("$", () -> new Grid(points, axes));
    }

    private static List<ObjectNode> objects(JsonNode list, String path, String expected) {
        if (!list.isArray()) {
            throw wrong(path, list, expected);
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : list.values()) {
            if (!(each instanceof ObjectNode object)) {
                throw wrong(path + "[" + objects.size() + "]", each, "an object");
            }
            objects.add(object);
        }
        return objects;
    }

    private static Grid.Named point(ObjectNode object, String path) {
        String name = text(Objects.requireNonNullElseGet(object.get(NAME), () -> {
            throw new Problem(path + "." + NAME, "is missing: add it, e.g. \"name\": \"Wider lane\".");
        }), path + "." + NAME);
        List<Setting> settings = new ArrayList<>();
        leaves(object, path, Set.of(NAME), (leafPath, node, make) -> settings.add(at(leafPath, () -> make.apply(new Value(node, leafPath)))));
        return at(path, () -> new Grid.Named(name, settings));
    }

    private static List<Axis> axes(ObjectNode object, String path) {
        List<Axis> axes = new ArrayList<>();
        leaves(object, path, Set.of(), (leafPath, node, make) -> {
            if (!node.isArray()) {
                throw wrong(leafPath, node, "a list of values, e.g. [1, 2, 3]");
            }
            List<Setting> values = new ArrayList<>();
            for (JsonNode each : node.values()) {
                String where = leafPath + "[" + values.size() + "]";
                values.add(at(where, () -> make.apply(new Value(each, where))));
            }
            axes.add(at(leafPath, () -> new Axis(values)));
        });
        return axes;
    }

    /// A value with where it stands.
    private record Value(JsonNode node, String path) {}

    /// Takes what stands where a value or a list of values belongs, with how a value becomes a setting.
    @FunctionalInterface
    private interface Leaf {
        void take(String path, JsonNode node, Function<Value, Setting> make);
    }

    private static void leaves(ObjectNode object, String path, Set<String> others, Leaf leaf) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = member.getKey();
            String where = PathText.child(path, key);
            JsonNode node = member.getValue();
            switch (key) {
                case "scenario" -> leaf.take(where, node, value -> new Setting.InScenario(text(value.node(), value.path())));
                case "seed" -> leaf.take(where, node, value -> new Setting.Seed(whole(value)));
                case "duration" -> leaf.take(where, node, value -> new Setting.Duration(Units.seconds(text(value.node(), value.path()))));
                case "load" -> table(node, where, "{\"shop\": ...}", (at, id, each) -> leaf.take(at, each, value -> new Setting.Load(new TenantId(id), number(value))));
                case "gpus" -> table(node, where, "{\"lane-1\": ...}", (at, id, each) -> leaf.take(at, each, value -> new Setting.Gpus(new PartitionId(id), small(value))));
                case "deployment" -> table(node, where, "{\"lane-1\": ...}",
                        (at, id, each) -> leaf.take(at, each, value -> new Setting.Runs(new PartitionId(id), new DeploymentId(text(value.node(), value.path())))));
                case "limits" -> table(node, where, "{\"silver\": {\"requests\": ...}}", (at, id, limits) -> table(limits, at, "{\"requests\": ...}",
                        (below, name, each) -> leaf.take(below, each, value -> new Setting.Limit(new TierId(id), TierLimit.of(name), limit(value)))));
                default -> {
                    if (!others.contains(key)) {
                        throw new Problem(where, "is not known: use %s. Correct the name, or remove it.".formatted(KEYS));
                    }
                }
            }
        }
    }

    /// Takes a member of an object that is a table.
    @FunctionalInterface
    private interface Member {
        void take(String path, String key, JsonNode node);
    }

    private static void table(JsonNode node, String path, String example, Member member) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(path, node, "an object, e.g. " + example);
        }
        object.properties().forEach(each -> member.take(PathText.child(path, each.getKey()), each.getKey(), each.getValue()));
    }

    private static String text(JsonNode node, String path) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw wrong(path, node, "text that is not blank");
        }
        if (node.stringValue().length() > LONGEST) {
            throw new Problem(path, "%s is too long: use at most %d characters.".formatted(OneLine.quote(node.stringValue()), LONGEST));
        }
        return node.stringValue();
    }

    private static BigDecimal exact(Value value) {
        if (!value.node().isNumber()) {
            throw wrong(value.path(), value.node(), "a number, e.g. 2");
        }
        return value.node().decimalValue();
    }

    private static double number(Value value) {
        return exact(value).doubleValue();
    }

    private static long whole(Value value) {
        try {
            return exact(value).longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw wrong(value.path(), value.node(), "a whole number of at most 18 digits, e.g. 7");
        }
    }

    private static int small(Value value) {
        try {
            return exact(value).intValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw wrong(value.path(), value.node(), "a whole number up to 2147483647, e.g. 8");
        }
    }

    /// A limit as text, whichever way a plan file would have it.
    private static @Nullable String limit(Value value) {
        if (value.node().isNull()) {
            return null;
        }
        return value.node().isNumber() ? Units.formatCount(number(value)) : text(value.node(), value.path());
    }

    private static <T> T at(String path, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidPlan bad) {
            throw new Problem(path, String.valueOf(bad.getMessage()));
        }
    }

    private static Problem wrong(String path, JsonNode node, String expected) {
        return new Problem(path, "is %s: it must be %s.".formatted(JsonValue.describe(node), expected));
    }
}

package io.headroom.store;

import io.headroom.allocate.sweep.Axis;
import io.headroom.allocate.sweep.Grid;
import io.headroom.allocate.sweep.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and saves grid files: what a sweep runs over, small JSON to be written by hand.
///
/// ```json
/// {
///   "headroom": {"format": 1, "kind": "grid"},
///   "axes": [{"scenario": ["As it is", "Operator moved"]}, {"load": {"shop": [0.5, 1, 2]}}, {"seed": [1, 2, 3]}],
///   "points": [{"name": "As planned"}, {"name": "Wider", "gpus": {"lane-1": 16}, "limits": {"silver": {"requests": "120/min"}}}]
/// }
/// ```
///
/// A point sets `scenario`, `seed`, `duration`, and per tenant `load` (a factor), per partition `gpus` and `deployment`, per tier `limits`, called as in a plan file, `null`
/// for none. An axis is one of these with a list in place of a value; all axes may also stand in one object. Points are run at every combination of the axes.
public final class GridFile {
    private GridFile() {}

    /// Opens a grid file.
    ///
    /// @throws BadPlanFile if there is no such file, or it is not a grid this version can read
    public static Grid read(Path path) throws BadPlanFile {
        return read(path.toString(), JsonInput.bytes(FileKind.GRID, path));
    }

    /// Reads a grid from its text.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile if it is not a grid this version can read
    public static Grid parse(String file, String text) throws BadPlanFile {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Grid read(String file, byte[] bytes) throws BadPlanFile {
        ObjectNode root = JsonInput.parse(FileKind.GRID, file, bytes);
        FileKind.GRID.check(file, root);
        try {
            return GridReader.grid(root);
        } catch (Problem problem) {
            throw new BadPlanFile(file, String.valueOf(problem.getMessage()));
        }
    }

    /// The text of a grid file, the same for equal grids.
    public static String format(Grid grid) {
        ObjectNode root = PlanWriter.object();
        root.set("headroom", PlanWriter.object().put("format", FileKind.GRID.format()).put("kind", FileKind.GRID.word()));
        if (!grid.axes().isEmpty()) {
            ArrayNode axes = root.putArray("axes");
            for (Axis axis : grid.axes()) {
                ArrayNode values = PlanWriter.object().putArray("values");
                axis.values().forEach(value -> put(values, value));
                ObjectNode object = PlanWriter.object();
                place(object, axis.values().getFirst()).set(leaf(axis.values().getFirst()), values);
                axes.add(object);
            }
        }
        if (!grid.points().isEmpty()) {
            ArrayNode points = root.putArray("points");
            for (Grid.Named point : grid.points()) {
                ObjectNode object = PlanWriter.object().put("name", point.name());
                point.settings().forEach(setting -> {
                    ArrayNode one = PlanWriter.object().putArray("value");
                    put(one, setting);
                    place(object, setting).set(leaf(setting), one.get(0));
                });
                points.add(object);
            }
        }
        return JsonText.of(root);
    }

    /// Saves a grid.
    ///
    /// @throws SaveFailed if it cannot be saved
    public static void write(Path path, Grid grid) throws SaveFailed {
        AtomicFile.replace(path, out -> out.write(format(grid).getBytes(StandardCharsets.UTF_8)));
    }

    /// The object within another in which a setting stands.
    private static ObjectNode place(ObjectNode object, Setting setting) {
        List<String> path = switch (setting) {
            case Setting.InScenario _, Setting.Seed _, Setting.Duration _ -> List.of();
            case Setting.Load _ -> List.of("load");
            case Setting.Gpus _ -> List.of("gpus");
            case Setting.Runs _ -> List.of("deployment");
            case Setting.Limit limit -> List.of("limits", limit.tier().value());
        };
        ObjectNode at = object;
        for (String step : path) {
            at = at.get(step) instanceof ObjectNode known ? known : at.putObject(step);
        }
        return at;
    }

    private static String leaf(Setting setting) {
        return switch (setting) {
            case Setting.InScenario _ -> "scenario";
            case Setting.Seed _ -> "seed";
            case Setting.Duration _ -> "duration";
            case Setting.Load load -> load.tenant().value();
            case Setting.Gpus gpus -> gpus.partition().value();
            case Setting.Runs runs -> runs.partition().value();
            case Setting.Limit limit -> limit.limit().key();
        };
    }

    private static void put(ArrayNode values, Setting setting) {
        switch (setting) {
            case Setting.Seed seed -> values.add(seed.seed());
            case Setting.Gpus gpus -> values.add(gpus.gpus());
            case Setting.Load load -> values.add(JsonText.number(load.factor()));
            case Setting.Limit limit when limit.text() == null -> values.addNull();
            case Setting.Limit limit -> values.add(limit.text());
            default -> values.add(setting.value());
        }
    }
}

package io.headroom.commands;

import io.headroom.session.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the command palette lists: every command, found by its words and its menu. What was run last comes first. Knows no scene graph.
public final class PaletteModel {
    /// How many runs are remembered.
    static final int REMEMBERED = 8;

    private static final String KEY = "palette.recent";
    /// Less than the least difference between two kinds of match.
    private static final double RECENT_BONUS = 0.4;

    /// A command as it stands now.
    ///
    /// @param label what it does
    /// @param menu in which menu it is, or empty
    /// @param key a key for it, or empty
    /// @param why why it cannot be done now, or empty
    /// @param recent whether it was run from here lately
    record Row(Command command, String label, String menu, String key, String why, boolean recent) {
        /// Whether it can be done.
        boolean enabled() {
            return why.isEmpty();
        }
    }

    private record Scored(Row row, double score) {}

    private final Supplier<Collection<Command>> commands;
    private final UnaryOperator<String> menus;
    private final Settings settings;

    /// @param commands all there are, in the order of the menus
    /// @param menus the name of the menu of a command with an id, or empty
    public PaletteModel(Supplier<Collection<Command>> commands, UnaryOperator<String> menus, Settings settings) {
        this.commands = commands;
        this.menus = menus;
        this.settings = settings;
    }

    /// The commands that fit what was typed, the best first.
    List<Row> rows(String typed) {
        FuzzyMatch match = new FuzzyMatch(typed);
        List<String> recent = recent();
        List<Scored> found = new ArrayList<>();
        for (Command command : commands.get()) {
            Row row = row(command, recent);
            double score = Math.max(match.score(row.label()), match.score(row.menu() + " " + row.label()) - 0.5);
            if (score > 0.5) {
                found.add(new Scored(row, score + (row.recent() ? bonus(recent.indexOf(command.id())) : 0)));
            }
        }
        // A stable sort: equals stay in the order of the menus.
        return found.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).map(Scored::row).toList();
    }

    private static double bonus(int place) {
        return RECENT_BONUS * (1 - place / (2.0 * REMEMBERED));
    }

    private Row row(Command command, List<String> recent) {
        return new Row(command, command.words().get(), menus.apply(command.id()), CommandKeys.words(command), command.obstacle().get(), recent.contains(command.id()));
    }

    /// Remembers that a command was run.
    void ran(Command command) {
        List<String> recent = new ArrayList<>(recent());
        recent.remove(command.id());
        recent.addFirst(command.id());
        settings.put(KEY, String.join(",", recent.subList(0, Math.min(REMEMBERED, recent.size()))));
    }

    private List<String> recent() {
        return settings.text(KEY).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }
}

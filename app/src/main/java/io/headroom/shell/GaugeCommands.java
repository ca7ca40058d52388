package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.edit.WallEdits;
import io.headroom.look.Icon;
import io.headroom.plan.Wall;
import io.headroom.words.Words;
import java.util.List;

/// What is done with the gauge wall as a whole.
final class GaugeCommands {
    private final Words words = Words.of(GaugeCommands.class);
    private final Workbench bench;
    private final WindowActions window;

    GaugeCommands(Workbench bench, WindowActions window) {
        this.bench = bench;
        this.window = window;
    }

    private Wall wall() {
        return bench.session().plan().wall();
    }

    List<Command> all() {
        return List.of(
                new Command("view.gauge.add", () -> words.text("command.view.gauge.add"), Icon.PLUS, List.of("Shortcut+Shift+G"),
                        () -> wall().gauges().size() < Wall.MOST ? "" : words.text("obstacle.wallFull", bench.format().whole(Wall.MOST)), null, window::addGauge),
                new Command("view.gauge.usual", () -> words.text("command.view.gauge.usual"), null, List.of(),
                        () -> wall().equals(Wall.USUAL) ? words.text("obstacle.wallUsual") : "", null, () -> bench.apply(WallEdits.reset())));
    }
}

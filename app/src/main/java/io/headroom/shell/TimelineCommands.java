package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Commands that look at other moments of the run.
final class TimelineCommands {
    private final Words words = Words.of(TimelineCommands.class);
    private final Workbench bench;
    private final TimeTravel travel;

    TimelineCommands(Workbench bench) {
        this.bench = bench;
        travel = bench.travel();
    }

    /// All of them.
    List<Command> all() {
        return List.of(
                command("time.back", Icon.CLOCK, "Shortcut+J", () -> bench.time().scrubbed() ? "" : words.text("obstacle.now"), travel::back),
                command("time.previous", Icon.FLAG, "Shift+F7", () -> incident(false), () -> travel.incident(false).ifPresent(travel::scrub)),
                command("time.next", Icon.FLAG, "F7", () -> incident(true), () -> travel.incident(true).ifPresent(travel::scrub)));
    }

    private String incident(boolean later) {
        return travel.incident(later).isPresent() ? bench.time().recorder().known(0) < 0 ? words.text("obstacle.notRecorded") : ""
                : words.text(later ? "obstacle.noIncidentLater" : "obstacle.noIncidentEarlier");
    }

    private Command command(String id, @Nullable Icon icon, String key, Supplier<String> obstacle, Runnable action) {
        return new Command(id, () -> words.text("command." + id), icon, List.of(key), obstacle, null, action);
    }
}

package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Commands that come and go with what there is to open: samples, recent plans, other scenarios.
final class OpenCommands {
    private final Words words = Words.of(OpenCommands.class);
    private final Workbench bench;

    OpenCommands(Workbench bench) {
        this.bench = bench;
    }

    /// One for each sample; these are always there.
    List<Command> samples() {
        return Samples.all().stream().map(sample -> command("sample." + sample.name(), sample.title(), null, () -> Samples.open(sample, bench))).toList();
    }

    /// One for each plan opened last, newest first.
    List<Command> recent() {
        List<Command> found = new ArrayList<>();
        for (Path path : bench.recent().files()) {
            Path name = Objects.requireNonNullElse(path.getFileName(), path);
            Path folder = Objects.requireNonNullElse(path.getParent(), path);
            found.add(command("recent." + path, words.text("recent.item", name, folder), Icon.OPEN, () -> bench.session().open(path)));
        }
        return found;
    }

    /// One for each scenario that is not shown.
    List<Command> scenarios() {
        String current = bench.variants().current();
        return bench.variants().names().stream().filter(name -> !name.equals(current))
                .map(name -> command("variant." + name, words.text("variant.item", name), Icon.BRANCH, () -> bench.variants().show(name))).toList();
    }

    private static Command command(String id, String label, @Nullable Icon icon, Runnable action) {
        return new Command(id, () -> label, icon, List.of(), () -> "", null, action);
    }
}

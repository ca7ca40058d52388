package io.headroom.welcome;

import io.headroom.plan.Plan;
import io.headroom.session.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the sketches of plans that were opened or saved, one small file for each in the config folder. Belongs to the front; files are read and written in the background.
public final class Sketches {
    /// How many are kept: more than there are recent plans, so that none of those loses its picture.
    private static final int KEPT = 30;
    private static final String EXTENSION = ".sketch";

    private final Path folder;
    private final TaskRunner runner;

    /// What is known of a file.
    ///
    /// @param there whether the file is there
    /// @param sketch its sketch, or null where none was kept
    public record Found(boolean there, @Nullable PlanSketch sketch) {}

    /// @param config the folder for settings; pictures lie in a folder of their own in it
    public Sketches(Path config, TaskRunner runner) {
        this.folder = config.resolve("pictures");
        this.runner = runner;
    }

    /// Keeps the sketch of a plan.
    ///
    /// @param plan the plan that is in the file
    public void keep(Path file, Plan plan) {
        runner.background(() -> write(place(file), PlanSketch.of(plan)));
    }

    /// Looks files up.
    ///
    /// @param then hears of them on the front
    public void find(List<Path> files, Consumer<Map<Path, Found>> then) {
        List<Path> asked = List.copyOf(files);
        runner.background(() -> {
            Map<Path, Found> found = new HashMap<>();
            for (Path file : asked) {
                found.put(file, new Found(Files.isRegularFile(file), read(place(file)).orElse(null)));
            }
            runner.front(() -> then.accept(found));
        });
    }

    private Path place(Path file) {
        // The name of a file cannot hold that of another; a hash of it can.
        return folder.resolve(UUID.nameUUIDFromBytes(file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8)) + EXTENSION);
    }

    private static Optional<PlanSketch> read(Path place) {
        try {
            return Files.isRegularFile(place) ? PlanSketch.parse(Files.readString(place)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void write(Path place, PlanSketch sketch) {
        try {
            Files.createDirectories(folder);
            Files.writeString(place, sketch.text());
            prune();
        } catch (IOException unwritable) {
            // A home folder that cannot be written to costs a picture, no more.
            System.getLogger(Sketches.class.getName()).log(System.Logger.Level.DEBUG, "Picture not kept", unwritable);
        }
    }

    private void prune() throws IOException {
        List<Path> kept;
        try (Stream<Path> all = Files.list(folder)) {
            kept = all.filter(path -> path.toString().endsWith(EXTENSION)).toList();
        }
        if (kept.size() > KEPT) {
            Map<Path, FileTime> times = new HashMap<>();
            for (Path path : kept) {
                times.put(path, Files.getLastModifiedTime(path));
            }
            for (Path old : kept.stream().sorted(Comparator.comparing(times::get, Comparator.reverseOrder())).skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }
}

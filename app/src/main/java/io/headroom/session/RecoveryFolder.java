package io.headroom.session;

import io.headroom.store.PlanDocument;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The folder with the unsaved changes of every open document, and of those whose process died. Called in the background.
public final class RecoveryFolder {
    /// What was found at a start.
    ///
    /// @param kept   what can be restored, newest first
    /// @param broken one line for each place that cannot be read; it is set aside
    public record Found(List<KeptPlan> kept, List<String> broken) {
        /// Keeps its own copies.
        public Found {
            kept = List.copyOf(kept);
            broken = List.copyOf(broken);
        }
    }

    private final Path folder;
    private final PlanFiles files;

    /// @param config the folder of settings, see [ConfigFolder]
    /// @param files  reads and writes plans
    public RecoveryFolder(Path config, PlanFiles files) {
        this.folder = config.resolve("recovery");
        this.files = files;
    }

    /// A place nobody has.
    ///
    /// @throws IOException if the folder cannot be written to
    RecoveryPlace place() throws IOException {
        long process = ProcessHandle.current().pid();
        for (int i = 1; ; i++) {
            String name = "%d-%d".formatted(process, i);
            // A place of a process that died with the same number may still hold what nobody has looked at.
            boolean used = Files.exists(folder.resolve(name + ".properties"));
            RecoveryPlace place = used ? null : RecoveryPlace.take(folder, name);
            if (place != null) {
                return place;
            }
        }
    }

    /// Keeps changes.
    ///
    /// @param file the file of the document, if it has one
    /// @throws IOException if they cannot be written; what was kept before is still there
    void write(RecoveryPlace place, String title, Optional<Path> file, PlanDocument document, Instant at) throws IOException {
        files.write(place.plan(), document);
        Properties about = new Properties();
        about.setProperty("title", title);
        about.setProperty("at", at.toString());
        file.ifPresent(path -> about.setProperty("file", path.toAbsolutePath().toString()));
        Path fresh = place.about().resolveSibling(place.about().getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            about.store(out, null);
        }
        Files.move(fresh, place.about(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// What processes that died left behind and that differs from what is saved. The rest is thrown away. The places found are held until they are let go.
    public Found found() {
        List<KeptPlan> kept = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String name : names()) {
            try {
                RecoveryPlace place = RecoveryPlace.take(folder, name);
                if (place != null && Files.exists(place.about())) {
                    look(place, kept, broken);
                } else if (place != null) {
                    place.remove();
                }
            } catch (IOException unreadable) {
                broken.add(folder.resolve(name) + ": " + unreadable.getMessage());
            }
        }
        kept.sort(Comparator.comparing(KeptPlan::at).reversed());
        return new Found(kept, broken);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                all.forEach(file -> Optional.ofNullable(RecoveryPlace.nameOf(file)).ifPresent(names::add));
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return names;
    }

    private void look(RecoveryPlace place, List<KeptPlan> kept, List<String> broken) throws IOException {
        try {
            Properties about = about(place);
            PlanDocument document = files.read(place.plan());
            Optional<Path> file = Optional.ofNullable(about.getProperty("file")).map(Path::of);
            Optional<PlanDocument> saved = file.map(this::saved);
            if (saved.map(PlanDocument::plan).filter(document.plan()::equals).isPresent()) {
                place.remove();
            } else {
                kept.add(new KeptPlan(place, about.getProperty("title", ""), file, Instant.parse(about.getProperty("at", "")), document, saved));
            }
        } catch (IOException | DateTimeParseException | IllegalArgumentException unreadable) {
            // Set aside, not thrown away: a person may still read it.
            Path aside = place.plan().resolveSibling(place.plan().getFileName() + ".broken");
            if (Files.exists(place.plan())) {
                Files.move(place.plan(), aside, StandardCopyOption.REPLACE_EXISTING);
            }
            place.remove();
            broken.add(aside + ": " + unreadable.getMessage());
        }
    }

    private static Properties about(RecoveryPlace place) throws IOException {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(place.about())) {
            about.load(in);
        }
        return about;
    }

    private @Nullable PlanDocument saved(Path file) {
        try {
            return files.read(file);
        } catch (IOException goneOrBroken) {
            return null;
        }
    }
}

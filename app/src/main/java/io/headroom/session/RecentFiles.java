package io.headroom.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The plans opened or saved last, newest first, kept in the settings. Belongs to the front.
public final class RecentFiles {
    /// How many are kept.
    static final int KEPT = 10;

    private static final String KEY = "recent.";

    private final Settings settings;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> view = FXCollections.unmodifiableObservableList(files);

    /// Reads them.
    public RecentFiles(Settings settings) {
        this.settings = settings;
        IntStream.range(0, KEPT).mapToObj(i -> settings.text(KEY + i)).flatMap(Optional::stream).map(RecentFiles::path).flatMap(Optional::stream)
                .distinct().forEach(files::add);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException edited) {
            return Optional.empty();
        }
    }

    /// Absolute paths, newest first.
    public ObservableList<Path> files() {
        return view;
    }

    /// Puts a file first.
    public void add(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        files.remove(absolute);
        files.addFirst(absolute);
        if (files.size() > KEPT) {
            files.removeLast();
        }
        store();
    }

    /// Takes out a file that is no longer there.
    public void remove(Path file) {
        if (files.remove(file.toAbsolutePath().normalize())) {
            store();
        }
    }

    /// Forgets all.
    public void clear() {
        files.clear();
        store();
    }

    private void store() {
        List<Path> now = List.copyOf(files);
        for (int i = 0; i < KEPT; i++) {
            if (i < now.size()) {
                settings.put(KEY + i, now.get(i));
            } else {
                settings.remove(KEY + i);
            }
        }
    }
}

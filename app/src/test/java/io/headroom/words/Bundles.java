package io.headroom.words;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The bundles of the whole application, found where the build puts them: one that is added is looked at without being named.
final class Bundles {
    private Bundles() {}

    /// The words of one package in one language, in the order of the keys.
    ///
    /// @param name the folder of the package
    record Bundle(String name, Path file, Map<String, String> texts) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bundle> english() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.endsWith("messages.properties")).sorted().map(Bundles::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The German twin, empty where there is none.
    static Bundle german(Bundle english) {
        return read(english.file().resolveSibling("messages_de.properties"));
    }

    /// The keys of a file as they are written, each as often as it is.
    static List<String> keys(Bundle bundle) {
        List<String> keys = new ArrayList<>();
        class Listing extends Properties {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object key, Object value) {
                keys.add((String) key);
                return Objects.requireNonNullElse(super.put(key, value), value);
            }
        }
        load(new Listing(), bundle.file());
        return keys;
    }

    private static Bundle read(Path file) {
        Properties read = new Properties();
        if (Files.exists(file)) {
            load(read, file);
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return new Bundle(root().relativize(file.getParent()).toString(), file, texts);
    }

    private static void load(Properties into, Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            into.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The folder `io/headroom` of the application's own resources.
    private static Path root() {
        try {
            Path words = Path.of(Objects.requireNonNull(Words.class.getResource("messages.properties")).toURI()).getParent();
            return Objects.requireNonNull(Objects.requireNonNull(words).getParent());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

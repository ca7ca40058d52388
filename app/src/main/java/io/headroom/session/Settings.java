package io.headroom.session;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one day to the next: a small properties file. Belongs to the front.
///
/// Changes are written half a second after the last one, to a second file that then takes the first one's place, so that a crash leaves the old settings
/// or the new ones. A file that cannot be read counts as empty: settings are never worth a failed start.
public final class Settings {
    private static final String FILE = "settings.properties";
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path file;
    private final TaskRunner runner;
    private final Clock clock;
    private final Properties values;
    private Clock.@Nullable Timer timer;

    /// Reads the settings.
    ///
    /// @param folder where they are kept, see [ConfigFolder]
    public Settings(Path folder, TaskRunner runner, Clock clock) {
        this.file = folder.resolve(FILE);
        this.runner = runner;
        this.clock = clock;
        this.values = read(file);
    }

    /// One of an enum's constants as it was last saved, for who cannot wait for the window and its settings.
    ///
    /// @param folder where settings are kept
    public static <E extends Enum<E>> Optional<E> saved(Path folder, String key, Class<E> type) {
        return constant(read(folder.resolve(FILE)).getProperty(key), type);
    }

    private static Properties read(Path file) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException missingOrBroken) {
            return new Properties();
        }
        return read;
    }

    /// A text.
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /// A number, if the setting is there and is a finite one.
    public Optional<Double> number(String key) {
        try {
            return text(key).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException edited) {
            return Optional.empty();
        }
    }

    /// One of an enum's constants, if the setting is there and names one.
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return constant(values.getProperty(key), type);
    }

    private static <E extends Enum<E>> Optional<E> constant(@Nullable String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst();
    }

    /// Remembers a value; its `toString` is what is read back.
    public void put(String key, Object value) {
        String text = value.toString();
        if (!text.equals(values.setProperty(key, text))) {
            later();
        }
    }

    /// Forgets a value.
    public void remove(String key) {
        if (values.remove(key) != null) {
            later();
        }
    }

    /// Writes at once what still waits to be written, e.g. when the window closes.
    public void flush() {
        if (timer != null) {
            timer.stop();
            save();
        }
    }

    private void later() {
        if (timer != null) {
            timer.stop();
        }
        timer = clock.after(QUIET, this::save);
    }

    private void save() {
        timer = null;
        Properties copy = (Properties) values.clone();
        runner.background(() -> write(copy));
    }

    private void write(Properties copy) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(fresh)) {
                copy.store(out, null);
            }
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException oldFileSystem) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            // A home folder that cannot be written to costs the memory of the window's size, no more; a message at each start would cost more.
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.DEBUG, "Settings not written", unwritable);
        }
    }
}

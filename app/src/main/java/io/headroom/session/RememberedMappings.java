package io.headroom.session;

import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.SheetMemory;
import io.headroom.store.BadPlanFile;
import io.headroom.store.MappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// What columns of other people's sheets meant the last time, kept in a small file beside the settings, which `headroom import --mapping` takes too. Belongs to the front.
///
/// A file that cannot be read counts as empty and is put aside before another is written, and one that cannot be written costs no more than the memory.
public final class RememberedMappings {
    private static final String FILE = "mappings.json";

    private final Path file;
    private final TaskRunner runner;
    private volatile SheetMemory memory;
    private boolean unreadable;

    /// Reads them.
    ///
    /// @param folder where settings are kept, see [ConfigFolder]
    public RememberedMappings(Path folder, TaskRunner runner) {
        this.file = folder.resolve(FILE);
        this.runner = runner;
        this.memory = read();
    }

    private SheetMemory read() {
        try {
            return Files.exists(file) ? MappingFile.read(file) : SheetMemory.EMPTY;
        } catch (BadPlanFile broken) {
            System.getLogger(RememberedMappings.class.getName()).log(System.Logger.Level.DEBUG, "Mappings not read", broken);
            unreadable = true;
            return SheetMemory.EMPTY;
        }
    }

    /// The mapping that was made for a sheet with these titles.
    public Optional<SheetMapping> find(Grid grid) {
        return memory.find(grid);
    }

    /// Remembers a mapping by the titles of its sheet.
    public void remember(SheetMapping mapping) {
        keep(memory.with(mapping));
    }

    /// Forgets what was remembered for the titles of a mapping.
    public void forget(SheetMapping mapping) {
        keep(memory.without(mapping));
    }

    private void keep(SheetMemory after) {
        if (!after.equals(memory)) {
            memory = after;
            runner.background(this::write);
        }
    }

    /// Writes what is known by now, so that of two at once either writes the newest.
    private synchronized void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (unreadable && Files.exists(file)) {
                Files.move(file, file.resolveSibling(FILE + ".broken"), StandardCopyOption.REPLACE_EXISTING);
            }
            unreadable = false;
            MappingFile.write(file, memory);
        } catch (IOException unwritable) {
            System.getLogger(RememberedMappings.class.getName()).log(System.Logger.Level.DEBUG, "Mappings not written", unwritable);
        }
    }
}

package io.headroom.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mappings that people made, each by the titles of its sheet, the newest first.
///
/// ```java
/// SheetMapping mapping = memory.find(grid).or(() -> SheetMapping.guess(grid)).orElseThrow();
/// SheetMemory after = memory.with(mapping);
/// ```
///
/// @param known no two for the same titles
public record SheetMemory(List<KnownMapping> known) {
    /// How many are kept.
    public static final int MOST = 100;
    /// Nothing yet.
    public static final SheetMemory EMPTY = new SheetMemory(List.of());

    /// Keeps its own copy.
    public SheetMemory {
        known = List.copyOf(known.subList(0, Math.min(MOST, known.size())));
    }

    /// The mapping that was made for a sheet with these titles.
    public Optional<SheetMapping> find(Grid grid) {
        return known.stream().flatMap(mapping -> mapping.in(grid).stream()).findFirst();
    }

    /// The same with a mapping in place of the one for its titles; the oldest is forgotten where there are too many.
    public SheetMemory with(SheetMapping mapping) {
        KnownMapping kept = KnownMapping.of(mapping);
        if (kept.columns().isEmpty()) {
            return this;
        }
        List<KnownMapping> all = new ArrayList<>(List.of(kept));
        known.stream().filter(other -> !other.titles().equals(kept.titles())).forEach(all::add);
        return new SheetMemory(all);
    }

    /// The same without what was made for sheets with the titles of a mapping.
    public SheetMemory without(SheetMapping mapping) {
        KnownMapping gone = KnownMapping.of(mapping);
        return new SheetMemory(known.stream().filter(other -> !other.titles().equals(gone.titles())).toList());
    }
}

package io.headroom.sheet;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The GPU types that a cell may name: those of the plan, then those of the catalogue.
final class KnownGpus {
    private final List<GpuType> own;
    private final List<GpuType> all;

    KnownGpus(Plan plan) {
        own = plan.gpuTypes();
        Set<String> ids = new HashSet<>(own.stream().map(gpu -> gpu.id().value()).toList());
        all = Stream.concat(own.stream(), Catalogue.shipped().gpuTypes().stream().filter(gpu -> ids.add(gpu.id().value()))).toList();
    }

    /// A GPU type that a cell names, and whether by its full id or name.
    record Found(GpuType gpu, boolean exact) {}

    /// The type with an id or a name, whatever its case, or else the only one whose id and name have all words of the text, such as `H200`.
    Optional<Found> find(String text) {
        Optional<GpuType> exact = all.stream().filter(gpu -> gpu.id().value().equals(text)).findFirst()
                .or(() -> all.stream().filter(gpu -> gpu.id().value().equalsIgnoreCase(text) || gpu.name().equalsIgnoreCase(text)).findFirst());
        if (exact.isPresent()) {
            return exact.map(gpu -> new Found(gpu, true));
        }
        return only(own, text).or(() -> only(all, text)).map(gpu -> new Found(gpu, false));
    }

    private static Optional<GpuType> only(List<GpuType> among, String text) {
        Set<String> wanted = NearNames.words(text);
        List<GpuType> found = wanted.isEmpty() ? List.of() : among.stream().filter(gpu -> NearNames.words(gpu.id().value() + " " + gpu.name()).containsAll(wanted)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// @throws InvalidPlan if there is none, with the names that are near
    Found get(String text) {
        return find(text).orElseThrow(() -> new InvalidPlan("There is no GPU type \"%s\": maybe %s?".formatted(text, near(text, List.of()))));
    }

    /// The ids nearest to a text, and of other names.
    String near(String text, List<String> others) {
        List<String> names = new ArrayList<>(others);
        all.stream().map(gpu -> gpu.id().value()).forEach(names::add);
        return NearNames.of(text, names);
    }
}

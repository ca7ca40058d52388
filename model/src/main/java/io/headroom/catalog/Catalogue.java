package io.headroom.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Prices;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.SliceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// GPU types, what they cost, and models, each with its source and the day it was read.
public final class Catalogue {
    private static final String FOLDER = "/io/headroom/assets/catalogue/";

    private final Map<GpuTypeId, GpuType> gpuTypes;
    private final Map<GpuTypeId, Prices> prices;
    private final Map<ModelId, Model> models;
    private final List<Profile> profiles;

    private Catalogue(Map<GpuTypeId, GpuType> gpuTypes, Map<GpuTypeId, Prices> prices, Map<ModelId, Model> models, List<Profile> profiles) {
        this.gpuTypes = gpuTypes;
        this.prices = prices;
        this.models = models;
        this.profiles = profiles;
    }

    /// The catalogue that ships with the program, read once.
    public static Catalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /// All GPU types, in the order of the catalogue.
    public List<GpuType> gpuTypes() {
        return List.copyOf(gpuTypes.values());
    }

    /// All models, in the order of the catalogue.
    public List<Model> models() {
        return List.copyOf(models.values());
    }

    /// The GPU type with an id.
    public Optional<GpuType> gpuType(GpuTypeId id) {
        return Optional.ofNullable(gpuTypes.get(id));
    }

    /// The model with an id.
    public Optional<Model> model(ModelId id) {
        return Optional.ofNullable(models.get(id));
    }

    /// How fast deployments run on a GPU type: the profiles for it, and those for any.
    public List<Profile> profiles(GpuTypeId gpu) {
        return profiles.stream().filter(profile -> profile.scope().gpu() == null || gpu.equals(profile.scope().gpu())).toList();
    }

    /// What a GPU type usually costs: the typical on-demand price and the lowest reserved price published, in US dollars per GPU and hour. Prices move;
    /// these are where a plan starts, to be replaced by the planner's own. Empty where no price was found.
    public Optional<Prices> prices(GpuTypeId id) {
        return Optional.ofNullable(prices.get(id));
    }

    /// The ways in which a GPU of a type can be cut, smallest first; none for a type that cannot, or is not known.
    public List<SliceProfile> slices(GpuTypeId id) {
        return gpuType(id).map(GpuType::slices).orElse(List.of());
    }

    /// Reads a catalogue; a row that cannot be is named with its line.
    ///
    /// @param gpuCsv rows as in `gpus.csv`
    /// @param modelCsv rows as in `models.csv`
    /// @param profileCsv rows as in `profiles.csv`
    /// @throws InvalidPlan if a row is not usable
    static Catalogue of(String gpuCsv, String modelCsv, String profileCsv) {
        Map<GpuTypeId, GpuType> gpuTypes = new LinkedHashMap<>();
        Map<GpuTypeId, Prices> prices = new LinkedHashMap<>();
        Map<ModelId, Model> models = new LinkedHashMap<>();
        forEachRow("gpus.csv", gpuCsv, row -> {
            GpuType gpu = CatalogueRow.gpuType(row);
            refuseRepeat(gpuTypes.put(gpu.id(), gpu), gpu.id().value());
            CatalogueRow.prices(row).ifPresent(price -> prices.put(gpu.id(), price));
        });
        forEachRow("models.csv", modelCsv, row -> {
            Model model = CatalogueRow.model(row);
            refuseRepeat(models.put(model.id(), model), model.id().value());
        });
        Map<ProfileId, Profile> profiles = new LinkedHashMap<>();
        forEachRow("profiles.csv", profileCsv, row -> {
            Profile profile = CatalogueRow.profile(row);
            refuseRepeat(profiles.put(profile.id(), profile), profile.id().value());
        });
        return new Catalogue(gpuTypes, prices, models, List.copyOf(profiles.values()));
    }

    static void refuseRepeat(@Nullable Object earlier, String id) {
        if (earlier != null) {
            throw new InvalidPlan("The id \"%s\" is there twice: keep one of the rows.".formatted(id));
        }
    }

    static void forEachRow(String file, String csv, Consumer<NamedCsvRecord> take) {
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            reader.forEach(rows::add);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        for (NamedCsvRecord row : rows) {
            try {
                take.accept(row);
            } catch (IllegalArgumentException | NoSuchElementException | DateTimeException bad) {
                throw new InvalidPlan("%s, line %d: %s".formatted(file, row.getStartingLineNumber(), bad.getMessage()));
            }
        }
    }

    /// The text of a file that ships with the program.
    static String shipped(String file) {
        return Shipped.text(file);
    }

    private static final class Shipped {
        private static final Catalogue CATALOGUE = of(text("gpus.csv"), text("models.csv"), text("profiles.csv"));

        static String text(String file) {
            try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IllegalStateException("The program is incomplete: " + FOLDER + file + " is missing. Install it again.");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}

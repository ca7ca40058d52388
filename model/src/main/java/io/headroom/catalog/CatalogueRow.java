package io.headroom.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import io.headroom.plan.SliceProfile;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one row of a catalogue file says.
final class CatalogueRow {
    private CatalogueRow() {}

    static GpuType gpuType(NamedCsvRecord row) {
        return new GpuType(new GpuTypeId(row.getField("id")), row.getField("name"), number(row, "memory_gib"), number(row, "bandwidth_gbps"),
                number(row, "bf16_tflops"), numberOrNone(row, "fp8_tflops"), numberOrNone(row, "fp4_tflops"), number(row, "link_gbps"),
                whole(row, "gpus_per_node"), numberOrNone(row, "power_w"), source(row), SliceProfile.read(row.getField("slices")));
    }

    /// The prices of a row. Where only an on-demand price is published it stands for the reserved one too, and the source says so.
    static Optional<Prices> prices(NamedCsvRecord row) {
        Double onDemand = numberOrNone(row, "on_demand_usd_h");
        if (onDemand == null) {
            return Optional.empty();
        }
        Double reserved = numberOrNone(row, "reserved_usd_h");
        String source = row.getField("price_source");
        return Optional.of(new Prices(onDemand, reserved == null ? onDemand : reserved, LocalDate.parse(row.getField("price_as_of")),
                reserved == null ? source + "; no reserved price published, the on-demand price stands for it" : source));
    }

    static Model model(NamedCsvRecord row) {
        return new Model(new ModelId(row.getField("id")), row.getField("name"), number(row, "parameters"), number(row, "active_parameters"),
                whole(row, "layers"), whole(row, "hidden"), whole(row, "vocabulary"), whole(row, "heads"), whole(row, "kv_heads"), whole(row, "head_dim"),
                whole(row, "full_attention_layers"), whole(row, "experts"),
                whole(row, "experts_per_token"), whole(row, "expert_intermediate"), whole(row, "max_context"), number(row, "kv_bytes_per_token"),
                number(row, "kv_bytes_per_sequence"), number(row, "weight_bytes"), source(row));
    }

    static Profile profile(NamedCsvRecord row) {
        Map<Coefficient, Double> coefficients = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            Double value = numberOrNone(row, coefficient.key());
            if (value != null) {
                coefficients.put(coefficient, value);
            }
        }
        String family = row.getField("family");
        Profile.Scope scope = new Profile.Scope(row.getField("gpu").isEmpty() ? null : new GpuTypeId(row.getField("gpu")), textOrNone(row, "engine"), null,
                family.isEmpty() ? null : Profile.Family.valueOf(family.toUpperCase(Locale.ROOT)), null, null);
        Profile.Accuracy accuracy = numberOrNone(row, "points") == null ? null : new Profile.Accuracy(whole(row, "points"), number(row, "ttft_median"),
                number(row, "ttft_p90"), number(row, "tpot_median"), number(row, "tpot_p90"));
        return new Profile(new ProfileId(row.getField("id")), row.getField("name"), scope, coefficients, protocol(row), accuracy, row.getField("source"));
    }

    private static @Nullable Protocol protocol(NamedCsvRecord row) {
        return numberOrNone(row, "requests_per_client") == null ? null : new Protocol(whole(row, "requests_per_client"), number(row, "shortest"), 0,
                Protocol.Seats.valueOf(row.getField("seats").toUpperCase(Locale.ROOT)), Precision.valueOf(row.getField("kv_precision").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable String textOrNone(NamedCsvRecord row, String column) {
        return row.getField(column).isEmpty() ? null : row.getField(column);
    }

    private static String source(NamedCsvRecord row) {
        return "%s, read %s".formatted(row.getField("source"), LocalDate.parse(row.getField("read_on")));
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static @Nullable Double numberOrNone(NamedCsvRecord row, String column) {
        return row.getField(column).isEmpty() ? null : Double.valueOf(row.getField(column));
    }

    private static int whole(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }
}

package io.headroom.sheet;

import io.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a column of someone else's sheet may hold: the columns of ours, the id, and single objectives of a tenant.
///
/// @param key how it is kept when a mapping is remembered, such as `rate` or `objective.ttft.p99`; each subject has its own
/// @param title its name for people
/// @param subject what the rows are about
/// @param column the column of ours that it fills; null for the id, which fills none
/// @param objective what its figure bounds, such as `ttft p99`; empty where it is no objective
public record Field(String key, String title, Subject subject, @Nullable SheetColumn column, String objective) {
    /// The id, by which a row finds its tenant.
    public static final Field ID = new Field("id", "Id", Subject.TENANTS, null, "");
    /// The id, by which a row finds its cluster.
    public static final Field CLUSTER_ID = new Field("id", "Id", Subject.FLEET, null, "");

    private static final List<Field> ALL = all();

    /// All of them for a subject: the id, the columns of ours, then objectives by metric and statistic.
    public static List<Field> values(Subject subject) {
        return ALL.stream().filter(field -> field.subject() == subject).toList();
    }

    private static List<Field> all() {
        List<Field> fields = new ArrayList<>(List.of(ID));
        Arrays.stream(TenantColumn.values()).map(column -> of(Subject.TENANTS, column)).forEach(fields::add);
        for (Objective.Metric metric : Objective.Metric.values()) {
            for (Objective.Statistic statistic : Objective.Statistic.values()) {
                String name = metric.name().toLowerCase(Locale.ROOT) + " " + statistic.name().toLowerCase(Locale.ROOT);
                fields.add(new Field("objective." + name.replace(' ', '.'), "Objective: " + name, Subject.TENANTS, TenantColumn.OBJECTIVES, name));
            }
        }
        fields.add(CLUSTER_ID);
        Arrays.stream(ClusterColumn.values()).map(column -> of(Subject.FLEET, column)).forEach(fields::add);
        Arrays.stream(PriceColumn.values()).map(column -> of(Subject.PRICES, column)).forEach(fields::add);
        return List.copyOf(fields);
    }

    private static Field of(Subject subject, SheetColumn column) {
        return new Field(column.name().toLowerCase(Locale.ROOT), column.title(), subject, column, "");
    }

    /// The field of a subject with a key.
    public static Optional<Field> of(Subject subject, String key) {
        return ALL.stream().filter(field -> field.subject() == subject && field.key().equals(key)).findFirst();
    }

    /// The field that holds a column of ours.
    public static Field of(SheetColumn column) {
        return ALL.stream().filter(field -> column.equals(field.column()) && field.objective().isEmpty()).findFirst().orElseThrow();
    }

    /// What a title most likely names in a sheet about a subject; empty where nothing fits.
    public static Optional<Field> guess(Subject subject, String title) {
        return TitleHints.guess(subject, title);
    }

    /// Whether its bare numbers have a unit, which a title or a person has to say.
    public boolean hasUnit() {
        return !units().isEmpty();
    }

    /// The units that bare numbers may be in, the usual one first, empty where that is the number itself; none for words.
    ///
    /// A rate is per second unless something else is said, tokens and dollars may be counted in thousands or millions, a time has to say its unit, and a price is for a GPU and an hour or for a whole node and an hour.
    public List<String> units() {
        return switch (column) {
            case TenantColumn.RATE -> List.of("/s", "/min", "/h", "/day");
            case TenantColumn.INPUT, TenantColumn.OUTPUT, TenantColumn.MISS, TenantColumn.BUDGET -> List.of("", "k", "M");
            case TenantColumn.DEADLINE -> List.of("s", "ms", "min", "h");
            case TenantColumn.OBJECTIVES -> objective.isEmpty() ? List.of() : List.of("ms", "s", "min", "h");
            case ClusterColumn.ON_DEMAND, ClusterColumn.RESERVED, PriceColumn.ON_DEMAND, PriceColumn.RESERVED -> List.of(PriceText.PER_GPU, PriceText.PER_NODE);
            case null, default -> List.of();
        };
    }

    /// The unit that bare numbers of this field are in under a title; empty where it names none. It may be one that an import refuses, such as `€` or `/month`.
    public String unit(String title) {
        return units().contains(PriceText.PER_GPU) ? PriceText.unit(title) : subject == Subject.TENANTS ? TitleUnit.of(this, title) : "";
    }

    /// A field that every new row has to fill.
    public boolean needed() {
        return switch (column) {
            case TenantColumn tenant -> TenantSheet.NEEDED.contains(tenant) && objective.isEmpty();
            case ClusterColumn cluster -> cluster == ClusterColumn.NAME || cluster == ClusterColumn.GPU || cluster == ClusterColumn.NODES;
            case PriceColumn price -> price == PriceColumn.OF;
            case null -> false;
        };
    }

    @Override
    public String toString() {
        return subject.key() + "." + Objects.requireNonNull(key);
    }
}

package io.headroom.sheet;

import io.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a column of someone else's sheet may hold about a tenant: the columns of ours, the id, and single objectives.
///
/// @param key how it is kept when a mapping is remembered, such as `rate` or `objective.ttft.p99`
/// @param title its name for people
/// @param column the column of ours that it fills; null for the id, which fills none
/// @param objective what its figure bounds, such as `ttft p99`; empty where it is no objective
public record Field(String key, String title, @Nullable TenantColumn column, String objective) {
    /// The id, by which a row finds its tenant.
    public static final Field ID = new Field("id", "Id", null, "");

    private static final List<Field> ALL = all();

    /// All of them: the id, the columns of ours, then objectives by metric and statistic.
    public static List<Field> values() {
        return ALL;
    }

    private static List<Field> all() {
        List<Field> fields = new ArrayList<>(List.of(ID));
        Arrays.stream(TenantColumn.values()).map(column -> new Field(column.name().toLowerCase(Locale.ROOT), column.title(), column, "")).forEach(fields::add);
        for (Objective.Metric metric : Objective.Metric.values()) {
            for (Objective.Statistic statistic : Objective.Statistic.values()) {
                String name = metric.name().toLowerCase(Locale.ROOT) + " " + statistic.name().toLowerCase(Locale.ROOT);
                fields.add(new Field("objective." + name.replace(' ', '.'), "Objective: " + name, TenantColumn.OBJECTIVES, name));
            }
        }
        return List.copyOf(fields);
    }

    /// The field with a key.
    public static Optional<Field> of(String key) {
        return ALL.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /// A title that says what it holds and perhaps in which unit.
    private record Hint(Pattern words, Field field) {}

    private static final List<Hint> HINTS = hints();

    private static List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        hint(hints, "id|tenant id|key", "id");
        hint(hints, "name|tenant|tenant name|customer|customer name|client|account|team", "name");
        hint(hints, "tier|plan|service tier|level|class of service", "tier");
        hint(hints, "models?|model name|model id", "models");
        hint(hints, "class|kind|workload class|type", "class");
        hint(hints, "arrivals|arrival pattern|pattern", "arrivals");
        hint(hints, "rate|rps|qps|req(uest)?s?|requests? rate|mean rate|arrival rate|traffic|load", "rate");
        hint(hints, "rpm|req(uest)?s? per", "rate");
        hint(hints, "(input|prompt|in|context) ?(tokens?)?( median| p50| mean)?|tokens in", "input");
        hint(hints, "(output|completion|answer|generated|out) ?(tokens?)?( median| p50| mean)?|tokens out", "output");
        hint(hints, "objectives?|slos?|targets?", "objectives");
        hint(hints, "deadline|due", "deadline");
        hint(hints, "cost per miss|miss cost|penalty", "miss");
        hint(hints, "budget|monthly budget|spend limit", "budget");
        hint(hints, "workload|workload name|use case", "workload");
        return hints;
    }

    private static void hint(List<Hint> hints, String words, String key) {
        hints.add(new Hint(Pattern.compile("(?:" + words + ")"), of(key).orElseThrow()));
    }

    /// What a title most likely names; empty where nothing fits.
    public static Optional<Field> guess(String title) {
        Optional<TenantColumn> ours = TenantColumn.titled(title);
        if (ours.isPresent()) {
            return of(ours.get().name().toLowerCase(Locale.ROOT));
        }
        String plain = words(title);
        return objective(plain).or(() -> HINTS.stream().filter(hint -> hint.words().matcher(plain).matches()).map(Hint::field).findFirst());
    }

    private static Optional<Field> objective(String plain) {
        return ALL.stream().filter(field -> !field.objective().isEmpty()).filter(field -> {
            List<String> words = List.of(plain.replace("end to end", "e2e").replace("time to first token", "ttft").replace("time per output token", "tpot").split(" ", -1));
            return List.of(field.objective().split(" ", -1)).stream().allMatch(words::contains);
        }).findFirst();
    }

    /// The words of a title without its unit, marks and case.
    private static String words(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[(\\[].*[)\\]]", " ").replaceAll("[/$€_.:-]+", " ").replaceAll("\\b(ms|msec|millis(econds)?|sec(onds)?|s|usd|month|min|minute|hour|day)\\b", " ")
                .replaceAll("\\s+", " ").strip();
    }

    /// The unit that bare numbers under a title are in, such as `ms` or `/min`; empty where it names none.
    public static String unit(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        if (plain.matches(".*(\\brpm\\b|/ ?min|per min(ute)?).*")) {
            return "/min";
        }
        if (plain.matches(".*(/ ?h\\b|/ ?hour|per hour).*")) {
            return "/h";
        }
        if (plain.matches(".*(/ ?day|per day|daily).*")) {
            return "/day";
        }
        if (plain.matches(".*(\\b[rq]ps\\b|/ ?s\\b|/ ?sec|per sec(ond)?).*")) {
            return "/s";
        }
        if (plain.matches(".*\\b(ms|msec|millis(econds)?)\\b.*")) {
            return "ms";
        }
        if (plain.matches(".*[(\\[_ ]h(ours?)?\\b.*")) {
            return "h";
        }
        return plain.matches(".*[(\\[_ ](s|sec|seconds)\\b.*") ? "s" : "";
    }
}

package io.headroom.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What titles of other people's sheets name.
final class TitleHints {
    /// A title that says what it holds.
    private record Hint(Pattern words, Field field) {}

    private static final List<Hint> HINTS = hints();

    private TitleHints() {}

    private static List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        tenants(hints);
        Subject fleet = Subject.FLEET;
        hint(hints, fleet, "id|cluster id|key", "id");
        hint(hints, fleet, "name|cluster|cluster name|hall|pool", "name");
        hint(hints, fleet, "gpu|gpu types?|gpu model|accelerators?|accelerator type|sku|card", "gpu");
        hint(hints, fleet, "nodes|node count|number of nodes|servers|hosts|machines", "nodes");
        hint(hints, fleet, "gpus( per|/)? ?(node|server|host|machine)|accelerators per node|gpus each", "gpus_per_node");
        hint(hints, fleet, "available|available from|available since|from|start|start date|delivery|delivery date|arrives|arrival|in service|live from", "from");
        hint(hints, fleet, "available until|until|available to|to|end|end date|leaves|expires|expiry|lease end|returns", "until");
        prices(hints, fleet);
        Subject prices = Subject.PRICES;
        hint(hints, prices, "gpu|gpu types?|gpu model|accelerators?|accelerator type|sku|card|cluster|cluster id|cluster name|gpu type or cluster|item", "of");
        prices(hints, prices);
        return List.copyOf(hints);
    }

    private static void tenants(List<Hint> hints) {
        Subject tenants = Subject.TENANTS;
        hint(hints, tenants, "id|tenant id|key", "id");
        hint(hints, tenants, "name|tenant|tenant name|customer|customer name|client|account|team", "name");
        hint(hints, tenants, "tier|plan|service tier|level|class of service", "tier");
        hint(hints, tenants, "models?|model name|model id", "models");
        hint(hints, tenants, "class|kind|workload class|type", "class");
        hint(hints, tenants, "arrivals|arrival pattern|pattern", "arrivals");
        hint(hints, tenants, "rate|rps|qps|req(uest)?s?|requests? rate|mean rate|arrival rate|traffic|load", "rate");
        hint(hints, tenants, "rpm|req(uest)?s? per", "rate");
        hint(hints, tenants, "(input|prompt|in|context) ?(tokens?)?( median| p50| mean)?|tokens in", "input");
        hint(hints, tenants, "(output|completion|answer|generated|out) ?(tokens?)?( median| p50| mean)?|tokens out", "output");
        hint(hints, tenants, "objectives?|slos?|targets?", "objectives");
        hint(hints, tenants, "deadline|due", "deadline");
        hint(hints, tenants, "cost per miss|miss cost|penalty", "miss");
        hint(hints, tenants, "budget|monthly budget|spend limit", "budget");
        hint(hints, tenants, "workload|workload name|use case", "workload");
    }

    /// What a price is called; its unit has been taken off.
    private static void prices(List<Hint> hints, Subject subject) {
        hint(hints, subject, "on ?demand( price| rate| cost)?|(list )?price|hourly price|hourly rate|price on ?demand|cost", "on_demand");
        hint(hints, subject, "reserved( price| rate| cost)?|committed( price| rate)?|contract price|price reserved", "reserved");
        hint(hints, subject, "price date|prices? as of|as of|price day|priced on|quote date" + (subject == Subject.PRICES ? "|date|read on|valid from" : ""), "as_of");
        hint(hints, subject, "price source|source|vendor|supplier|quote|reference|contract", "source");
    }

    private static void hint(List<Hint> hints, Subject subject, String words, String key) {
        hints.add(new Hint(Pattern.compile("(?:" + words + ")"), Field.of(subject, key).orElseThrow()));
    }

    static Optional<Field> guess(Subject subject, String title) {
        if (title.chars().noneMatch(Character::isLetter)) {
            return Optional.empty(); // a figure, as most cells are that are tried for titles
        }
        Optional<Field> ours = Field.values(subject).stream().filter(field -> field.objective().isEmpty() && field.title().equalsIgnoreCase(Grid.stripped(title))).findFirst();
        if (ours.isPresent()) {
            return ours;
        }
        if (subject == Subject.TENANTS) {
            String plain = words(title);
            return objective(plain).or(() -> hinted(subject, plain));
        }
        // "GPUs per node" is a count, "price per node" is a price with its unit.
        return hinted(subject, PriceText.words(title)).or(() -> hinted(subject, PriceText.withoutUnit(title)).filter(field -> !field.units().isEmpty()))
                .or(() -> PriceText.isPrice(title) ? Field.of(subject, "on_demand") : Optional.empty());
    }

    private static Optional<Field> hinted(Subject subject, String plain) {
        return HINTS.stream().filter(hint -> hint.field().subject() == subject && hint.words().matcher(plain).matches()).map(Hint::field).findFirst();
    }

    private static Optional<Field> objective(String plain) {
        List<String> words = Arrays.asList(plain.replace("end to end", "e2e").replace("time to first token", "ttft").replace("time per output token", "tpot").split(" ", -1));
        return Field.values(Subject.TENANTS).stream().filter(field -> !field.objective().isEmpty() && words.containsAll(List.of(field.objective().split(" ", -1)))).findFirst();
    }

    /// The words of a title without its unit, marks and case.
    private static String words(String title) {
        return PriceText.lower(title).replaceAll("[(\\[].*[)\\]]", " ").replaceAll("[/$€_.:-]+", " ").replaceAll("\\b(ms|msec|millis(econds)?|sec(onds)?|s|usd|month|min|minute|hour|day|k|ktok|thousands?|millions?|cents?)\\b", " ")
                .replaceAll("\\s+", " ").strip();
    }
}

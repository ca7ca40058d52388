package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.ScenarioRuns;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TokenPrices;
import io.headroom.report.json.ComparisonJson;
import io.headroom.report.json.ForecastJson;
import io.headroom.report.json.ResultsJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.usermodel.Cell;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the sheets Decision and Charts claim, worked out once more from the JSON of results, comparisons and forecast, and from the plan: arithmetic of its own, which knows nothing of the
/// classes that fill the sheets. Which option is chosen is read from the page; that it keeps at least as much as the plan is checked.
final class DecisionClaims {
    private static final double HOURS = 730; // of a month
    private static final int MONTHS = 12; // of the term, which begins with the run
    private static final int OPTIONS = 6;
    private static final int TENANTS = 12; // in the chart of who gains
    private static final int DATES = 5;
    private static final double STAYS = 1000; // months of a cluster without an end
    private static final Map<String, String> WORDS = Map.of("gains", "gains", "loses", "loses", "unclear", "not clear");
    private static final List<String> GRAVITY = List.of("missed", "at_risk", "met", "no_data");

    private final Shown shown;
    private final Dossier dossier;
    private final List<Side> sides = new ArrayList<>();
    private final Side current;
    private final Side chosen;
    private final @Nullable JsonNode forecast;

    /// One of the plans among which is decided.
    ///
    /// @param json of its results
    /// @param against of its comparison with the plan as it stands, null for that itself
    private record Side(String name, Plan plan, JsonNode json, @Nullable JsonNode against) {
        double rent() {
            return plan.partitions().stream().mapToDouble(one -> one.gpuShare() * price(one)).sum();
        }

        private double price(Partition partition) {
            Prices prices = plan.cluster(partition.cluster()).prices();
            return partition.reserved() ? prices.reservedUsdPerGpuHour() : prices.onDemandUsdPerGpuHour();
        }

        double gpus() {
            return sum(json.get("partitions"), one -> one.get("gpus").doubleValue());
        }

        double reserved() {
            return sum(json.get("partitions"), one -> one.get("partition_kind").asString().equals("reserved") ? one.get("gpus").doubleValue() : 0);
        }

        double objectives(String state) {
            return sum(json.get("tenants"), tenant -> tenant.get("objectives").valueStream().filter(one -> one.get("state").asString().equals(state)).count());
        }

        double changes(String... words) {
            return against == null ? 0 : against.get("tenants").valueStream().filter(tenant -> List.of(words).contains(tenant.get("change").asString())).count();
        }

        /// The objective in the gravest state that is furthest beyond its target, as a share of it.
        double worst() {
            List<JsonNode> all = json.get("tenants").valueStream().flatMap(tenant -> tenant.get("objectives").valueStream()).toList();
            return GRAVITY.stream().limit(3).map(state -> all.stream().filter(one -> one.get("state").asString().equals(state)).mapToDouble(one -> one.get("value").doubleValue() / one.get("target").doubleValue()).max())
                    .filter(share -> share.isPresent()).mapToDouble(share -> share.orElseThrow()).findFirst().orElse(Double.NaN);
        }

        double tokens(String key) {
            return sum(json.get("tenants"), tenant -> tenant.get(key).doubleValue(0));
        }

        double revenue() {
            double perSecond = 0;
            for (JsonNode tenant : json.get("tenants")) {
                Tier tier = plan.tier(plan.tenant(new TenantId(tenant.get("id").asString())).tier());
                TokenPrices prices = tier.prices();
                perSecond += prices == null ? 0 : tenant.get("tokens_in_per_s").doubleValue(0) * prices.usdPerMillionInput() / 1e6 + tenant.get("tokens_out_per_s").doubleValue(0) * prices.usdPerMillionOutput() / 1e6;
            }
            return perSecond * 3600 * HOURS;
        }
    }

    DecisionClaims(Shown shown, Dossier dossier) {
        this.shown = shown;
        this.dossier = dossier;
        ScenarioRuns runs = dossier.scenarios() == null ? dossier.sizes() : dossier.scenarios();
        current = new Side(dossier.scenarios() == null ? "As it stands" : dossier.plan().scenarios().current(), dossier.plan(), tree(ResultsJson.bytes(dossier.results())), null);
        sides.add(current);
        if (runs != null) {
            for (Comparison one : runs.by(Measure.USUAL)) {
                sides.add(new Side(one.after().name(), one.after().plan(), tree(ResultsJson.bytes(one.after().results())), tree(ComparisonJson.bytes(one))));
            }
        }
        forecast = dossier.forecast() == null ? null : tree(ForecastJson.bytes(dossier.forecast(), List.of(), 0));
        List<String> options = shown.table("Decision", "Cost, estimated").stream().map(row -> Shown.text(row.get("Option"))).toList();
        chosen = sides.stream().filter(side -> options.stream().anyMatch(option -> option.endsWith(" · " + side.name() + " (chosen)"))).findFirst().orElse(current);
    }

    void check() {
        keyFigures();
        ask();
        dates();
        options();
        gains();
        List<CapacityOutlook.Grower> growers = growers();
        clusters();
        months(growers);
    }

    private void keyFigures() {
        double cost = chosen.rent() * HOURS;
        if (dossier.edition() == Dossier.Edition.PROVIDER) {
            double revenue = chosen.revenue();
            key("Revenue per month", revenue > 0 ? revenue : Double.NaN);
            key("Margin per month", revenue > 0 ? revenue - cost : Double.NaN);
            key("Cost per month", cost);
            key("Utilisation", sum(chosen.json().get("partitions"), one -> one.get("gpus").doubleValue() * one.get("utilisation").doubleValue(0)) / chosen.gpus());
            double gone = chosen.against() == null ? 0 : chosen.against().get("tenants").valueStream().filter(tenant -> tenant.get("change").asString().equals("leaves") && tenant.get("after").get("place").asString().equals("absent")).count();
            double tray = chosen.plan().tenants().stream().filter(tenant -> tenant.partition() == null).count();
            key("Displaced", tray + gone + chosen.changes("loses"));
            key("Throttled", sum(chosen.json().get("tenants"), tenant -> tenant.get("throttled").doubleValue()) / sum(chosen.json().get("tenants"), tenant -> tenant.get("offered").doubleValue()));
        } else {
            key("Cost per month", cost);
            key("Per million tokens", cost / ((chosen.tokens("tokens_in_per_s") + chosen.tokens("tokens_out_per_s")) * 3600 * HOURS / 1e6));
            double all = GRAVITY.stream().mapToDouble(chosen::objectives).sum();
            says("Promises met", "%.0f of %.0f".formatted(chosen.objectives("met"), all), "%.0f at risk, %.0f missed".formatted(chosen.objectives("at_risk"), chosen.objectives("missed")));
            double own = chosen.json().get("tenants").valueStream().filter(tenant -> tenant.get("partition_kind").asString().equals("reserved")).count();
            says("Own GPUs", "%.0f of %d".formatted(own, chosen.json().get("tenants").size()), "");
            key("Worst promise", chosen.worst());
            double high = risks(true);
            key("Risks", high + risks(false));
            assertThat(Shown.text(shown.below("Decision", "Risks", 2))).contains("%.0f high, %.0f medium".formatted(high, risks(false)));
        }
    }

    private void key(String label, double expected) {
        shown.same(label, shown.below("Decision", label, 1), expected);
    }

    private void says(String label, String figure, String remark) {
        assertThat(Shown.text(shown.below("Decision", label, 1))).as(label).isEqualTo(figure);
        assertThat(Shown.text(shown.below("Decision", label, 2))).as(label).contains(remark);
    }

    /// High: a promise is missed or somebody starves. Medium: a promise is at risk, a hundredth of somebody's requests throttled, a partition busy for 95 % of the time, a cluster not there yet,
    /// going again, or without a node to spare.
    private double risks(boolean high) {
        JsonNode partitions = chosen.json().get("partitions");
        if (high) {
            return chosen.objectives("missed") + sum(partitions, one -> one.get("starved").isEmpty() ? 0 : 1);
        }
        double throttled = sum(chosen.json().get("tenants"), tenant -> tenant.get("throttled").doubleValue() / tenant.get("offered").doubleValue() >= 0.01 ? 1 : 0);
        double clusters = chosen.plan().fleet().stream().mapToDouble(cluster -> {
            boolean arriving = cluster.availableFrom() != null && cluster.availableFrom().isAfter(start());
            double held = held(chosen.plan(), cluster);
            return (arriving || (held > 0 && cluster.gpus() - Math.ceil(held) < cluster.gpusPerNode()) ? 1 : 0) + (cluster.availableUntil() == null ? 0 : 1);
        }).sum();
        return chosen.objectives("at_risk") + throttled + sum(partitions, one -> one.get("utilisation").doubleValue(0) >= 0.95 ? 1 : 0) + clusters;
    }

    private LocalDate start() {
        return chosen.plan().run().start().toLocalDate();
    }

    private void ask() {
        List<ToDoubleFunction<Side>> figures = List.of(Side::gpus, Side::reserved, Side::rent, side -> side.rent() * HOURS, side -> side.rent() * HOURS * MONTHS);
        List<Map<String, Cell>> rows = shown.table("Decision", "As it stands");
        for (int i = 0; i < figures.size(); i++) {
            shown.same("ask " + i, rows.get(i).get("As it stands"), figures.get(i).applyAsDouble(current));
            if (!chosen.equals(current)) {
                shown.same("ask " + i, rows.get(i).get("As decided"), figures.get(i).applyAsDouble(chosen));
            }
        }
    }

    private record Due(LocalDate date, List<String> words) {}

    private void dates() {
        List<Due> due = new ArrayList<>();
        List<Cluster> fleet = chosen.plan().fleet();
        Predicate<Cluster> arriving = cluster -> cluster.availableFrom() != null && cluster.availableFrom().isAfter(start());
        due.add(new Due(fleet.stream().filter(arriving.and(cluster -> held(chosen.plan(), cluster) > 0)).map(Cluster::availableFrom).max(Comparator.naturalOrder()).orElse(start()), List.of("All GPUs of the plan are there")));
        for (Cluster cluster : fleet) {
            if (arriving.test(cluster)) {
                due.add(new Due(Objects.requireNonNull(cluster.availableFrom()), List.of(cluster.gpus() + " GPUs", cluster.name(), "arrive")));
            }
            if (cluster.availableUntil() != null) {
                due.add(new Due(cluster.availableUntil(), List.of(cluster.gpus() + " GPUs", cluster.name(), "leave")));
            }
        }
        if (forecast != null && chosen.equals(current)) {
            for (JsonNode need : forecast.get("needs")) {
                long order = need.get("to_order").asLong();
                String lane = chosen.plan().partition(new PartitionId(need.get("partition").asString())).name();
                due.add(new Due(LocalDate.parse(need.get("order_by").asString()), need.get("gpus_needed").isNull() ? List.of("Relieve " + lane)
                        : order > 0 ? List.of("Order " + order + " GPU", lane) : List.of("Enlarge " + lane + " to " + need.get("gpus_needed").asLong())));
            }
        }
        due.sort(Comparator.comparing(Due::date));
        List<Map<String, Cell>> rows = shown.table("Decision", "Date");
        List<Due> told = due.size() > DATES ? due.subList(0, DATES - 1) : due;
        assertThat(rows).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(shown.date(Objects.requireNonNull(rows.get(i).get("Date")))).isEqualTo(told.get(i).date());
            assertThat(Shown.text(rows.get(i).get("What is due"))).contains(told.get(i).words());
        }
    }

    /// Better first: more objectives met, then fewer missed, then fewer that lose, then cheaper.
    private static final Comparator<Side> ORDER = Comparator.comparingDouble((Side side) -> -side.objectives("met")).thenComparingDouble(side -> side.objectives("missed"))
            .thenComparingDouble(side -> side.changes("loses", "leaves")).thenComparingDouble(Side::rent);

    private void options() {
        List<Map<String, Cell>> rows = shown.table("Decision", "Cost, estimated");
        List<Side> others = new ArrayList<>(sides.subList(1, sides.size()).stream().sorted(ORDER).limit(OPTIONS - 1).sorted(Comparator.comparingDouble(Side::rent)).toList());
        others.addFirst(current);
        assertThat(rows).hasSameSizeAs(others);
        assertThat(ORDER.compare(chosen, current)).isLessThanOrEqualTo(0);
        for (int i = 0; i < rows.size(); i++) {
            Side side = others.get(i);
            Map<String, Cell> row = rows.get(i);
            assertThat(Shown.text(row.get("Option"))).startsWith((char) ('A' + i) + " · " + side.name());
            Map<String, Double> figures = Map.of("GPUs", side.gpus(), "Cost, estimated", side.rent(), "Met", side.objectives("met"), "At risk", side.objectives("at_risk"), "Missed", side.objectives("missed"),
                    "Gain", side.against() == null ? Double.NaN : side.changes("gains", "enters"), "Lose", side.against() == null ? Double.NaN : side.changes("loses", "leaves"), "Worst of target", side.worst());
            figures.forEach((header, expected) -> shown.same(side.name() + " " + header, row.get(header), expected));
        }
        List<Map<String, Cell>> target = shown.table("Charts", "Share of the target");
        for (int i = 0; i < 2; i++) {
            shown.same("target", target.get(i).get("Share of the target"), 1);
            shown.same("target", target.get(i).get("Cost, estimated"), others.get(i == 0 ? least(others) : most(others)).rent());
        }
    }

    private static int least(List<Side> sides) {
        return sides.indexOf(sides.stream().min(Comparator.comparingDouble(Side::rent)).orElseThrow());
    }

    private static int most(List<Side> sides) {
        return sides.indexOf(sides.stream().max(Comparator.comparingDouble(Side::rent)).orElseThrow());
    }

    /// The chosen alternative, or else the best, against the plan as it stands.
    private void gains() {
        Side told = chosen.against() != null ? chosen : sides.stream().skip(1).min(ORDER).orElse(null);
        List<Map<String, Cell>> rows = shown.table("Charts", "Difference, share of before");
        List<JsonNode> tenants = told == null ? List.of() : Objects.requireNonNull(told.against()).get("tenants").valueStream().filter(tenant -> tenant.get("difference").get("relative").isNumber()).limit(TENANTS).toList();
        assertThat(rows).hasSameSizeAs(tenants);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Cell> row = rows.get(i);
            JsonNode difference = tenants.get(i).get("difference");
            String change = tenants.get(i).get("change").asString();
            double before = difference.get("before").doubleValue();
            double relative = difference.get("relative").doubleValue();
            JsonNode ends = difference.get("ci");
            assertThat(Shown.text(row.get("Tenant"))).isEqualTo(Page.shortened(tenants.get(i).get("name").asString(), 26));
            shown.same(change, row.get("Before"), before);
            shown.same(change, row.get("After"), difference.get("after").doubleValue());
            shown.same(change, row.get("Difference, share of before"), (difference.get("after").doubleValue() - before) / before);
            shown.same(change, row.get("95 % interval, reach below"), ends.isNull() ? Double.NaN : relative - ends.get(0).doubleValue() / before);
            shown.same(change, row.get("95 % interval, reach above"), ends.isNull() ? Double.NaN : ends.get(1).doubleValue() / before - relative);
            for (String series : WORDS.keySet()) {
                Cell cell = row.get(Objects.requireNonNull(WORDS.get(series)));
                if (series.equals(change)) {
                    shown.same(series, cell, relative);
                } else {
                    assertThat(Shown.blank(cell)).as(series + " of " + change).isTrue();
                }
            }
        }
    }

    private static double held(Plan plan, Cluster cluster) {
        return plan.partitions().stream().filter(one -> one.cluster().equals(cluster.id())).mapToDouble(Partition::gpuShare).sum();
    }

    private double filled(Function<Partition, Double> load, Predicate<Partition> of) {
        return chosen.plan().partitions().stream().filter(of).mapToDouble(one -> one.gpuShare() * load.apply(one)).sum();
    }

    private void clusters() {
        Map<PartitionId, Double> loads = new Estimate().of(chosen.plan()).loads();
        List<Map<String, Cell>> rows = shown.table("Charts", "There from");
        List<Cluster> fleet = chosen.plan().fleet();
        assertThat(rows).hasSameSizeAs(fleet);
        for (int i = 0; i < rows.size(); i++) {
            Cluster cluster = fleet.get(i);
            shown.same("from", rows.get(i).get("There from"), from(cluster));
            shown.same("until", rows.get(i).get("There until"), Math.min(STAYS, until(cluster)));
            shown.same("held", rows.get(i).get("Held"), held(chosen.plan(), cluster));
            shown.same("free", rows.get(i).get("Free"), cluster.gpus() - held(chosen.plan(), cluster));
            shown.same("filled", rows.get(i).get("Filled by the load, estimated"), filled(one -> loads.getOrDefault(one.id(), 0.0), one -> one.cluster().equals(cluster.id())));
        }
        if (forecast != null && chosen.equals(current)) {
            JsonNode told = forecast.get("loads").get(0).get("expected");
            assertThat(filled(one -> told.path(one.id().value()).doubleValue(0), _ -> true)).as("the loads of the forecast").isCloseTo(filled(one -> loads.getOrDefault(one.id(), 0.0), _ -> true), Shown.CLOSE);
        }
    }

    private double from(Cluster cluster) {
        return cluster.availableFrom() == null ? 0 : Math.max(0, months(cluster.availableFrom()));
    }

    private double until(Cluster cluster) {
        return cluster.availableUntil() == null ? Double.POSITIVE_INFINITY : months(cluster.availableUntil());
    }

    /// Whole months of the calendar, and of the month begun the share of its days.
    private double months(LocalDate day) {
        int whole = (int) Period.between(start(), day).toTotalMonths();
        long last = start().plusMonths(whole).toEpochDay();
        return whole + (day.toEpochDay() - last) / (double) (start().plusMonths(whole + 1L).toEpochDay() - last);
    }

    /// The parts of the load with a rate of their own. Parts that share a partition take as much of it as each would alone, in proportion.
    private List<CapacityOutlook.Grower> growers() {
        Map<Double, List<TenantId>> tenants = new TreeMap<>();
        rates().forEach((tenant, rate) -> tenants.computeIfAbsent(rate, _ -> new ArrayList<>()).add(tenant));
        List<TenantId> rest = chosen.plan().tenants().stream().filter(tenant -> tenant.partition() != null && !rates().containsKey(tenant.id())).map(Tenant::id).toList();
        Map<PartitionId, Double> loads = new Estimate().of(chosen.plan()).loads();
        Map<Double, Map<PartitionId, Double>> alone = new TreeMap<>();
        tenants.forEach((rate, senders) -> alone.put(rate, loadsOf(senders)));
        Map<PartitionId, Double> others = loadsOf(rest);
        List<CapacityOutlook.Grower> growers = new ArrayList<>();
        tenants.forEach((rate, senders) -> growers.add(new CapacityOutlook.Grower(rate, senders.size(), filled(one -> {
            double mine = alone.getOrDefault(rate, Map.of()).getOrDefault(one.id(), 0.0);
            double all = others.getOrDefault(one.id(), 0.0) + alone.values().stream().mapToDouble(each -> each.getOrDefault(one.id(), 0.0)).sum();
            return all == 0 ? 0 : loads.getOrDefault(one.id(), 0.0) * mine / all;
        }, _ -> true))));
        List<Map<String, Cell>> rows = growers.isEmpty() ? List.of() : shown.table("Charts", "Growth per month");
        assertThat(rows).hasSameSizeAs(growers);
        for (int i = 0; i < rows.size(); i++) {
            shown.same("growers", rows.get(i).get("Tenants"), growers.get(i).tenants());
            shown.same("growth", rows.get(i).get("Growth per month"), growers.get(i).perMonth());
            shown.same("filled", rows.get(i).get("Filled by the load, estimated"), growers.get(i).filled());
        }
        return growers;
    }

    /// Growth a month of the tenants that have one of their own, as the forecast says; without one, as the engine reads the plan.
    private Map<TenantId, Double> rates() {
        Map<TenantId, Double> rates = new HashMap<>();
        if (forecast != null) {
            for (JsonNode growth : forecast.get("growth")) {
                if (List.of("given", "plan", "trend").contains(growth.get("source").asString())) {
                    rates.put(new TenantId(growth.get("tenant").asString()), growth.get("per_month").doubleValue());
                }
            }
        } else {
            WorkloadGrowth.of(chosen.plan(), Map.of()).stream().filter(growth -> growth.source() == WorkloadGrowth.Source.PLAN || growth.source() == WorkloadGrowth.Source.TREND)
                    .forEach(growth -> rates.put(growth.tenant(), growth.range().expected()));
        }
        return rates;
    }

    private Map<PartitionId, Double> loadsOf(List<TenantId> senders) {
        List<Tenant> tenants = chosen.plan().tenants().stream().map(tenant -> senders.contains(tenant.id()) ? tenant : tenant.in(null)).toList();
        List<Partition> partitions = chosen.plan().partitions().stream().map(one -> one.owner() != null && !senders.contains(one.owner()) ? one.withOwner(null) : one).toList();
        return new Estimate().of(chosen.plan().withPartitions(partitions, tenants)).loads();
    }

    private void months(List<CapacityOutlook.Grower> growers) {
        Map<PartitionId, Double> loads = new Estimate().of(chosen.plan()).loads();
        double steady = filled(one -> loads.getOrDefault(one.id(), 0.0), _ -> true) - growers.stream().mapToDouble(CapacityOutlook.Grower::filled).sum();
        List<Map<String, Cell>> rows = shown.table("Charts", "Demand, estimated");
        assertThat(rows).hasSize(MONTHS + 1);
        for (int month = 0; month <= MONTHS; month++) {
            Map<String, Cell> row = rows.get(month);
            int at = month;
            List<Cluster> there = chosen.plan().fleet().stream().filter(cluster -> from(cluster) <= at && at < until(cluster)).toList();
            double held = there.stream().mapToDouble(cluster -> held(chosen.plan(), cluster)).sum();
            double all = there.stream().mapToDouble(Cluster::gpus).sum();
            shown.same("month", row.values().stream().filter(cell -> cell.getColumnIndex() == 0).findFirst().orElseThrow(), month);
            shown.same("demand " + month, row.get("Demand, estimated"), steady + growers.stream().mapToDouble(one -> one.filled() * Math.pow(1 + one.perMonth(), at)).sum());
            shown.same("held " + month, row.get("Held"), held);
            shown.same("free " + month, row.get("Free"), all - held);
            shown.same("capacity " + month, row.get("Capacity"), all);
        }
    }

    private static double sum(JsonNode list, ToDoubleFunction<JsonNode> figure) {
        return list.valueStream().mapToDouble(figure).sum();
    }

    private static JsonNode tree(byte[] json) {
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }
}

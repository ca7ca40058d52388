package io.headroom.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.cost.CostBasis;
import io.headroom.plan.Cluster;
import io.headroom.plan.Objective;
import io.headroom.plan.Offer;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.report.json.ComparisonJson;
import io.headroom.report.json.ForecastJson;
import io.headroom.report.json.ResultsJson;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The workbook, the tables and the JSON tell the same: each figure of the JSON stands where its header says, to the last bit, and no result in the workbook is told nowhere else.
class EveryFigureTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final double ROUNDING = 1e-12;
    private static final Measure FIRST_TOKEN = new Measure.Latency(Objective.Metric.TTFT, Objective.Statistic.P99);
    /// Sheets that tell the plan and no results.
    private static final Set<String> OF_THE_PLAN = Set.of("Map", "Tenants", "Incidents", "Assumptions", "Tenants to edit");
    private static final List<String> LATENCIES = List.of("TTFT ttft_s", "TPOT tpot_s", "E2E e2e_s", "Wait wait_s", "Session session_s");
    /// Where figures of a tenant stand: key, sheet, header.
    private static final List<List<String>> TENANT = List.of(
            List.of("offered", "Results", "Offered"), List.of("offered", "Outcomes", "Offered"), List.of("served", "Results", "Served"), List.of("served", "Outcomes", "Served"),
            List.of("throttled", "Results", "Throttled"), List.of("throttled", "Outcomes", "Throttled"), List.of("rejected", "Results", "Rejected"), List.of("rejected", "Outcomes", "Rejected"),
            List.of("expired", "Results", "Expired"), List.of("expired", "Outcomes", "Expired"), List.of("in_flight", "Results", "In flight"), List.of("in_flight", "Outcomes", "In flight"),
            List.of("fell_back", "Results", "Fell back"), List.of("fell_back", "Outcomes", "Fell back"), List.of("attempts", "Results", "Attempts"),
            List.of("deadline_misses", "Results", "Deadline misses"), List.of("deadline_misses", "Outcomes", "Deadline misses"), List.of("tokens_in_per_s", "Results", "Tokens in"),
            List.of("cached_tokens_share", "Results", "Tokens in from the prefix cache"), List.of("tokens_out_per_s", "Results", "Tokens out"), List.of("miss_usd", "Outcomes", "Cost of misses"),
            List.of("fallback_usd", "Outcomes", "Paid at fallbacks"), List.of("quality", "Outcomes", "Quality of answers"), List.of("isolation_score", "Outcomes", "Isolation score"),
            List.of("isolation_p99_s", "Outcomes", "p99 end-to-end"), List.of("wait_by_cause_s/own_burst", "Outcomes", "Own bursts"), List.of("wait_by_cause_s/neighbours", "Outcomes", "Neighbours"),
            List.of("wait_by_cause_s/limits", "Outcomes", "Limits"), List.of("wait_by_cause_s/gpus", "Outcomes", "Too few GPUs"));
    private static final List<List<String>> PARTITION = List.of(List.of("gpus", "GPUs"), List.of("replicas", "Replicas"), List.of("utilisation", "Utilisation, simulated"),
            List.of("kv_utilisation", "KV cache, simulated"), List.of("cached_tokens_share", "Prompt tokens from the prefix cache, simulated"),
            List.of("tokens_out_per_s", "Output tokens, simulated"), List.of("queue_mean", "Mean queue, simulated"));

    @TempDir
    Path folder;

    private static Stream<Arguments> dossiers() {
        Plan hand = Examples.plan();
        return Stream.of(Arguments.argumentSet("made by hand, no two figures alike", Dossier.of(hand, Examples.results(hand)).with(Examples.contention(hand))),
                Arguments.argumentSet("a launch and its other scenario", Dossiers.whole(Dossiers.shortened(Dossiers.sample("launch-window.headroom")))),
                Arguments.argumentSet("sessions", Dossiers.whole(Dossiers.shortened(Dossiers.sample("conversations.headroom")))),
                Arguments.argumentSet("everything", Dossiers.everything()), Arguments.argumentSet("everything, for the customer", Dossiers.everything().in(Dossier.Edition.CUSTOMER)));
    }

    @ParameterizedTest
    @MethodSource("dossiers")
    void theWorkbookTellsTheFiguresOfTheJsonAndNoOthers(Dossier dossier) throws IOException {
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, dossier, ExportWatch.NONE);
        JsonNode json = tree(ResultsJson.bytes(dossier.results(), dossier.contention()));
        try (InputStream in = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Shown shown = new Shown(workbook);
            json.get("tenants").forEach(tenant -> tenant(shown, tenant));
            json.get("partitions").forEach(partition -> partition(shown, partition));
            new DecisionClaims(shown, dossier).check();
            if (dossier.forecast() != null) {
                new StudyClaims(shown, dossier.plan()).check(dossier.forecast(), requireNonNull(dossier.lanes()));
            }
            if (dossier.offers() != null) {
                new StudyClaims(shown, dossier.plan()).check(dossier.offers());
            }
            assertThat(List.of("Decision", "Charts", "Forecast", "Offers").stream().flatMap(sheet -> shown.unasked(sheet).stream())).as("figures that no claim is made of").isEmpty();
            assertThat(ChartCaches.faults(workbook)).isEmpty();
            Set<Double> told = new HashSet<>();
            NavigableSet<Double> sums = new TreeSet<>(List.of(0.0));
            numbers(json, told);
            String plan = PlanFile.format(PlanDocument.of(dossier.plan()));
            numbers(tree(plan.getBytes(StandardCharsets.UTF_8)), told);
            Stream.of(CostBasis.class.getRecordComponents()).forEach(one -> told.add(component(one.getName())));
            if (dossier.scenarios() != null) {
                comparison(shown, dossier.scenarios().by(Measure.USUAL), "p99 end-to-end", told);
                comparison(shown, dossier.scenarios().by(FIRST_TOKEN), "p99 TTFT", told);
            }
            derived(dossier.plan(), json, sums);
            contracts(shown, dossier.plan());
            List<String> unknown = new ArrayList<>();
            shown.rest(cell -> {
                boolean known = DateUtil.isCellDateFormatted(cell) ? plan.contains(cell.getLocalDateTimeCellValue().toLocalDate().toString()) : told.contains(cell.getNumericCellValue()) || near(sums, cell.getNumericCellValue());
                if (!known && !OF_THE_PLAN.contains(cell.getSheet().getSheetName())) {
                    unknown.add(Shown.at(cell) + " " + cell.getNumericCellValue());
                }
            });
            assertThat(unknown).as("figures that neither the JSON nor the plan tells").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dossiers")
    void theTablesTellWhatTheSheetsTell(Dossier dossier) throws IOException {
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, dossier, ExportWatch.NONE);
        try (InputStream in = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Path table : TablesCsv.write(folder, dossier, ExportWatch.NONE)) {
                List<CsvRecord> records;
                try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(table)) {
                    records = reader.stream().toList();
                }
                List<String> headers = records.getFirst().getFields();
                if (table.endsWith("loads.csv")) { // a row for each partition and date; the sheet has a column for each
                    loads(records, tree(ForecastJson.bytes(requireNonNull(dossier.forecast()), List.of(), 0)).get("loads"), dossier.plan());
                    continue;
                }
                Row header = StreamSupport.stream(workbook.spliterator(), false).flatMap(one -> StreamSupport.stream(one.spliterator(), false)).filter(one -> headers.getFirst().equals(Shown.text(one.getCell(0))))
                        .filter(one -> headers.equals(headers(one).subList(0, Math.min(headers.size(), headers(one).size())))).findFirst().orElseThrow(() -> new AssertionError("no sheet for " + table));
                for (int i = 1; i < records.size(); i++) {
                    for (int column = 0; column < headers.size(); column++) {
                        Cell cell = header.getSheet().getRow(header.getRowNum() + i).getCell(column);
                        assertThat(records.get(i).getField(column)).as(Shown.at(cell)).satisfies(field -> assertThat(told(cell, field)).isTrue());
                    }
                }
            }
        }
    }

    private static void loads(List<CsvRecord> records, JsonNode loads, Plan plan) {
        Map<String, String> told = new HashMap<>();
        records.stream().skip(1).forEach(record -> told.put(record.getField(0) + record.getField(1), String.join(" ", record.getFields().subList(2, 5))));
        int all = 0;
        for (JsonNode load : loads) {
            for (String id : load.get("expected").propertyNames()) {
                String name = plan.partition(new PartitionId(id)).name();
                double[] figures = Stream.of(requireNonNull(told.get(load.get("date").asString() + name)).split(" ")).mapToDouble(Double::parseDouble).toArray();
                assertThat(figures).containsExactly(load.get("expected").get(id).doubleValue(), load.get("slow").get(id).doubleValue(), load.get("fast").get(id).doubleValue());
                all++;
            }
        }
        assertThat(told).hasSize(all);
    }

    /// The headers of a row as its table has them: those of groups, then those of columns.
    private static List<String> headers(Row row) {
        List<String> headers = new ArrayList<>();
        String group = "";
        for (int i = 0; i < row.getLastCellNum(); i++) {
            Row over = row.getRowNum() == Table.HEADER_ROW ? row.getSheet().getRow(Table.HEADER_ROW - 1) : null;
            String title = over == null ? "" : Shown.text(over.getCell(i));
            group = title.isEmpty() ? group : title;
            headers.add(group.isEmpty() ? Shown.text(row.getCell(i)) : group + " · " + Shown.text(row.getCell(i)));
        }
        return headers;
    }

    private static boolean told(Cell cell, String field) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC) {
            return DateUtil.isCellDateFormatted(cell) ? field.startsWith(cell.getLocalDateTimeCellValue().toLocalDate().toString()) : Double.parseDouble(field) == cell.getNumericCellValue();
        }
        String text = cell.getStringCellValue();
        return field.equals(text) || (field.isEmpty() && text.equals("–")) || field.equals("'" + text);
    }

    private static void tenant(Shown shown, JsonNode tenant) {
        String name = tenant.get("name").asString();
        for (List<String> one : TENANT) {
            JsonNode value = tenant.at("/" + one.getFirst());
            Map<String, Cell> row = shown.row(one.get(1), "Tenant", name);
            if (row.containsKey(one.get(2))) { // causes and isolation stand only where they were worked out
                same(name + " " + one, shown.figure(row, one.get(2)), value);
            } else {
                assertThat(value.isNull()).as(name + " " + one).isTrue();
            }
        }
        Map<String, Cell> results = shown.row("Results", "Tenant", name);
        for (String latency : LATENCIES) {
            String[] words = latency.split(" ", 2);
            if (results.containsKey(words[0] + " mean")) {
                latency(shown, results, words[0], tenant.get(words[1]));
            }
        }
        speed(shown, results, tenant.get("request_tokens_out_per_s"), tenant.get("tpot_s"));
        tenant.get("objectives").forEach(objective -> objective(shown, name, objective));
        JsonNode backlog = tenant.get("backlog");
        if (backlog.get("requests").asLong() > 0) {
            Map<String, Cell> row = shown.row("Backlog", "Tenant", name);
            same(name, shown.figure(row, "Requests"), backlog.get("requests"));
            same(name, shown.figure(row, "Tokens, input and output"), backlog.get("tokens"));
            same(name, shown.figure(row, "Oldest has waited"), backlog.get("oldest_s"));
        }
        Map<String, Cell> outcomes = shown.row("Outcomes", "Tenant", name);
        tenant.get("throttled_by").valueStream().filter(count -> count.asLong() > 0).forEach(count -> assertThat(Shown.text(outcomes.get("Refused by, retries counted each"))).contains("%,d".formatted(count.asLong())));
    }

    private static void latency(Shown shown, Map<String, Cell> row, String name, JsonNode latency) {
        for (String statistic : List.of("mean", "p50", "p90", "p95", "p99")) {
            same(name + statistic, shown.figure(row, name + " " + statistic), latency.get(statistic));
        }
        for (String statistic : List.of("mean", "p99")) {
            interval(shown, row, name + " " + statistic, latency.get("ci").get(statistic));
        }
    }

    /// One over the time of a token: what is slowest in the one is fastest in the other.
    private static void speed(Shown shown, Map<String, Cell> row, JsonNode speed, JsonNode seconds) {
        Map.of("p50", "p50", "p10", "p90", "p5", "p95", "p1", "p99").forEach((fast, slow) -> {
            same("speed", shown.figure(row, "Speed " + fast), speed.get(fast));
            assertThat(Double.valueOf(speed.get(fast).doubleValue(Double.NaN))).as(fast).isEqualTo(Double.valueOf(1 / seconds.get(slow).doubleValue(Double.NaN)));
        });
        JsonNode ends = speed.get("ci").get("p1");
        interval(shown, row, "Speed p1", ends);
        JsonNode slow = seconds.get("ci").get("p99");
        assertThat(ends.isNull()).isEqualTo(slow.isNull());
        if (!ends.isNull()) {
            assertThat(ends.get(0).doubleValue()).isEqualTo(1 / slow.get(1).doubleValue()).isLessThanOrEqualTo(ends.get(1).doubleValue());
            assertThat(ends.get(1).doubleValue()).isEqualTo(1 / slow.get(0).doubleValue());
        }
    }

    private static void interval(Shown shown, Map<String, Cell> row, String name, JsonNode interval) {
        same(name, shown.figure(row, name + ", low"), interval.isNull() ? interval : interval.get(0));
        same(name, shown.figure(row, name + ", high"), interval.isNull() ? interval : interval.get(1));
    }

    private static void objective(Shown shown, String name, JsonNode objective) {
        String[] metric = objective.get("metric").asString().split("_", 2);
        String words = metric[1] + " " + (metric[0].equals("e2e") ? "end-to-end" : metric[0].equals("wait") ? "wait" : metric[0].toUpperCase(Locale.ROOT));
        Map<String, Cell> row = shown.rows("Objectives").stream().filter(one -> Shown.text(one.get("Tenant")).equals(name) && Shown.text(one.get("Objective")).equals(words)).findFirst().orElseThrow();
        same(words, shown.figure(row, "Target"), objective.get("target"));
        same(words, shown.figure(row, "Value"), objective.get("value"));
        interval(shown, row, "Value", objective.get("ci"));
        same(words, shown.figure(row, "Attainment"), objective.get("attainment"));
        double share = objective.get("value").isNull() ? Double.NaN : objective.get("value").doubleValue() / objective.get("target").doubleValue();
        assertThat(Double.valueOf(shown.figure(row, "Value of target"))).as(words).isEqualTo(Double.valueOf(share));
        assertThat(Shown.text(row.get("State")).replace(' ', '_')).isEqualTo(objective.get("state").asString());
    }

    private static void partition(Shown shown, JsonNode partition) {
        Map<String, Cell> row = shown.row("Partitions", "Id", partition.get("id").asString());
        PARTITION.forEach(one -> same(one.getFirst(), shown.figure(row, one.get(1)), partition.get(one.getFirst())));
        if (!partition.get("jain_index").isNull()) {
            Map<String, Cell> lane = shown.row("Fairness", "Lane", partition.get("name").asString());
            same("jain", shown.figure(lane, "Jain's index, tokens for weight"), partition.get("jain_index"));
            same("jain", shown.figure(lane, "Jain's index, of fair shares"), partition.get("jain_index_of_fair_share"));
        }
    }

    private static void comparison(Shown shown, List<Comparison> comparisons, String group, Set<Double> told) {
        for (Comparison comparison : comparisons) {
            JsonNode json = tree(ComparisonJson.bytes(comparison));
            numbers(json, told);
            for (JsonNode tenant : json.get("tenants")) {
                Map<String, Cell> row = shown.rows("Before and after").stream().filter(one -> Shown.text(one.get(": After")).equals(comparison.after().name()))
                        .filter(one -> Shown.text(one.get(": Tenant")).equals(tenant.get("name").asString())).findFirst().orElseThrow();
                JsonNode difference = tenant.get("difference");
                same(group, shown.figure(row, group + ": Before"), difference.get("before"));
                same(group, shown.figure(row, group + ": After"), difference.get("after"));
                same(group, shown.figure(row, group + ": Difference"), difference.get("value"));
                same(group, shown.figure(row, group + ": Change"), difference.get("relative"));
                JsonNode interval = difference.get("ci");
                same(group, shown.figure(row, group + ": 95 % interval, low"), interval.isNull() ? interval : interval.get(0));
                same(group, shown.figure(row, group + ": 95 % interval, high"), interval.isNull() ? interval : interval.get(1));
                sides(shown, row, tenant);
            }
        }
    }

    private static void sides(Shown shown, Map<String, Cell> row, JsonNode tenant) {
        for (String side : List.of("before", "after")) {
            same(side, shown.figure(row, "Other figures: Served, " + side), tenant.get("served_share").get(side));
            BiConsumer<String, String> figure = (header, key) -> same(header, shown.figure(row, "Other figures: " + header + ", " + side), tenant.get(side).path(key));
            figure.accept("Throttled", "throttled");
            figure.accept("Rejected", "rejected");
            figure.accept("Expired", "expired");
            figure.accept("Mean E2E", "e2e_mean_s");
            figure.accept("Tokens out", "tokens_out_per_s");
            figure.accept("Cost ≈", "usd_per_hour");
        }
    }

    /// What the workbook sums up or sets in relation, worked out from the JSON and the plan alone.
    private static void derived(Plan plan, JsonNode json, Set<Double> sums) {
        JsonNode tenants = json.get("tenants");
        JsonNode partitions = json.get("partitions");
        double offered = sum(tenants, tenant -> tenant.get("offered").doubleValue());
        use(json, sums);
        sums.add(offered);
        sums.add(sum(tenants, tenant -> tenant.get("tokens_out_per_s").doubleValue(0)));
        for (String state : List.of("met", "at_risk", "missed", "no_data")) {
            sums.add(sum(tenants, tenant -> tenant.get("objectives").valueStream().filter(one -> one.get("state").asString().equals(state)).count()));
        }
        for (JsonNode tenant : tenants) {
            tenant.get("objectives").forEach(one -> sums.add(one.get("value").doubleValue(Double.NaN) / one.get("target").doubleValue()));
            JsonNode causes = tenant.get("wait_by_cause_s");
            if (!causes.isNull()) {
                sums.add(sum(causes, cause -> cause.doubleValue(Double.NaN)));
            }
        }
        for (JsonNode partition : partitions) {
            Predicate<JsonNode> in = tenant -> tenant.get("partition").equals(partition.get("id"));
            sums.add(sum(tenants, tenant -> in.test(tenant) ? 1 : 0));
            sums.add(sum(tenants, tenant -> in.test(tenant) ? tenant.get("tokens_in_per_s").doubleValue(0) + tenant.get("tokens_out_per_s").doubleValue(0) : 0));
        }
        for (String kind : List.of("reserved", "shared")) {
            sums.add(Math.ceil(sum(partitions, one -> one.get("partition_kind").asString().equals(kind) ? one.get("gpus").doubleValue() : 0)));
        }
        for (Tier tier : plan.tiers()) {
            Predicate<JsonNode> in = tenant -> plan.tenant(new TenantId(tenant.get("id").asString())).tier().equals(tier.id());
            List.of("tokens_in_per_s", "tokens_out_per_s").forEach(key -> sums.add(sum(tenants, tenant -> in.test(tenant) ? tenant.get(key).doubleValue(0) : 0)));
        }
        for (Cluster cluster : plan.fleet()) {
            Predicate<JsonNode> on = one -> plan.partition(new PartitionId(one.get("id").asString())).cluster().equals(cluster.id());
            sums.addAll(List.of(sum(partitions, one -> on.test(one) ? busy(one) : 0), sum(partitions, one -> on.test(one) ? one.get("gpus").doubleValue() : 0), (double) plan.freeGpus(cluster)));
        }
        sums.add((double) plan.fleet().stream().mapToInt(plan::freeGpus).sum());
    }

    /// What the sheet of contracts sets in relation: a price and the one on demand, the price of a block and its hours of GPUs.
    private static void contracts(Shown shown, Plan plan) {
        for (int i = 0; i < plan.offers().size(); i++) {
            Map<String, Cell> row = shown.rows("Contracts").get(i);
            if (plan.offers().get(i).terms() instanceof Offer.Terms.Reserved terms) {
                shown.same("break-even", row.get("Break-even utilisation"), terms.usdPerGpuHour() / terms.onDemandUsdPerGpuHour());
            } else if (plan.offers().get(i).terms() instanceof Offer.Terms.CapacityBlock block) {
                shown.same("hour", row.get("Price per GPU"), block.usd() / block.gpus() / (block.until().toEpochDay() - block.from().toEpochDay()) / 24);
            }
        }
    }

    /// How much of what is held is used, and how much of what is asked for is turned away.
    private static void use(JsonNode json, Set<Double> sums) {
        double gpus = sum(json.get("partitions"), one -> one.get("gpus").doubleValue());
        sums.addAll(List.of(gpus, sum(json.get("partitions"), EveryFigureTest::busy) / gpus));
        sums.add(sum(json.get("tenants"), tenant -> tenant.get("throttled").doubleValue()) / sum(json.get("tenants"), tenant -> tenant.get("offered").doubleValue()));
    }

    private static double busy(JsonNode partition) {
        return partition.get("gpus").doubleValue() * partition.get("utilisation").doubleValue(0);
    }

    /// Sums in another order differ in their last bits.
    private static boolean near(NavigableSet<Double> sums, double figure) {
        double margin = ROUNDING * Math.max(1, Math.abs(figure));
        return !sums.subSet(figure - margin, true, figure + margin, true).isEmpty();
    }

    private static double sum(JsonNode list, ToDoubleFunction<JsonNode> figure) {
        return StreamSupport.stream(list.spliterator(), false).mapToDouble(figure).sum();
    }

    private static double component(String name) {
        try {
            return ((Number) requireNonNull(CostBasis.class.getMethod(name).invoke(CostBasis.USUAL))).doubleValue();
        } catch (ReflectiveOperationException changed) {
            throw new LinkageError(name, changed);
        }
    }

    private static void same(String what, double shown, JsonNode told) {
        assertThat(Double.valueOf(shown)).as(what).isEqualTo(Double.valueOf(told.isNumber() ? told.doubleValue() : Double.NaN));
    }

    private static void numbers(JsonNode node, Set<Double> into) {
        if (node.isNumber()) {
            into.add(node.doubleValue());
        } else if (node.isString()) {
            for (Matcher number = NUMBER.matcher(node.asString()); number.find();) {
                into.add(Double.parseDouble(number.group()));
            }
        } else {
            node.forEach(child -> numbers(child, into));
        }
    }

    private static JsonNode tree(byte[] json) {
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }
}

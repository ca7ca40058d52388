package io.headroom.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.report.json.ForecastJson;
import io.headroom.report.json.OffersJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// That the sheets Forecast and Offers say what the JSON of both says: each row in its order, each figure and each date.
final class StudyClaims {
    private final Shown shown;
    private final Plan plan;

    StudyClaims(Shown shown, Plan plan) {
        this.shown = shown;
        this.plan = plan;
    }

    void check(Forecast forecast, SoldLanes lanes) {
        JsonNode json = tree(ForecastJson.bytes(forecast, lanes.lanes(), 0));
        promises(json.get("promises"));
        needs(json);
        growth(json.get("growth"));
        loads(json.get("loads"));
        lanes(json.get("lanes"));
    }

    private List<Map<String, Cell>> rows(String header, JsonNode told) {
        List<Map<String, Cell>> rows = shown.table("Forecast", header);
        assertThat(rows).as(header).hasSize(told.size());
        return rows;
    }

    private String tenant(JsonNode id) {
        return plan.tenant(new TenantId(id.asString())).name();
    }

    private String partition(JsonNode id) {
        return plan.partition(new PartitionId(id.asString())).name();
    }

    private static void says(Map<String, Cell> row, String header, String words) {
        assertThat(Shown.text(row.get(header))).as(header).isEqualTo(words);
    }

    private void promises(JsonNode promises) {
        List<Map<String, Cell>> rows = rows("Promise", promises);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Cell> row = rows.get(i);
            JsonNode promise = promises.get(i);
            says(row, "Tenant", tenant(promise.get("tenant")));
            says(row, "Partition", partition(promise.get("partition")));
            JsonNode now = promise.get("now");
            boolean there = now.get("cluster_there").asBoolean();
            shown.same("now", row.get("Now"), there ? now.get("value").doubleValue(Double.NaN) : Double.NaN);
            shown.same("now", row.get("Now, low"), there ? now.get("ci").get(0).doubleValue(Double.NaN) : Double.NaN);
            shown.same("now", row.get("Now, high"), there ? now.get("ci").get(1).doubleValue(Double.NaN) : Double.NaN);
            shown.same("then", row.get("Then"), promise.get("then").get("cluster_there").asBoolean() ? promise.get("then").get("value").doubleValue(Double.NaN) : Double.NaN);
            moment(row.get("Breaks, expected"), promise.get("expected"));
            moment(row.get("Breaks, at the earliest"), promise.get("earliest"));
            moment(row.get("Breaks, at the latest"), promise.get("latest"));
            date(row.get("Order by"), promise.get("order_by"));
        }
    }

    private void moment(@Nullable Cell cell, JsonNode moment) {
        JsonNode breaks = moment.get("breaks_on");
        if (breaks.isNull()) {
            assertThat(Shown.text(cell)).isEqualTo(moment.get("exact").asBoolean() ? "holds" : "holds on " + moment.get("holds_on").asString("null"));
        } else if (moment.get("holds_on").isNull()) {
            assertThat(Shown.text(cell)).isEqualTo("already");
        } else if (moment.get("exact").asBoolean()) {
            assertThat(shown.date(requireNonNull(cell))).hasToString(breaks.asString());
        } else {
            assertThat(Shown.text(cell)).isEqualTo("by " + breaks.asString());
        }
    }

    private void date(@Nullable Cell cell, JsonNode date) {
        if (date.isNull()) {
            assertThat(Shown.text(cell)).isEqualTo("–");
        } else {
            assertThat(shown.date(requireNonNull(cell))).hasToString(date.asString());
        }
    }

    private void needs(JsonNode json) {
        List<Map<String, Cell>> rows = rows("GPUs held", json.get("needs"));
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Cell> row = rows.get(i);
            JsonNode need = json.get("needs").get(i);
            says(row, "Partition", partition(need.get("partition")));
            same(row, "GPUs held", need.get("gpus"));
            same(row, "GPUs needed, growth as expected", need.get("gpus_needed"));
            same(row, "GPUs needed, fastest growth", need.get("gpus_needed_fast"));
            same(row, "Of these free in the cluster", need.get("free"));
            same(row, "GPUs to order", need.get("to_order"));
            same(row, "Lead time, days", json.get("lead_days"));
            date(row.get("Needed on"), need.get("needed_on"));
            date(row.get("Order by"), need.get("order_by"));
        }
    }

    private void growth(JsonNode growths) {
        List<Map<String, Cell>> rows = rows("Known from", growths);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Cell> row = rows.get(i);
            says(row, "Tenant", tenant(growths.get(i).get("tenant")));
            says(row, "Workload", growths.get(i).get("workload").asString());
            same(row, "Expected", growths.get(i).get("per_month"));
            same(row, "Low", growths.get(i).get("ci").get(0));
            same(row, "High", growths.get(i).get("ci").get(1));
        }
    }

    /// A column of each charted partition and pace, which bears its name; the capacity is all that it can carry.
    private void loads(JsonNode loads) {
        List<Map<String, Cell>> rows = rows("Capacity", loads);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode load = loads.get(i);
            rows.get(i).forEach((header, cell) -> {
                String[] words = header.split(", ", 2);
                if (header.equals("Date")) {
                    date(cell, load.get("date"));
                } else if (header.equals("Capacity")) {
                    shown.same("capacity", cell, 1);
                } else {
                    String id = plan.partitions().stream().filter(one -> one.name().equals(words[0])).findFirst().orElseThrow().id().value();
                    String pace = words.length == 1 ? "expected" : words[1].equals("slowest") ? "slow" : "fast";
                    shown.same(header, cell, load.get(pace).path(id).doubleValue(Double.NaN));
                }
            });
        }
    }

    private void lanes(JsonNode lanes) {
        List<Map<String, Cell>> rows = rows("Windows looked at", lanes);
        List<Map<String, Cell>> guarantees = shown.table("Forecast", "Guaranteed by");
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Cell> row = rows.get(i);
            JsonNode lane = lanes.get(i);
            says(row, "Lane", partition(lane.get("partition")));
            says(row, "Guarantees", lane.get("sold").doubleValue() > 1 ? "oversold" : "within what it carries");
            shown.same("guarantees", row.get("Tenants with a guarantee"), lane.get("guarantees").size());
            shown.same("others", row.get("Tenants without"), lane.get("best_effort").size());
            same(row, "Guaranteed, of what it carries", lane.get("sold"));
            same(row, "Windows in which use exceeds it", lane.get("collides"));
            same(row, "Windows, low", lane.path("ci").path(0));
            same(row, "Windows, high", lane.path("ci").path(1));
            same(row, "Windows looked at", lane.get("windows"));
            same(row, "Length of a window", lane.get("window_s"));
            for (JsonNode guarantee : lane.get("guarantees")) {
                Map<String, Cell> sold = guarantees.get(at++);
                says(sold, "Tenant", tenant(guarantee.get("tenant")));
                says(sold, "Lane", partition(lane.get("partition")));
                says(sold, "Guaranteed by", guarantee.get("provisioned").asBoolean() ? "provisioned throughput" : "its limits");
                same(sold, "Guaranteed requests", guarantee.get("requests_per_s"));
                same(sold, "Guaranteed, of the lane", guarantee.get("share"));
                same(sold, "Used, of the lane", guarantee.get("used_share"));
            }
        }
        assertThat(guarantees).hasSize(at);
    }

    void check(OfferAnswer offers) {
        List<Map<String, Cell>> rows = shown.rows("Offers");
        int at = 0;
        for (JsonNode tenant : tree(OffersJson.bytes(offers)).get("tenants")) {
            for (JsonNode quote : tenant.get("quotes")) {
                Map<String, Cell> row = rows.get(at++);
                says(row, "Tenant", tenant.get("name").asString());
                same(row, "Buys", quote.path("buys"));
                same(row, "Cost", quote.path("usd_per_month"));
                same(row, "Cost of tokens", quote.path("usd_per_million_tokens"));
                same(row, "Served", quote.path("served_share"));
                same(row, "Budget", tenant.get("budget_usd_per_month"));
                says(row, "Within the budget", quote.path("within_budget").isBoolean() ? quote.get("within_budget").asBoolean() ? "yes" : "no" : "–");
                says(row, "Kind of number", quote.path("number_kind").asString("–"));
            }
        }
        assertThat(rows).hasSize(at);
    }

    private void same(Map<String, Cell> row, String header, JsonNode told) {
        shown.same(header, row.get(header), told.doubleValue(Double.NaN));
        Cell cell = requireNonNull(row.get(header));
        if (cell.getCellType() == CellType.NUMERIC) {
            assertThat(cell.getNumericCellValue()).as(header).isEqualTo(told.doubleValue());
        }
    }

    private static JsonNode tree(byte[] json) {
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }
}

package io.headroom.report;

import io.headroom.calibrate.MeasuredRow;
import io.headroom.engine.Interval;
import io.headroom.trust.TrustReport;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;

/// A trust report as JSON: the same keys in the same order every time, `null` where nothing is known, errors as shares (0.07 for 7 %).
public final class TrustJson {
    private final JsonGenerator json;

    private TrustJson(JsonGenerator json) {
        this.json = json;
    }

    /// The report as UTF-8 text that ends with a line feed.
    public static byte[] bytes(TrustReport report) {
        return bytes(report, null);
    }

    /// The report on a table of measurements, which also says by which rules its rows are left out.
    public static byte[] measured(TrustReport report, List<MeasuredRow> table) {
        return bytes(report, table);
    }

    private static byte[] bytes(TrustReport report, @Nullable List<MeasuredRow> table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = ResultsJson.MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            new TrustJson(json).write(report, table);
        }
        out.write('\n');
        return out.toByteArray();
    }

    private void write(TrustReport report, @Nullable List<MeasuredRow> table) {
        json.writeStartObject();
        json.writeArrayPropertyStart("rows");
        report.rows().forEach(this::row);
        json.writeEndArray();
        json.writeArrayPropertyStart("groups");
        report.groups().forEach(this::group);
        json.writeEndArray();
        if (table != null) {
            json.writeArrayPropertyStart("left_out");
            MeasuredRow.leftOut(table).forEach((rule, of) -> {
                json.writeStartObject();
                json.writeStringProperty("rule", ResultsJson.word(rule));
                json.writeNumberProperty("n", of.size());
                number("share", (double) of.size() / table.size());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void row(TrustReport.Row row) {
        json.writeStartObject();
        json.writeStringProperty("id", row.id());
        json.writeStringProperty("metric", row.metric());
        number("expected", row.expected());
        number("simulated", row.simulated());
        interval(row.interval());
        json.writeStringProperty("verdict", row.verdict().word());
        json.writeStringProperty("why", row.why());
        json.writeEndObject();
    }

    private void interval(Interval interval) {
        if (!interval.known()) {
            json.writeNullProperty("ci");
            return;
        }
        json.writeArrayPropertyStart("ci");
        number(interval.lo());
        number(interval.hi());
        json.writeEndArray();
    }

    private void group(TrustReport.Group group) {
        json.writeStartObject();
        json.writeStringProperty("name", group.name());
        json.writeNumberProperty("n", group.n());
        errors("ttft", group.ttft());
        errors("tpot", group.tpot());
        json.writeNumberProperty("excluded", group.excluded());
        json.writeEndObject();
    }

    private void errors(String name, TrustReport.@Nullable Errors errors) {
        if (errors == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        number("median", errors.median());
        number("p90", errors.p90());
        json.writeEndObject();
    }

    private void number(String name, double value) {
        json.writeName(name);
        number(value);
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}

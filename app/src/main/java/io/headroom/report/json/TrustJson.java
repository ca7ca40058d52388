package io.headroom.report.json;

import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.report.Spelling;
import io.headroom.trust.RunCheck;
import io.headroom.trust.TrustReport;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    /// The report on a recorded run, and its counts over time: `timeseries[]{t_s,running{measured,simulated},waiting{..},kv{..}}`, `kv` as a share.
    public static byte[] bytes(RunCheck check) {
        return bytes(json -> json.run(check));
    }

    private static byte[] bytes(TrustReport report, @Nullable List<MeasuredRow> table) {
        return bytes(json -> json.write(report, table));
    }

    private static byte[] bytes(Consumer<TrustJson> write) {
        return JsonBytes.of(json -> {
            json.writeStartObject();
            write.accept(new TrustJson(json));
            json.writeEndObject();
        });
    }

    private void run(RunCheck check) {
        write(check.report(), null);
        List<Tick> measured = check.replayed().run().ticks();
        List<Tick> simulated = check.replayed().ticks();
        json.writeArrayPropertyStart("timeseries");
        for (int i = 0; i < measured.size(); i++) {
            json.writeStartObject();
            number("t_s", measured.get(i).seconds());
            pair("running", measured.get(i).running(), simulated.get(i).running());
            pair("waiting", measured.get(i).waiting(), simulated.get(i).waiting());
            pair("kv", measured.get(i).kvShare(), simulated.get(i).kvShare());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void pair(String name, double measured, double simulated) {
        json.writeObjectPropertyStart(name);
        number("measured", measured);
        number("simulated", simulated);
        json.writeEndObject();
    }

    private void write(TrustReport report, @Nullable List<MeasuredRow> table) {
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
                json.writeStringProperty("rule", Spelling.word(rule));
                json.writeNumberProperty("n", of.size());
                number("share", (double) of.size() / table.size());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    private void row(TrustReport.Row row) {
        json.writeStartObject();
        json.writeStringProperty("id", row.id());
        json.writeStringProperty("metric", row.metric());
        number("expected", row.expected());
        number("simulated", row.simulated());
        JsonFigure.interval(json, "ci", row.interval());
        json.writeStringProperty("verdict", row.verdict().word());
        json.writeStringProperty("why", row.why());
        json.writeEndObject();
    }

    private void group(TrustReport.Group group) {
        json.writeStartObject();
        json.writeStringProperty("name", group.name());
        json.writeNumberProperty("n", group.n());
        errors("ttft", group.ttft());
        errors("tpot", group.tpot());
        if (group.e2e() != null) {
            errors("e2e", group.e2e());
        }
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
        JsonFigure.write(json, name, value);
    }
}

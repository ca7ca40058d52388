package io.headroom.report.json;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.engine.Evaluation;
import io.headroom.plan.PartitionId;
import io.headroom.report.Spelling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A forecast as JSON: dates as `2027-01-04`, times in seconds, shares from 0 to 1, `null` where there is nothing.
public final class ForecastJson {
    private final JsonGenerator json;

    private ForecastJson(JsonGenerator json) {
        this.json = json;
    }

    /// The forecast as UTF-8 text that ends with a line feed.
    ///
    /// @param missUsdPerHour what missed deadlines cost on the first date, in US dollars per hour
    public static byte[] bytes(Forecast forecast, List<Oversubscription> lanes, double missUsdPerHour) {
        return JsonBytes.of(json -> new ForecastJson(json).write(forecast, lanes, missUsdPerHour));
    }

    private void write(Forecast forecast, List<Oversubscription> lanes, double missUsdPerHour) {
        json.writeStartObject();
        json.writeObjectPropertyStart("engine");
        json.writeStringProperty("version", Evaluation.VERSION);
        json.writeNumberProperty("simulations", forecast.simulations());
        json.writeEndObject();
        date("from", forecast.start());
        date("until", forecast.until());
        json.writeNumberProperty("step_days", forecast.stepDays());
        json.writeNumberProperty("lead_days", forecast.leadDays());
        JsonFigure.write(json, "confidence", forecast.assurance().confidence());
        json.writeBooleanProperty("complete", forecast.complete());
        list("growth", forecast.growths(), this::growth);
        list("promises", forecast.prospects(), prospect -> prospect(forecast, prospect));
        list("needs", forecast.needs(), this::need);
        list("loads", forecast.loads(), this::load);
        list("lanes", lanes, this::lane);
        JsonFigure.write(json, "miss_usd_per_hour", missUsdPerHour);
        json.writeEndObject();
    }

    private <T> void list(String name, List<T> items, Consumer<T> each) {
        json.writeArrayPropertyStart(name);
        items.forEach(item -> {
            json.writeStartObject();
            each.accept(item);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void date(String name, @Nullable LocalDate date) {
        if (date == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, date.toString());
        }
    }

    private void growth(WorkloadGrowth growth) {
        GrowthRange range = growth.range();
        json.writeStringProperty("tenant", growth.tenant().value());
        json.writeStringProperty("workload", growth.name());
        json.writeStringProperty("source", Spelling.word(growth.source()));
        JsonFigure.write(json, "per_month", range.expected());
        json.writeArrayPropertyStart("ci");
        JsonFigure.write(json, range.low());
        JsonFigure.write(json, range.high());
        json.writeEndArray();
    }

    private void prospect(Forecast forecast, Forecast.Prospect prospect) {
        json.writeStringProperty("tenant", prospect.tenant().value());
        json.writeStringProperty("promise", prospect.objective() == null ? "served_share" : prospect.objective().key());
        JsonFigure.write(json, "target", prospect.objective() == null ? forecast.assurance().servedShare() : prospect.objective().targetSeconds());
        json.writeStringProperty("partition", prospect.partition().value());
        moment("earliest", prospect.earliest());
        moment("expected", prospect.expected());
        moment("latest", prospect.latest());
        if (prospect.cause() == null) {
            json.writeNullProperty("cause");
        } else {
            json.writeStringProperty("cause", Spelling.word(prospect.cause()));
        }
        boolean gpus = prospect.cause() == Forecast.Cause.CAPACITY || prospect.cause() == Forecast.Cause.SUPPLY;
        date("order_by", gpus ? prospect.unsafeFrom().map(forecast::orderBy).orElse(null) : null);
        standing("now", prospect, prospect.now());
        standing("then", prospect, prospect.then());
    }

    private void moment(String name, Forecast.Moment moment) {
        json.writeObjectPropertyStart(name);
        date("holds_on", moment.holdsOn());
        date("breaks_on", moment.breaksOn());
        json.writeBooleanProperty("exact", moment.exact());
        json.writeEndObject();
    }

    private void standing(String name, Forecast.Prospect prospect, Forecast.Standing standing) {
        boolean share = prospect.objective() == null;
        json.writeObjectPropertyStart(name);
        JsonFigure.write(json, "value", share ? 1 - standing.value() : standing.value());
        json.writeArrayPropertyStart("ci");
        JsonFigure.write(json, share ? 1 - standing.hi() : standing.lo());
        JsonFigure.write(json, share ? 1 - standing.lo() : standing.hi());
        json.writeEndArray();
        json.writeBooleanProperty("cluster_there", standing.there());
        json.writeEndObject();
    }

    private void need(Forecast.Need need) {
        json.writeStringProperty("partition", need.partition().value());
        json.writeNumberProperty("gpus", need.gpus());
        whole("gpus_needed", need.expected());
        whole("gpus_needed_fast", need.fast());
        json.writeNumberProperty("free", need.free());
        json.writeNumberProperty("to_order", need.toOrder());
        date("needed_on", need.neededOn());
        date("order_by", need.orderBy());
    }

    private void whole(String name, @Nullable Integer value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private void load(Forecast.Load load) {
        date("date", load.date());
        json.writeStringProperty("number_kind", "estimated");
        loads("slow", load.slow());
        loads("expected", load.expected());
        loads("fast", load.fast());
    }

    private void loads(String name, Map<PartitionId, Double> loads) {
        Map<String, Double> ordered = new TreeMap<>();
        loads.forEach((id, value) -> ordered.put(id.value(), value));
        json.writeObjectPropertyStart(name);
        ordered.forEach((id, value) -> JsonFigure.write(json, id, value));
        json.writeEndObject();
    }

    private void lane(Oversubscription lane) {
        json.writeStringProperty("partition", lane.lane().value());
        JsonFigure.write(json, "sold", lane.sold());
        JsonFigure.write(json, "collides", lane.collides());
        JsonFigure.interval(json, "ci", lane.interval());
        json.writeNumberProperty("windows", lane.windows());
        JsonFigure.write(json, "window_s", lane.windowSeconds());
        JsonFigure.write(json, "refund_usd_per_hour", lane.refundUsdPerHour());
        list("guarantees", lane.guarantees(), guarantee -> {
            json.writeStringProperty("tenant", guarantee.tenant().value());
            JsonFigure.write(json, "requests_per_s", guarantee.perSecond());
            JsonFigure.write(json, "share", guarantee.share());
            JsonFigure.write(json, "used_share", guarantee.usedShare());
            json.writeBooleanProperty("provisioned", guarantee.provisioned());
        });
        json.writeArrayPropertyStart("best_effort");
        lane.bestEffort().forEach(tenant -> json.writeString(tenant.value()));
        json.writeEndArray();
    }
}

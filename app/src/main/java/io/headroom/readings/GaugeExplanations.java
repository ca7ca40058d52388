package io.headroom.readings;

import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.gauges.Explanation;
import io.headroom.gauges.Explanation.Line;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Says how the value of a gauge is computed: what it is, by which formula, whose, over which window, from how many requests, within which interval, how far from
/// measurements.
final class GaugeExplanations {
    private static final String PAGE = "gauges";

    private final GaugeModel model;
    private final Words words;

    GaugeExplanations(GaugeModel model) {
        this.model = model;
        this.words = model.words();
    }

    Explanation of(Gauge gauge) {
        return of(gauge, new WallReadings(model).reading(gauge));
    }

    /// @param reading what the gauge shows, with its trend
    Explanation of(Gauge gauge, Reading reading) {
        List<Line> lines = new ArrayList<>();
        line(lines, "what", words.text("explain." + gauge.quantity() + ".what"));
        line(lines, "how", words.text("explain." + gauge.quantity() + ".how"));
        line(lines, "whose", whose(gauge, reading));
        line(lines, "window", window(gauge, reading));
        requests(gauge, reading).ifPresent(count -> line(lines, "requests", model.format().whole(count)));
        Reading.Target target = reading.target();
        if (target != null) {
            line(lines, "target", gauge.quantity() == Gauge.Quantity.OBJECTIVES ? words.text("explain.target.all")
                    : words.text("explain.target.promised", model.format().durationExact(target.bound()).text()));
        }
        if (List.of("↑", "↓", words.text("trend.steady")).stream().anyMatch(reading.trend()::startsWith)) {
            line(lines, "trend", words.text(model.mode() == GaugeModel.Mode.VERDICT ? "explain.trend.verdict" : "explain.trend.moment", reading.trend()));
        }
        if (reading.hasValue() && !reading.fact()) {
            line(lines, "interval", interval(gauge, reading));
        }
        Reading.ModelError error = reading.modelError();
        if (error != null) {
            line(lines, "error", error.full());
        }
        return new Explanation(reading, lines, PAGE);
    }

    private void line(List<Line> lines, String key, String text) {
        lines.add(new Line(words.text("explain." + key), text));
    }

    private String whose(Gauge gauge, Reading reading) {
        String scope = WallWords.scope(words, model.plan(), gauge);
        boolean several = model.in(gauge.scope()).map(scoped -> WallWords.worst(gauge.quantity()) && scoped.tenants().size() > 1).orElse(false);
        return words.text(several ? "explain.whose.worst" : "explain.whose.one", reading.scope(), scope);
    }

    private static boolean overWholeRun(Gauge.Quantity quantity) {
        return switch (quantity) {
            case OBJECTIVES, SERVED, TOKENS_IN, CACHED, FAIRNESS, COST_PER_MILLION -> true;
            default -> false;
        };
    }

    private String window(Gauge gauge, Reading reading) {
        if (reading.fact() || gauge.quantity() == Gauge.Quantity.COST) {
            return words.text("explain.window.plan");
        }
        Moment now = model.moment();
        boolean atEnd = gauge.quantity() == Gauge.Quantity.BACKLOG || gauge.quantity() == Gauge.Quantity.OLDEST_WAIT;
        if (model.mode() == GaugeModel.Mode.MOMENT && !overWholeRun(gauge.quantity())) {
            return now == null ? words.text("scope.moment.none") : words.text("explain.window.moment", model.format().durationExact(now.windowSeconds()).text(),
                    GaugeModel.clock(model.plan(), now.clockSeconds(), model.format()));
        }
        RunSettings run = model.plan().run();
        Results.EngineFacts engine = model.results().engine();
        String length = model.format().durationExact(run.durationSeconds()).text();
        String warmup = model.format().durationExact(run.warmupSeconds()).text();
        return words.text(atEnd ? "explain.window.end" : "explain.window.run", length, warmup, model.format().whole(engine.replications()), Long.toString(run.seed()))
                + (model.verdict().pending() ? " " + words.text("explain.window.before") : "");
    }

    /// Requests behind the value, where it is that of requests.
    private OptionalLong requests(Gauge gauge, Reading reading) {
        if (!reading.hasValue() || reading.fact() || gauge.quantity() == Gauge.Quantity.COST) {
            return OptionalLong.empty();
        }
        List<Tenant> of = model.in(gauge.scope()).map(GaugeModel::tenants).orElse(List.of());
        List<Tenant> named = of.stream().filter(tenant -> tenant.name().equals(reading.scope())).toList();
        List<Tenant> asked = named.isEmpty() ? inPartition(of, reading.scope()) : named;
        Moment now = model.moment();
        boolean moment = model.mode() == GaugeModel.Mode.MOMENT && !overWholeRun(gauge.quantity());
        long count = asked.stream().mapToLong(tenant -> moment
                ? now == null ? 0 : now.tenant(tenant.id()).map(each -> gauge.quantity().metric() != null ? each.served() : each.offered()).orElse(0L)
                : model.results().tenant(tenant.id()).map(each -> count(gauge, each)).orElse(0L)).sum();
        return OptionalLong.of(count);
    }

    private List<Tenant> inPartition(List<Tenant> of, String name) {
        List<Tenant> there = of.stream().filter(tenant -> tenant.partition() != null && model.plan().partition(tenant.partition()).name().equals(name)).toList();
        return there.isEmpty() ? of : there;
    }

    private static long count(Gauge gauge, TenantResult result) {
        return gauge.quantity().metric() == null ? result.offered() : result.latency(gauge.quantity().metric()).count();
    }

    private String interval(Gauge gauge, Reading reading) {
        Reading.Interval known = reading.interval();
        if (known != null) {
            return words.text("explain.interval.sections", model.format().duration(known.lo()).text(), model.format().duration(known.hi()).text());
        }
        return switch (gauge.quantity()) {
            case COST, COST_PER_MILLION -> words.text("explain.interval.prices");
            case OBJECTIVES -> words.text("explain.interval.objectives");
            default -> words.text(model.mode() == GaugeModel.Mode.MOMENT && !overWholeRun(gauge.quantity()) ? "explain.interval.moment"
                    : gauge.quantity().metric() != null ? "explain.interval.onlyP99" : "explain.interval.none");
        };
    }
}

package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.ModelId;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The section of one workload.
final class WorkloadRows {
    private final Figures figures;
    private final Tenant tenant;
    private final int index;
    private final Workload workload;

    WorkloadRows(Figures figures, Tenant tenant, int index) {
        this.figures = figures;
        this.tenant = tenant;
        this.index = index;
        this.workload = tenant.workloads().get(index);
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        String shape = switch (workload.traffic()) {
            case Traffic.Generated generated -> {
                rows.add(arrivals(generated));
                rows.add(lengths("in", generated.inputTokens(), other -> new Traffic.Generated(generated.arrivals(), other, generated.outputTokens())));
                rows.add(lengths("out", generated.outputTokens(), other -> new Traffic.Generated(generated.arrivals(), generated.inputTokens(), other)));
                yield shape(generated.arrivals());
            }
            case Traffic.Replayed replayed -> {
                rows.addAll(trace(replayed));
                yield figures.word("shape.trace");
            }
        };
        rows.add(new Fact(id("models"), figures.word("field.models"), workload.models().stream().map(ModelId::value).collect(Collectors.joining(", "))));
        String title = tenant.workloads().size() == 1 ? figures.word("section.workload") : figures.word("section.workloadNamed", workload.name());
        return new Section(title, TenantPage.kindWord(figures, workload) + ", " + shape, null, "", figures.word("help.workload"), rows);
    }

    private String id(String part) {
        return "workload." + index + "." + part;
    }

    private String shape(Arrivals arrivals) {
        return switch (arrivals) {
            case Arrivals.Poisson _ -> figures.word("shape.poisson");
            case Arrivals.Renewal renewal -> figures.word("shape." + renewal.shape().name().toLowerCase(Locale.ROOT));
        };
    }

    private Fields arrivals(Traffic.Generated generated) {
        Arrivals arrivals = generated.arrivals();
        List<Field> fields = new ArrayList<>();
        fields.add(figures.field(id("rate"), "field.rate", Figures.rate(arrivals.rate()),
                text -> with(generated, arrivals.withRate(Figures.readRate(text, arrivals.rate())))));
        if (arrivals instanceof Arrivals.Renewal(var rate, double cv, var shape)) {
            fields.add(figures.field(id("cv"), "field.cv", number(cv),
                    text -> with(generated, new Arrivals.Renewal(rate, figures.number(text, "field.cv"), shape))));
        }
        return new Fields(id("arrivals"), fields);
    }

    private Edit with(Traffic.Generated generated, Arrivals arrivals) {
        return with(new Traffic.Generated(arrivals, generated.inputTokens(), generated.outputTokens()));
    }

    private Edit with(Traffic traffic) {
        List<Workload> changed = new ArrayList<>(tenant.workloads());
        changed.set(index, workload.withTraffic(traffic));
        return Edits.change(tenant.withWorkloads(changed));
    }

    private Row lengths(String direction, Distribution tokens, Function<Distribution, Traffic> traffic) {
        String label = "field.tokens." + direction;
        return switch (tokens) {
            case Distribution.LogNormal(double p50, double p99, Double max) -> new Fields(id("tokens." + direction), List.of(
                    figures.field(id(direction + ".p50"), label + ".p50", Units.formatCount(p50),
                            text -> with(traffic.apply(new Distribution.LogNormal(Units.count(text), p99, max)))),
                    figures.field(id(direction + ".p99"), label + ".p99", Units.formatCount(p99),
                            text -> with(traffic.apply(new Distribution.LogNormal(p50, Units.count(text), max))))));
            case Distribution.Fixed(double value) -> new Fields(id("tokens." + direction), List.of(
                    figures.field(id(direction + ".fixed"), label + ".fixed", Units.formatCount(value),
                            text -> with(traffic.apply(new Distribution.Fixed(Units.count(text)))))));
            case Distribution.Uniform _, Distribution.Exponential _, Distribution.Gamma _, Distribution.Hyperexponential _, Distribution.Empirical _ -> new Fact(
                    id("tokens." + direction), figures.word(label), figures.word("tokens.percentiles", percentile(tokens, 0.5), percentile(tokens, 0.99)));
        };
    }

    private String percentile(Distribution tokens, double share) {
        return figures.format().count(tokens.quantile(share));
    }

    private List<Row> trace(Traffic.Replayed replayed) {
        Trace trace = figures.plan().trace(replayed.trace());
        return List.of(new Fact(id("trace"), figures.word("field.trace"), trace.name()),
                new Fact(id("requests"), figures.word("field.requests"), figures.format().whole(trace.size())),
                new Fact(id("meanRate"), figures.word("field.rate"), figures.format().rate(trace.ratePerSecond()).text()),
                new Fact(id("span"), figures.word("field.span"), figures.word(replayed.repeat() ? "trace.repeats" : "trace.once",
                        figures.format().duration(trace.spanSeconds()).text())),
                new Fact(id("source"), figures.word("field.source"), trace.source()));
    }

    private static String number(double value) {
        return Units.formatCount(value);
    }
}

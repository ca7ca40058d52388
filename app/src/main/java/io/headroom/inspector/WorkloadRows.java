package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
                rows.addAll(arrivals("field.rate", generated.arrivals(),
                        other -> new Traffic.Generated(other, generated.inputTokens(), generated.outputTokens())));
                rows.add(tokens("in", generated.inputTokens(), other -> new Traffic.Generated(generated.arrivals(), other, generated.outputTokens())));
                rows.add(tokens("out", generated.outputTokens(), other -> new Traffic.Generated(generated.arrivals(), generated.inputTokens(), other)));
                yield ArrivalsRows.words(figures, generated.arrivals());
            }
            case Traffic.Sessions sessions -> {
                rows.addAll(sessions(sessions));
                yield figures.word("shape.sessions", ArrivalsRows.words(figures, sessions.arrivals()));
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

    private List<Row> sessions(Traffic.Sessions sessions) {
        List<Row> rows = new ArrayList<>(arrivals("field.sessions", sessions.arrivals(), sessions::withArrivals));
        rows.addAll(List.of(counts("turns", "field.turns", sessions.turns(), sessions::withTurns),
                spread("pause", "field.pause", sessions.pauseSeconds(), Figures::seconds, Units::seconds, value -> figures.format().duration(value).text(),
                        sessions::withPause),
                new Fields(id("system"), List.of(figures.field(id("system"), "field.system", number(sessions.systemTokens()),
                        text -> with(sessions.withSystemTokens(systemTokens(text)))))),
                tokens("in", sessions.inputTokens(), other -> sessions.withTokens(other, sessions.outputTokens())),
                tokens("out", sessions.outputTokens(), other -> sessions.withTokens(sessions.inputTokens(), other))));
        return rows;
    }

    private static int systemTokens(String text) {
        double count = Units.count(text);
        if (count != Math.rint(count) || count > Integer.MAX_VALUE) {
            throw new InvalidPlan("\"%s\" is not a number of tokens: write it like 800 or 1.2k.".formatted(text));
        }
        return (int) count;
    }

    private List<Row> arrivals(String label, Arrivals arrivals, Function<Arrivals, Traffic> traffic) {
        return new ArrivalsRows(figures, id(""), label, other -> with(traffic.apply(other))).of(arrivals);
    }

    private Edit with(Traffic traffic) {
        List<Workload> changed = new ArrayList<>(tenant.workloads());
        changed.set(index, workload.withTraffic(traffic));
        return Edits.change(tenant.withWorkloads(changed));
    }

    private Row tokens(String direction, Distribution tokens, Function<Distribution, Traffic> traffic) {
        return counts(direction, "field.tokens." + direction, tokens, traffic);
    }

    private Row counts(String key, String label, Distribution counts, Function<Distribution, Traffic> traffic) {
        return spread(key, label, counts, Units::formatCount, Units::count, figures.format()::count, traffic);
    }

    /// How something is spread: fields to edit where two figures or one say it all.
    ///
    /// @param write turns a value into the text of a field
    /// @param read turns it back
    /// @param show how a value is shown that cannot be edited
    private Row spread(String key, String label, Distribution values, DoubleFunction<String> write, ToDoubleFunction<String> read, DoubleFunction<String> show,
            Function<Distribution, Traffic> traffic) {
        String row = id("spread." + key);
        return switch (values) {
            case Distribution.LogNormal(double p50, double p99, Double max) -> new Fields(row, List.of(
                    figures.field(id(key + ".p50"), label + ".p50", write.apply(p50),
                            text -> with(traffic.apply(new Distribution.LogNormal(read.applyAsDouble(text), p99, max)))),
                    figures.field(id(key + ".p99"), label + ".p99", write.apply(p99),
                            text -> with(traffic.apply(new Distribution.LogNormal(p50, read.applyAsDouble(text), max))))));
            case Distribution.Fixed(double value) -> new Fields(row, List.of(figures.field(id(key + ".fixed"), label + ".fixed", write.apply(value),
                    text -> with(traffic.apply(new Distribution.Fixed(read.applyAsDouble(text)))))));
            case Distribution.Uniform _, Distribution.Exponential _, Distribution.Gamma _, Distribution.Hyperexponential _, Distribution.Empirical _ -> new Fact(
                    row, figures.word(label), figures.word("tokens.percentiles", show.apply(values.quantile(0.5)), show.apply(values.quantile(0.99))));
        };
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

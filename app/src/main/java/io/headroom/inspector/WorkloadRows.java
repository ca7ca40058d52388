package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
                rows.add(bars(generated.arrivals()));
                rows.addAll(arrivals("field.rate", generated.arrivals(),
                        other -> new Traffic.Generated(other, generated.inputTokens(), generated.outputTokens())));
                rows.add(curves(generated.inputTokens(), generated.outputTokens()));
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
        rows.add(more());
        String title = tenant.workloads().size() == 1 ? figures.word("section.workload") : figures.word("section.workloadNamed", workload.name());
        return new Section(title, TenantPage.kindWord(figures, workload) + ", " + shape, null, "", figures.word("help.workload"), rows);
    }

    private String id(String part) {
        return "workload." + index + "." + part;
    }

    private List<Row> sessions(Traffic.Sessions sessions) {
        List<Row> rows = new ArrayList<>(List.of(bars(sessions.arrivals())));
        rows.addAll(arrivals("field.sessions", sessions.arrivals(), sessions::withArrivals));
        rows.addAll(List.of(counts("turns", "field.turns", sessions.turns(), sessions::withTurns),
                Spread.ofSeconds(figures, id("")).row("pause", "field.pause", sessions.pauseSeconds(), other -> with(sessions.withPause(other))),
                new Fields(id("system"), List.of(figures.field(Quantity.WHOLE, id("system"), "field.system", number(sessions.systemTokens()),
                        text -> with(sessions.withSystemTokens(systemTokens(text)))))),
                curves(sessions.inputTokens(), sessions.outputTokens()),
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

    private Row bars(Arrivals arrivals) {
        RateBars bars = RateBars.of(arrivals, figures.plan().run());
        String most = figures.format().rateExact(bars.most()).text();
        String mean = figures.format().rateExact(bars.mean()).text();
        String span = figures.format().durationExact(bars.seconds()).text();
        boolean even = bars.most() <= 1.001 * bars.mean();
        return new InspectorModel.Bars(id("bars"), bars, bars.typical() ? figures.word("plot.bursts", most, mean, span) : even ? figures.word("plot.even", mean, span) : figures.word("plot.rate", mean, most, span));
    }

    private Row curves(Distribution input, Distribution output) {
        return new InspectorModel.Curves(id("curves"), List.of(curve("field.tokens.in", input), curve("field.tokens.out", output)));
    }

    private InspectorModel.Curve curve(String label, Distribution tokens) {
        DensityCurve curve = DensityCurve.of(tokens);
        String p50 = figures.format().count(Math.rint(curve.p50()));
        String p99 = figures.format().count(Math.rint(curve.p99()));
        String name = figures.word(label);
        boolean same = curve.heights().isEmpty();
        return new InspectorModel.Curve(curve.logarithmic() ? figures.word("plot.log", name) : name, curve, figures.word(same ? "plot.always" : "plot.p50"), p50,
                same ? "" : figures.word("plot.p99"), same ? "" : p99, figures.word("plot.spoken", name, p50, p99));
    }

    private Edit with(Traffic traffic) {
        return with(workload.withTraffic(traffic));
    }

    private Edit with(Workload other) {
        List<Workload> changed = new ArrayList<>(tenant.workloads());
        changed.set(index, other);
        return Edits.change(tenant.withWorkloads(changed));
    }

    private Row tokens(String direction, Distribution tokens, Function<Distribution, Traffic> traffic) {
        return counts(direction, "field.tokens." + direction, tokens, traffic);
    }

    private Row counts(String key, String label, Distribution counts, Function<Distribution, Traffic> traffic) {
        return Spread.ofCounts(figures, id("")).row(key, label, counts, other -> with(traffic.apply(other)));
    }

    private Details more() {
        Envelope envelope = workload.envelope();
        List<Workload.Kind> kinds = List.of(Workload.Kind.values());
        List<Row> rows = new ArrayList<>();
        rows.add(new Choice(id("kind"), figures.word("field.class"), kinds.stream().map(kind -> figures.word("kind." + kind)).toList(), kinds.indexOf(workload.kind()),
                Change.of(figures.plan(), chosen -> with(workload.withKind(kinds.get(chosen))))));
        rows.add(new Fields(id("deadline.row"), List.of(
                figures.optional(Quantity.DURATION, id("deadline"), "field.deadline", Figures.seconds(workload.deadlineSeconds()), text -> with(workload.withDeadline(Figures.readSeconds(text), workload.missUsd()))),
                figures.optional(Quantity.USD, id("miss"), "field.miss", workload.missUsd() == 0 ? "" : Units.formatCount(workload.missUsd()),
                        text -> with(workload.withDeadline(workload.deadlineSeconds(), text.isBlank() ? 0 : Units.count(text)))))));
        rows.add(new Fields(id("envelope"), List.of(
                figures.optional(Quantity.WHOLE, id("maxOutput"), "field.maxOutput", Figures.count(envelope.maxOutputTokens()),
                        text -> with(workload.withEnvelope(new Envelope(figures.readSmallCount(text, "field.maxOutput"), envelope.payloadBytes(), envelope.multimodal())))),
                figures.optional(Quantity.BYTES, id("payload"), "field.payload", envelope.payloadBytes() == 0 ? "" : Figures.bytes(envelope.payloadBytes()),
                        text -> with(workload.withEnvelope(new Envelope(envelope.maxOutputTokens(), Objects.requireNonNullElse(Figures.readBytes(text), 0L), envelope.multimodal())))))));
        rows.add(new Choice(id("multimodal"), figures.word("field.multimodal"), List.of(figures.word("multimodal.no"), figures.word("multimodal.yes")), envelope.multimodal() ? 1 : 0,
                Change.of(figures.plan(), chosen -> with(workload.withEnvelope(new Envelope(envelope.maxOutputTokens(), envelope.payloadBytes(), chosen == 1))))));
        long set = Figures.given(workload.deadlineSeconds(), workload.missUsd() == 0 ? null : workload.missUsd(), envelope.maxOutputTokens(),
                envelope.payloadBytes() == 0 ? null : envelope.payloadBytes(), envelope.multimodal() ? true : null);
        return new Details(id("more"), figures.folded("folded.workload", set), rows);
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

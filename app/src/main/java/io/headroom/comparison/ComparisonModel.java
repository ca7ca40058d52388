package io.headroom.comparison;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.engine.Difference;
import io.headroom.engine.ObjectiveState;
import io.headroom.look.State;
import io.headroom.plan.TenantId;
import io.headroom.report.Scope;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/// What a comparison shows, in words and figures: no scene graph, so a test reads it without a toolkit.
///
/// @param comparison what came out
/// @param rows the tenants, who loses most first
/// @param scale what the bars of the changes are drawn on
public record ComparisonModel(Comparison comparison, List<Row> rows, Scale scale) {
    /// A change beyond this many times what was is cut off at the edge of its bar; its figures are not.
    private static final double WIDEST = 2;
    /// Steps that the axis has about, and the least that it spans.
    private static final double STEPS = 6;
    private static final double LEAST = 0.02;

    /// Keeps its own copy.
    public ComparisonModel {
        rows = List.copyOf(rows);
    }

    /// A tenant.
    ///
    /// @param where its partition, or both where it moves
    /// @param before the measure before, with its unit
    /// @param stateBefore the worst state of its objectives before
    /// @param after the measure after, with its unit
    /// @param stateAfter the worst state of its objectives after
    /// @param change the change as a share of what was; empty where there is nothing to compare
    /// @param interval the 95 % interval of the change
    /// @param served the share of its requests that was served, or both where it differs
    /// @param verdict what becomes of it
    /// @param bar where the change and its interval lie
    /// @param spoken all of it in one sentence
    /// @param keys what it is sorted by
    /// @param more the same tenant in further scenarios, each compared with the first side
    public record Row(TenantId id, String tenant, String where, String before, State stateBefore, String after, State stateAfter, String change, String interval, String served,
            Change verdict, Bar bar, String spoken, Keys keys, List<Row> more) {
        /// Keeps its own copy.
        public Row {
            more = List.copyOf(more);
        }

        /// The same with what becomes of the tenant in further scenarios.
        Row with(List<Row> further) {
            return new Row(id, tenant, where, before, stateBefore, after, stateAfter, change, interval, served, verdict, bar, spoken, keys, further);
        }

        /// Whether anything becomes of the tenant, in any of the scenarios.
        public boolean changed() {
            return (verdict != Change.UNCHANGED && verdict != Change.IDLE) || more.stream().anyMatch(Row::changed);
        }
    }

    /// What a row is sorted by; NaN where there is nothing.
    ///
    /// @param served the smaller of the two shares
    public record Keys(double before, double after, double change, double served) {}

    /// A change with its interval, as shares of what was, or for shares in points of 1; NaN where there is none.
    public record Bar(double lo, double value, double hi) {
        /// No bar.
        static final Bar NONE = new Bar(Double.NaN, Double.NaN, Double.NaN);

        /// Whether there is something to draw.
        public boolean drawn() {
            return !Double.isNaN(value) && !Double.isNaN(lo);
        }
    }

    /// The ends of the axis, with 0 between.
    ///
    /// @param lo at most 0
    /// @param hi at least 0
    public record Scale(double lo, double hi) {
        /// An axis for values from one to another, with round ends.
        static Scale around(double from, double to) {
            double lo = Math.max(-WIDEST, Math.min(from, 0));
            double hi = Math.min(WIDEST, Math.max(to, 0));
            double step = step(Math.max(hi - lo, LEAST) / STEPS);
            return new Scale(Math.min(Math.floor(lo / step), -1) * step, Math.max(Math.ceil(hi / step), 1) * step);
        }

        /// The next of 1, 2 and 5 times a power of ten.
        private static double step(double least) {
            double power = Math.pow(10, Math.floor(Math.log10(least)));
            return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
        }

        /// Where a value lies, 0 at the left end and 1 at the right.
        public double at(double value) {
            return (Math.clamp(value, lo, hi) - lo) / (hi - lo);
        }
    }

    /// What a comparison shows.
    public static ComparisonModel of(Comparison comparison, Format format) {
        Texts texts = new Texts(comparison.measure(), ComparisonWords.of(Locale.getDefault(Locale.Category.DISPLAY), format));
        List<Row> rows = comparison.tenants().stream().map(texts::row).toList();
        double lo = ends(rows).min().orElse(0);
        double hi = ends(rows).max().orElse(0);
        return new ComparisonModel(comparison, rows, Scale.around(lo, hi));
    }

    /// The rows of several comparisons with the same first side, one for each tenant of any of them: the first comparison's order, then who is in later ones only.
    public static List<Row> merged(List<ComparisonModel> models) {
        if (models.size() == 1) {
            return models.getFirst().rows();
        }
        Map<TenantId, Row> all = new LinkedHashMap<>();
        models.forEach(model -> model.rows().forEach(row -> all.putIfAbsent(row.id(), row)));
        return all.values().stream().map(any -> {
            List<Row> rows = models.stream().map(model -> model.rows().stream().filter(row -> row.id().equals(any.id())).findFirst().orElseGet(() -> nowhere(any))).toList();
            return rows.getFirst().with(rows.subList(1, rows.size()));
        }).toList();
    }

    private static Row nowhere(Row any) {
        Keys none = new Keys(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        String absent = Words.of(ComparisonModel.class).text("absent");
        return new Row(any.id(), any.tenant(), absent, Format.NONE, State.NONE, Format.NONE, State.NONE, "", "", Format.NONE, Change.IDLE, Bar.NONE,
                any.tenant() + ", " + absent, none, List.of());
    }

    private static DoubleStream ends(List<Row> rows) {
        return rows.stream().map(Row::bar).filter(Bar::drawn).flatMapToDouble(bar -> DoubleStream.of(bar.lo(), bar.hi()));
    }

    /// Under which settings both ran.
    public String note() {
        return ComparisonWords.here().note(comparison);
    }

    /// What was simulated.
    public String scope() {
        return Scope.of(comparison.before().results());
    }

    /// Who gains and who loses.
    public String sentence() {
        return ComparisonWords.here().sentence(comparison);
    }

    /// What both sides hold and cost.
    public String cost() {
        return ComparisonWords.here().cost(comparison);
    }

    /// A value on the axis, e.g. "−50 %".
    public String tick(double value) {
        return comparison.measure() instanceof Measure.Latency ? Format.here().change(value) : Format.here().points(value);
    }

    /// The words of the rows.
    private record Texts(Measure measure, ComparisonWords words) {
        Row row(TenantChange tenant) {
            Difference difference = tenant.difference();
            boolean compared = tenant.change().compared();
            Keys keys = new Keys(difference.before(), difference.after(), measure instanceof Measure.Latency ? difference.relative() : difference.value(),
                    Math.min(tenant.servedShare().before(), tenant.servedShare().after()));
            return new Row(tenant.id(), tenant.name(), pair(words.place(tenant.before()), words.place(tenant.after())), words.value(measure, difference.before()), state(tenant.before()),
                    words.value(measure, difference.after()), state(tenant.after()), compared ? words.change(measure, difference) : "",
                    compared ? words.changeInterval(measure, difference) : "",
                    pair(words.served(tenant.servedShare().before()), words.served(tenant.servedShare().after())), tenant.change(), compared ? bar(difference) : Bar.NONE,
                    words.spoken(measure, tenant), keys, List.of());
        }

        private static String pair(String before, String after) {
            return before.equals(after) ? before : Words.of(ComparisonModel.class).text("pair", before, after);
        }

        private static State state(TenantSide side) {
            ObjectiveState state = side.result() == null ? ObjectiveState.NO_DATA : Objects.requireNonNull(side.result()).state();
            return switch (state) {
                case MET -> State.MET;
                case AT_RISK -> State.AT_RISK;
                case MISSED -> State.MISSED;
                case NO_DATA -> State.NONE;
            };
        }

        private Bar bar(Difference difference) {
            double unit = measure instanceof Measure.Latency ? difference.before() : 1;
            return new Bar(difference.interval().lo() / unit, difference.value() / unit, difference.interval().hi() / unit);
        }
    }
}

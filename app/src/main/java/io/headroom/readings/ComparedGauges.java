package io.headroom.readings;

import io.headroom.board.Selection;
import io.headroom.compare.Change;
import io.headroom.comparison.ComparedGauge;
import io.headroom.comparison.ComparedGauge.Versus;
import io.headroom.comparison.ComparisonDesk;
import io.headroom.engine.Difference;
import io.headroom.engine.PairedRuns;
import io.headroom.engine.Results;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Wall;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the gauges of a wall for several states of a plan: that of the first side decides whose value is shown, so that all bars of a gauge are about the same. Where the
/// two runs are paired, the whole interval of their difference says better or worse; where they are not, only the figures speak.
public final class ComparedGauges implements ComparisonDesk.Gauges {
    private final Format format;
    private final ReadingChange changes;

    /// @param format writes the figures
    public ComparedGauges(Format format) {
        this.format = format;
        this.changes = new ReadingChange(format);
    }

    @Override
    public List<ComparedGauge> of(Wall wall, List<PairedRuns> pairs) {
        PairedRuns first = pairs.getFirst();
        WallReadings before = readings(first.planBefore(), first.before());
        List<WallReadings> after = pairs.stream().map(pair -> readings(pair.planAfter(), pair.after())).toList();
        return wall.gauges().stream().map(gauge -> {
            Gauge asked = gauge.scope() instanceof Gauge.Scope.Selected ? gauge.of(new Gauge.Scope.Whole()) : gauge;
            Reading one = before.reading(asked);
            Gauge same = ReadingChange.pinned(asked, one, first.planBefore());
            List<Reading> readings = new ArrayList<>(List.of(one));
            List<Versus> against = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                Reading other = after.get(i).reading(same);
                readings.add(other);
                against.add(new Versus(changes.text(one, other), verdict(same, one, pairs.get(i))));
            }
            return new ComparedGauge(readings, against);
        }).toList();
    }

    private WallReadings readings(Plan plan, Results results) {
        return new WallReadings(new GaugeModel(plan, Selection.none(), new Verdict(plan, Verdict.Phase.FINAL, results, false, ""), null, GaugeModel.Mode.VERDICT, format));
    }

    private static @Nullable Change verdict(Gauge gauge, Reading reading, PairedRuns pair) {
        Optional<Tenant> tenant = ReadingChange.tenant(reading, pair.planBefore());
        Objective.Metric metric = gauge.quantity().metric();
        if (tenant.isEmpty() || (metric == null && gauge.quantity() != Gauge.Quantity.SERVED)) {
            return null;
        }
        Difference difference = metric == null ? pair.servedShare(tenant.get().id())
                : pair.latency(tenant.get().id(), metric, new LatencyGauge(metric, gauge.statistic()).statistic(tenant.get()));
        if (Double.isNaN(difference.value()) || !difference.interval().known()) {
            return null;
        }
        boolean better = metric == null ? difference.rises() : difference.falls();
        boolean worse = metric == null ? difference.falls() : difference.rises();
        return difference.same() ? Change.UNCHANGED : better ? Change.GAINS : worse ? Change.LOSES : Change.UNCLEAR;
    }
}

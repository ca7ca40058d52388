package io.headroom.readings;

import io.headroom.board.Selection;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Cluster;
import io.headroom.plan.Gauge;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The readings that are the same for verdict and moment: objectives are always judged over the whole run, and cost is a closed form.
final class CommonReadings {
    private final GaugeModel model;
    private final Words words;

    CommonReadings(GaugeModel model) {
        this.model = model;
        this.words = model.words();
    }

    Reading objectivesMet() {
        List<ObjectiveResult> judged = judged().map(TenantResult::objectives).flatMap(List::stream).toList();
        String title = words.text("gauge.objectives");
        if (judged.isEmpty()) {
            boolean promised = model.tenants().stream().anyMatch(tenant -> !tenant.objectives().isEmpty());
            String reason = promised ? reasonOfVerdict() : words.text("reason.noObjective");
            return Reading.noData(title, model.scope(), new Unit.CountOf(1), reason).shortly(words.text("gauge.objectives.short"));
        }
        long met = count(judged, ObjectiveState.MET);
        int all = judged.size();
        Reading reading = Reading.of(title, model.scope(), new Unit.CountOf(all), (double) met, all, NumberKind.SIMULATED).shortly(words.text("gauge.objectives.short"));
        Reading.Target target = Reading.Target.atLeast(all);
        if (model.verdict().pending()) {
            return reading.against(target, State.NONE, words.text("updating")).trending(words.text("trend.before"));
        }
        return reading.against(target, state(judged), stateWord(judged)).trending(words.text("trend.wholeRun"));
    }

    /// In the moment, too, objectives wait for the verdict.
    private String reasonOfVerdict() {
        return new GaugeModel(model.plan(), model.selection(), model.verdict(), model.moment(), GaugeModel.Mode.VERDICT, model.format()).reason();
    }

    private static long count(List<ObjectiveResult> judged, ObjectiveState state) {
        return judged.stream().filter(each -> each.state() == state).count();
    }

    private static State state(List<ObjectiveResult> judged) {
        return count(judged, ObjectiveState.MISSED) > 0 ? State.MISSED : count(judged, ObjectiveState.AT_RISK) > 0 ? State.AT_RISK
                : count(judged, ObjectiveState.NO_DATA) > 0 ? State.NONE : State.MET;
    }

    private String stateWord(List<ObjectiveResult> judged) {
        long missed = count(judged, ObjectiveState.MISSED);
        long atRisk = count(judged, ObjectiveState.AT_RISK);
        return missed > 0 ? words.text("objectives.missed", Long.toString(missed)) : atRisk > 0 ? words.text("objectives.atRisk", Long.toString(atRisk)) : state(judged).word();
    }

    /// The cost of the whole plan, and what an edit would make of it.
    Reading cost(Plan tried) {
        double before = model.plan().usdPerHour();
        double after = tried.usdPerHour();
        Unit unit = new Unit.Money(words.text("cost.unit"));
        String change = before == after || before == 0 ? words.text("ghost.unchanged") : model.format().change(after / before - 1);
        return Reading.of(words.text("gauge.cost"), words.text("scope.plan"), unit, before, GaugeModel.scale(Math.max(before, after), Double.NaN), NumberKind.ESTIMATED)
                .becoming(new Reading.Ghost(after, State.NONE, "", change, ""));
    }

    Reading cost() {
        String title = words.text("gauge.cost");
        Unit unit = new Unit.Money(words.text("cost.unit"));
        List<Partition> partitions = model.partitions();
        if (partitions.isEmpty()) {
            return Reading.noData(title, model.partitionScope(), unit, model.reason());
        }
        double cost = partitions.stream().mapToDouble(model.plan()::usdPerHour).sum();
        String asOf = partitions.stream().map(partition -> model.plan().cluster(partition.cluster()).prices().asOf()).min(Comparator.naturalOrder())
                .map(day -> EditWords.here().date(day)).orElse("");
        return Reading.of(title, model.partitionScope(), unit, cost, GaugeModel.scale(cost, Double.NaN), NumberKind.ESTIMATED).trending(words.text("trend.prices", asOf));
    }

    /// GPUs that the partitions in scope hold, of those of their clusters. Slices count as their share, rounded up.
    ///
    /// @param plan this one, or one that is tried
    Reading gpus(Plan plan) {
        List<Cluster> clusters = clusters(plan);
        double held = within(plan).stream().filter(partition -> clusters.stream().anyMatch(cluster -> cluster.id().equals(partition.cluster())))
                .mapToDouble(Partition::gpuShare).sum();
        return counted(Gauge.Quantity.GPUS, model.partitionScope(), Math.ceil(held - 1e-9), clusters);
    }

    /// GPUs that no partition holds, of the clusters of the partitions in scope.
    ///
    /// @param plan this one, or one that is tried
    Reading gpusFree(Plan plan) {
        List<Cluster> clusters = clusters(plan);
        String scope = clusters.size() == 1 ? clusters.getFirst().name() : words.text("scope.plan");
        return counted(Gauge.Quantity.GPUS_FREE, scope, clusters.stream().mapToDouble(plan::freeGpus).sum(), clusters);
    }

    private Reading counted(Gauge.Quantity quantity, String scope, double count, List<Cluster> clusters) {
        int all = clusters.stream().mapToInt(Cluster::gpus).sum();
        if (all == 0) {
            return OtherReadings.none(model, quantity, model.reason());
        }
        return Reading.of(WallWords.title(words, quantity), scope, new Unit.FactOf(all), count, all, NumberKind.ESTIMATED).shortly(WallWords.shortTitle(words, quantity));
    }

    private List<Partition> within(Plan plan) {
        if (model.selection().in(model.plan()) instanceof Selection.None) {
            return plan.partitions();
        }
        List<Partition> now = model.partitions();
        return plan.partitions().stream().filter(partition -> now.stream().anyMatch(one -> one.id().equals(partition.id()))).toList();
    }

    /// Those that are there; one that comes later has nothing to give yet.
    private List<Cluster> clusters(Plan plan) {
        boolean whole = model.selection().in(model.plan()) instanceof Selection.None;
        List<Partition> within = within(plan);
        return plan.fleet().stream().filter(cluster -> !plan.arriving(cluster))
                .filter(cluster -> whole || within.stream().anyMatch(partition -> partition.cluster().equals(cluster.id()))).toList();
    }

    /// A count with what it would become.
    static Reading changed(Reading now, Reading then, GaugeModel model) {
        if (!now.hasValue() || !then.hasValue() || now.value() == then.value()) {
            return now;
        }
        String change = (then.value() > now.value() ? "+" : "\u2212") + model.format().whole(Math.round(Math.abs(then.value() - now.value())));
        return now.becoming(new Reading.Ghost(then.value(), State.NONE, "", change, ""));
    }

    private Stream<TenantResult> judged() {
        Map<TenantId, TenantResult> results = model.results().tenants().stream().collect(Collectors.toMap(TenantResult::id, each -> each, (one, _) -> one));
        return model.tenants().stream().flatMap(tenant -> Stream.ofNullable(results.get(tenant.id())));
    }
}

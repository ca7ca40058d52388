package io.headroom.shell;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The readings that are the same for verdict and moment: objectives are always judged over the whole run, and cost is a closed form.
final class CommonReadings {
    private final GaugeModel model;
    private final Words words;

    CommonReadings(GaugeModel model) {
        this.model = model;
        this.words = model.words();
    }

    Reading objectivesMet() {
        List<ObjectiveResult> judged = model.tenants().stream().map(tenant -> model.results().tenant(tenant.id())).flatMap(Optional::stream)
                .map(TenantResult::objectives).flatMap(List::stream).toList();
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
}

package io.headroom.answers.frontier;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.frontier.Frontier;
import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.allocate.frontier.Point;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching;
import io.headroom.edit.FrontierEdits;
import io.headroom.engine.NumberKind;
import io.headroom.engine.TenantResult;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.FrontierWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the page of the frontier asks and shows, in words and figures: no scene graph.
final class FrontierModel {
    /// What was asked and found: one of the two.
    ///
    /// @param frontier cost against delay, or null
    /// @param locked what a locked fleet does to the rest, or null
    record Found(@Nullable FrontierAnswer frontier, @Nullable LockedAnswer locked) {}

    /// One of several to choose from.
    ///
    /// @param value null for what the search chooses itself
    record Choice<T>(@Nullable T value, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// A row of the table beside the plot.
    ///
    /// @param index of the point
    record Row(int index, String size, String gpus, String cost, String delay, String lost, String million, String busy, String objectives, String remark, String spoken) {}

    /// What one tenant suffers at one share of the fleet locked.
    record Suffers(String tenant, List<String> values, String spoken) {}

    /// A dot of the plot.
    ///
    /// @param index of the point
    /// @param lo lower end of the interval of the delay, in seconds; NaN where none is known
    /// @param hi upper end
    record Dot(int index, double cost, double delay, double lo, double hi, boolean reserved, boolean estimated, boolean dominated, boolean now) {}

    private final Words words = Words.of(FrontierModel.class);
    private final FrontierWords frontier;
    private final Format format;
    private final AnswersDesk desk;
    private final Searching<Found> searching;

    FrontierModel(AnswersDesk desk) {
        this.desk = desk;
        format = desk.format();
        frontier = FrontierWords.of(Locale.getDefault(Locale.Category.DISPLAY), format);
        searching = desk.searching();
    }

    /// The search behind the page.
    Searching<Found> searching() {
        return searching;
    }

    /// The open plan.
    ReadOnlyObjectProperty<Plan> plan() {
        return desk.session().planProperty();
    }

    /// The tenants of the open plan, and with them the question about all of the lanes.
    List<Choice<TenantId>> tenants() {
        Stream<Choice<TenantId>> all = desk.session().plan().tenants().stream().map(tenant -> new Choice<>(tenant.id(), tenant.name()));
        return Stream.concat(all, Stream.of(new Choice<TenantId>(null, words.text("locked")))).toList();
    }

    /// The tenant selected in the main window, if there is one.
    Optional<TenantId> selected() {
        Plan plan = desk.session().plan();
        return desk.tenant().get().filter(id -> plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id)));
    }

    /// The lanes that can serve a tenant, and first the one that the search chooses itself.
    List<Choice<PartitionId>> lanes(@Nullable TenantId tenant) {
        List<Choice<PartitionId>> choices = new ArrayList<>(List.of(new Choice<>(null, words.text("lane.own"))));
        Plan plan = desk.session().plan();
        if (tenant != null) {
            plan.partitions().stream().filter(partition -> !partition.reserved() && plan.tenant(tenant).accepts(plan.deploymentOf(partition).model()))
                    .forEach(partition -> choices.add(new Choice<>(partition.id(), partition.name())));
        }
        return choices;
    }

    /// Begins the search: about a tenant, or about the fleet that is locked.
    ///
    /// @param tenant null for the locked fleet
    /// @param lane that cabins are compared with, or null for its own
    /// @param isolation whether to find what isolation costs
    void ask(@Nullable TenantId tenant, @Nullable PartitionId lane, boolean isolation) {
        Plan plan = desk.session().plan().withScenarios(Scenarios.NONE);
        int threads = desk.threads().getAsInt();
        searching.start(tenant == null ? words.text("job.locked") : words.text("job", plan.tenant(tenant).name()), search -> tenant == null
                ? new Found(null, LockedAnswer.of(plan, threads, search))
                : new Found(FrontierAnswer.of(plan, new Frontier(plan, tenant, lane, null, Assurance.USUAL), isolation, threads, search, soFar -> search.best(new Found(soFar, null))), null));
    }

    /// The dots of the plot: points with a delay and a cost.
    List<Dot> dots(FrontierAnswer answer) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < answer.points().size(); i++) {
            Point point = answer.points().get(i);
            if (point.delay() > 0 && !Double.isNaN(point.usdPerHour())) {
                dots.add(new Dot(i, point.usdPerHour(), point.delay(), point.delayInterval().lo(), point.delayInterval().hi(), point.size().reserved(),
                        point.kind() == NumberKind.ESTIMATED, point.dominated(), point.size().now()));
            }
        }
        return dots;
    }

    /// The dots that no other beats, by cost.
    List<Dot> best(List<Dot> dots) {
        return dots.stream().filter(dot -> !dot.dominated()).sorted(Comparator.comparingDouble(Dot::cost)).toList();
    }

    /// The rows of the table.
    List<Row> rows(FrontierAnswer answer) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < answer.points().size(); i++) {
            Point point = answer.points().get(i);
            rows.add(new Row(i, frontier.size(point), format.whole(point.size().gpus()), frontier.cost(point), frontier.delay(point), frontier.share(point.lostShare()),
                    frontier.perMillion(point), frontier.share(point.utilisation()), frontier.objectives(point), frontier.remark(point), frontier.sentence(answer, point)));
        }
        return rows;
    }

    /// The plan behind a point, and what it comes to.
    String sentence(FrontierAnswer answer, int index) {
        return frontier.sentence(answer, answer.points().get(index));
    }

    /// What the delay is, for an axis or a column.
    String delay(FrontierAnswer answer) {
        return frontier.delay(answer.metric());
    }

    /// A delay on the axis.
    String delayTick(double seconds) {
        return format.durationExact(seconds).text();
    }

    /// A cost on the axis.
    String costTick(double usd) {
        return format.moneyExact(usd, "$/h").text();
    }

    /// How far it is, when a reservation pays, what isolation costs, and how to read the plot, a line each.
    List<String> notes(FrontierAnswer answer) {
        return Stream.of(progress(answer), frontier.breakEven(answer), frontier.isolation(answer), words.text("legend")).filter(line -> !line.isEmpty()).toList();
    }

    private String progress(FrontierAnswer answer) {
        long simulated = answer.points().stream().filter(point -> point.kind() == NumberKind.SIMULATED).count();
        return simulated == answer.points().size() ? "" : words.text("progress", format.whole(simulated), format.whole(answer.points().size()));
    }

    /// The shares of a locked fleet, for the columns.
    List<String> shares(LockedAnswer answer) {
        return answer.steps().stream().map(frontier::locked).toList();
    }

    /// What the tenants of the lanes suffer, a row each.
    List<Suffers> suffers(LockedAnswer answer) {
        return answer.rest().stream().map(id -> {
            TenantResult first = answer.steps().getFirst().of(id);
            String name = words.text("tenant", answer.plan().tenant(id).name(), frontier.followed(first));
            List<String> values = answer.steps().stream().map(step -> frontier.suffers(step.of(id))).toList();
            return new Suffers(name, values, name + ": " + String.join(", ", values));
        }).toList();
    }

    /// Who suffers from which share on.
    String sentence(LockedAnswer answer) {
        return frontier.lockedSentence(answer);
    }

    /// Whether a point can be taken up: the plan is the one that was searched, and the point is not how it is.
    boolean adoptable(FrontierAnswer answer, int index) {
        boolean current = searching.state().phase() == Searching.Phase.DONE || searching.state().phase() == Searching.Phase.RUNNING || searching.state().phase() == Searching.Phase.CANCELLED;
        return current && unchanged() && !answer.points().get(index).size().now();
    }

    // Identity is the point: undo gives back the very plan that was searched.
    @SuppressWarnings("ReferenceEquality")
    private boolean unchanged() {
        return desk.session().plan() == searching.asked();
    }

    /// Takes up a point as a scenario beside the plan: one step for undo.
    ///
    /// @return whether it is taken up
    boolean adopt(FrontierAnswer answer, int index) {
        Point point = answer.points().get(index);
        return adoptable(answer, index)
                && desk.apply().test(FrontierEdits.adopt(desk.session().plan(), point.size(), words.text("scenario", answer.tenant().name(), frontier.size(point))));
    }
}

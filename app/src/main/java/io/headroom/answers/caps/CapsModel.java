package io.headroom.answers.caps;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.caps.CapAnswer;
import io.headroom.allocate.caps.CapQuestion;
import io.headroom.allocate.caps.CapSolver;
import io.headroom.allocate.caps.Load;
import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching;
import io.headroom.edit.CapEdits;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.words.CapWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What the page of limits asks and shows, in words and figures: no scene graph.
final class CapsModel {
    /// What was asked and what came of it.
    ///
    /// @param relief what makes room
    record Asked(Relief relief, CapAnswer answer) {}

    /// A limit before and after.
    record Limit(String tier, String limit, String now, String after, String spoken) {}

    /// What a tenant gets before and after, for one of its objectives.
    record Gets(String tenant, String tier, String throttled, String objective, String now, String after, String more, String spoken) {}

    /// One of several to choose from.
    ///
    /// @param label how it is called
    record Choice<T>(T value, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    private final Words words = Words.of(CapsModel.class);
    private final CapWords caps;
    private final Format format;
    private final AnswersDesk desk;
    private final Searching<Asked> searching;

    CapsModel(AnswersDesk desk) {
        this.desk = desk;
        format = desk.format();
        caps = CapWords.of(Locale.getDefault(Locale.Category.DISPLAY), format);
        searching = desk.searching();
    }

    /// The search behind the page.
    Searching<Asked> searching() {
        return searching;
    }

    /// The open plan.
    ReadOnlyObjectProperty<Plan> plan() {
        return desk.session().planProperty();
    }

    /// The lanes with tenants of the open plan.
    List<Choice<PartitionId>> lanes() {
        Plan plan = desk.session().plan();
        return plan.partitions().stream().filter(partition -> !partition.reserved() && !plan.tenantsIn(partition.id()).isEmpty())
                .map(partition -> new Choice<>(partition.id(), partition.name())).toList();
    }

    /// The lane selected in the main window, if there is one.
    Optional<PartitionId> selected() {
        Plan plan = desk.session().plan();
        return desk.partition().get().filter(id -> plan.partitions().stream().filter(partition -> partition.id().equals(id)).anyMatch(partition -> !partition.reserved()));
    }

    /// What can make room for a lane: nothing, each scenario that has it, one to four replicas more.
    List<Choice<Relief>> reliefs(PartitionId lane) {
        Plan plan = desk.session().plan();
        List<Choice<Relief>> choices = new ArrayList<>(List.of(choice(new Relief.None())));
        for (Scenario scenario : plan.scenarios().others()) {
            if (scenario.plan().partitions().stream().anyMatch(partition -> partition.id().equals(lane))) {
                choices.add(choice(new Relief.Scenario(scenario.name())));
            }
        }
        Partition partition = plan.partition(lane);
        for (int replicas : new int[] {1, 2, 4}) {
            choices.add(choice(new Relief.Gpus(replicas * plan.deploymentOf(partition).gpusPerReplica())));
        }
        return choices;
    }

    private Choice<Relief> choice(Relief relief) {
        String label = caps.relief(relief);
        return new Choice<>(relief, label.substring(0, 1).toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)) + label.substring(1));
    }

    /// Begins the search.
    void ask(PartitionId lane, Relief relief, boolean full, boolean single) {
        Plan plan = desk.session().plan();
        int threads = desk.threads().getAsInt();
        searching.start(words.text("job", plan.partition(lane).name()), watcher -> {
            Plan now = plan.withScenarios(Scenarios.NONE);
            CapQuestion question = new CapQuestion(relief.of(plan, lane).withScenarios(Scenarios.NONE), relief instanceof Relief.None ? null : now, lane,
                    full ? Load.FULL : Load.AS_PLANNED, Assurance.USUAL, single);
            return new Asked(relief, CapSolver.solve(question, threads, watcher));
        });
    }

    /// The ways in which limits rise, all together first.
    List<Raise> raises(Asked asked) {
        CapAnswer answer = asked.answer();
        return Stream.of(List.of(answer.together()), answer.tiers(), answer.single()).flatMap(List::stream).toList();
    }

    /// What rises, and by how much, in short.
    String title(Asked asked, Raise raise) {
        return words.text("title", caps.scope(raise.scope(), asked.answer().plan()), caps.rise(raise));
    }

    /// How far it rises and who binds.
    String sentence(Asked asked, Raise raise) {
        return caps.sentence(raise, asked.answer().plan());
    }

    /// What the answer rests on, a line each.
    List<String> notes(Asked asked) {
        CapAnswer answer = asked.answer();
        return Stream.of(caps.gain(answer), caps.leftOut(answer), caps.unscaled(answer), caps.asked(answer, asked.relief()), caps.cost(answer)).filter(line -> !line.isEmpty()).toList();
    }

    /// The limits before and after a raise.
    List<Limit> limits(Asked asked, Raise raise) {
        Plan plan = asked.answer().plan();
        return raise.changes().stream().map(change -> {
            String tier = plan.tier(change.cap().tier()).name();
            String now = caps.amount(change.cap(), plan, change.before());
            String after = caps.after(raise, change.cap(), plan);
            return new Limit(tier, caps.limit(change.cap()), now, after, words.text("limit.spoken", tier, caps.limit(change.cap()), now, after));
        }).toList();
    }

    /// What the tenants of the lane get before and after a raise, and one notch above.
    List<Gets> gets(Asked asked, Raise raise) {
        CapAnswer answer = asked.answer();
        List<Gets> rows = new ArrayList<>();
        for (Tenant tenant : answer.plan().tenantsIn(answer.lane())) {
            TenantResult before = answer.now().tenant(tenant.id()).orElseThrow();
            TenantResult after = raise.results().tenant(tenant.id()).orElseThrow();
            Optional<TenantResult> more = Optional.ofNullable(raise.more()).flatMap(results -> results.tenant(tenant.id()));
            String throttled = words.text("arrow", caps.turnedAway(before), caps.turnedAway(after));
            String tier = answer.plan().tier(tenant.tier()).name();
            for (int i = 0; i < Math.max(1, tenant.objectives().size()); i++) {
                boolean promised = !tenant.objectives().isEmpty();
                String objective = promised ? caps.promise(tenant.objectives().get(i)) : Format.NONE;
                String now = promised ? value(before, i) : Format.NONE;
                String then = promised ? value(after, i) : Format.NONE;
                int at = i;
                rows.add(new Gets(i == 0 ? tenant.name() : "", i == 0 ? tier : "", i == 0 ? throttled : "", objective, now, then,
                        promised ? more.map(result -> value(result, at)).orElse(Format.NONE) : Format.NONE, words.text("gets.spoken", tenant.name(), throttled, objective, now, then)));
            }
        }
        return rows;
    }

    private String value(TenantResult tenant, int objective) {
        ObjectiveResult result = tenant.objectives().get(objective);
        return (format.duration(result.value()).text() + " " + format.margin(result.interval().relativeHalfWidth(result.value()))).strip();
    }

    /// Whether a raise can be adopted: it raises something, and the plan is the one that was searched.
    boolean adoptable(Raise raise) {
        boolean raises = (raise.ending() == Raise.Ending.BINDS || raise.ending() == Raise.Ending.USED_UP) && raise.notches() > 0;
        return raises && searching.state().phase() == Searching.Phase.DONE;
    }

    /// Sets the limits of a raise, with what makes room for them: one step for undo.
    ///
    /// @return whether they are set
    boolean adopt(Asked asked, Raise raise) {
        return adoptable(raise) && desk.apply().test(CapEdits.raise(desk.session().plan(), asked.answer().lane(), asked.relief(), raise.changes()));
    }
}

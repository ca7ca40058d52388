package io.headroom.answers.auto;

import io.headroom.allocate.Trials;
import io.headroom.allocate.auto.Answer;
import io.headroom.allocate.auto.Ask;
import io.headroom.allocate.auto.AutoPlan;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Search;
import io.headroom.answers.Searching;
import io.headroom.edit.AllocationEdits;
import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import io.headroom.words.AutoPlanWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the page of auto-plans asks and shows, in words and figures: no scene graph, so a test reads it without a toolkit.
final class AutoPlanModel {
    /// Something that may be kept: one of the two.
    record Lock(@Nullable PartitionId partition, @Nullable TenantId tenant, String label) {}

    /// What was found, and how the plan before does.
    ///
    /// @param before results of the plan before, or null where it cannot be simulated
    record Shown(Answer answer, @Nullable Results before) {}

    /// A tenant in the plan that was found.
    ///
    /// @param change whether it moves
    record Row(String tenant, String change, String where, String objectives, String why) {
        String spoken() {
            return String.join(", ", tenant, change, where, objectives, why);
        }
    }

    /// A partition of the plan that was found, or one that is gone.
    record Part(String partition, String change, String gpus, String cost, String why) {
        String spoken() {
            return String.join(", ", partition, change, gpus, cost, why);
        }
    }

    private final Words words = Words.of(AutoPlanModel.class);
    private final AnswersDesk desk;
    private final Format format;
    private final AutoPlanWords said;
    private final Searching<Shown> searching;

    AutoPlanModel(AnswersDesk desk) {
        this.desk = desk;
        format = desk.format();
        said = AutoPlanWords.of(Locale.getDefault(Locale.Category.DISPLAY), format);
        searching = desk.searching();
    }

    /// The search behind the page.
    Searching<Shown> searching() {
        return searching;
    }

    /// The open plan.
    ReadOnlyObjectProperty<Plan> plan() {
        return desk.session().planProperty();
    }

    /// What may be kept: the partitions of the open plan, then its tenants.
    List<Lock> locks() {
        Plan plan = desk.session().plan();
        return Stream.concat(plan.partitions().stream().map(partition -> new Lock(partition.id(), null, said.place(plan, partition.id()))),
                plan.tenants().stream().map(tenant -> new Lock(null, tenant.id(), words.text("lock.tenant", tenant.name(), said.place(plan, tenant.partition()))))).toList();
    }

    /// Begins the search.
    ///
    /// @param kept what stays as it is
    /// @param budget dollars per hour as they were entered, blank for no bound
    void ask(Collection<Lock> kept, String budget, boolean fewestMoves, boolean variants) {
        Plan plan = desk.session().plan().withScenarios(Scenarios.NONE);
        int threads = desk.threads().getAsInt();
        searching.start(words.text("job"), search -> {
            Ask ask = new Ask(plan, ids(kept.stream().map(Lock::partition)), ids(kept.stream().map(Lock::tenant)), usd(budget), 0, variants, Ask.of(plan).assurance());
            return answer(fewestMoves ? ask.withFewestMoves() : ask, threads, search);
        });
    }

    private static <T> Set<T> ids(Stream<@Nullable T> ids) {
        return ids.<T>mapMulti((id, take) -> {
            if (id != null) {
                take.accept(id);
            }
        }).collect(Collectors.toSet());
    }

    private @Nullable Double usd(String budget) {
        if (budget.isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(budget.strip().replace("$", "").replace("/h", "").replace(',', '.').strip());
        } catch (NumberFormatException noNumber) {
            throw new InvalidPlan(words.text("budget.bad", budget.strip()));
        }
    }

    private static Shown answer(Ask ask, int threads, Search<Shown> search) {
        Results before = before(ask.plan(), threads, search);
        return new Shown(AutoPlan.of(ask, threads, search, found -> search.best(new Shown(found, before))), before);
    }

    private static @Nullable Results before(Plan plan, int threads, Search<Shown> search) {
        try {
            return new Trials(threads, search).of(plan);
        } catch (InvalidPlan cannotStand) {
            return null;
        }
    }

    /// What an answer comes to; of the best so far a line only.
    List<String> sentences(Answer answer) {
        if (searching.state().running() && answer instanceof Answer.Found found) {
            return List.of(words.text("soFar", said.usd(found.plan().usdPerHour()), format.share(found.gap()).text()));
        }
        return said.sentences(answer);
    }

    /// The plan of an answer: the one found, or the one without the objectives that are in the way.
    Optional<Answer.Found> plan(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> Optional.of(found);
            case Answer.Impossible impossible -> Optional.ofNullable(impossible.without());
        };
    }

    /// The tenants that were to be placed, those that move first.
    List<Row> rows(Shown shown) {
        return plan(shown.answer()).map(found -> found.tenants().stream().sorted(Comparator.comparing((Answer.Placed placed) -> placed.to().equals(placed.from())))
                .map(placed -> row(found, shown.before(), placed)).toList()).orElse(List.of());
    }

    private Row row(Answer.Found found, @Nullable Results before, Answer.Placed placed) {
        boolean stays = placed.to().equals(placed.from());
        String to = said.place(found.plan(), placed.to());
        return new Row(found.plan().tenant(placed.tenant()).name(), words.text(stays ? "stays" : placed.moved() ? "moves" : "placed"),
                stays ? to : words.text("arrow", said.place(found.before(), placed.from()), to), said.outcomes(before, found.results(), placed.tenant()), said.why(found, placed));
    }

    /// The partitions that may change, those that do first.
    List<Part> parts(Shown shown) {
        return plan(shown.answer()).map(found -> {
            List<Part> parts = new ArrayList<>();
            found.partitions().stream().sorted(Comparator.comparing(sized -> sized.gpusBefore() == sized.gpus())).forEach(sized -> parts.add(part(found, sized)));
            found.removed().forEach(id -> parts.add(new Part(said.place(found.before(), id), words.text("removed"),
                    words.text("arrow", format.whole(found.before().partition(id).gpus()), format.whole(0)),
                    words.text("arrow", said.usd(found.before().usdPerHour(found.before().partition(id))), said.usd(0)), "")));
            return List.copyOf(parts);
        }).orElse(List.of());
    }

    private Part part(Answer.Found found, Answer.Sized sized) {
        boolean fresh = sized.gpusBefore() == 0;
        boolean same = sized.gpusBefore() == sized.gpus();
        String usd = said.usd(found.plan().usdPerHour(found.plan().partition(sized.partition())));
        String usdBefore = fresh ? Format.NONE : said.usd(found.before().usdPerHour(found.before().partition(sized.partition())));
        return new Part(said.place(found.plan(), sized.partition()), words.text(fresh ? "new" : same ? "same" : "resized"),
                same ? format.whole(sized.gpus()) : words.text("arrow", fresh ? Format.NONE : format.whole(sized.gpusBefore()), format.whole(sized.gpus())),
                usd.equals(usdBefore) ? usd : words.text("arrow", usdBefore, usd), said.size(found, sized));
    }

    /// Whether an answer has a plan that the open one could become.
    boolean adoptable(Answer answer) {
        Searching.Phase phase = searching.state().phase();
        return plan(answer).isPresent() && (phase == Searching.Phase.DONE || phase == Searching.Phase.CANCELLED);
    }

    /// Makes the plan that was found the open one: one step for undo.
    void adopt(Answer answer) {
        plan(answer).filter(_ -> adoptable(answer)).ifPresent(found -> desk.make(AllocationEdits.adopt(found)));
    }

    /// Keeps the open plan under its name, and goes on with the one found in a scenario: one step for undo.
    void adoptAsScenario(Answer answer) {
        plan(answer).filter(_ -> adoptable(answer)).ifPresent(found -> desk.make(AllocationEdits.adoptAsScenario(desk.session().plan(), found, words.text("scenario"))));
    }
}

package io.headroom.answers.size;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.size.Size;
import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.SizeQuestion;
import io.headroom.allocate.size.SizeSearch;
import io.headroom.allocate.size.Subject;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.Searching;
import io.headroom.edit.SizeEdits;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.SizeWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page of sizes asks and shows, in words and figures: no scene graph, so a test reads it without a toolkit.
final class SizeModel {
    /// One of several to choose from.
    ///
    /// @param label how it is called
    /// @param <T> what it is
    record Choice<T>(T value, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// A size that does.
    ///
    /// @param what what it runs, and where
    /// @param kind whether it is simulated or estimated
    record Row(Size size, String what, String replicas, String gpus, String cost, String kind, String objectives) {
        /// All of it in one sentence, for someone who hears it.
        String spoken() {
            return String.join(", ", what, gpus, cost, kind, objectives);
        }
    }

    private final Words words = Words.of(SizeModel.class);
    private final AnswersDesk desk;
    private final Format format;
    private final SizeWords sizes;
    private final Searching<SizeAnswer> searching;

    SizeModel(AnswersDesk desk) {
        this.desk = desk;
        format = desk.format();
        sizes = SizeWords.of(Locale.getDefault(Locale.Category.DISPLAY), format);
        searching = desk.searching();
    }

    /// The search behind the page.
    Searching<SizeAnswer> searching() {
        return searching;
    }

    /// The lanes and tenants of the open plan that have objectives, lanes first.
    List<Choice<Subject>> subjects() {
        Plan plan = desk.session().plan();
        Stream<Choice<Subject>> lanes = plan.partitions().stream().filter(partition -> !partition.reserved() && plan.tenantsIn(partition.id()).stream().anyMatch(SizeModel::promised))
                .map(partition -> new Choice<>(new Subject.Lane(partition.id()), words.text("lane", partition.name())));
        Stream<Choice<Subject>> tenants = plan.tenants().stream().filter(SizeModel::promised).map(tenant -> new Choice<>(new Subject.OneTenant(tenant.id()), tenant.name()));
        return Stream.concat(lanes, tenants).toList();
    }

    private static boolean promised(Tenant tenant) {
        return !tenant.objectives().isEmpty();
    }

    /// What is selected in the main window, if it can be sized: a tenant, a lane, or the owner of a cabin.
    Optional<Subject> selected() {
        Optional<TenantId> tenant = desk.tenant().get();
        if (tenant.isPresent()) {
            return tenant.map(Subject.OneTenant::new);
        }
        Plan plan = desk.session().plan();
        return desk.partition().get().flatMap(id -> plan.partitions().stream().filter(partition -> partition.id().equals(id)).findFirst()).flatMap(SizeModel::subject);
    }

    private static Optional<Subject> subject(Partition partition) {
        return partition.reserved() ? Optional.ofNullable(partition.owner()).map(Subject.OneTenant::new) : Optional.of(new Subject.Lane(partition.id()));
    }

    /// How sure one may want to be, the usual first.
    List<Choice<Double>> confidences() {
        return DoubleStream.of(0.95, 0.9, 0.99, 0.999).mapToObj(share -> new Choice<>(share, words.text("confidence", format.shareExact(share).text()))).toList();
    }

    /// Anywhere, or one of the clusters.
    List<Choice<Optional<ClusterId>>> clusters() {
        List<Choice<Optional<ClusterId>>> choices = new ArrayList<>(List.of(new Choice<>(Optional.empty(), words.text("anywhere"))));
        desk.session().plan().fleet().forEach(cluster -> choices.add(new Choice<>(Optional.of(cluster.id()), words.text("cluster", cluster.name()))));
        return choices;
    }

    /// Begins the search.
    void ask(Subject subject, double confidence, Optional<ClusterId> cluster) {
        Plan plan = desk.session().plan();
        int threads = desk.threads().getAsInt();
        searching.start(words.text("job", subject.name(plan)), watcher -> SizeSearch.answer(new SizeQuestion(plan, subject, cluster.stream().toList(), List.of(),
                new Assurance(confidence, Assurance.USUAL.servedShare()), null, SizeQuestion.USUAL_REQUESTS), threads, watcher));
    }

    /// The answer in a sentence.
    String sentence(SizeAnswer answer) {
        return sizes.sentence(answer);
    }

    /// What is to be known beside it, a line each.
    List<String> notes(SizeAnswer answer) {
        return sizes.notes(answer);
    }

    /// The answer, and what else would do.
    List<Row> rows(SizeAnswer answer) {
        return Stream.concat(Stream.ofNullable(answer.best()), answer.alternatives().stream()).map(size -> row(answer.question().plan(), size)).toList();
    }

    private Row row(Plan plan, Size size) {
        return new Row(size, sizes.option(plan, size.option()), format.whole(size.replicas()), format.whole(size.gpus()), sizes.cost(size), sizes.kind(size), sizes.outcomes(size));
    }

    /// Puts a size into the open plan, one step for undo; where the GPUs are not free, says so and leaves the plan as it is.
    void adopt(SizeAnswer answer, Size size) {
        Plan plan = desk.session().plan();
        Subject subject = answer.question().subject();
        if (there(plan, subject)) {
            desk.make(SizeEdits.adopt(plan, subject, size));
        }
    }

    /// Whether what was sized is still there to be given a size.
    boolean adoptable(SizeAnswer answer, @Nullable Row row) {
        return row != null && there(desk.session().plan(), answer.question().subject());
    }

    private static boolean there(Plan plan, Subject subject) {
        return switch (subject) {
            case Subject.OneTenant(TenantId id) -> plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id));
            case Subject.Lane(PartitionId id) -> plan.partitions().stream().anyMatch(partition -> partition.id().equals(id) && !partition.reserved());
        };
    }
}

package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.inspector.InspectorModel.Stepper;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Serving;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Tenant;
import io.headroom.words.Format;
import io.headroom.words.Quantity;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page of a cabin or lane.
final class PartitionPage {
    private final Figures figures;
    private final Plan plan;
    private final Partition partition;
    private final Cluster cluster;
    private final Deployment deployment;
    private final List<Tenant> tenants;

    PartitionPage(Figures figures, Partition partition) {
        this.figures = figures;
        this.plan = figures.plan();
        this.partition = partition;
        this.cluster = plan.cluster(partition.cluster());
        this.deployment = plan.deploymentOf(partition);
        this.tenants = plan.tenantsIn(partition.id());
    }

    InspectorModel page() {
        ObjectiveState worst = tenants.stream().map(this::state).max(Figures::graver).orElse(ObjectiveState.NO_DATA);
        String word = tenants.isEmpty() ? figures.word("state.vacant") : figures.results() == null ? figures.word("state.notYet") : figures.stateWord(worst);
        String where = figures.word("where.partition", cluster.name(), plan.gpuType(cluster.gpu()).name());
        return new InspectorModel(new Selection.OfPartition(partition.id()), partition.name(), tenants.isEmpty() ? State.NONE : figures.state(worst), word, where, figures.word("where.short.partition", cluster.name()),
                List.of(serving(), new PlacementRows(figures, partition).section(), load(), cost(), tenants(), new SharingRows(figures, partition).section(), new PhysicsRows(figures, partition).section(), name()));
    }

    private ObjectiveState state(Tenant tenant) {
        Results results = figures.results();
        return results == null ? ObjectiveState.NO_DATA : results.tenant(tenant.id()).map(TenantResult::state).orElse(ObjectiveState.NO_DATA);
    }

    private Section serving() {
        List<Deployment> possible = plan.deployments().stream().filter(this::possible).toList();
        Choice runs = new Choice("deployment", figures.word("field.deployment"), possible.stream().map(Deployment::name).toList(), possible.indexOf(deployment),
                Change.of(plan, index -> runs(possible.get(index))));
        int step = deployment.gpusPerReplica();
        int most = partition.gpus() + NodePlacement.of(plan, cluster).roomFor(partition.id()) * step;
        SliceProfile slice = partition.slice();
        Stepper gpus = new Stepper("gpus", figures.word(slice == null ? "field.gpus" : "field.slices"), partition.gpus(), step, step, most,
                slice == null ? figures.word("gpus.perReplica", Integer.toString(step)) : figures.word("slices.each", slice.name()), Change.of(plan, count -> Edits.resize(plan, partition.id(), count)));
        String kind = figures.word(partition.reserved() ? "partition.cabin" : "partition.lane");
        List<Row> rows = new ArrayList<>(
                List.of(runs, gpus, new Fact("replicas", figures.word("field.replicas"), figures.format().whole(plan.replicas(partition)))));
        if (deployment.serving() instanceof Serving.Batching batching) {
            rows.add(new Fact("caching", figures.word("serving.caching"), caching(batching)));
        }
        Queueing queueing = partition.queueing();
        List<Queueing.Discipline> disciplines = List.of(Queueing.Discipline.values());
        rows.add(new Choice("discipline", figures.word("field.discipline"), disciplines.stream().map(one -> figures.word("discipline." + one.name())).toList(),
                disciplines.indexOf(queueing.discipline()),
                Change.of(plan, chosen -> Edits.change(partition.withQueueing(queueing.withDiscipline(disciplines.get(chosen)))))));
        rows.add(new Choice("gaps", figures.word("field.gaps"), List.of(figures.word("gaps.no"), figures.word("gaps.yes")), queueing.gaps() ? 1 : 0,
                Change.of(plan, chosen -> Edits.change(partition.withQueueing(queueing.withGaps(chosen == 1))))));
        if (!partition.reserved()) {
            rows.add(new Fields("queue", List.of(
                    figures.optional(Quantity.WHOLE, "queueLength", "field.queueLength", queueing.length() == null ? "" : figures.format().whole(queueing.length()),
                            text -> Edits.change(partition.withQueueing(queueing.withLength(text.isBlank() ? null : whole(text))))),
                    figures.optional(Quantity.DURATION, "queueWait", "field.queueWait", Figures.seconds(queueing.waitSeconds()),
                            text -> Edits.change(partition.withQueueing(queueing.withWaitSeconds(Figures.readSeconds(text))))))));
        }
        return new Section(figures.word("section.serving"), kind, null, "", figures.word(partition.reserved() ? "help.cabin" : "help.lane"),
                rows);
    }

    private int whole(String text) {
        double number = figures.number(text, "field.queueLength");
        if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw new InvalidPlan(figures.word("problem.whole", figures.word("field.queueLength"), text.strip()));
        }
        return (int) number;
    }

    private String caching(Serving.Batching batching) {
        return figures.word(!batching.prefixCaching() ? "serving.caching.off" : batching.sessionAffinity() ? "serving.caching.on" : "serving.caching.roaming");
    }

    /// A deployment that all its tenants accept and whose replicas fit these GPUs and this cluster's nodes.
    private boolean possible(Deployment other) {
        return other.equals(deployment) || ((partition.slice() == null || other.gpusPerReplica() == 1) && partition.gpus() % other.gpusPerReplica() == 0 && other.gpusPerReplica() <= cluster.gpusPerNode()
                && tenants.stream().allMatch(tenant -> tenant.accepts(other.model())));
    }

    private Edit runs(Deployment other) {
        return Edits.change(partition.withDeployment(other.id()));
    }

    private Section load() {
        Results results = figures.results();
        PartitionResult result = results == null ? null : results.partition(partition.id()).orElse(null);
        List<Row> rows = new ArrayList<>(List.of(came(result, "utilisation", "load.utilisation", known -> figures.format().share(known.utilisation()).text()),
                came(result, "kv", "load.kv", known -> figures.format().share(known.kvUtilisation()).text()),
                came(result, "cached", "result.cached", known -> figures.format().share(known.cachedShare()).text()),
                came(result, "queue", "load.queue", known -> figures.format().count(round(known.queueMean()))),
                came(result, "tokensOut", "result.tokensOut", known -> figures.format().rate(known.tokensOutPerSecond()).text())));
        rows.addAll(FairnessRows.of(figures, partition, result));
        return new Section(figures.word("section.load"), figures.waiting(result), Figures.kind(result), "", figures.word("help.load"), rows);
    }

    /// What came of it, or an en dash.
    private Fact came(@Nullable PartitionResult result, String id, String key, Function<PartitionResult, String> value) {
        return new Fact(id, figures.word(key), result == null ? Format.NONE : value.apply(result));
    }

    private static double round(double value) {
        return Math.abs(value) < 0.005 ? 0 : value;
    }

    private Section cost() {
        String asOf = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(cluster.prices().asOf());
        Fact cost = new Fact("cost", figures.word("cost.hour"), figures.word("estimated", figures.format().price(plan.usdPerHour(partition), "$/h").text()));
        return new Section(figures.word("section.cost"), figures.word("cost.asOf", asOf), NumberKind.ESTIMATED, "", "", List.of(cost));
    }

    private Section tenants() {
        List<Row> rows = new ArrayList<>();
        for (Tenant tenant : tenants) {
            ObjectiveState state = state(tenant);
            String word = tenant.objectives().isEmpty() ? figures.word("state.noObjective") : figures.stateWord(state);
            rows.add(new Link("tenant." + tenant.id(), tenant.name(), new Selection.OfTenant(tenant.id()), figures.state(state), word));
        }
        if (rows.isEmpty()) {
            String owner = partition.owner() == null ? figures.word("tenants.none") : figures.word("tenants.reserved", plan.tenant(Objects.requireNonNull(partition.owner())).name());
            rows.add(new Prose("tenants.none", owner));
        }
        return Section.of(figures.word("section.tenants"), figures.format().whole(tenants.size()), rows);
    }

    private Section name() {
        return Section.of(figures.word("section.partition"), "", List.of(new Fields("partition", List.of(figures.field(Quantity.WORDS, "name", "field.name", partition.name(),
                text -> Edits.change(partition.withName(text.strip())))))));
    }
}

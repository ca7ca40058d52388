package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.commands.Command;
import io.headroom.edit.Edit;
import io.headroom.edit.IncidentEdits;
import io.headroom.look.Icon;
import io.headroom.plan.Cluster;
import io.headroom.plan.Hop;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Tenant;
import io.headroom.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What can be made to happen now in the run being watched. Each command names whom it hits: what is selected, or what the selected tenant lives on, or else the first of its
/// kind in the plan.
final class IncidentCommands {
    private final Words words = Words.of(IncidentCommands.class);
    private final Workbench bench;

    IncidentCommands(Workbench bench) {
        this.bench = bench;
    }

    List<Command> all() {
        return List.of(
                command("burst", Icon.BURST, () -> tenant().map(Tenant::name), "obstacle.selectPlaced", at -> IncidentEdits.burst(plan(), tenant().orElseThrow().id(), at)),
                command("launch", Icon.FLAG, () -> tenant().map(Tenant::name), "obstacle.selectPlaced", at -> IncidentEdits.launch(plan(), tenant().orElseThrow().id(), at)),
                command("node", Icon.NODE, () -> cluster().map(Cluster::name), "obstacle.noCluster", at -> IncidentEdits.loseNode(plan(), cluster().orElseThrow().id(), at)),
                command("cluster", null, () -> cluster().map(Cluster::name), "obstacle.noCluster", at -> IncidentEdits.loseCluster(plan(), cluster().orElseThrow().id(), at)),
                command("provider", Icon.OUTAGE, () -> provider().map(Provider::name), "obstacle.noProvider",
                        at -> IncidentEdits.providerDown(plan(), provider().orElseThrow().id(), at)),
                command("delay", Icon.TRUCK, () -> coming().map(Cluster::name), "obstacle.noDelivery", at -> IncidentEdits.delay(plan(), coming().orElseThrow().id(), at)));
    }

    private Command command(String key, @Nullable Icon icon, Supplier<Optional<String>> whom, String obstacle, DoubleFunction<Edit> edit) {
        String id = "incident." + key;
        return new Command(id, () -> whom.get().map(name -> words.text("command." + id + ".named", name)).orElseGet(() -> words.text("command." + id)), icon, List.of(),
                () -> whom.get().isPresent() ? "" : words.text(obstacle), null, () -> bench.inject(edit));
    }

    private Plan plan() {
        return bench.session().plan();
    }

    private Selection selection() {
        return bench.selectionProperty().get().in(plan());
    }

    private Optional<Tenant> tenant() {
        return selection() instanceof Selection.OfTenant(var id) ? Optional.of(plan().tenant(id)).filter(tenant -> tenant.partition() != null) : Optional.empty();
    }

    private Optional<Cluster> here() {
        Optional<Partition> partition = switch (selection()) {
            case Selection.None() -> Optional.empty();
            case Selection.OfPartition(var id) -> Optional.of(plan().partition(id));
            case Selection.OfTenant(var id) -> Optional.ofNullable(plan().tenant(id).partition()).map(plan()::partition);
            case Selection.OfTenants several -> Selections.place(plan(), several).map(plan()::partition);
        };
        return partition.map(each -> plan().cluster(each.cluster()));
    }

    private Optional<Cluster> cluster() {
        return here().or(() -> plan().fleet().stream().findFirst());
    }

    private Optional<Cluster> coming() {
        return here().filter(cluster -> cluster.availableFrom() != null)
                .or(() -> plan().fleet().stream().filter(cluster -> cluster.availableFrom() != null).findFirst());
    }

    private Optional<Provider> provider() {
        return tenant().stream().flatMap(tenant -> tenant.client().fallback().stream()).map(Hop::provider).filter(Objects::nonNull).map(plan()::provider).findFirst()
                .or(() -> plan().providers().stream().findFirst());
    }
}

package io.headroom.library;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.IncidentEdits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.edit.PartitionEdits;
import io.headroom.edit.PresetEdits;
import io.headroom.edit.Refusal;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.WorkloadPreset;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the library offers for a plan and a selection, and what each preset does there. Knows no scene graph.
public final class LibraryModel {
    private static final double OUTAGE_SECONDS = 3600;

    private final Words words = Words.of(LibraryModel.class);
    private final EditWords editWords = EditWords.here();
    private final Plan plan;
    private final Selection selection;
    private final double now;

    /// @param now time of the run at which an incident happens, in seconds since its start
    public LibraryModel(Plan plan, Selection selection, double now) {
        this.plan = plan;
        this.selection = selection.in(plan);
        this.now = now;
    }

    /// Where a preset could be used.
    public sealed interface Place {
        /// The tray.
        record Tray() implements Place {}

        /// A cabin or lane.
        record Into(PartitionId partition) implements Place {}

        /// The free GPUs of a cluster.
        record Free(ClusterId cluster) implements Place {}

        /// A tenant.
        record On(TenantId tenant) implements Place {}
    }

    /// What a preset does at a place.
    ///
    /// @param label what it does, as a verb
    /// @param edit null where it cannot be
    /// @param obstacle why it cannot be; empty where it can
    /// @param selects the tenant to select afterwards, or null
    public record Use(String label, @Nullable Edit edit, String obstacle, @Nullable TenantId selects) {
        /// Whether it can be.
        public boolean possible() {
            return edit != null;
        }
    }

    /// The name of a preset.
    public String name(Preset preset) {
        return words.text(preset.key());
    }

    /// What is special about it, in a word or figure.
    public String note(Preset preset) {
        return words.text(preset.key() + ".note");
    }

    /// What it is, in a sentence.
    public String help(Preset preset) {
        return words.text(preset.key() + ".help");
    }

    /// The heading of the group that a preset is in.
    public String group(Preset preset) {
        return words.text(switch (preset) {
            case Preset.OfTenant _ -> "group.tenants";
            case Preset.OfPartition _ -> "group.partitions";
            case Preset.OfIncident _ -> "group.incidents";
        });
    }

    /// The presets whose name, note or group holds all words of a text.
    public List<Preset> found(String text) {
        List<String> wanted = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).toList();
        return Preset.all().stream().filter(preset -> {
            String all = (name(preset) + " " + note(preset) + " " + group(preset)).toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(all::contains);
        }).toList();
    }

    /// What Enter and a double click do: a tenant goes to the tray, a partition onto the first free GPUs, an incident onto what is selected.
    public Use usual(Preset preset) {
        return switch (preset) {
            case Preset.OfTenant tenant -> at(tenant, new Place.Tray());
            case Preset.OfPartition partition -> clusters().map(cluster -> at(partition, new Place.Free(cluster.id()))).filter(Use::possible).findFirst()
                    .orElseGet(() -> refused(name(preset), words.text(plan.fleet().isEmpty() ? "obstacle.noCluster" : "obstacle.noRoom")));
            case Preset.OfIncident(Preset.OfIncident.What what) -> incident(what);
        };
    }

    /// Why a preset is of no use now; empty where it seems to be. It only looks, and tries nothing: whoever asks at every change of a large plan must not wait.
    public String hindrance(Preset preset) {
        return switch (preset) {
            case Preset.OfTenant _ -> plan.deployments().isEmpty() ? words.text("obstacle.noDeployment") : "";
            case Preset.OfPartition _ -> plan.fleet().isEmpty() ? words.text("obstacle.noCluster") : plan.deployments().isEmpty() ? words.text("obstacle.noDeployment")
                    : plan.fleet().stream().allMatch(cluster -> plan.freeGpus(cluster) == 0) ? words.text("obstacle.noRoom") : "";
            case Preset.OfIncident(Preset.OfIncident.What what) -> switch (what) {
                case BURST -> selection instanceof Selection.OfTenant(TenantId tenant)
                        ? plan.tenant(tenant).partition() == null ? words.text("obstacle.unplaced", plan.tenant(tenant).name()) : "" : words.text("obstacle.selectTenant");
                case NODE -> plan.fleet().isEmpty() ? words.text("obstacle.noCluster") : "";
                case DELAY -> plan.fleet().stream().allMatch(cluster -> cluster.availableFrom() == null) ? words.text("obstacle.noDelivery") : "";
            };
        };
    }

    /// Whether it reads the same plan and selection as another.
    boolean like(LibraryModel other) {
        return plan.equals(other.plan) && selection.equals(other.selection);
    }

    /// All that a preset can do now, the usual first.
    public List<Use> uses(Preset preset) {
        List<Use> uses = new ArrayList<>(List.of(usual(preset)));
        if (preset instanceof Preset.OfTenant) {
            if (selection instanceof Selection.OfTenant(TenantId tenant)) {
                uses.add(at(preset, new Place.On(tenant)));
            }
            plan.partitions().stream().filter(partition -> selection.equals(new Selection.OfPartition(partition.id())) || home().filter(partition.id()::equals).isPresent())
                    .forEach(partition -> uses.add(at(preset, new Place.Into(partition.id()))));
        } else if (preset instanceof Preset.OfPartition) {
            clusters().skip(1).forEach(cluster -> uses.add(at(preset, new Place.Free(cluster.id()))));
        }
        return uses;
    }

    private Optional<PartitionId> home() {
        return selection instanceof Selection.OfTenant(TenantId tenant) ? Optional.ofNullable(plan.tenant(tenant).partition()) : Optional.empty();
    }

    /// The cluster of what is selected, then the others.
    private Stream<Cluster> clusters() {
        PartitionId there = selection instanceof Selection.OfPartition(PartitionId partition) ? partition : home().orElse(null);
        ClusterId first = there == null ? null : plan.partition(there).cluster();
        return Stream.concat(plan.fleet().stream().filter(cluster -> cluster.id().equals(first)), plan.fleet().stream().filter(cluster -> !cluster.id().equals(first)));
    }

    /// What dropping a preset at a place does; empty where it has nothing to do with such a place.
    public Optional<Use> drop(Preset preset, Place place) {
        boolean fits = switch (preset) {
            case Preset.OfTenant _ -> true;
            case Preset.OfPartition _ -> place instanceof Place.Free;
            case Preset.OfIncident(Preset.OfIncident.What what) -> what == Preset.OfIncident.What.BURST ? place instanceof Place.On : !(place instanceof Place.Tray);
        };
        return fits ? Optional.of(at(preset, place)) : Optional.empty();
    }

    private Use at(Preset preset, Place place) {
        try {
            return switch (preset) {
                case Preset.OfTenant(WorkloadPreset workload) -> tenant(workload, name(preset), place);
                case Preset.OfPartition(Partition.Kind kind) -> partition(kind, name(preset), ((Place.Free) place).cluster());
                case Preset.OfIncident(Preset.OfIncident.What what) -> incident(what, place);
            };
        } catch (InvalidPlan refused) {
            return refused(name(preset), Objects.requireNonNullElse(refused.getMessage(), ""));
        }
    }

    private Use tenant(WorkloadPreset workload, String name, Place place) {
        return switch (place) {
            case Place.Tray() -> added(words.text("use.tray"), PresetEdits.tenant(plan, workload, name));
            case Place.On(TenantId tenant) -> tried(words.text("use.apply", plan.tenant(tenant).name()), PresetEdits.apply(plan, tenant, workload, name), tenant);
            case Place.Into(PartitionId partition) -> {
                Plan with = PresetEdits.with(plan, workload, name);
                Refusal refusal = MoveTargets.refusal(with, with.tenants().getLast(), with.partition(partition));
                String label = words.text("use.into", plan.partition(partition).name());
                yield refusal.equals(Refusal.NONE) ? added(label, PresetEdits.tenant(plan, workload, name, new MoveTarget.Into(partition))) : refused(label, editWords.reason(refusal));
            }
            case Place.Free(ClusterId cluster) -> {
                Plan with = PresetEdits.with(plan, workload, name);
                MoveTarget.Option option = MoveTargets.newCabin(with, with.tenants().getLast(), with.cluster(cluster)).orElse(null);
                String label = words.text("use.cabin", plan.cluster(cluster).name());
                yield option == null ? refused(label, words.text("obstacle.noRoom")) : option.legal() ? added(label, PresetEdits.tenant(plan, workload, name, option.target()))
                        : refused(label, editWords.reason(option.refusal()));
            }
        };
    }

    private Use added(String label, PresetEdits.Added added) {
        return tried(label, added.edit(), added.tenant());
    }

    /// An edit that would not fit is no use, and says why before anyone tries.
    private Use tried(String label, Edit edit, @Nullable TenantId selects) {
        try {
            var _ = edit.applyTo(plan);
            return new Use(label, edit, "", selects);
        } catch (InvalidPlan refused) {
            return refused(label, Objects.requireNonNullElse(refused.getMessage(), ""));
        }
    }

    private static Use refused(String label, String why) {
        return new Use(label, null, why, null);
    }

    private Use partition(Partition.Kind kind, String name, ClusterId id) {
        Cluster cluster = plan.cluster(id);
        String label = words.text("use.on", name, cluster.name());
        PresetEdits.Room room = PresetEdits.room(plan, cluster).orElse(null);
        if (room == null) {
            return refused(label, words.text(plan.deployments().isEmpty() ? "obstacle.noDeployment" : "obstacle.noRoom"));
        }
        return tried(label, kind == Partition.Kind.SHARED ? PresetEdits.lane(plan, id, room) : PartitionEdits.vacantCabin(plan, id, room.deployment().id(), room.replicas()), null);
    }

    private Use incident(Preset.OfIncident.What what) {
        Preset preset = new Preset.OfIncident(what);
        return switch (what) {
            case BURST -> selection instanceof Selection.OfTenant(TenantId tenant) ? at(preset, new Place.On(tenant)) : refused(name(preset), words.text("obstacle.selectTenant"));
            case NODE -> clusters().findFirst().map(cluster -> at(preset, new Place.Free(cluster.id()))).orElseGet(() -> refused(name(preset), words.text("obstacle.noCluster")));
            case DELAY -> clusters().filter(cluster -> cluster.availableFrom() != null).findFirst().map(cluster -> at(preset, new Place.Free(cluster.id())))
                    .orElseGet(() -> refused(name(preset), words.text("obstacle.noDelivery")));
        };
    }

    private Use incident(Preset.OfIncident.What what, Place place) {
        String name = name(new Preset.OfIncident(what));
        if (what == Preset.OfIncident.What.BURST) {
            Tenant tenant = plan.tenant(((Place.On) place).tenant());
            String label = words.text("use.on", name, tenant.name());
            return tenant.partition() == null ? refused(label, words.text("obstacle.unplaced", tenant.name())) : tried(label, IncidentEdits.burst(plan, tenant.id(), now), tenant.id());
        }
        Cluster cluster = plan.cluster(switch (place) {
            case Place.Free(ClusterId id) -> id;
            case Place.Into(PartitionId partition) -> plan.partition(partition).cluster();
            case Place.On(TenantId tenant) -> plan.partition(Objects.requireNonNull(plan.tenant(tenant).partition())).cluster();
            case Place.Tray() -> plan.fleet().getFirst().id();
        });
        String label = words.text("use.on", name, cluster.name());
        if (what == Preset.OfIncident.What.DELAY) {
            return cluster.availableFrom() == null ? refused(label, words.text("obstacle.there", cluster.name())) : tried(label, IncidentEdits.delay(plan, cluster.id(), now), null);
        }
        return tried(label, IncidentEdits.add(plan, new Incident(new Incident.What.NodesLost(cluster.id(), 1), now, OUTAGE_SECONDS)), null);
    }
}

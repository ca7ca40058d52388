package io.headroom.compare;

import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One board seen from another: each cluster with its cabins and lanes, those that are gone among them, and in each the tenants, those that left among them. What a board
/// does not show is listed by name.
///
/// @param halls the clusters, those that are gone last
/// @param tray who is in the tray, and who was
/// @param besides the sections of the plan in which more differs than a board shows, in the order of the enum
public record BoardDiff(List<Hall> halls, List<Chip> tray, List<Section> besides) {
    /// What became of a cabin or lane.
    public enum Fate {
        /// Nothing that a board shows.
        SAME,
        /// It was not there before.
        NEW,
        /// It is not there any more.
        GONE,
        /// It holds another number of GPUs.
        RESIZED,
        /// It has another kind, cluster, name or deployment, or serves otherwise.
        CHANGED
    }

    /// What became of a tenant in a place.
    public enum Move {
        /// It was there before and still is.
        STAYS,
        /// It came from elsewhere.
        COMES,
        /// It was there before, and is elsewhere.
        LEAVES
    }

    /// Parts of a plan that a board does not show.
    public enum Section {
        /// Traffic, objectives or tiers of tenants.
        TENANTS,
        /// Limits and weights.
        TIERS,
        /// What runs on partitions.
        DEPLOYMENTS,
        /// Nodes, prices and dates of clusters.
        FLEET,
        /// What happens during the run.
        INCIDENTS,
        /// Outside providers.
        PROVIDERS,
        /// How long and how often it is run.
        RUN,
        /// All else: models, profiles, traces, offers.
        OTHER
    }

    /// A cluster.
    ///
    /// @param cluster as it is, or as it was where it is gone
    /// @param rooms its cabins and lanes in plan order, those that are gone last
    /// @param free GPUs that no partition holds
    /// @param freeBefore the same before; both 0 where it is not there
    public record Hall(Cluster cluster, List<Room> rooms, int free, int freeBefore) {
        /// Keeps its own copy.
        public Hall {
            rooms = List.copyOf(rooms);
        }
    }

    /// A cabin or lane.
    ///
    /// @param partition as it is, or as it was where it is gone
    /// @param before as it was; null where it is new
    public record Room(Partition partition, Fate fate, @Nullable Partition before, List<Chip> chips) {
        /// Keeps its own copy.
        public Room {
            chips = List.copyOf(chips);
        }

        /// Whether there is something to mark, in it or on it.
        public boolean differs() {
            return fate != Fate.SAME || chips.stream().anyMatch(chip -> chip.move() != Move.STAYS);
        }
    }

    /// A tenant in a place.
    ///
    /// @param elsewhere where it came from or went, by name; null for the tray, and for a tenant that is only in one of the plans
    /// @param known whether both plans have it
    public record Chip(TenantId id, String name, Move move, @Nullable String elsewhere, boolean known) {}

    /// Keeps its own copies.
    public BoardDiff {
        halls = List.copyOf(halls);
        tray = List.copyOf(tray);
        besides = List.copyOf(besides);
    }

    /// A board seen from another.
    ///
    /// @param before the one to begin with; the same as `after` gives one without a difference
    public static BoardDiff of(Plan before, Plan after) {
        return new Two(before, after).diff();
    }

    /// How many things differ: cabins and lanes, tenants that moved, and sections beside.
    public int count() {
        Stream<Chip> chips = Stream.concat(tray.stream(), halls.stream().flatMap(hall -> hall.rooms().stream()).flatMap(room -> room.chips().stream()));
        long moved = chips.filter(chip -> chip.move() == Move.COMES || (chip.move() == Move.LEAVES && !chip.known())).count();
        long rooms = halls.stream().flatMap(hall -> hall.rooms().stream()).filter(room -> room.fate() != Fate.SAME).count();
        return (int) (moved + rooms) + besides.size();
    }

    private static final class Two {
        private final Plan before;
        private final Plan after;
        private final Map<TenantId, Tenant> tenantsBefore;
        private final Map<TenantId, Tenant> tenantsAfter;
        private final Map<PartitionId, Partition> partitionsBefore;
        private final Map<PartitionId, Partition> partitionsAfter;

        Two(Plan before, Plan after) {
            this.before = before;
            this.after = after;
            tenantsBefore = before.tenants().stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
            tenantsAfter = after.tenants().stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
            partitionsBefore = before.partitions().stream().collect(Collectors.toMap(Partition::id, Function.identity()));
            partitionsAfter = after.partitions().stream().collect(Collectors.toMap(Partition::id, Function.identity()));
        }

        BoardDiff diff() {
            List<Hall> halls = new ArrayList<>();
            after.fleet().forEach(cluster -> halls.add(hall(cluster)));
            before.fleet().stream().filter(cluster -> after.fleet().stream().noneMatch(other -> other.id().equals(cluster.id()))).forEach(gone -> halls.add(hall(gone)));
            return new BoardDiff(halls, chips(null), besides());
        }

        private Hall hall(Cluster cluster) {
            List<Room> rooms = new ArrayList<>();
            after.partitionsOn(cluster.id()).forEach(partition -> rooms.add(room(partition)));
            before.partitionsOn(cluster.id()).stream().filter(partition -> !partitionsAfter.containsKey(partition.id()))
                    .forEach(gone -> rooms.add(new Room(gone, Fate.GONE, gone, chips(gone.id()))));
            return new Hall(cluster, rooms, free(after, cluster), free(before, cluster));
        }

        private static int free(Plan plan, Cluster cluster) {
            return plan.fleet().stream().filter(each -> each.id().equals(cluster.id())).findFirst().map(plan::freeGpus).orElse(0);
        }

        private Room room(Partition partition) {
            Partition was = partitionsBefore.get(partition.id());
            Fate fate = was == null ? Fate.NEW : was.gpus() != partition.gpus() ? Fate.RESIZED : sameButOwner(was, partition) ? Fate.SAME : Fate.CHANGED;
            return new Room(partition, fate, was, chips(partition.id()));
        }

        /// An owner comes and goes with its chip, which says so itself.
        private static boolean sameButOwner(Partition was, Partition is) {
            return was.withOwner(null).equals(is.withOwner(null));
        }

        /// Who is in a place, in plan order, then who left it.
        private List<Chip> chips(@Nullable PartitionId place) {
            List<Chip> chips = new ArrayList<>();
            for (Tenant tenant : after.tenantsIn(place)) {
                Tenant was = tenantsBefore.get(tenant.id());
                boolean stays = was != null && Objects.equals(was.partition(), place);
                chips.add(new Chip(tenant.id(), tenant.name(), stays ? Move.STAYS : Move.COMES, stays || was == null ? null : name(was.partition(), partitionsBefore), was != null));
            }
            for (Tenant tenant : before.tenantsIn(place)) {
                Tenant is = tenantsAfter.get(tenant.id());
                if (is == null || !Objects.equals(is.partition(), place)) {
                    chips.add(new Chip(tenant.id(), tenant.name(), Move.LEAVES, is == null ? null : name(is.partition(), partitionsAfter), is != null));
                }
            }
            return chips;
        }

        private static @Nullable String name(@Nullable PartitionId place, Map<PartitionId, Partition> partitions) {
            Partition partition = place == null ? null : partitions.get(place);
            return partition == null ? null : partition.name();
        }

        private List<Section> besides() {
            List<Section> sections = new ArrayList<>();
            add(sections, Section.TENANTS, !tenantsBefore.values().stream().allMatch(was -> sameButPlace(was, tenantsAfter.get(was.id()))));
            add(sections, Section.TIERS, !before.tiers().equals(after.tiers()));
            add(sections, Section.DEPLOYMENTS, !before.deployments().equals(after.deployments()));
            add(sections, Section.FLEET, !before.fleet().equals(after.fleet()));
            add(sections, Section.INCIDENTS, !before.incidents().equals(after.incidents()));
            add(sections, Section.PROVIDERS, !before.providers().equals(after.providers()));
            add(sections, Section.RUN, !before.run().equals(after.run()));
            add(sections, Section.OTHER, !before.models().equals(after.models()) || !before.profiles().equals(after.profiles()) || !before.gpuTypes().equals(after.gpuTypes())
                    || !before.traces().equals(after.traces()) || !before.offers().equals(after.offers()));
            return sections;
        }

        private static void add(List<Section> sections, Section section, boolean differs) {
            if (differs) {
                sections.add(section);
            }
        }

        /// A tenant that is only in one of the plans is a chip that differs, and not counted twice.
        private static boolean sameButPlace(Tenant was, @Nullable Tenant is) {
            return is == null || was.equals(is.in(was.partition()));
        }
    }
}

package io.headroom.bench;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Incident;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A fleet as large as one asks for, to see how a window carries it: halls of about a thousand GPUs, in each some cabins, some lanes, free GPUs and a few tenants who are nowhere yet. Most
/// requests are long, so that the engine carries the fleet in real time and more.
public final class FleetPlan {
    /// GPUs of a hall, about.
    private static final int HALL = 1_000;
    private static final int PER_NODE = 8;
    private static final double SERVICE_SECONDS = 20;
    private static final int SERVERS = 2;
    private static final int WIDTH = 4;
    private static final DeploymentId CHAT = new DeploymentId("chat");
    private static final DeploymentId AGENTS = new DeploymentId("agents");
    private static final Tier.Level[] LEVELS = Tier.Level.values();
    private static final String[] TRADES = {"Bank", "Clinic", "Press", "Airline", "School", "Studio", "Court", "Harbour", "Insurer", "Mill"};

    private final Model model;
    private final List<Partition> partitions = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();

    private FleetPlan(Model model) {
        this.model = model;
    }

    /// A plan of so many tenants on so many GPUs.
    ///
    /// @param tenants at least 10
    /// @param gpus at least 8 for each tenant or so; rounded up to whole nodes
    public static Plan of(int tenants, int gpus) {
        Catalogue catalogue = Catalogue.shipped();
        GpuType gpu = catalogue.gpuType(new GpuTypeId("h100-80-sxm")).orElseThrow();
        Model model = catalogue.model(new ModelId("llama-3.1-8b")).orElseThrow();
        Prices prices = catalogue.prices(gpu.id()).orElseThrow();
        int halls = Math.max(1, Math.round(gpus / (float) HALL));
        FleetPlan plan = new FleetPlan(model);
        List<Cluster> fleet = new ArrayList<>();
        for (int hall = 0; hall < halls; hall++) {
            int nodes = Math.ceilDiv(gpus, halls * PER_NODE);
            Cluster cluster = new Cluster(new ClusterId("hall-" + (hall + 1)), "Hall " + (hall + 1), gpu.id(), nodes, PER_NODE, null, prices);
            fleet.add(cluster);
            plan.fill(cluster, hall, tenants * (hall + 1) / halls - tenants * hall / halls);
        }
        List<Tier> tiers = new ArrayList<>();
        for (Tier.Level level : LEVELS) {
            tiers.add(new Tier(new TierId(level.name()), level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT), level, Limits.NONE, 1));
        }
        List<Deployment> deployments = List.of(new Deployment(CHAT, "Chat 8B", model.id(), Serving.Batching.of(Precision.BF16, WIDTH)),
                new Deployment(AGENTS, "Agents", model.id(), new Serving.Slots(SERVERS, new Distribution.Exponential(SERVICE_SECONDS), WIDTH)));
        List<Incident> incidents = List.of(new Incident(new Incident.What.NodesLost(fleet.getFirst().id(), 3), 400, 1_800));
        return new Plan("A fleet", "", List.of(gpu), List.of(model), List.of(), fleet, deployments, plan.partitions, tiers, plan.tenants, List.of(),
                new RunSettings(LocalDateTime.of(2027, 1, 18, 9, 0), 3_600, 300, 1, 1), List.of(), incidents, Scenarios.NONE);
    }

    /// Of each hall a third is cabins and six tenths lanes; of each hundred tenants two are nowhere.
    private void fill(Cluster cluster, int hall, int count) {
        int gpus = cluster.nodes() * PER_NODE;
        int cabins = Math.min(count * 38 / 100, gpus / 3 / WIDTH);
        int size = cabins * 2 * WIDTH <= gpus / 3 ? 2 * WIDTH : WIDTH;
        int lanes = hall == 0 ? 1 : Math.max(1, count * 6 / 100);
        int wide = Math.max(WIDTH, gpus * 58 / 100 / lanes / WIDTH * WIDTH);
        List<Partition> shared = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            shared.add(new Partition(new PartitionId(cluster.id().value() + "-lane-" + (i + 1)), "Lane " + (hall + 1) + "." + (i + 1), Partition.Kind.SHARED, cluster.id(), wide,
                    i % 3 == 0 ? CHAT : AGENTS, null));
        }
        partitions.addAll(shared);
        for (int i = 0; i < count; i++) {
            String name = TRADES[i % TRADES.length] + " " + (hall + 1) + "." + (i + 1);
            TenantId id = new TenantId("t" + (hall + 1) + "-" + (i + 1));
            if (i < cabins) {
                Partition cabin = new Partition(new PartitionId(cluster.id().value() + "-cabin-" + (i + 1)), "Cabin " + (hall + 1) + "." + (i + 1), Partition.Kind.RESERVED, cluster.id(), size,
                        i % 4 == 0 ? CHAT : AGENTS, id);
                partitions.add(cabin);
                tenants.add(tenant(id, name, cabin.id(), perSecond(cabin, 1), i));
            } else if (i < count - count / 50) {
                Partition lane = shared.get(i % lanes);
                tenants.add(tenant(id, name, lane.id(), perSecond(lane, Math.ceilDiv(count - cabins, lanes)), i));
            } else {
                tenants.add(tenant(id, name, null, 0.2, i));
            }
        }
    }

    /// What a tenant sends so that its partition is about six tenths busy.
    private static double perSecond(Partition home, int neighbours) {
        double servers = home.gpus() / (double) WIDTH * SERVERS;
        return home.deployment().equals(CHAT) ? 0.5 : 0.6 * servers / SERVICE_SECONDS / neighbours;
    }

    private Tenant tenant(TenantId id, String name, @Nullable PartitionId home, double perSecond, int number) {
        Arrivals arrivals = number % 3 == 0 ? new Arrivals.Renewal(Rate.perSecond(perSecond), 3, Arrivals.Renewal.Shape.GAMMA) : new Arrivals.Poisson(Rate.perSecond(perSecond));
        Traffic traffic = new Traffic.Generated(arrivals, new Distribution.Fixed(800), new Distribution.Fixed(200));
        return new Tenant(id, name, new TierId(LEVELS[number % LEVELS.length].name()), home,
                List.of(new Workload("work", List.of(model.id()), traffic, Workload.Kind.INTERACTIVE, null)), List.of(new Objective(Objective.Metric.E2E, Objective.Statistic.P95, 60)));
    }
}

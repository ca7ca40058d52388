package io.headroom.report;

import io.headroom.catalog.Catalogue;
import io.headroom.engine.Backlog;
import io.headroom.engine.Contention;
import io.headroom.engine.Fairness;
import io.headroom.engine.Interval;
import io.headroom.engine.Isolation;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Pushback;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.LimitKind;
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
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A plan and results made by hand, the same every time. The figures are invented; no two are alike, so that a swapped column shows.
public final class Examples {
    /// Names that a spreadsheet could take for something else.
    public static final List<String> HOSTILE = List.of("=1+1", "+HYPERLINK(\"http://x\")", "-2+3", "@SUM(A1)", "_x0041_ tab & <b>");

    private static final ModelId MODEL = new ModelId("llama-3.1-8b");
    private static final List<Double> WORST = List.of(3.8, 1.02, 0.86, 0.4, Double.NaN);
    private static final List<ObjectiveState> STATES = List.of(ObjectiveState.MISSED, ObjectiveState.AT_RISK, ObjectiveState.MET, ObjectiveState.MET,
            ObjectiveState.NO_DATA);

    private Examples() {}

    /// A launch operator and its neighbours: two cabins, one lane, one tenant in the tray.
    public static Plan plan() {
        return plan(List.of("Launch operator", "Emergency speech start-up", "Chatbot 1M/day", "Marketing copy shop", "Fraud desk"));
    }

    /// The same with other names.
    public static Plan plan(List<String> names) {
        GpuType gpu = new GpuType(new GpuTypeId("h100-80-sxm"), "H100 80 GB SXM", 78, 3350, 989, 1978.0, null, 900, 8, 700.0,
                "Maker's configuration file, read 2026-08-21; memory as the driver reports it, which is less than the name of the product says");
        Model model = new Model(MODEL, "Llama 3.1 8B", 8.03e9, 8.03e9, 32, 4096, 0, 32, 8, 128, 32, 0, 0, 0, 131_072, 131_072, 0, 16_060_522_496.0,
                "Published configuration");
        Cluster cluster = new Cluster(new ClusterId("a"), "A · H100 80 GB", gpu.id(), 3, 8, null,
                new Prices(3.99, 2.35, LocalDate.of(2026, 9, 20), "Rate cards of two providers, read 2026-09-20"));
        Cluster late = new Cluster(new ClusterId("b"), "B · arriving", gpu.id(), 1, 8, LocalDate.of(2026, 12, 3),
                new Prices(3.49, 2.1, LocalDate.of(2026, 11, 9), "An offer"));
        Deployment chat = new Deployment(new DeploymentId("chat"), "8B chat, TP2", MODEL, Serving.Batching.of(Precision.FP8, 2));
        Deployment slots = new Deployment(new DeploymentId("speech"), "Speech slots", new ModelId("speech"),
                new Serving.Slots(4, new Distribution.Exponential(0.8), 1));
        Tier gold = new Tier(new TierId("gold"), "Enterprise", Tier.Level.GOLD,
                new Limits(new Rate(50, Rate.Per.MINUTE), new Rate(1e6, Rate.Per.DAY)), 4);
        Tier open = new Tier(new TierId("open"), "Public", Tier.Level.BRONZE, Limits.NONE, 1);
        List<Partition> partitions = List.of(
                new Partition(new PartitionId("lane-1"), "Lane 1", Partition.Kind.SHARED, cluster.id(), 12, chat.id(), null),
                new Partition(new PartitionId("cabin-1"), "Cabin 1", Partition.Kind.RESERVED, cluster.id(), 8, chat.id(), new TenantId("t4")));
        return new Plan("Launch window & friends", "A launch operator moves in with three neighbours.\nTry a cabin for it.", List.of(gpu), List.of(model),
                List.of(cluster, late), List.of(chat, slots), partitions, List.of(gold, open), tenants(names), List.of(trace()),
                new RunSettings(LocalDateTime.of(2026, 11, 23, 8, 0), 3600, 300, 7, 3)).withProfiles(Catalogue.shipped().profiles(gpu.id()));
    }

    private static List<Tenant> tenants(List<String> names) {
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            PartitionId home = new PartitionId(i == 4 ? "cabin-1" : "lane-1");
            tenants.add(tenant(i, names.get(i), home));
        }
        tenants.add(tenant(names.size(), "Robotics", null));
        return tenants;
    }

    private static Tenant tenant(int number, String name, @Nullable PartitionId home) {
        Arrivals arrivals = number == 1 ? new Arrivals.Renewal(Rate.perSecond(2.5), 3.5, Arrivals.Renewal.Shape.GAMMA)
                : new Arrivals.Poisson(Rate.perSecond(4 + number));
        Traffic traffic = number == 2 ? new Traffic.Replayed(new TraceId("morning"), true)
                : home == null ? new Traffic.Sessions(arrivals, new Distribution.Fixed(4), new Distribution.Fixed(30), 800, new Distribution.Fixed(120),
                        new Distribution.Fixed(250))
                : new Traffic.Generated(arrivals, new Distribution.LogNormal(1020, 4142, null), new Distribution.LogNormal(129, 601, null));
        Workload.Kind kind = number == 3 ? Workload.Kind.BATCH : Workload.Kind.INTERACTIVE;
        Workload workload = new Workload("Main", List.of(MODEL, new ModelId("llama-3.1-70b")), traffic, kind, number == 3 ? 3600.0 : null);
        return new Tenant(new TenantId("t" + number), name, new TierId(number % 2 == 0 ? "gold" : "open"), home, List.of(workload), List.of(
                new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5), new Objective(Objective.Metric.E2E, Objective.Statistic.P95, 30)));
    }

    private static Trace trace() {
        return new Trace(new TraceId("morning"), "Monday morning", "morning.csv", new double[] {0, 1, 1.5, 6},
                new int[] {10, 200, 30, 40}, new int[] {5, 6, 70, 8});
    }

    /// Results of [#plan()].
    public static Results results() {
        return results(plan());
    }

    /// Results of a plan, for its placed tenants.
    public static Results results(Plan plan) {
        Random random = new Random(20261123);
        List<TenantResult> tenants = new ArrayList<>();
        for (Tenant tenant : plan.tenants()) {
            if (tenant.partition() != null) {
                tenants.add(result(tenant, tenant.partition(), plan.partition(tenant.partition()).reserved(), tenants.size(), random));
            }
        }
        List<PartitionResult> partitions = plan.partitions().stream().map(one -> new PartitionResult(one.id(), one.name(), one.reserved(), one.gpus(),
                plan.replicas(one), random.nextDouble(), random.nextDouble(), random.nextDouble() * 9000, random.nextDouble(), random.nextDouble() * 20, one.reserved() ? 0.5 : 0,
                one.reserved() ? null : fairness(tenants))).toList();
        return new Results(new Results.EngineFacts("0.1.0", plan.run().seed(), plan.run().durationSeconds(), plan.run().warmupSeconds(),
                plan.run().replications(), 123_456, 345_678, 0.321, 2), tenants, partitions);
    }

    private static Fairness fairness(List<TenantResult> tenants) {
        return new Fairness(0.72, 0.61, tenants.stream().limit(2).map(TenantResult::id).toList());
    }

    /// Who makes whom wait in a plan: the first tenant has no limits, in a cabin nobody is felt.
    public static Contention contention(Plan plan) {
        Map<TenantId, Contention.Shares> shares = new LinkedHashMap<>();
        List<Tenant> placed = plan.tenants().stream().filter(tenant -> tenant.partition() != null).toList();
        for (int i = 0; i < placed.size(); i++) {
            boolean reserved = plan.partition(Objects.requireNonNull(placed.get(i).partition())).reserved();
            List<Isolation.Neighbour> neighbours = reserved || i > 2 ? List.of()
                    : List.of(new Isolation.Neighbour(placed.get(i + 1).id(), 3.5 + i), new Isolation.Neighbour(placed.get((i + 2) % 3).id(), 7.25 + i));
            shares.put(placed.get(i).id(), new Contention.Shares(new WaitCauses(0.05 * i, reserved ? 0 : -0.01 + 0.1 * i, 0.2 + 0.01 * i, 0.03 + 0.001 * i),
                    new Isolation(2.9 + i, neighbours)));
        }
        return new Contention(shares);
    }

    private static Pushback pushback(int index, long throttled) {
        return index == 3 ? Pushback.NONE : new Pushback(Map.of(LimitKind.REQUESTS, 2 * throttled, LimitKind.TOKENS_PER_DAY, 7L + index), Map.of(LimitKind.REQUESTS, throttled,
                LimitKind.LENGTH, 1L), 0.125 + index, 12.5 + index, 3.75 + index, 0.9 + 0.01 * index);
    }

    private static TenantResult result(Tenant tenant, PartitionId home, boolean reserved, int index, Random random) {
        int shape = index % WORST.size();
        boolean silent = Double.isNaN(WORST.get(shape));
        LatencySummary ttft = silent ? LatencySummary.EMPTY : latency(WORST.get(shape) * tenant.objectives().getFirst().targetSeconds(), random);
        LatencySummary e2e = silent ? LatencySummary.EMPTY : latency(12 + index, random);
        List<ObjectiveResult> objectives = List.of(
                new ObjectiveResult(tenant.objectives().get(0), ttft.p99(), ttft.p99Interval(), STATES.get(shape),
                        silent ? Double.NaN : 0.9 + random.nextDouble() / 10),
                new ObjectiveResult(tenant.objectives().get(1), e2e.p95(), Interval.UNKNOWN, silent ? ObjectiveState.NO_DATA : ObjectiveState.MET,
                        silent ? Double.NaN : 0.99));
        long served = silent ? 0 : 1000 + random.nextInt(90_000);
        long throttled = silent ? 0 : random.nextInt(500);
        return new TenantResult(tenant.id(), tenant.name(), home, reserved, served + throttled + 6, served, throttled, 1, 2, 3, 0, served + 2 * throttled, 4,
                NumberKind.SIMULATED, ttft, silent ? LatencySummary.EMPTY : latency(0.03, random), e2e, silent ? LatencySummary.EMPTY : latency(0.4, random),
                random.nextDouble() * 9000, random.nextDouble() * 900, random.nextDouble(), silent ? LatencySummary.EMPTY : latency(90, random), objectives,
                pushback(index, throttled), index == 3 ? Backlog.NONE : new Backlog(3 + index, 4000 + index, 20 + index % 3 * 1.5));
    }

    private static LatencySummary latency(double p99, Random random) {
        double mean = p99 * (0.2 + random.nextDouble() / 10);
        return new LatencySummary(5000, mean, p99 * 0.15, p99 * 0.5, p99 * 0.7, p99,
                new Interval(mean * 0.97, mean * 1.03), new Interval(p99 * 0.93, p99 * 1.07));
    }
}

package io.headroom.bench;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
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
import java.util.SplittableRandom;

/// Plans whose tenants all wait in the tray for someone to place them: twenty minutes of requests to Llama-3.1 8B on H100s or L40Ss, or 70B in fp8 on two H100s, of one in two seconds
/// to twelve a second, evenly or in bursts, with targets from tight to loose.
public final class AllocationPlans {
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final LocalDateTime START = LocalDateTime.of(2027, 1, 18, 9, 0);
    private static final ModelId SMALL = new ModelId("llama-3.1-8b");
    private static final ModelId LARGE = new ModelId("llama-3.1-70b");
    private static final TierId OPEN = new TierId("open");

    private AllocationPlans() {}

    /// A plan of some tenants on a fleet that is large enough for them.
    ///
    /// @param seed another seed draws other tenants
    public static Plan of(int tenants, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tenant> all = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            all.add(tenant(i, random));
        }
        List<Cluster> fleet = List.of(cluster("hall", "h100-80-sxm", Math.max(2, tenants / 6 + 1)), cluster("annex", "l40s-48", Math.max(1, tenants / 16 + 1)));
        List<Deployment> deployments = List.of(new Deployment(new DeploymentId("small"), "8B", SMALL, Serving.Batching.of(Precision.BF16, 1)),
                new Deployment(new DeploymentId("large"), "70B", LARGE, Serving.Batching.of(Precision.FP8, 2)));
        return new Plan("%d tenants".formatted(tenants), "", fleet.stream().map(cluster -> CATALOGUE.gpuType(cluster.gpu()).orElseThrow()).toList(),
                List.of(CATALOGUE.model(SMALL).orElseThrow(), CATALOGUE.model(LARGE).orElseThrow()), fleet, deployments, List.of(),
                List.of(new Tier(OPEN, "Open", Tier.Level.SILVER, Limits.NONE, 1)), all, List.of(), new RunSettings(START, 1_200, 120, seed, 3));
    }

    private static Cluster cluster(String id, String gpu, int nodes) {
        GpuTypeId type = new GpuTypeId(gpu);
        return new Cluster(new ClusterId(id), "Cluster " + id, type, nodes, 8, null, CATALOGUE.prices(type).orElseThrow());
    }

    private static Tenant tenant(int number, SplittableRandom random) {
        double rate = 0.5 * Math.exp(3.2 * random.nextDouble());
        Arrivals arrivals = switch (random.nextInt(3)) {
            case 0 -> new Arrivals.Poisson(Rate.perSecond(rate));
            case 1 -> new Arrivals.Renewal(Rate.perSecond(rate), 1.5, Arrivals.Renewal.Shape.GAMMA);
            default -> new Arrivals.Renewal(Rate.perSecond(rate), 2.5, Arrivals.Renewal.Shape.GAMMA);
        };
        int length = random.nextInt(3);
        Distribution input = new Distribution.LogNormal(400 << length, 1_600 << length, 8_000.0);
        Distribution output = new Distribution.LogNormal(100 + 60 * length, 500, 1_500.0);
        List<ModelId> accepted = switch (random.nextInt(4)) {
            case 0 -> List.of(LARGE);
            case 1 -> List.of(LARGE, SMALL);
            default -> List.of(SMALL);
        };
        List<Objective> objectives = switch (random.nextInt(4)) {
            case 0 -> List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P90, 0.8));
            case 1 -> List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 2.5), new Objective(Objective.Metric.TPOT, Objective.Statistic.P90, 0.06));
            case 2 -> List.of(new Objective(Objective.Metric.E2E, Objective.Statistic.P90, 25));
            default -> List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P90, 5), new Objective(Objective.Metric.TPOT, Objective.Statistic.MEAN, 0.1));
        };
        return new Tenant(new TenantId("t" + number), "Tenant " + number, OPEN, null,
                List.of(new Workload("work", accepted, new Traffic.Generated(arrivals, input, output), Workload.Kind.INTERACTIVE, null)), objectives);
    }
}

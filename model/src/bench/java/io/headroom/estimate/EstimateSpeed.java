package io.headroom.estimate;

import io.headroom.bench.Figure;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// How long the estimate of a large plan takes. Processor time, since the machine may have other things to do.
public final class EstimateSpeed {
    private static final int PARTITIONS = 200;
    private static final int TENANTS_EACH = 5;
    private static final int ROUNDS = 600;

    private EstimateSpeed() {}

    /// @param arguments the file that takes the figures
    public static void main(String[] arguments) {
        Plan plan = large();
        Plan longer = plan.withRun(plan.run().withDuration(plan.run().durationSeconds() + 1));
        Tenant mover = plan.tenants().stream().filter(tenant -> other(plan, tenant).isPresent()).findFirst().orElseThrow();
        Plan moved = plan.withTenant(mover.in(other(plan, mover).orElseThrow()));
        Estimate estimate = new Estimate();
        String size = "%d tenants, %d partitions: ".formatted(plan.tenants().size(), plan.partitions().size());
        Figure.write(Path.of(arguments[0]), List.of(Figure.of(size + "the first", "ms", milliseconds(() -> estimate.of(plan))),
                Figure.of(size + "every partition anew", "ms", warm(estimate, round -> round % 2 == 0 ? longer : plan)),
                Figure.of(size + "after a move", "ms", warm(estimate, round -> round % 2 == 0 ? moved : plan))));
        System.out.println("estimate: done");
    }

    private static double[] warm(Estimate estimate, IntFunction<Plan> plans) {
        double[] taken = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Plan plan = plans.apply(i);
            taken[i] = milliseconds(() -> estimate.of(plan));
        }
        return Arrays.copyOfRange(taken, ROUNDS / 2, ROUNDS);
    }

    private static double milliseconds(Runnable work) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6;
    }

    private static Optional<PartitionId> other(Plan plan, Tenant tenant) {
        return plan.partitions().stream().filter(partition -> !partition.id().equals(tenant.partition()) && tenant.accepts(plan.deploymentOf(partition).model()))
                .map(Partition::id).findFirst();
    }

    /// Many study plans as one: a cluster, a deployment and a lane of each, five tenants in each lane.
    static Plan large() {
        Map<Object, GpuType> gpus = new LinkedHashMap<>();
        Map<Object, Model> models = new LinkedHashMap<>();
        List<Cluster> fleet = new ArrayList<>();
        List<Deployment> deployments = new ArrayList<>();
        List<Partition> partitions = new ArrayList<>();
        List<Tier> tiers = new ArrayList<>();
        List<Tenant> tenants = new ArrayList<>();
        Plan part = StudyPlans.plan(30_000);
        for (int i = 0; i < PARTITIONS; i++) {
            part = StudyPlans.plan(30_000 + i);
            part.gpuTypes().forEach(gpu -> gpus.put(gpu.id(), gpu));
            part.models().forEach(model -> models.put(model.id(), model));
            Cluster cluster = part.fleet().getFirst();
            ClusterId home = new ClusterId("c" + i);
            fleet.add(new Cluster(home, home.value(), cluster.gpu(), cluster.nodes(), cluster.gpusPerNode(), null, cluster.prices()));
            Deployment deployment = part.deployments().getFirst();
            DeploymentId runs = new DeploymentId("d" + i);
            deployments.add(new Deployment(runs, runs.value(), deployment.model(), deployment.serving()));
            PartitionId place = new PartitionId("p" + i);
            partitions.add(new Partition(place, place.value(), Partition.Kind.SHARED, home, part.partitions().getFirst().gpus(), runs, null));
            for (int j = 0; j < TENANTS_EACH; j++) {
                Tenant like = part.tenants().get(j % part.tenants().size());
                TierId tier = new TierId("t" + i + "." + j);
                tiers.add(new Tier(tier, tier.value(), Tier.Level.SILVER, part.tier(like.tier()).limits(), 1));
                tenants.add(new Tenant(new TenantId("n" + i + "." + j), "Tenant", tier, place, List.of(workload(like, part.tenants().size() / (double) TENANTS_EACH)),
                        like.objectives()));
            }
        }
        return new Plan("Large", "", List.copyOf(gpus.values()), List.copyOf(models.values()), fleet, deployments, partitions, tiers, tenants, List.of(), part.run());
    }

    private static Workload workload(Tenant like, double share) {
        Workload workload = like.workloads().getFirst();
        if (!(workload.traffic() instanceof Traffic.Generated generated)) {
            throw new IllegalStateException("study plans draw their traffic");
        }
        Rate rate = Rate.perSecond(generated.arrivals().rate().perSecond() * share);
        return workload.withTraffic(new Traffic.Generated(generated.arrivals().withRate(rate), generated.inputTokens(), generated.outputTokens()));
    }
}

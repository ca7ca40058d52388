package io.headroom.engine;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.Hardware;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Small plans for tests of the engine: a lane of an 8B model, a lane of slots, tenants with one workload.
final class EngineFixture {
    static final ModelId CHAT = Hardware.LLAMA_8B.id();
    static final ModelId DESK = new ModelId("desk");
    static final PartitionId LANE = new PartitionId("lane");
    static final PartitionId CABIN = new PartitionId("cabin");
    static final PartitionId COUNTER = new PartitionId("counter");
    static final TierId FREE = new TierId("free");
    static final TierId LIMITED = new TierId("limited");

    private EngineFixture() {}

    /// A lane of two replicas, a vacant cabin of one, and a counter of slots.
    static Plan plan(RunSettings run, int servers, Distribution service, List<Tenant> tenants) {
        ClusterId cluster = new ClusterId("a");
        Deployment chat = new Deployment(new DeploymentId("chat"), "chat", CHAT, Serving.Batching.of(Precision.BF16, 1));
        Deployment desk = new Deployment(new DeploymentId("desk"), "desk", DESK, new Serving.Slots(servers, service, 1));
        List<Partition> partitions = List.of(new Partition(LANE, "Lane", Partition.Kind.SHARED, cluster, 2, chat.id(), null),
                new Partition(CABIN, "Cabin", Partition.Kind.RESERVED, cluster, 1, chat.id(), owner(tenants)),
                new Partition(COUNTER, "Counter", Partition.Kind.SHARED, cluster, 1, desk.id(), null));
        return new Plan("Test", "", List.of(Hardware.H100), List.of(Hardware.LLAMA_8B),
                List.of(new Cluster(cluster, "A", Hardware.H100.id(), 2, 8, null, new Prices(4, 2.5, LocalDate.of(2026, 11, 1), "test"))), List.of(chat, desk),
                partitions, List.of(tier(FREE, Limits.NONE), tier(LIMITED, new Limits(new Rate(60, Rate.Per.MINUTE), null))), tenants, List.of(), run);
    }

    private static @Nullable TenantId owner(List<Tenant> tenants) {
        return tenants.stream().filter(tenant -> CABIN.equals(tenant.partition())).map(Tenant::id).findFirst().orElse(null);
    }

    static Tier tier(TierId id, Limits limits) {
        return new Tier(id, id.value(), Tier.Level.GOLD, limits, 1);
    }

    static Plan plan(RunSettings run, Tenant... tenants) {
        return plan(run, 8, new Distribution.Exponential(1), List.of(tenants));
    }

    /// The random plan with a number among those that can stand on their nodes.
    static Plan feasible(int number) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(RandomPlans::plain).map(plan -> plan.withRun(run(200, 0, 1, 1))).filter(plan -> Feasibility.problems(plan).isEmpty()).skip(number).findFirst().orElseThrow();
    }

    static RunSettings run(double duration, double warmup, long seed, int replications) {
        return new RunSettings(LocalDateTime.of(2026, 11, 30, 0, 0), duration, warmup, seed, replications);
    }

    static Tenant chat(String name, PartitionId partition, double rate, Objective... objectives) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(rate)), new Distribution.LogNormal(600, 3000, 8000.0),
                new Distribution.LogNormal(120, 600, 2000.0));
        return tenant(name, partition, CHAT, traffic, FREE, objectives);
    }

    static Tenant caller(String name, double rate, Objective... objectives) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(rate)), new Distribution.Fixed(1), new Distribution.Fixed(1));
        return tenant(name, COUNTER, DESK, traffic, FREE, objectives);
    }

    /// Conversations of three turns on average, or four and five now and then, with a system prompt of 400 tokens.
    static Traffic.Sessions talk(double sessionsPerSecond) {
        return new Traffic.Sessions(new Arrivals.Poisson(Rate.perSecond(sessionsPerSecond)), new Distribution.Uniform(0.5, 5), new Distribution.Exponential(8), 400,
                new Distribution.LogNormal(150, 900, 2000.0), new Distribution.LogNormal(120, 600, 2000.0));
    }

    static Tenant talker(String name, PartitionId partition, double sessionsPerSecond, Objective... objectives) {
        return tenant(name, partition, CHAT, talk(sessionsPerSecond), FREE, objectives);
    }

    /// Exactly one session, begun between 0.8 and 1.2 times a time, if the run ends before 1.6 times it.
    static Arrivals once(double aroundSeconds) {
        return new Arrivals.Renewal(Rate.perSecond(1 / aroundSeconds), 0.05, Arrivals.Renewal.Shape.GAMMA);
    }

    /// The same plan with its language model served another way.
    static Plan served(Plan plan, UnaryOperator<Serving.Batching> change) {
        Deployment chat = plan.deployment(new DeploymentId("chat"));
        return plan.withDeployment(new Deployment(chat.id(), chat.name(), chat.model(), change.apply((Serving.Batching) chat.serving())));
    }

    static Tenant tenant(String name, PartitionId partition, ModelId model, Traffic traffic, TierId tier, Objective... objectives) {
        return new Tenant(new TenantId(name), name, tier, partition, List.of(new Workload("work", List.of(model), traffic, Workload.Kind.INTERACTIVE, null)),
                List.of(objectives));
    }
}

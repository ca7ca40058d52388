package io.headroom.bench;

import io.headroom.catalog.Catalogue;
import io.headroom.engine.Evaluation;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.Retry;
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
import java.util.stream.IntStream;

/// Plans made to be timed: Llama-3.1-8B in bf16 on single H100s under requests as long as those of the Azure conversation trace, and eight servers with one queue.
public final class BenchPlans {
    private static final double LOAD = 0.8;
    private static final int CROWD = 10_000;
    private static final double DAY_SECONDS = 86_400;
    private static final LocalDateTime START = LocalDateTime.of(2027, 1, 18, 9, 0);
    private static final ClusterId HALL = new ClusterId("hall");
    private static final DeploymentId CHAT = new DeploymentId("chat");
    private static final TierId OPEN = new TierId("open");
    private static final TierId LIMITED = new TierId("limited");

    private final GpuType gpu;
    private final Model model;
    private final Prices prices;
    private double capacity = Double.NaN;

    /// Plans under the shipped catalogue.
    public BenchPlans() {
        Catalogue catalogue = Catalogue.shipped();
        gpu = catalogue.gpuType(new GpuTypeId("h100-80-sxm")).orElseThrow();
        model = catalogue.model(new ModelId("llama-3.1-8b")).orElseThrow();
        prices = catalogue.prices(gpu.id()).orElseThrow();
    }

    /// What one replica serves, in requests per second: its throughput over half an hour while far more arrive than it can serve.
    private double capacity() {
        if (Double.isNaN(capacity)) {
            capacity = measured();
        }
        return capacity;
    }

    private double measured() {
        double seconds = 1_800;
        Plan flooded = plan("Capacity", new RunSettings(START, seconds, 0, 1, 1), List.of(lane(0, 1)), List.of(tenant(0, lane(0, 1), poisson(100), OPEN)));
        return Evaluation.of(flooded, 1).tenants().getFirst().served() / seconds;
    }

    /// One replica at 80 % of its capacity.
    ///
    /// @param requests about how many come
    public Plan replica(long requests) {
        double rate = LOAD * capacity();
        return plan("One replica", run(requests / rate, 1), List.of(lane(0, 1)), List.of(tenant(0, lane(0, 1), poisson(rate), OPEN)));
    }

    /// 50 tenants in 6 cabins and 14 lanes of ten replicas each, at 80 % of their capacity. Every second tenant comes in bursts, and every third of those in lanes
    /// meets its limits now and then.
    ///
    /// @param seconds measured time of each of two replications
    public Plan fleet(double seconds) {
        return fleet("Fleet", 6, 14, 10, 50, run(seconds, 2));
    }

    /// 1,000 tenants in 50 cabins and 150 lanes of one replica each, over an hour, five times.
    public Plan thousand() {
        return fleet("A thousand tenants", 50, 150, 1, 1_000, new RunSettings(START, 3_600, 300, 1, 5));
    }

    /// 10,000 tenants with limits in one lane of 40 replicas at 80 % of its capacity, served fairly by weight; whoever is refused tries again.
    ///
    /// @param requests about how many come
    public Plan crowd(long requests) {
        int replicas = 40;
        Partition lane = lane(0, replicas).withQueueing(new Queueing(Queueing.Discipline.FAIR, null));
        double rate = LOAD * capacity() * replicas;
        Client client = Client.PLAIN.withRetry(new Retry(3, 1, 2, 30, 1, true));
        List<Tenant> tenants = IntStream.range(0, CROWD).mapToObj(i -> tenant(i, lane, poisson(rate / CROWD), LIMITED).withClient(client)).toList();
        // Four times what a tenant sends on average, but a bucket of few requests: some are refused now and then.
        return plan("A crowd", run(requests / rate, 1), Serving.Batching.of(Precision.BF16, 1), List.of(lane), tenants, 4 * rate / CROWD);
    }

    /// Tenants by the tens of thousands in lanes of a hundred, who send next to nothing: what is large about them is their number.
    public Plan rows(int tenants) {
        int each = 100;
        List<Partition> partitions = IntStream.range(0, Math.ceilDiv(tenants, each)).mapToObj(i -> lane(i, 1)).toList();
        List<Tenant> placed = IntStream.range(0, tenants).mapToObj(i -> tenant(i, partitions.get(i / each), poisson(0.02), OPEN)).toList();
        return plan("Rows", run(60, 1), partitions, placed);
    }

    /// A day of requests on a fleet that carries them at 80 % of its capacity: lanes of 26 replicas with two tenants each.
    ///
    /// @param requests about how many come
    public Plan day(long requests) {
        int replicas = 26;
        int lanes = (int) Math.max(1, Math.ceil(requests / DAY_SECONDS / (LOAD * capacity() * replicas)));
        List<Partition> partitions = IntStream.range(0, lanes).mapToObj(i -> lane(i, replicas)).toList();
        double rate = requests / DAY_SECONDS / (2 * lanes);
        List<Tenant> tenants = IntStream.range(0, 2 * lanes).mapToObj(i -> tenant(i, partitions.get(i / 2), poisson(rate), OPEN)).toList();
        return plan("A day", new RunSettings(START, DAY_SECONDS, 0, 1, 1), partitions, tenants);
    }

    private Plan fleet(String name, int cabins, int lanes, int replicas, int tenants, RunSettings run) {
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < cabins + lanes; i++) {
            partitions.add(i < cabins ? new Partition(new PartitionId("p" + i), "Cabin " + i, Partition.Kind.RESERVED, HALL, replicas, CHAT, new TenantId("t" + i))
                    : lane(i, replicas));
        }
        List<Tenant> placed = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            boolean inCabin = i < cabins;
            Partition home = partitions.get(inCabin ? i : cabins + (i - cabins) % lanes);
            int neighbours = inCabin ? 1 : Math.ceilDiv(tenants - cabins - (i - cabins) % lanes, lanes);
            double rate = LOAD * capacity() * replicas / neighbours;
            Arrivals arrivals = i % 2 == 0 ? poisson(rate) : new Arrivals.Renewal(Rate.perSecond(rate), 3, Arrivals.Renewal.Shape.GAMMA);
            placed.add(tenant(i, home, arrivals, i % 3 == 2 ? LIMITED : OPEN));
        }
        int fewest = (tenants - cabins) / lanes;
        double busiest = LOAD * capacity() * replicas / fewest;
        // A tenth below the busiest: the allowance of a minute lasts them ten minutes.
        return plan(name, run, Serving.Batching.of(Precision.BF16, 1), partitions, placed, 0.9 * busiest);
    }

    /// The same plan with a tenant that sends 1 % more.
    ///
    /// @param tenant one of those of a plan made here
    public static Plan busier(Plan plan, Tenant tenant) {
        return plan.withTenant(tenant.withWorkloads(tenant.workloads().stream().map(workload -> workload.traffic() instanceof Traffic.Generated generated
                ? workload.withTraffic(new Traffic.Generated(generated.arrivals().withRate(Rate.perSecond(1.01 * generated.arrivals().rate().perSecond())),
                        generated.inputTokens(), generated.outputTokens())) : workload).toList()));
    }

    private static RunSettings run(double seconds, int replications) {
        return new RunSettings(START, seconds, Math.min(300, seconds / 10), 1, replications);
    }

    private static Arrivals poisson(double perSecond) {
        return new Arrivals.Poisson(Rate.perSecond(perSecond));
    }

    private static Partition lane(int number, int gpus) {
        return new Partition(new PartitionId("p" + number), "Lane " + number, Partition.Kind.SHARED, HALL, gpus, CHAT, null);
    }

    private Tenant tenant(int number, Partition home, Arrivals arrivals, TierId tier) {
        return tenant(number, home, new Traffic.Generated(arrivals, ConversationLengths.input(), ConversationLengths.output()), tier,
                new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 2));
    }

    private Tenant tenant(int number, Partition home, Traffic traffic, TierId tier, Objective... objectives) {
        return new Tenant(new TenantId("t" + number), "Tenant " + number, tier, home.id(),
                List.of(new Workload("work", List.of(model.id()), traffic, Workload.Kind.INTERACTIVE, null)), List.of(objectives));
    }

    private Plan plan(String name, RunSettings run, List<Partition> partitions, List<Tenant> tenants) {
        return plan(name, run, Serving.Batching.of(Precision.BF16, 1), partitions, tenants, 0);
    }

    private Plan plan(String name, RunSettings run, Serving serving, List<Partition> partitions, List<Tenant> tenants, double limitPerSecond) {
        int gpus = partitions.stream().mapToInt(Partition::gpus).sum();
        Cluster hall = new Cluster(HALL, "Hall", gpu.id(), Math.ceilDiv(gpus, 8), 8, null, prices);
        List<Tier> tiers = new ArrayList<>(List.of(tier(OPEN, Limits.NONE)));
        if (limitPerSecond > 0) {
            tiers.add(tier(LIMITED, new Limits(new Rate(limitPerSecond * 60, Rate.Per.MINUTE), null)));
        }
        return new Plan(name, "", List.of(gpu), List.of(model), List.of(hall), List.of(new Deployment(CHAT, "Chat", model.id(), serving)), partitions, tiers, tenants,
                List.of(), run);
    }

    private static Tier tier(TierId id, Limits limits) {
        return new Tier(id, id.value(), Tier.Level.SILVER, limits, 1);
    }

    /// M/M/8 at 85 %: eight servers in one lane, as in the sample `erlang`.
    ///
    /// @param customers about how many come, over 20 replications
    public Plan queue(long customers) {
        Distribution one = new Distribution.Fixed(1);
        Partition counter = lane(0, 8);
        Tenant callers = tenant(0, counter, new Traffic.Generated(poisson(6.8), one, one), OPEN, new Objective(Objective.Metric.WAIT, Objective.Statistic.MEAN, 0.5),
                new Objective(Objective.Metric.E2E, Objective.Statistic.P99, 6));
        RunSettings run = new RunSettings(START, customers / 6.8 / 20, 600, 7, 20);
        return plan("M/M/8", run, new Serving.Slots(8, new Distribution.Exponential(1), 8), List.of(counter), List.of(callers), 0);
    }
}

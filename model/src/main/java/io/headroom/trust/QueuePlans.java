package io.headroom.trust;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/*
 * Slots have one service time for all requests. Where classes differ in theirs, the server is a replica that runs one sequence at a time on a GPU so fast that a step
 * takes its fixed overhead and nothing else: a request of n output tokens then holds it for exactly n steps. A time drawn from a continuous distribution is rounded up
 * to whole steps, half a step in the mean, which the drawn lengths lack; with hundreds of steps the spread changes by a thousandth.
 */
/// Queues as plans.
final class QueuePlans {
    /// Steps in a mean service time, of which at least so many must be in the shortest.
    private static final double STEPS = 1_000;
    private static final double LEAST_STEPS = 50;
    /// Steps of a whole run, within what the replica can count.
    private static final double MOST_STEPS = 1.2e10;
    private static final List<Tier.Level> LEVELS = Stream.of(Tier.Level.values()).sorted(Comparator.comparingInt(Tier.Level::rank)).toList();
    private static final ModelId SERVICE = new ModelId("service");
    private static final ClusterId SERVERS = new ClusterId("servers");
    private static final GpuTypeId SERVER = new GpuTypeId("server");
    private static final Distribution ONE_TOKEN = new Distribution.Fixed(1);
    private static final double FAST = 1e12;

    private QueuePlans() {}

    /// Queues that are alike, each a lane with a tenant of its own.
    ///
    /// @param queue with times in seconds
    /// @param pools how many of them
    static Plan alike(Queue queue, int pools, RunSettings run) {
        List<Partition> partitions = new ArrayList<>();
        List<Tenant> tenants = new ArrayList<>();
        TierId tier = new TierId("all");
        for (int i = 0; i < pools; i++) {
            Partition lane = lane(i).withQueueing(Queueing.USUAL.withLength(queue.places()));
            partitions.add(lane);
            tenants.add(tenant(name(queue) + "-" + i, tier, lane, queue.rate(), ONE_TOKEN).withClient(Client.PLAIN.withPatience(queue.patience())));
        }
        return plan(List.of(), List.of(), new Serving.Slots(queue.servers(), queue.service(), 1), partitions, List.of(tier(tier, Tier.Level.GOLD)), tenants, run);
    }

    /// A lane with a tenant for each class, the tier of the first above that of the second and so on.
    ///
    /// @param queue with times in seconds
    /// @param requests of all classes in the run
    /// @throws NotExpressible if the run is too long for service times so different
    static Plan classed(ClassedQueue queue, double requests, RunSettings run) throws NotExpressible {
        boolean alike = queue.alike();
        double step = alike ? 0 : step(queue, requests);
        Partition lane = lane(0).withQueueing(Queueing.USUAL.withDiscipline(Queueing.Discipline.PRIORITY));
        List<Tier> tiers = new ArrayList<>();
        List<Tenant> tenants = new ArrayList<>();
        for (int k = 0; k < queue.classes().size(); k++) {
            ClassedQueue.Customers each = queue.classes().get(k);
            Tier.Level level = LEVELS.get(k);
            Tier tier = tier(new TierId(level.name().toLowerCase(Locale.ROOT)), level);
            tiers.add(tier);
            tenants.add(tenant(name(queue) + "-" + k, tier.id(), lane, each.rate(), alike ? ONE_TOKEN : steps(each.service(), step)));
        }
        if (alike) {
            return plan(List.of(), List.of(), new Serving.Slots(queue.servers(), queue.classes().getFirst().service(), 1), List.of(lane), tiers, tenants, run);
        }
        Model model = new Model(SERVICE, "Service", 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1 << 29, 1, 0, 1, "none: only its steps count");
        return plan(List.of(model), List.of(onlySteps(step)), new Serving.Batching(Serving.Batching.USUAL_ENGINE, null, Precision.BF16, Precision.BF16, 1, 1, 1, 0.9, false,
                false), List.of(lane), tiers, tenants, run);
    }

    /// How long a step of the one server is, in the queue's unit of time, where classes have service times of their own.
    ///
    /// @param requests of all classes in the run
    /// @throws NotExpressible if the run is too long for service times so different
    static double step(ClassedQueue queue, double requests) throws NotExpressible {
        double shortest = queue.classes().stream().mapToDouble(each -> each.service().mean()).min().orElseThrow();
        double steps = Math.rint(shortest / queue.mean() * Math.min(STEPS, MOST_STEPS / requests));
        if (steps < LEAST_STEPS) {
            throw new NotExpressible("service times of classes that differ so much, so close to saturation: no run could count them in one unit");
        }
        return shortest / steps;
    }

    private static Distribution steps(Distribution service, double step) {
        if (service instanceof Distribution.Fixed fixed) {
            return new Distribution.Fixed(Math.rint(fixed.value() / step));
        }
        return Queue.scaled(service, (service.mean() / step - 0.5) / service.mean());
    }

    private static Profile onlySteps(double seconds) {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            if (coefficient.unit() == Coefficient.Unit.SECONDS) {
                values.put(coefficient, coefficient == Coefficient.STEP ? seconds : 0);
            }
        }
        return new Profile(new ProfileId("steps"), "Steps alone", new Profile.Scope(null, null, null, null, null, null), values, null, null, "none");
    }

    /// Each queue has streams of its own, which depend on what it is and on nothing beside it.
    private static String name(Object queue) {
        return "q" + Integer.toHexString(queue.toString().hashCode());
    }

    private static Partition lane(int number) {
        return new Partition(new PartitionId("lane-" + number), "Lane " + number, Partition.Kind.SHARED, SERVERS, 1, new DeploymentId("service"), null);
    }

    private static Tier tier(TierId id, Tier.Level level) {
        return new Tier(id, id.value(), level, Limits.NONE, 1);
    }

    private static Tenant tenant(String id, TierId tier, Partition lane, double perSecond, Distribution outputs) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), ONE_TOKEN, outputs);
        return new Tenant(new TenantId(id), "Callers " + id, tier, lane.id(), List.of(new Workload("requests", List.of(SERVICE), traffic, Workload.Kind.INTERACTIVE, null)),
                List.of());
    }

    private static Plan plan(List<Model> models, List<Profile> profiles, Serving serving, List<Partition> lanes, List<Tier> tiers, List<Tenant> tenants, RunSettings run) {
        GpuType gpu = new GpuType(SERVER, "Server", 1, FAST, FAST, null, null, FAST, 1, null, "none: servers are not GPUs");
        Cluster cluster = new Cluster(SERVERS, "Servers", SERVER, lanes.size(), 1, null, new Prices(0, 0, LocalDate.EPOCH, "none"));
        return new Plan("Queue", "", List.of(gpu), models, profiles, List.of(cluster), List.of(new Deployment(new DeploymentId("service"), "Service", SERVICE, serving)), lanes,
                tiers, tenants, List.of(), run);
    }
}

package io.headroom.plan;

import io.headroom.catalog.Catalogue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Valid plans of every shape, the same for the same seed: all kinds of parts, odd figures, names in many scripts.
public final class RandomPlans extends Draws {
    private static final List<String> NOTES = List.of("", "One line.", "Two\nlines\twith a tab", "\r\n\u0001\u007f", "notes \uDE80 half", "{\"json\": [1, 2]}");

    private final Random queues;
    private final List<GpuType> gpuTypes = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Cluster> fleet = new ArrayList<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();
    private final List<Trace> traces = new ArrayList<>();

    private RandomPlans(long seed) {
        // Neighbouring seeds of Random begin alike.
        super(new Random(seed * 0x9E3779B97F4A7C15L));
        queues = new Random(seed * 0xD1B54A32D192ED03L);
    }

    /// The plan with a number.
    public static Plan plan(long seed) {
        Plan shared = new RandomOffers(new Random(seed * 0xE7037ED1A0B428DBL)).in(new RandomSharing(new Random(seed * 0xA0761D6478BD642FL)).in(plain(seed)));
        return new RandomWall(new Random(seed * 0x8EBC6AF09C88C6E3L)).in(shared);
    }

    /// The plan with a number as it is before anything is shared, limited in new ways or goes wrong.
    public static Plan plain(long seed) {
        return new RandomPlans(seed).plan();
    }

    private Plan plan() {
        gpuTypes.addAll(Catalogue.shipped().gpuTypes().subList(0, 3));
        times(0, 2, i -> gpuTypes.add(gpuType(i)));
        models.addAll(Catalogue.shipped().models().subList(0, 2));
        times(0, 2, i -> models.add(model(i)));
        times(0, 2, i -> profiles.add(profile(i)));
        // A file that is read gets the catalogue's profiles for its GPU types, so a plan to compare with has them too.
        gpuTypes.stream().flatMap(gpu -> Catalogue.shipped().profiles(gpu.id()).stream()).distinct().forEach(profiles::add);
        times(1, 3, i -> fleet.add(cluster(i)));
        times(1, 4, i -> deployments.add(deployment(i)));
        times(1, 4, i -> tiers.add(new Tier(new TierId("tier." + i), name(), pick(Tier.Level.values()), limits(), odd(0.1, 20))));
        times(0, 2, i -> traces.add(trace(i)));
        fleet.forEach(this::divide);
        int lanes = partitions.size();
        for (int i = 0; i < lanes; i++) {
            if (chance(0.4)) {
                partitions.set(i, cabin(partitions.get(i), i));
            }
        }
        times(0, 6, i -> tenants.add(tenant("tenant_" + i, someLane())));
        int replications = 1 + random.nextInt(40);
        RunSettings run = new RunSettings(LocalDateTime.of(2027, 1, 1, 0, 0).plusSeconds(random.nextInt(100_000_000)), odd(10, 100_000),
                chance(0.3) ? 0 : odd(0.001, 5000), random.nextLong(), replications, replications > 1 && chance(0.3) ? odd(0.01, 0.5) : null);
        return new Plan(name(), pick(NOTES.toArray(String[]::new)), gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, traces, run);
    }

    private GpuType gpuType(int i) {
        return new GpuType(new GpuTypeId("gpu-" + i), name(), odd(16, 200), odd(200, 8000), odd(50, 3000), chance(0.5) ? odd(100, 5000) : null,
                chance(0.3) ? odd(100, 9000) : null, odd(30, 2000), 1 + random.nextInt(16), chance(0.5) ? odd(50, 1200) : null, name());
    }

    private Model model(int i) {
        int experts = chance(0.3) ? 8 : 0;
        double parameters = Math.rint(odd(1e9, 2e10));
        int layers = 1 + random.nextInt(100);
        return new Model(new ModelId("model-" + i), name(), parameters, experts > 0 ? odd(1e8, 1e9) : parameters, layers, 4096, chance(0.5) ? 0 : random.nextInt(5000), 32, 1 << random.nextInt(6), 128, 1 + random.nextInt(layers), experts,
                experts > 0 ? 2 : 0, experts > 0 ? 1024 : 0, 131_072, odd(1000, 500_000), chance(0.5) ? 0 : odd(1, 5e6), parameters * 2, name());
    }

    private Profile profile(int i) {
        Map<Coefficient, Double> coefficients = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            if (chance(0.5)) {
                coefficients.put(coefficient, odd(coefficient.least(), coefficient.most()));
            }
        }
        coefficients.putIfAbsent(Coefficient.STEP, odd(0, 1));
        return new Profile(new ProfileId("p" + i), name(), new Profile.Scope(chance(0.5) ? pick(gpuTypes).id() : null, "engine-" + i, chance(0.5) ? name() : null,
                chance(0.5) ? pick(Profile.Family.values()) : null, chance(0.5) ? pick(models).id() : null, chance(0.5) ? pick(Precision.values()) : null),
                coefficients, chance(0.5) ? new Protocol(1 + random.nextInt(20), odd(0.1, 1), chance(0.5) ? 0 : odd(1, 100), pick(Protocol.Seats.values()),
                        pick(Precision.values())) : null, chance(0.5) ? new Profile.Accuracy(1 + random.nextInt(99), odd(0, 1), odd(0, 2), odd(0, 1), odd(0, 2)) : null, name());
    }

    private Cluster cluster(int i) {
        return new Cluster(new ClusterId("c" + i), name(), pick(gpuTypes).id(), 1 + random.nextInt(6), 8,
                chance(0.3) ? LocalDate.of(2027, 1, 1).plusDays(random.nextInt(500)) : null,
                new Prices(chance(0.1) ? 0 : odd(0.5, 13), odd(0.5, 9), LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)), name()));
    }

    private Deployment deployment(int i) {
        DeploymentId id = new DeploymentId("d" + i);
        if (chance(0.3)) {
            return new Deployment(id, name(), new ModelId("service-" + i), new Serving.Slots(1 + random.nextInt(20), distribution(0.01), 1 + random.nextInt(4)));
        }
        Serving.Batching usual = Serving.Batching.of(pick(Precision.values()), 1 << random.nextInt(4));
        Serving serving = chance(0.5) ? usual : new Serving.Batching(pick(List.of("vllm", "trtllm")), chance(0.3) ? name() : null, usual.precision(), pick(Precision.values()), usual.tensorParallel(),
                1000 + random.nextInt(20_000), 1 + random.nextInt(999), odd(0.5, 1), chance(0.5), chance(0.5));
        return new Deployment(id, name(), pick(models).id(), serving);
    }

    private Limits limits() {
        return new Limits(chance(0.5) ? rate(1, 5000) : null, chance(0.5) ? rate(1000, 9_000_000) : null);
    }

    private Trace trace(int i) {
        int rows = 1 + random.nextInt(300);
        double[] arrivals = DoubleStream.generate(() -> random.nextDouble() * 600).limit(rows).sorted().toArray();
        int[] input = IntStream.generate(() -> 1 + random.nextInt(5000)).limit(rows).toArray();
        int[] output = IntStream.generate(() -> chance(0.01) ? Integer.MAX_VALUE : 1 + random.nextInt(900)).limit(rows).toArray();
        return new Trace(new TraceId("trace-" + i), name(), name(), arrivals, input, output, chance(0.5) ? prefixes(input) : null);
    }

    private PrefixBlocks prefixes(int[] input) {
        int tokens = 16 << random.nextInt(6);
        int[] counts = Arrays.stream(input).map(length -> random.nextInt((length - 1) / tokens + 2)).toArray();
        int[] ids = IntStream.generate(() -> random.nextInt(chance(0.01) ? Integer.MAX_VALUE : 900)).limit(Arrays.stream(counts).sum()).toArray();
        return new PrefixBlocks(tokens, counts, ids);
    }

    private void divide(Cluster cluster) {
        int free = cluster.gpus();
        for (int i = random.nextInt(4); i > 0; i--) {
            Deployment deployment = pick(deployments);
            int replicas = Math.min(1 + random.nextInt(4), free / deployment.gpusPerReplica());
            if (replicas > 0) {
                int gpus = replicas * deployment.gpusPerReplica();
                partitions.add(new Partition(new PartitionId("p" + partitions.size()), name(), Partition.Kind.SHARED, cluster.id(), gpus, deployment.id(), null)
                        .withQueueing(queueing()));
                free -= gpus;
            }
        }
    }

    private Queueing queueing() {
        Queueing.Discipline[] disciplines = Queueing.Discipline.values();
        return new Queueing(disciplines[queues.nextInt(disciplines.length)], queues.nextInt(3) == 0 ? queues.nextInt(200) : null);
    }

    /// A cabin instead of a lane: vacant, or with its owner in it or in the tray.
    private Partition cabin(Partition lane, int i) {
        Partition vacant = new Partition(lane.id(), lane.name(), Partition.Kind.RESERVED, lane.cluster(), lane.gpus(), lane.deployment(), null);
        if (chance(0.2)) {
            return vacant;
        }
        Tenant owner = tenant("owner-" + i, vacant);
        tenants.add(chance(0.2) ? owner.in(null) : owner);
        return vacant.withOwner(owner.id());
    }

    private @Nullable Partition someLane() {
        List<Partition> lanes = partitions.stream().filter(partition -> !partition.reserved()).toList();
        return lanes.isEmpty() || chance(0.2) ? null : pick(lanes);
    }

    private Tenant tenant(String id, @Nullable Partition partition) {
        List<Workload> workloads = new ArrayList<>();
        times(1, 3, i -> workloads.add(workload(partition)));
        Set<String> keys = new HashSet<>();
        List<Objective> objectives = new ArrayList<>();
        times(0, 4, i -> {
            Objective objective = new Objective(pick(Objective.Metric.values()), pick(Objective.Statistic.values()), odd(0.001, 1000));
            if (keys.add(objective.key())) {
                objectives.add(objective);
            }
        });
        return new Tenant(new TenantId(id), name(), pick(tiers).id(), partition == null ? null : partition.id(), workloads, objectives);
    }

    private Workload workload(@Nullable Partition partition) {
        List<ModelId> accepted = new ArrayList<>();
        times(partition == null ? 1 : 0, 3, i -> accepted.add(pick(deployments).model()));
        if (partition != null) {
            accepted.add(deployments.stream().filter(deployment -> deployment.id().equals(partition.deployment())).findFirst().orElseThrow().model());
        }
        Traffic traffic = !traces.isEmpty() && chance(0.3) ? new Traffic.Replayed(pick(traces).id(), chance(0.5))
                : chance(0.3) ? new Traffic.Sessions(arrivals(), distribution(0.2), distribution(0.5), chance(0.3) ? 0 : random.nextInt(3000), distribution(50),
                        distribution(20))
                : new Traffic.Generated(arrivals(), distribution(100), distribution(20));
        return new Workload(name(), accepted, traffic, pick(Workload.Kind.values()), chance(0.3) ? odd(0.1, 9000) : null);
    }

    private Arrivals arrivals() {
        return chance(0.15) ? windows() : chance(0.25) ? new Arrivals.Shaped(steady(), curve()) : steady();
    }

    private Arrivals.Steady steady() {
        return chance(0.5) ? new Arrivals.Poisson(rate(0, 30))
                : chance(0.3) ? new Arrivals.OnOff(rate(0, 30), odd(0.001, 100), odd(0.001, 5000))
                : new Arrivals.Renewal(rate(0.01, 30), odd(0.05, 20), pick(Arrivals.Renewal.Shape.values()));
    }

    private Curve curve() {
        Growth growth = chance(0.5) ? new Growth(odd(-10, 10), pick(Growth.Per.values()), LocalDate.of(2026, 1, 1).plusDays(random.nextInt(2000))) : null;
        return new Curve(chance(0.7) ? factors(24) : List.of(), chance(0.5) ? factors(7) : List.of(), growth);
    }

    private List<Double> factors(int count) {
        List<Double> factors = new ArrayList<>(List.of(odd(0.1, 3)));
        times(count - 1, count - 1, i -> factors.add(chance(0.2) ? 0 : odd(0, 3)));
        return factors;
    }

    private Arrivals.Windowed windows() {
        int count = 1 + random.nextInt(300);
        boolean plain = chance(0.3);
        double[] requests = new double[count];
        double[] shapes = new double[count];
        RateWindows.Family[] families = new RateWindows.Family[count];
        for (int i = 0; i < count; i++) {
            requests[i] = chance(0.3) ? 0 : chance(0.9) ? random.nextInt(400) : odd(0, 400);
            families[i] = plain ? RateWindows.Family.POISSON : pick(RateWindows.Family.values());
            shapes[i] = families[i] == RateWindows.Family.POISSON ? 1 : odd(0.01, 400);
        }
        RateWindows windows = new RateWindows(odd(1, 3600), requests, shapes, families);
        return new Arrivals.Windowed(windows, chance(0.5), chance(0.5) ? 0 : random.nextDouble() * windows.spanSeconds() * 0.99, chance(0.5) ? 1 : odd(0, 3));
    }
}

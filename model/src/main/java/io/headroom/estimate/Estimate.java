package io.headroom.estimate;

import io.headroom.engine.Evaluation;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Workload;
import io.headroom.serving.KvCache;
import io.headroom.serving.StepTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * Partitions exchange no requests, so a partition whose tenants, limits, deployment and run are those of the plan before has the result it had: after a move,
 * two are estimated. What a workload sends and how long the steps of a deployment take are kept as well, for as long as a plan uses them.
 */
/// Estimates plans: the figures of a simulation in closed form, at once. Keeps what the last plan needed, so that the next one, an edit away, takes a fraction of it.
///
/// ```java
/// Estimate estimate = new Estimate();
/// Estimate.Estimated now = estimate.of(plan);
/// Estimate.Estimated then = estimate.of(edit.applyTo(plan));
/// ```
///
/// Where traffic varies over the hours of the run or comes in long bursts, requests, tokens and load are means over the run, and the latencies of a tenant those of
/// its [Rush], as if it began with empty queues. Limits refuse what they would at the mean rate. Every lane is taken to serve its queue first come, first served, and
/// to turn nobody away when it is full.
///
/// Not for several threads at once.
public final class Estimate {
    private List<Profile> profiles = List.of();
    private Map<Setup, Hardware> hardware = new HashMap<>();
    private Map<Hardware, StepTime> stepTimes = new HashMap<>();
    private IdentityHashMap<Workload, Flow> flows = new IdentityHashMap<>();
    private Map<Distribution, SlotsEstimate.Service> services = new HashMap<>();
    private Map<PartitionId, Known> known = new HashMap<>();

    /// An estimate of a plan.
    ///
    /// @param results as the simulation would have them, of kind estimated: without intervals, objectives met or missed by the value alone
    /// @param loads for each partition, demand over capacity: beyond 1 its queue grows as long as the run lasts
    public record Estimated(Results results, Map<PartitionId, Double> loads) {
        /// Keeps its own copy.
        public Estimated {
            loads = Map.copyOf(loads);
        }

        /// Demand over capacity where a tenant is served.
        public double load(TenantId tenant) {
            return results.tenant(tenant).map(TenantResult::partition).map(loads::get).orElse(Double.NaN);
        }
    }

    private record Setup(Model model, GpuType gpu, Serving.Batching batching) {}

    private record Hardware(Model model, GpuType gpu, Serving.Batching batching, Efficiency efficiency) {}

    /// What a partition's result depends on.
    ///
    /// @param hardware what it runs on, or null for slots
    private record Question(Partition partition, Deployment deployment, @Nullable Hardware hardware, List<Tenant> tenants, List<Limits> limits, RunSettings run) {
        int replicas() {
            return partition.gpus() / deployment.gpusPerReplica();
        }
    }

    private record Known(Question question, double load, PartitionResult partition, List<TenantResult> tenants) {}

    /// An estimate that knows no plan yet.
    public Estimate() {}

    /// Estimates a plan.
    ///
    /// @throws InvalidPlan if a partition cannot hold its model, or has tenants before its cluster is there
    public Estimated of(Plan plan) {
        if (!plan.profiles().equals(profiles)) {
            hardware.clear();
            profiles = plan.profiles();
        }
        Keep keep = new Keep();
        Parts parts = new Parts(plan, hardware, keep);
        Map<PartitionId, Double> loads = new HashMap<>();
        Map<TenantId, TenantResult> tenants = new HashMap<>();
        List<PartitionResult> partitions = new ArrayList<>();
        for (Partition partition : plan.partitions()) {
            Known answer = answer(plan, parts.question(partition), keep);
            keep.known.put(partition.id(), answer);
            loads.put(partition.id(), answer.load());
            partitions.add(answer.partition());
            answer.tenants().forEach(tenant -> tenants.put(tenant.id(), tenant));
        }
        hardware = keep.hardware;
        stepTimes = keep.stepTimes;
        flows = keep.flows;
        services = keep.services;
        known = keep.known;
        RunSettings run = plan.run();
        Results.EngineFacts facts = new Results.EngineFacts(Evaluation.VERSION, run.seed(), run.durationSeconds(), run.warmupSeconds(), 0, 0, 0, 0, 1);
        return new Estimated(new Results(facts, plan.tenants().stream().filter(tenant -> tenants.containsKey(tenant.id())).map(tenant -> tenants.get(tenant.id())).toList(),
                partitions), loads);
    }

    /// What a plan uses, to be kept for the next.
    private static final class Keep {
        final Map<Setup, Hardware> hardware = new HashMap<>();
        final Map<Hardware, StepTime> stepTimes = new HashMap<>();
        final IdentityHashMap<Workload, Flow> flows = new IdentityHashMap<>();
        final Map<Distribution, SlotsEstimate.Service> services = new HashMap<>();
        final Map<PartitionId, Known> known = new HashMap<>();
    }

    /// The parts of a plan by their ids: a plan finds them one after another.
    private static final class Parts {
        private final Plan plan;
        private final Map<Setup, Hardware> before;
        private final Keep keep;
        private final Map<PartitionId, List<Tenant>> placed = new HashMap<>();
        private final Map<TierId, Limits> limits = new HashMap<>();
        private final Map<DeploymentId, Deployment> deployments = new HashMap<>();
        private final Map<ClusterId, GpuType> gpus = new HashMap<>();

        /// @param before what the coefficients were for the plan before, under the same profiles
        Parts(Plan plan, Map<Setup, Hardware> before, Keep keep) {
            this.plan = plan;
            this.before = before;
            this.keep = keep;
            plan.tiers().forEach(tier -> limits.put(tier.id(), tier.limits()));
            plan.deployments().forEach(deployment -> deployments.put(deployment.id(), deployment));
            plan.fleet().forEach(cluster -> gpus.put(cluster.id(), plan.gpuType(cluster.gpu())));
            for (Tenant tenant : plan.tenants()) {
                if (tenant.partition() != null) {
                    placed.computeIfAbsent(tenant.partition(), _ -> new ArrayList<>()).add(tenant);
                }
            }
        }

        Question question(Partition partition) {
            Deployment deployment = Objects.requireNonNull(deployments.get(partition.deployment()));
            List<Tenant> tenants = placed.getOrDefault(partition.id(), List.of());
            if (!tenants.isEmpty()) {
                plan.absence(partition).ifPresent(why -> {
                    throw new InvalidPlan(why);
                });
            }
            List<Limits> theirs = tenants.stream()
                    .map(tenant -> partition.reserved() ? Limits.NONE : limits.getOrDefault(tenant.tier(), Limits.NONE)).toList();
            return new Question(partition, deployment, hardware(partition, deployment), tenants, theirs, plan.run());
        }

        private @Nullable Hardware hardware(Partition partition, Deployment deployment) {
            if (!(deployment.serving() instanceof Serving.Batching batching)) {
                return null;
            }
            GpuType whole = Objects.requireNonNull(gpus.get(partition.cluster()));
            GpuType gpu = partition.slice() == null ? whole : whole.cut(partition.slice());
            Model model = plan.model(deployment.model());
            return keep.hardware.computeIfAbsent(new Setup(model, gpu, batching), served -> {
                Hardware known = before.get(served);
                return known == null ? new Hardware(model, gpu, batching, plan.efficiency(gpu.id(), model, batching)) : known;
            });
        }
    }

    private Known answer(Plan plan, Question question, Keep keep) {
        for (Tenant tenant : question.tenants()) {
            for (Workload workload : tenant.workloads()) {
                Flow flow = flows.get(workload);
                keep.flows.put(workload, flow == null || flow.dependsOn(plan.run()) ? Flow.of(plan, workload.traffic()) : flow);
            }
        }
        Known before = known.get(question.partition().id());
        StationKind kind = kind(question, keep);
        if (before != null && before.question().equals(question)) {
            return before;
        }
        List<List<Flow>> sent = question.tenants().stream()
                .map(tenant -> tenant.workloads().stream().map(workload -> Objects.requireNonNull(keep.flows.get(workload))).toList()).toList();
        Served whole = served(question, kind, sent, question.run());
        Map<Rush, Served> rushes = new HashMap<>(Map.of(Rush.NEVER, whole));
        List<Flow> all = sent.stream().flatMap(List::stream).toList();
        List<Rush> when = Rush.of(sent, question.run());
        List<Latencies> latencies = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Served busy = rushes.computeIfAbsent(when.get(i),
                    rush -> served(question, kind, rush.flows(sent), rush.run(question.run(), all)));
            latencies.add(busy.latencies(i));
        }
        return known(question, whole, latencies);
    }

    /// What the tenants of a partition send, and what its replicas make of it.
    private record Served(StationEstimate station, List<Demand> demands) {
        Latencies latencies(int tenant) {
            return (demands.get(tenant).perSecond() == 0 ? new IdleEstimate() : station).latencies(demands.get(tenant));
        }
    }

    /// @param sent by each tenant
    private static Served served(Question question, StationKind kind, List<List<Flow>> sent, RunSettings run) {
        int replicas = question.replicas();
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            demands.add(Demand.of(sent.get(i), question.limits().get(i), kind.longest(), kind.caching(replicas), run));
        }
        return new Served(demands.stream().allMatch(demand -> demand.perSecond() == 0) ? new IdleEstimate() : kind.station(replicas, demands, run), demands);
    }

    /// @param served over the whole run
    private static Known known(Question question, Served served, List<Latencies> latencies) {
        StationEstimate station = served.station();
        List<Demand> demands = served.demands();
        Partition partition = question.partition();
        List<TenantResult> results = new ArrayList<>();
        double tokens = 0;
        double prompts = 0;
        double cached = 0;
        for (int i = 0; i < demands.size(); i++) {
            TenantResult result = demands.get(i).result(question.tenants().get(i), partition, station.startedShare(), latencies.get(i), question.run());
            results.add(result);
            tokens += result.tokensOutPerSecond();
            prompts += result.tokensInPerSecond();
            cached += result.tokensInPerSecond() * demands.get(i).cached();
        }
        return new Known(question, station.load(), new PartitionResult(partition.id(), partition.name(), partition.reserved(), partition.gpuShare(), question.replicas(),
                station.utilisation(), station.kvUtilisation(), tokens, prompts > 0 ? cached / prompts : Double.NaN, station.queueMean()), results);
    }

    /// How the replicas of a partition serve.
    private interface StationKind {
        double longest();

        Demand.Caching caching(int replicas);

        StationEstimate station(int replicas, List<Demand> demands, RunSettings run);
    }

    private StationKind kind(Question question, Keep keep) {
        return switch (question.deployment().serving()) {
            case Serving.Slots slots -> {
                SlotsEstimate.Service service = keep.services.computeIfAbsent(slots.serviceSeconds(), time -> {
                    SlotsEstimate.Service kept = services.get(time);
                    return kept == null ? SlotsEstimate.Service.of(time) : kept;
                });
                yield new StationKind() {
                    @Override
                    public double longest() {
                        return Double.POSITIVE_INFINITY;
                    }

                    @Override
                    public Demand.Caching caching(int replicas) {
                        return Demand.Caching.NONE;
                    }

                    @Override
                    public StationEstimate station(int replicas, List<Demand> demands, RunSettings run) {
                        return new SlotsEstimate(service, slots.servers() * replicas, demands, run);
                    }
                };
            }
            case Serving.Batching _ -> batching(question, Objects.requireNonNull(question.hardware()), keep);
        };
    }

    private StationKind batching(Question question, Hardware hardware, Keep keep) {
        Model model = hardware.model();
        GpuType gpu = hardware.gpu();
        Serving.Batching batching = hardware.batching();
        double longest;
        try {
            // The last token needs no place in the cache.
            longest = Math.min(model.maxContext(), (double) KvCache.blocks(model, gpu, batching) * KvCache.BLOCK_TOKENS + 1);
        } catch (InvalidPlan tooLarge) {
            throw new InvalidPlan("Partition %s: %s".formatted(question.partition().name(), tooLarge.getMessage()));
        }
        StepTime time = keep.stepTimes.computeIfAbsent(hardware, key -> {
            StepTime kept = stepTimes.get(key);
            return kept == null ? new StepTime(model, gpu, batching, key.efficiency()) : kept;
        });
        return new StationKind() {
            @Override
            public double longest() {
                return longest;
            }

            @Override
            public Demand.Caching caching(int replicas) {
                // Without affinity a turn comes back to its replica by chance.
                return batching.prefixCaching() ? new Demand.Caching(1, batching.sessionAffinity() ? 1 : 1.0 / replicas) : Demand.Caching.NONE;
            }

            @Override
            public StationEstimate station(int replicas, List<Demand> demands, RunSettings run) {
                return new BatchingEstimate(model, gpu, batching, time, replicas, demands, run);
            }
        };
    }
}

package io.headroom.allocate.explain;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Feasibility;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What could be done for a partition whose tenants lack something, ranked by what it is worth: all actions by estimate, and those that promise most by simulation under
/// the same seed.
public final class AdviceStudy {
    private static final int SIMULATED = 5;
    private static final int MOVERS = 8;
    private static final int WIDEST = 8;
    /// Share of requests that may be lost in any case: one in a thousand is none to speak of.
    private static final double LEAST_LOST = 1e-3;

    private final Plan plan;
    private final Partition partition;
    private final Deployment runs;
    private final List<Tenant> tenants;
    private final Assurance assurance;
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(Action action, Plan plan) {}

    private AdviceStudy(Plan plan, PartitionId id, Assurance assurance) {
        this.plan = plan.withScenarios(Scenarios.NONE);
        this.assurance = assurance;
        partition = plan.partition(id);
        runs = plan.deploymentOf(partition);
        tenants = plan.tenantsIn(id);
    }

    /// The actions that help, the best first: those simulated, without the ones that were found not to help. Empty where nothing lacks.
    ///
    /// @param threads threads to use, at least one
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    /// @throws InvalidPlan if there is no such partition, or the plan cannot run
    public static List<Advice> of(Plan plan, PartitionId partition, Assurance assurance, int threads, Watcher watcher) {
        return new AdviceStudy(plan, partition, assurance).advise(new Trials(threads, watcher), watcher);
    }

    private List<Advice> advise(Trials trials, Watcher watcher) {
        double before = lack(trials.of(plan));
        if (before == 0) {
            return List.of();
        }
        propose();
        Estimate estimate = new Estimate();
        double estimated = lack(estimate.of(plan).results());
        List<Advice> promising = candidates.stream().map(candidate -> advice(candidate, estimated, lack(estimate.of(candidate.plan()).results()), NumberKind.ESTIMATED))
                .sorted(Advice.BY_VALUE).toList();
        List<Advice> found = new ArrayList<>();
        List<Advice> tried = shortlist(promising);
        for (Advice advice : tried) {
            watcher.progress((found.size() + 1.0) / (tried.size() + 1));
            found.add(advice(new Candidate(advice.action(), advice.plan()), before, lack(trials.of(advice.plan())), NumberKind.SIMULATED));
        }
        watcher.progress(1);
        return found.stream().filter(advice -> advice.gain() > 0).sorted(Advice.BY_VALUE).toList();
    }

    /// The best by value, and one more replica in any case: it is what all else is measured by.
    private static List<Advice> shortlist(List<Advice> promising) {
        List<Advice> chosen = new ArrayList<>(promising.stream().filter(advice -> advice.gain() > 0).limit(SIMULATED).toList());
        promising.stream().filter(advice -> advice.action() instanceof Action.AddReplica && !chosen.contains(advice)).forEach(chosen::add);
        return chosen;
    }

    private Advice advice(Candidate candidate, double before, double after, NumberKind kind) {
        return new Advice(candidate.action(), candidate.plan(), gpus(candidate.plan()) - gpus(plan), candidate.plan().usdPerHour() - plan.usdPerHour(), before, after, kind);
    }

    private static int gpus(Plan plan) {
        return plan.partitions().stream().mapToInt(Partition::gpus).sum();
    }

    /// What lacks in a plan, see [Advice].
    private double lack(Results results) {
        return results.tenants().stream().mapToDouble(this::lack).sum();
    }

    private double lack(TenantResult tenant) {
        double lack = 0;
        for (ObjectiveResult objective : tenant.objectives()) {
            double bound = objective.interval().known() ? assurance.bound(objective) : objective.value();
            lack += Double.isNaN(bound) ? 0 : Math.max(0, Math.log(bound / objective.objective().targetSeconds()));
        }
        long ended = tenant.offered() - tenant.inFlight();
        double lost = ended == 0 ? 0 : 1 - (double) tenant.served() / ended;
        return lack + Math.max(0, Math.log(lost / Math.max(LEAST_LOST, 1 - assurance.servedShare())));
    }

    private void propose() {
        propose(new Action.AddReplica(partition.id()), () -> plan.withPartition(partition.withGpus(partition.gpus() + runs.gpusPerReplica())));
        deployments().forEach(other -> propose(new Action.Redeploy(partition.id(), runs, other),
                () -> plan.withDeployment(other).withPartition(partition.withDeployment(other.id()))));
        if (!partition.reserved()) {
            tenants.stream().sorted((one, other) -> Double.compare(LoadEstimate.requestsPerSecond(plan, other), LoadEstimate.requestsPerSecond(plan, one))).limit(MOVERS)
                    .forEach(this::move);
            Set<Tier> tiers = new HashSet<>();
            tenants.forEach(tenant -> tiers.add(plan.tier(tenant.tier())));
            plan.tiers().stream().filter(tiers::contains).filter(tier -> tier.limits().requests() != null || tier.limits().tokens() != null)
                    .forEach(tier -> propose(new Action.HalveLimits(tier.id()), () -> plan.withTier(tier.withLimits(halved(tier.limits())))));
        }
    }

    private void move(Tenant tenant) {
        for (Partition other : plan.partitions()) {
            if (!other.reserved() && !other.id().equals(partition.id()) && tenant.accepts(plan.deploymentOf(other).model())) {
                propose(new Action.MoveOut(tenant.id(), partition.id(), other.id()), () -> plan.withTenant(tenant.in(other.id())));
            }
        }
        for (Cluster cluster : plan.fleet()) {
            int room = NodePlacement.of(plan, cluster).roomFor(runs.gpusPerReplica());
            if (room > 0) {
                int replicas = Math.min(room, LoadEstimate.replicasNeeded(plan, tenant, runs, plan.gpuType(cluster.gpu())));
                Partition cabin = new Partition(freeId(), tenant.name(), Partition.Kind.RESERVED, cluster.id(), replicas * runs.gpusPerReplica(), runs.id(), tenant.id());
                propose(new Action.OwnCabin(tenant.id(), partition.id(), cluster.id(), cabin.gpus()), () -> {
                    List<Partition> all = new ArrayList<>(plan.partitions());
                    all.add(cabin);
                    return plan.withPartitions(all, plan.tenants().stream().map(one -> one.id().equals(tenant.id()) ? one.in(cabin.id()) : one).toList());
                });
            }
        }
    }

    private PartitionId freeId() {
        PartitionId free = new PartitionId("cabin-1");
        for (int number = 2; isTaken(free); number++) {
            free = new PartitionId("cabin-" + number);
        }
        return free;
    }

    private boolean isTaken(PartitionId id) {
        return plan.partitions().stream().anyMatch(other -> other.id().equals(id));
    }

    private static Limits halved(Limits limits) {
        return limits.withRequests(half(limits.requests())).withTokens(half(limits.tokens()));
    }

    private static @Nullable Rate half(@Nullable Rate rate) {
        return rate == null ? null : new Rate(rate.amount() / 2, rate.per());
    }

    /// What could run on the same GPUs: the plan's deployments of models that all accept, and what runs now with another degree or in fp8.
    private List<Deployment> deployments() {
        List<Deployment> others = new ArrayList<>(plan.deployments().stream().filter(other -> !other.equals(runs))
                .filter(other -> tenants.stream().allMatch(tenant -> tenant.accepts(other.model()))).toList());
        if (runs.serving() instanceof Serving.Batching batching) {
            for (int degree = 1; degree <= WIDEST; degree *= 2) {
                for (Precision precision : batching.precision() == Precision.BF16 ? List.of(Precision.BF16, Precision.FP8) : List.of(batching.precision())) {
                    Serving serving = new Serving.Batching(batching.engine(), batching.engineVersion(), precision, batching.kvPrecision(), degree, batching.maxBatchedTokens(),
                            batching.maxSequences(), batching.memoryShare(), batching.prefixCaching(), batching.sessionAffinity());
                    if (plan.deployments().stream().noneMatch(known -> known.model().equals(runs.model()) && known.serving().equals(serving))) {
                        others.add(made(serving, precision, degree));
                    }
                }
            }
        }
        return others;
    }

    private Deployment made(Serving serving, Precision precision, int degree) {
        String word = precision.name().toLowerCase(Locale.ROOT);
        DeploymentId id = new DeploymentId("%s-%s-tp%d".formatted(runs.model(), word, degree));
        while (isTaken(id)) {
            id = new DeploymentId(id.value() + "-2");
        }
        return new Deployment(id, "%s %s TP%d".formatted(plan.model(runs.model()).name(), word, degree), runs.model(), serving);
    }

    private boolean isTaken(DeploymentId id) {
        return plan.deployments().stream().anyMatch(deployment -> deployment.id().equals(id));
    }

    /// Takes an action in, unless it would make a plan that cannot stand.
    private void propose(Action action, Supplier<Plan> made) {
        try {
            Plan changed = made.get();
            if (Feasibility.problems(plan).containsAll(Feasibility.problems(changed))) {
                candidates.add(new Candidate(action, changed));
            }
        } catch (InvalidPlan impossible) {
            // No room, or not a whole number of replicas: then there is nothing to advise.
        }
    }
}

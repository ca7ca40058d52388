package io.headroom.allocate.offers;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.Offer;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Quotes of offers that give a tenant GPUs of its own: the fewest that meet its objectives, by estimate, confirmed or corrected by simulation. A cabin knows no
/// neighbours, so the tenant is simulated alone.
final class OwnGpus {
    private final Plan plan;
    private final Tenant tenant;
    private final Trials trials;
    private final Assurance assurance;
    private final Estimate estimate = new Estimate();
    private final Map<Setup, ReplicaSearch.Found> sizes = new LinkedHashMap<>();

    private record Setup(GpuTypeId gpu, DeploymentId deployment) {}

    /// How GPUs are sold.
    ///
    /// @param step they are sold in multiples of it
    /// @param fixed the number sold, or 0 for as many as one likes
    private record Sale(GpuTypeId gpu, int least, int step, int fixed, double usdPerGpuHour, Prices prices, @Nullable LocalDate from, @Nullable LocalDate until,
            Guarantee guarantee, double breakEven) {}

    OwnGpus(Plan plan, Tenant tenant, Trials trials, Assurance assurance) {
        this.plan = plan;
        this.tenant = tenant;
        this.trials = trials;
        this.assurance = assurance;
    }

    Quote onDemand(Offer offer, Offer.Terms.OnDemand terms) {
        return quote(offer, new Sale(terms.gpu(), 1, 1, 0, terms.usdPerGpuHour(), prices(offer, terms.usdPerGpuHour(), terms.usdPerGpuHour()), null, null, Guarantee.NOT_COMMITTED,
                Double.NaN), deployments());
    }

    Quote reserved(Offer offer, Offer.Terms.Reserved terms) {
        return quote(offer, new Sale(terms.gpu(), terms.leastGpus(), terms.step(), 0, terms.usdPerGpuHour(), prices(offer, terms.onDemandUsdPerGpuHour(), terms.usdPerGpuHour()),
                null, null, Guarantee.GUARANTEED, terms.breakEvenUtilisation()), deployments());
    }

    Quote block(Offer offer, Offer.Terms.CapacityBlock terms) {
        if (!terms.covers(plan.run())) {
            return new Quote.Unavailable(offer.id(), Obstacle.OUTSIDE_DATES, "%s to %s".formatted(terms.from(), terms.until()));
        }
        return quote(offer, new Sale(terms.gpu(), 1, 1, terms.gpus(), terms.usdPerGpuHour(), prices(offer, terms.usdPerGpuHour(), terms.usdPerGpuHour()), terms.from(), terms.until(),
                Guarantee.GUARANTEED, Double.NaN), deployments());
    }

    Quote smaller(Offer offer, Offer.Terms.SmallerModel terms) {
        if (!tenant.accepts(terms.model())) {
            return new Quote.Unavailable(offer.id(), Obstacle.MODEL_NOT_ACCEPTED, "");
        }
        List<Deployment> usual = deployments();
        if (!usual.isEmpty() && parameters(usual.getFirst().model()) <= parameters(terms.model())) {
            return new Quote.Unavailable(offer.id(), Obstacle.NOT_SMALLER, usual.getFirst().name());
        }
        return quote(offer, new Sale(terms.gpu(), 1, 1, 0, terms.usdPerGpuHour(), prices(offer, terms.usdPerGpuHour(), terms.usdPerGpuHour()), null, null, Guarantee.GUARANTEED, Double.NaN),
                plan.deployments().stream().filter(deployment -> deployment.model().equals(terms.model())).toList());
    }

    private double parameters(ModelId id) {
        return plan.models().stream().filter(model -> model.id().equals(id)).mapToDouble(model -> model.parameters()).findFirst().orElse(0);
    }

    private static Prices prices(Offer offer, double onDemand, double reserved) {
        return new Prices(onDemand, reserved, offer.asOf(), offer.source());
    }

    /// What the tenant may run: what it runs now first, then by its preference.
    private List<Deployment> deployments() {
        PartitionId home = tenant.partition();
        DeploymentId now = home == null ? null : plan.partition(home).deployment();
        List<ModelId> preferred = tenant.workloads().getFirst().models();
        return plan.deployments().stream().filter(deployment -> tenant.accepts(deployment.model()))
                .sorted(Comparator.comparing((Deployment deployment) -> !deployment.id().equals(now)).thenComparingInt(deployment -> preferred.indexOf(deployment.model()))).toList();
    }

    private Quote quote(Offer offer, Sale sale, List<Deployment> candidates) {
        String tooLarge = "";
        for (Deployment deployment : candidates) {
            int each = deployment.gpusPerReplica();
            if (each > plan.gpuType(sale.gpu()).gpusPerNode()) {
                continue;
            }
            if (sale.fixed() > 0 && sale.fixed() < each) {
                return new Quote.Unavailable(offer.id(), Obstacle.TOO_FEW_GPUS, deployment.name());
            }
            try {
                return quote(offer, sale, deployment);
            } catch (InvalidPlan doesNotFit) {
                tooLarge = Objects.requireNonNullElse(doesNotFit.getMessage(), "");
            }
        }
        return new Quote.Unavailable(offer.id(), candidates.isEmpty() ? Obstacle.NO_DEPLOYMENT : Obstacle.DOES_NOT_FIT, tooLarge);
    }

    /// @throws InvalidPlan if the GPUs do not hold the model
    private Quote quote(Offer offer, Sale sale, Deployment deployment) {
        int each = deployment.gpusPerReplica();
        int needed = sale.fixed() > 0 ? sale.fixed() : sale.step() * Math.ceilDiv(Math.max(sale.least(), size(sale, deployment).replicas() * each), sale.step());
        int replicas = needed / each;
        Adoption.Cabin cabin = new Adoption.Cabin(cluster("offer-" + offer.id(), offer.name(), sale, each, replicas), deployment.id());
        Results results = trials.of(alone(cabin));
        Findings found = Findings.of(results, results.tenants().getFirst(), assurance);
        double usdPerMonth = needed * sale.usdPerGpuHour() * Month.HOURS;
        Quote.Reservation reservation = Double.isNaN(sale.breakEven()) ? null : new Quote.Reservation(sale.breakEven(), results.partitions().getFirst().utilisation());
        return new Quote.Priced(offer.id(), null, new Purchase(needed, Purchase.Unit.GPUS, replicas), usdPerMonth, found.usdPerMillionTokens(usdPerMonth), found, sale.guarantee(), reservation,
                null, false, List.of(), cabin);
    }

    /// Nodes with as many GPUs as whole replicas fill, as many of them as the replicas need.
    private Cluster cluster(String id, String name, Sale sale, int each, int replicas) {
        int most = plan.gpuType(sale.gpu()).gpusPerNode() / each;
        int perNode = Math.min(most, replicas);
        while (replicas % perNode != 0) {
            perNode--;
        }
        return new Cluster(new ClusterId(id), name, sale.gpu(), replicas / perNode, perNode * each, sale.from(), sale.until(), sale.prices());
    }

    private ReplicaSearch.Found size(Sale sale, Deployment deployment) {
        return sizes.computeIfAbsent(new Setup(sale.gpu(), deployment.id()), setup -> {
            IntFunction<Plan> at = replicas -> alone(new Adoption.Cabin(cluster("own", "Own", sale, deployment.gpusPerReplica(), replicas), setup.deployment()));
            double load = estimate.of(at.apply(1)).load(tenant.id());
            int least = load >= 1 && load < ReplicaSearch.MOST ? (int) Math.floor(load) + 1 : 1;
            return new ReplicaSearch(trials, assurance).smallest(at, tenant.id(), least, guess(at, deployment, plan.gpuType(sale.gpu()), least));
        });
    }

    /// The smallest number that the estimate is content with, or what carries the mean load at half its capacity where none of a few is enough.
    private int guess(IntFunction<Plan> plans, Deployment deployment, GpuType gpu, int least) {
        int most = Math.min(ReplicaSearch.MOST, 8 * least + 8);
        int fails = least - 1;
        int holds = least;
        while (holds < most && !content(plans.apply(holds))) {
            fails = holds;
            holds = Math.min(most, 2 * holds);
        }
        if (holds == most && !content(plans.apply(holds))) {
            return Math.max(least, LoadEstimate.replicasNeeded(plan, tenant, deployment, gpu));
        }
        while (holds - fails > 1) {
            int middle = (fails + holds) >>> 1;
            if (content(plans.apply(middle))) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    private boolean content(Plan candidate) {
        Estimate.Estimated estimated = estimate.of(candidate);
        return estimated.load(tenant.id()) < 1 && estimated.results().tenants().getFirst().objectives().stream().allMatch(result -> result.state() != ObjectiveState.MISSED);
    }

    /// The plan with nobody but the tenant, in its cabin, from where nothing goes elsewhere.
    private Plan alone(Adoption.Cabin cabin) {
        TenantId id = tenant.id();
        Plan whole = cabin.in(plan, id);
        Tenant placed = whole.tenant(id);
        Partition home = whole.partition(Objects.requireNonNull(placed.partition()));
        List<Incident> incidents = plan.incidents().stream().filter(incident -> switch (incident.what()) {
            case Incident.What.Burst burst -> burst.tenant().equals(id);
            case Incident.What.Launch launch -> launch.tenant().equals(id);
            default -> false;
        }).toList();
        return new Plan(plan.name(), "", plan.gpuTypes(), plan.models(), plan.profiles(), List.of(whole.cluster(home.cluster())), plan.deployments(), List.of(home), plan.tiers(),
                List.of(placed.withClient(placed.client().withFallback(List.of()))), plan.traces(), plan.run(), List.of(), incidents, Scenarios.NONE);
    }

    /// Share of the prompt tokens that a prefix cache of its own finds, as far as that is known by now; else 0.
    double cacheRate() {
        return sizes.values().stream().map(found -> found.results().tenants().getFirst().cachedShare()).filter(share -> !Double.isNaN(share)).findFirst().orElse(0.0);
    }
}

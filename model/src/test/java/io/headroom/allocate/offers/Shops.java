package io.headroom.allocate.offers;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plans whose exact answers are known: a lane of servers with exponential service times, each of two GPUs, and two shops that call it.
final class Shops {
    static final TenantId SHOP = new TenantId("shop");
    static final TenantId OTHER = new TenantId("other");
    static final PartitionId LANE = new PartitionId("lane");
    static final GpuTypeId GPU = new GpuTypeId("gpu");
    static final ModelId DESK = new ModelId("desk");
    static final ProviderId OUTSIDE = new ProviderId("outside");
    static final TierId TIER = new TierId("tier");
    static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    /// Prompt and output tokens of every request.
    static final int INPUT = 1000;
    static final int OUTPUT = 100;

    private Shops() {}

    /// A lane of 8 servers at 4 requests a second of each shop, a second each on average; nobody has an objective.
    static Plan plan(RunSettings run, Offer.Terms... terms) {
        GpuType gpu = new GpuType(GPU, "GPU", 80, 3000, 900, null, null, 900, 8, null, "test");
        ClusterId hall = new ClusterId("hall");
        Deployment desk = new Deployment(new DeploymentId("desk"), "Desk", DESK, new Serving.Slots(1, new Distribution.Exponential(1), 2));
        Partition lane = new Partition(LANE, "Lane", Partition.Kind.SHARED, hall, 16, desk.id(), null, new Queueing(Queueing.Discipline.PRIORITY, null), Sharing.NONE);
        Plan plan = new Plan("Shops", "", List.of(gpu), List.of(), List.of(), List.of(new Cluster(hall, "Hall", GPU, 4, 8, null, new Prices(4, 3, DAY, "test"))), List.of(desk), List.of(lane),
                List.of(new Tier(TIER, "Tier", Tier.Level.SILVER, Limits.NONE, 1)), List.of(shop(SHOP, 4), shop(OTHER, 3)), List.of(), run,
                List.of(new Provider(OUTSIDE, "Outside", new Distribution.LogNormal(0.4, 2, null), 0.02)), List.of(), Scenarios.NONE);
        return offering(plan, terms);
    }

    static Plan offering(Plan plan, Offer.Terms... terms) {
        List<Offer> offers = Arrays.stream(terms).map(each -> new Offer(new OfferId("offer-" + Arrays.asList(terms).indexOf(each)), each.getClass().getSimpleName(), each, DAY, "test")).toList();
        return plan.withOffers(offers);
    }

    static Tenant shop(TenantId id, double perSecond, Objective... objectives) {
        Traffic traffic = new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(perSecond)), new Distribution.Fixed(INPUT), new Distribution.Fixed(OUTPUT));
        return new Tenant(id, id.value(), TIER, LANE, List.of(new Workload("calls", List.of(DESK), traffic, Workload.Kind.INTERACTIVE, null)), List.of(objectives));
    }

    static Plan with(Plan plan, @Nullable Double budget, Objective... objectives) {
        return plan.withTenant(plan.tenant(SHOP).withObjectives(List.of(objectives)).withBudget(budget));
    }

    static RunSettings run(double seconds, int replications) {
        return new RunSettings(LocalDateTime.of(2027, 1, 18, 9, 0), seconds, 60, 7, replications);
    }

    static TokenPrices tokens(double input, double output) {
        return new TokenPrices(input, output);
    }
}

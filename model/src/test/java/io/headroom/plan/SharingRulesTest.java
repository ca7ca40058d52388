package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static io.headroom.plan.SmallPlans.CABIN;
import static io.headroom.plan.SmallPlans.CALLER;
import static io.headroom.plan.SmallPlans.NARROW;
import static io.headroom.plan.SmallPlans.OWNER;
import static io.headroom.plan.SmallPlans.WIDE;
import static io.headroom.plan.SmallPlans.fallback;
import static io.headroom.plan.SmallPlans.happens;
import static io.headroom.plan.SmallPlans.sharing;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingRulesTest {
    private static final Plan PLAN = SmallPlans.plan();
    private static final Sharing.Spill TO_NARROW = new Sharing.Spill(NARROW, 2);
    private static final Sharing.Spill TO_WIDE = new Sharing.Spill(WIDE, 2);

    private static Sharing lends(int gpus) {
        return Sharing.NONE.withLends(gpus);
    }

    private static Sharing borrows(int gpus) {
        return Sharing.NONE.withBorrows(gpus);
    }

    @Test
    void aLaneBorrowsWhatItsNeighboursLend() {
        Plan lent = sharing(sharing(PLAN, WIDE, lends(4)), CABIN, lends(4));
        assertThatCode(() -> sharing(lent, NARROW, borrows(8))).doesNotThrowAnyException();
        refuses(() -> sharing(sharing(PLAN, WIDE, lends(4)), NARROW, borrows(8)),
                "Partition Narrow borrows up to 8 GPUs, but Wide lends 4 in all. Borrow fewer, or let another partition of desk on cluster Hall lend more.");
        refuses(() -> sharing(lent, NARROW, borrows(12)),
                "Partition Narrow borrows up to 12 GPUs, but Cabin and Wide lend 8 in all. Borrow fewer, or let another partition of desk on cluster Hall lend more.");
        refuses(() -> sharing(PLAN, NARROW, borrows(4)),
                "Partition Narrow borrows up to 4 GPUs, but no partition beside it lends any, so 0 in all. Borrow fewer, or let another partition of desk on cluster Hall lend more.");
    }

    @Test
    void nobodyBorrowsOfItself() {
        refuses(() -> sharing(PLAN, WIDE, new Sharing(4, 4, null)),
                "Partition Wide borrows up to 4 GPUs, but no partition beside it lends any, so 0 in all. Borrow fewer, or let another partition of desk on cluster Hall lend more.");
    }

    @Test
    void whatIsBorrowedCannotBeTakenBack() {
        Plan lent = sharing(sharing(PLAN, WIDE, lends(4)), NARROW, borrows(4));
        refuses(() -> sharing(lent, WIDE, Sharing.NONE),
                "Partition Narrow borrows up to 4 GPUs, but no partition beside it lends any, so 0 in all. Borrow fewer, or let another partition of desk on cluster Hall lend more.");
    }

    @Test
    void quotasEndAtTheCluster() {
        refuses(() -> sharing(sharing(PLAN, WIDE, lends(8)), NARROW, borrows(16)),
                "Partition Narrow holds 4 GPUs and borrows up to 16, but cluster Hall has 16 in all. Borrow at most 12.");
    }

    @Test
    void wholeReplicasAreLentAndBorrowed() {
        refuses(() -> sharing(PLAN, WIDE, lends(6)), "Partition Wide lends 6 GPUs, but one replica of desk takes 4: use a multiple of 4.");
        refuses(() -> sharing(sharing(PLAN, WIDE, lends(8)), NARROW, borrows(2)),
                "Partition Narrow borrows 2 GPUs, but one replica of desk takes 4: use a multiple of 4.");
    }

    @Test
    void nobodyLendsMoreThanItHolds() {
        refuses(() -> sharing(PLAN, NARROW, lends(8)), "Partition Narrow lends 8 GPUs, but holds 4: lend at most those.");
        refuses(() -> lends(-4), "GPUs lent is -4: it must be at least 0. Enter a number of GPUs, or 0.");
        refuses(() -> borrows(-4), "GPUs borrowed is -4: it must be at least 0. Enter a number of GPUs, or 0.");
    }

    @Test
    void aCabinNeitherBorrowsNorTurnsItsOwnerAway() {
        refuses(() -> sharing(PLAN, CABIN, borrows(4)), "Cabin Cabin borrows 4 GPUs: a cabin has its own alone. Make it larger, or a shared lane.");
        refuses(() -> PLAN.partition(CABIN).withQueueing(Queueing.USUAL.withWaitSeconds(30.0)),
                "Cabin Cabin refuses requests that wait 30s: a cabin turns none of its owner's away. Leave the longest wait out, or make it a shared lane.");
    }

    @Test
    void aSpillLeadsToALaneThatServesTheTenants() {
        assertThatCode(() -> sharing(PLAN, CABIN, Sharing.NONE.withSpill(TO_NARROW))).doesNotThrowAnyException();
        refuses(() -> sharing(PLAN, WIDE, Sharing.NONE.withSpill(new Sharing.Spill(CABIN, 2))),
                "Partition Wide spills to cabin Cabin: a cabin serves its owner alone. Choose a shared lane.");
        refuses(() -> sharing(PLAN, WIDE, Sharing.NONE.withSpill(new Sharing.Spill(new PartitionId("gone"), 2))),
                "Partition Wide spills and refers to the partition \"gone\", which is not in the plan. Add it, or choose one of: cabin, narrow, wide.");
        refuses(() -> new Sharing.Spill(NARROW, 0), "Wait before requests spill to narrow is 0: it must be more than 0. Enter a duration, e.g. 2s.");
        Deployment other = new Deployment(new DeploymentId("other"), "Other", new ModelId("other"), new Serving.Slots(1, new Distribution.Fixed(1), 4));
        Plan mixed = PLAN.withDeployment(other).withPartition(PLAN.partition(NARROW).withDeployment(other.id()));
        refuses(() -> sharing(mixed, WIDE, Sharing.NONE.withSpill(TO_NARROW)),
                "Tenant Caller is in partition Wide, which spills to Narrow, which serves other, but a workload of it does not accept that. Choose another place, or let it accept other.");
    }

    @Test
    void spillsDoNotGoRoundInACircle() {
        refuses(() -> sharing(PLAN, WIDE, Sharing.NONE.withSpill(TO_WIDE)),
                "Partition Wide spills to Wide, which leads back to Wide: requests would go round in a circle. Remove one of the spills.");
        Plan there = sharing(PLAN, WIDE, Sharing.NONE.withSpill(TO_NARROW));
        refuses(() -> sharing(there, NARROW, Sharing.NONE.withSpill(TO_WIDE)),
                "Partition Wide spills to Narrow, which leads back to Wide: requests would go round in a circle. Remove one of the spills.");
    }

    @Test
    void aFallbackLeadsToAPlaceThatServesTheTenant() {
        assertThatCode(() -> fallback(PLAN, CALLER, Hop.to(NARROW), outside())).doesNotThrowAnyException();
        assertThatCode(() -> fallback(PLAN.withTenant(PLAN.tenant(OWNER).in(WIDE)), OWNER, Hop.to(CABIN))).doesNotThrowAnyException();
        refuses(() -> fallback(PLAN, CALLER, Hop.to(CABIN)),
                "Tenant Caller falls back to cabin Cabin, which is reserved for owner. Choose a shared lane, or make it the owner.");
        refuses(() -> fallback(PLAN, CALLER, Hop.to(new PartitionId("gone"))),
                "Tenant Caller falls back and refers to the partition \"gone\", which is not in the plan. Add it, or choose one of: cabin, narrow, wide.");
        refuses(() -> fallback(PLAN, CALLER, new Hop(null, new ProviderId("gone"), 0, 0, 1, null)),
                "Tenant Caller falls back and refers to the provider \"gone\", which is not in the plan. Add it, or choose one of: outside.");
        refuses(() -> fallback(PLAN, CALLER, outside()).withProviders(List.of()),
                "Tenant Caller falls back and refers to the provider \"outside\", which is not in the plan. Add it, or choose one of: (none yet).");
        Deployment other = new Deployment(new DeploymentId("other"), "Other", new ModelId("other"), new Serving.Slots(1, new Distribution.Fixed(1), 4));
        Plan mixed = PLAN.withDeployment(other).withPartition(PLAN.partition(NARROW).withDeployment(other.id()));
        refuses(() -> fallback(mixed, CALLER, Hop.to(NARROW)),
                "Tenant Caller falls back to Narrow, which serves other, but a workload of it does not accept that. Choose another place, or let it accept other.");
    }

    @Test
    void aFallbackDoesNotLeadBackHome() {
        refuses(() -> fallback(PLAN, CALLER, Hop.to(WIDE)),
                "Tenant Caller is in partition Wide and falls back to Wide: a request would go round in a circle. Remove the fallback, or move the tenant.");
        Plan there = fallback(PLAN, CALLER, Hop.to(NARROW));
        refuses(() -> there.withTenant(there.tenant(CALLER).in(NARROW)),
                "Tenant Caller is in partition Narrow and falls back to Narrow: a request would go round in a circle. Remove the fallback, or move the tenant.");
    }

    @Test
    void incidentsHappenToWhatThereIs() {
        refuses(() -> happens(PLAN, new Incident.What.Burst(new TenantId("gone"), 10)),
                "A burst refers to the tenant \"gone\", which is not in the plan. Add it, or choose one of: caller, owner.");
        refuses(() -> happens(PLAN, new Incident.What.Launch(new TenantId("gone"), 10)),
                "A launch window refers to the tenant \"gone\", which is not in the plan. Add it, or choose one of: caller, owner.");
        refuses(() -> happens(PLAN, new Incident.What.NodesLost(new ClusterId("gone"), 1)),
                "A loss of nodes refers to the cluster \"gone\", which is not in the plan. Add it, or choose one of: hall.");
        refuses(() -> happens(PLAN, new Incident.What.ClusterLost(new ClusterId("gone"))),
                "A loss of a cluster refers to the cluster \"gone\", which is not in the plan. Add it, or choose one of: hall.");
        refuses(() -> happens(PLAN, new Incident.What.ProviderDown(new ProviderId("gone"))),
                "An outage refers to the provider \"gone\", which is not in the plan. Add it, or choose one of: outside.");
        refuses(() -> happens(PLAN, new Incident.What.Delayed(new ClusterId("gone"))),
                "A delayed delivery refers to the cluster \"gone\", which is not in the plan. Add it, or choose one of: hall.");
    }

    @Test
    void noMoreNodesAreLostThanThereAre() {
        assertThatCode(() -> happens(PLAN, new Incident.What.NodesLost(SmallPlans.HALL, 2))).doesNotThrowAnyException();
        refuses(() -> happens(PLAN, new Incident.What.NodesLost(SmallPlans.HALL, 3)), "Cluster Hall loses 3 nodes, but has 2: lose at most those.");
    }

    @Test
    void onlyWhatIsStillToComeIsDelayed() {
        assertThatCode(() -> happens(SmallPlans.between(PLAN, LocalDate.of(2027, 1, 4), null), new Incident.What.Delayed(SmallPlans.HALL))).doesNotThrowAnyException();
        refuses(() -> happens(PLAN, new Incident.What.Delayed(SmallPlans.HALL)),
                "The delivery of cluster Hall is delayed, but it is there already: give it a date from which it is available.");
    }

    @Test
    void providersHaveIdsOfTheirOwn() {
        refuses(() -> PLAN.withProviders(List.of(PLAN.providers().getFirst(), PLAN.providers().getFirst())),
                "Two entries of the providers have the id \"outside\": give one of them another id.");
    }

    private static Hop outside() {
        return new Hop(null, SmallPlans.OUTSIDE, 0.2, 3, 0.9, 5.0);
    }
}

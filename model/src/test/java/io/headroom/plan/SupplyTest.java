package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static io.headroom.plan.SmallPlans.CABIN;
import static io.headroom.plan.SmallPlans.HALL;
import static io.headroom.plan.SmallPlans.NARROW;
import static io.headroom.plan.SmallPlans.WIDE;
import static io.headroom.plan.SmallPlans.between;
import static io.headroom.plan.SmallPlans.happens;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The run is from 08:00 on 4 January to 09:10: ten minutes of warm-up, then an hour. On the two nodes of Hall stand Wide's two replicas, then Narrow's, then Cabin's.
class SupplyTest {
    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final Plan PLAN = SmallPlans.plan();
    /// A run over the midnight after Monday: from 22:00 to 04:00.
    private static final Plan NIGHT = PLAN.withRun(new RunSettings(LocalDateTime.of(2027, 1, 4, 22, 0), 21_600, 0, 1, 1));

    private static List<Outage> outages(Plan plan, PartitionId id) {
        return Supply.outages(plan, plan.partition(id));
    }

    private static void absent(Plan plan, @Nullable String why) {
        assertThat(plan.absence(plan.partition(WIDE)).orElse(null)).isEqualTo(why);
    }

    @Test
    void nothingIsMissingWhereNothingHappens() {
        assertThat(outages(PLAN, WIDE)).isEmpty();
        assertThat(outages(between(PLAN, MONDAY, MONDAY.plusDays(1)), WIDE)).isEmpty();
    }

    @Test
    void aClusterComesAtMidnight() {
        assertThat(outages(between(NIGHT, MONDAY.plusDays(1), null), WIDE)).containsExactly(new Outage(0, 0, 7200), new Outage(1, 0, 7200));
    }

    @Test
    void aClusterLeavesAtMidnightForGood() {
        assertThat(outages(between(NIGHT, null, MONDAY.plusDays(1)), NARROW)).containsExactly(new Outage(0, 7200, Double.POSITIVE_INFINITY));
    }

    @Test
    void delaysAddUpAndTheirTimeDoesNotMatter() {
        Plan late = between(NIGHT, MONDAY.plusDays(1), null)
                .withIncidents(List.of(new Incident(new Incident.What.Delayed(HALL), 0, 600), new Incident(new Incident.What.Delayed(HALL), 9999, 1200)));
        assertThat(Supply.arrivesAt(late, late.cluster(HALL))).isEqualTo(7200 + 1800);
        assertThat(outages(late, NARROW)).containsExactly(new Outage(0, 0, 9000));
    }

    @Test
    void aDelayMovesADeliveryIntoTheRun() {
        Plan promised = between(PLAN, MONDAY, null);
        assertThat(outages(promised, NARROW)).isEmpty();
        Plan late = promised.withIncidents(List.of(new Incident(new Incident.What.Delayed(HALL), 0, 9 * 3600)));
        assertThat(outages(late, NARROW)).containsExactly(new Outage(0, 0, 3600));
    }

    @Test
    void theFirstNodesAreLostWithTheReplicasOnThem() {
        Plan one = happens(PLAN, new Incident.What.NodesLost(HALL, 1));
        assertThat(outages(one, WIDE)).containsExactly(new Outage(0, 1200, 1800), new Outage(1, 1200, 1800));
        assertThat(outages(one, NARROW)).isEmpty();
        assertThat(outages(one, CABIN)).isEmpty();
        Plan both = happens(PLAN, new Incident.What.NodesLost(HALL, 2));
        assertThat(outages(both, NARROW)).containsExactly(new Outage(0, 1200, 1800));
        assertThat(outages(both, CABIN)).containsExactly(new Outage(0, 1200, 1800));
    }

    @Test
    void theReplicasOfALostNodeAreThoseThatStandThere() {
        Plan moved = happens(PLAN.withPartitions(PLAN.partitions().reversed(), PLAN.tenants()), new Incident.What.NodesLost(HALL, 1));
        assertThat(outages(moved, WIDE)).isEmpty();
        assertThat(outages(moved, NARROW)).hasSize(1);
        assertThat(outages(moved, CABIN)).hasSize(1);
    }

    @Test
    void aLostClusterTakesAll() {
        Plan lost = happens(PLAN, new Incident.What.ClusterLost(HALL));
        assertThat(outages(lost, WIDE)).containsExactly(new Outage(0, 1200, 1800), new Outage(1, 1200, 1800));
        assertThat(outages(lost, CABIN)).containsExactly(new Outage(0, 1200, 1800));
    }

    @Test
    void whatHappensElsewhereTakesNothing() {
        Cluster hall = PLAN.cluster(HALL);
        Plan two = PLAN.withCluster(new Cluster(new ClusterId("annex"), "Annex", hall.gpu(), 2, 8, null, hall.prices()));
        Plan lost = happens(two, new Incident.What.ClusterLost(new ClusterId("annex")), new Incident.What.NodesLost(new ClusterId("annex"), 1),
                new Incident.What.ProviderDown(SmallPlans.OUTSIDE), new Incident.What.Burst(SmallPlans.CALLER, 10));
        assertThat(outages(lost, WIDE)).isEmpty();
    }

    @Test
    void whatHappensAfterTheRunDoesNotCount() {
        Incident.What lost = new Incident.What.ClusterLost(HALL);
        assertThat(outages(PLAN.withIncidents(List.of(new Incident(lost, 4200, 600))), WIDE)).isEmpty();
        assertThat(outages(PLAN.withIncidents(List.of(new Incident(lost, 4199, 600))), WIDE)).hasSize(2);
    }

    @Test
    void aClusterThatComesOrLeavesWithinTheRunServes() {
        absent(between(NIGHT, MONDAY.plusDays(1), null), null);
        absent(between(NIGHT, null, MONDAY.plusDays(1)), null);
        absent(between(PLAN, MONDAY, MONDAY.plusDays(1)), null);
    }

    @Test
    void aClusterThatComesAfterTheRunServesNobody() {
        absent(between(PLAN, MONDAY.plusDays(1), null),
                "Partition Wide has tenants, but its cluster Hall comes on 2027-01-05, and the run ends on 2027-01-04. Move them, or start the run later.");
        Plan late = between(NIGHT, MONDAY.plusDays(1), null).withIncidents(List.of(new Incident(new Incident.What.Delayed(HALL), 0, 14_400)));
        absent(late, "Partition Wide has tenants, but its cluster Hall comes on 2027-01-05 or later, and the run ends on 2027-01-05. Move them, or start the run later.");
    }

    @Test
    void aClusterThatLeftBeforeTheRunServesNobody() {
        absent(between(PLAN, null, MONDAY),
                "Partition Wide has tenants, but its cluster Hall leaves on 2027-01-04, before they could be served in the run that starts on 2027-01-04. Move them, or start the run earlier.");
    }

    @Test
    void aDelayBeyondItsLeavingLeavesNothing() {
        Plan late = between(NIGHT, MONDAY, MONDAY.plusDays(1)).withIncidents(List.of(new Incident(new Incident.What.Delayed(HALL), 0, 86_400)));
        absent(late,
                "Partition Wide has tenants, but its cluster Hall leaves on 2027-01-05, before they could be served in the run that starts on 2027-01-04. Move them, or start the run earlier.");
    }

    @Test
    void nobodyIsMissedWhereNobodyIsServed() {
        Plan later = between(PLAN, MONDAY.plusDays(9), null);
        assertThat(later.absence(later.partition(NARROW))).isEmpty();
    }

    @Test
    void aClusterLeavesAfterItCame() {
        refuses(() -> between(PLAN, MONDAY, MONDAY), "Cluster Hall leaves on 2027-01-04, but comes on 2027-01-04: let it leave later.");
    }

    @Test
    void anIncidentHasItsTime() {
        Incident.What lost = new Incident.What.ClusterLost(HALL);
        refuses(() -> new Incident(lost, -1, 600), "Start of an incident is -1: it must be at least 0. Enter the time since the start of the run, e.g. 20min.");
        refuses(() -> new Incident(lost, 0, 0), "Length of an incident is 0: it must be more than 0. Enter a duration, e.g. 10min.");
        refuses(() -> new Incident.What.Burst(SmallPlans.CALLER, 0.5), "The load of tenant caller goes x0.5: use 1 to 1000, e.g. 10.");
        refuses(() -> new Incident.What.Launch(SmallPlans.CALLER, 2000), "The load of tenant caller goes x2000: use 1 to 1000, e.g. 10.");
        refuses(() -> new Incident.What.NodesLost(HALL, 0), "Nodes lost by cluster hall is 0: it must be at least 1. Enter a number of nodes.");
    }

    @Test
    void scenariosDoNotNest() {
        Scenario inner = new Scenario("Inner", PLAN);
        Plan nested = PLAN.withScenarios(new Scenarios("Base", List.of(inner)));
        refuses(() -> new Scenario("Outer", nested), "Scenario Outer has scenarios of its own: keep them beside it instead.");
        refuses(() -> new Scenarios("Inner", List.of(inner)), "Two scenarios are called Inner: rename one of them.");
        refuses(() -> new Scenarios("Base", List.of(inner, inner)), "Two entries of the scenarios have the id \"Inner\": give one of them another id.");
    }
}

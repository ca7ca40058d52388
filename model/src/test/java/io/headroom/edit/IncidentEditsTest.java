package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.Incident.What;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.ProviderId;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentEditsTest {
    private static final TenantId OPERATOR = new TenantId("launch-operator");
    private static final ProviderId ELSEWHERE = new ProviderId("provider-1");
    private final Plan plan = SamplePlans.launchWindow();
    private final ClusterId cluster = plan.fleet().getFirst().id();

    private static Incident last(Plan plan) {
        return plan.incidents().getLast();
    }

    @Test
    void oneClickAddsAnIncidentAtTheTimeOfTheRunAndNothingElse() {
        assertThat(IncidentEdits.burst(plan, OPERATOR, 754.2).applyTo(plan))
                .isEqualTo(plan.withIncidents(List.of(new Incident(new What.Burst(OPERATOR, 10), 754.2, 300))));
        assertThat(last(IncidentEdits.launch(plan, OPERATOR, 60).applyTo(plan))).isEqualTo(new Incident(new What.Launch(OPERATOR, 5), 60, 1800));
        assertThat(last(IncidentEdits.loseCluster(plan, cluster, 60).applyTo(plan))).isEqualTo(new Incident(new What.ClusterLost(cluster), 60, 600));
    }

    @Test
    void eachNodeLostAtATimeIsAnotherOne() {
        Plan one = IncidentEdits.loseNode(plan, cluster, 60).applyTo(plan);
        Plan two = IncidentEdits.loseNode(one, cluster, 90).applyTo(one);
        assertThat(last(one).what()).isEqualTo(new What.NodesLost(cluster, 1));
        assertThat(last(two).what()).isEqualTo(new What.NodesLost(cluster, 2));
        assertThat(last(IncidentEdits.loseNode(two, cluster, 690).applyTo(two)).what()).as("once all are back").isEqualTo(new What.NodesLost(cluster, 1));
    }

    @Test
    void moreNodesThanThereAreCannotBeLost() {
        Plan dark = plan;
        for (int node = 0; node < plan.cluster(cluster).nodes(); node++) {
            dark = IncidentEdits.loseNode(dark, cluster, 60).applyTo(dark);
        }
        Plan none = dark;
        assertThatThrownBy(() -> IncidentEdits.loseNode(none, cluster, 60).applyTo(none)).isInstanceOf(InvalidPlan.class).hasMessageContaining("lose at most those");
    }

    @Test
    void onlyWhatIsStillToComeCanBeLate() {
        assertThatThrownBy(() -> IncidentEdits.delay(plan, cluster, 0).applyTo(plan)).isInstanceOf(InvalidPlan.class).hasMessageContaining("there already");
        Cluster there = plan.cluster(cluster);
        Plan coming = plan.withCluster(new Cluster(there.id(), there.name(), there.gpu(), there.nodes(), there.gpusPerNode(), LocalDate.of(2020, 1, 1), there.prices()));
        assertThat(last(IncidentEdits.delay(coming, cluster, 0).applyTo(coming)).lastsSeconds()).isEqualTo(7 * 86_400);
    }

    @Test
    void anIncidentIsChangedAndRemovedByItsPlace() {
        Plan two = IncidentEdits.loseCluster(plan, cluster, 90).applyTo(IncidentEdits.burst(plan, OPERATOR, 60).applyTo(plan));
        Incident later = new Incident(new What.Burst(OPERATOR, 3), 120, 60);
        assertThat(IncidentEdits.change(two, 0, later).applyTo(two).incidents()).containsExactly(later, two.incidents().getLast());
        assertThat(IncidentEdits.remove(0).applyTo(two).incidents()).containsExactly(two.incidents().getLast());
        assertThatThrownBy(() -> IncidentEdits.remove(2).applyTo(two)).isInstanceOf(InvalidPlan.class).hasMessageContaining("no incident 3 in the plan, which has 2");
    }

    @Test
    void aTenantTakesItsIncidentsWithIt() {
        Plan two = IncidentEdits.loseCluster(plan, cluster, 90).applyTo(IncidentEdits.burst(plan, OPERATOR, 60).applyTo(plan));
        assertThat(Edits.removeTenant(two, OPERATOR).applyTo(two).incidents()).containsExactly(two.incidents().getLast());
    }

    @Test
    void providersAreAddedUnderNamesOfTheirOwnChangedAndRemovedWithTheirOutages() {
        Plan one = ProviderEdits.add(plan).applyTo(plan);
        Plan two = ProviderEdits.add(one).applyTo(one);
        assertThat(two.providers()).extracting(provider -> provider.name()).containsExactly("Provider 1", "Provider 2");
        Plan down = IncidentEdits.providerDown(two, ELSEWHERE, 60).applyTo(two);
        assertThat(ProviderEdits.remove(down, ELSEWHERE).applyTo(down)).isEqualTo(plan.withProviders(List.of(two.providers().getLast())));
    }

    @Test
    void aProviderThatIsInUseStays() {
        Plan one = ProviderEdits.add(plan).applyTo(plan);
        Hop hop = new Hop(null, ELSEWHERE, 0, 5, 0.9, null);
        Plan used = one.withTenant(one.tenant(OPERATOR).withClient(Client.PLAIN.withFallback(List.of(hop))));
        assertThatThrownBy(() -> ProviderEdits.remove(used, ELSEWHERE).applyTo(used)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Provider Provider 1 is in the fallback chain of Launch operator: take it out there first.");
    }
}

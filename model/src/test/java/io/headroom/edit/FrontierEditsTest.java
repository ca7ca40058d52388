package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.frontier.Frontier;
import io.headroom.allocate.frontier.Size;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import org.junit.jupiter.api.Test;

class FrontierEditsTest {
    @Test
    void aPointBecomesAScenarioBesideThePlan() {
        Plan plan = SamplePlans.launchWindow();
        Size size = new Frontier(plan, new TenantId("launch-operator"), null, null, Assurance.USUAL).sizes().get(2);
        Plan adopted = FrontierEdits.adopt(plan, size, "Everyone in the lane").applyTo(plan);
        assertThat(adopted.scenarios().current()).isEqualTo("Everyone in the lane 2");
        assertThat(adopted.variant("Everyone in the lane")).isEqualTo(plan.variant("Everyone in the lane"));
        assertThat(adopted.partitions()).isEqualTo(size.plan().partitions());
        assertThat(adopted.tenant(new TenantId("launch-operator")).partition()).isEqualTo(size.partition());
        assertThat(adopted.variants()).hasSize(4);
    }
}

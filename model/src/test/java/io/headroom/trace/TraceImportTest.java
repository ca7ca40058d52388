package io.headroom.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.store.SamplePlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceImportTest {
    private static final Trace TRACE = new Trace(new TraceId("monday"), "Monday", "monday.csv", new double[] {0, 1}, new int[] {10, 20}, new int[] {1, 2});
    private static final Imported FILE = new Imported.Requests(TRACE, List.of());
    private static final Plan PLAN = SamplePlans.launchWindow();

    private static Tenant added(Plan plan) {
        return plan.tenants().getLast();
    }

    @Test
    void usuallyGoesToTheFirstLaneAndPlaysOnce() {
        Edit edit = TraceImport.USUAL.edit(PLAN, FILE);
        Plan after = edit.applyTo(PLAN);
        Tenant tenant = added(after);
        assertThat(tenant.name()).isEqualTo("Monday");
        assertThat(tenant.partition()).isEqualTo(new PartitionId("lane-1"));
        assertThat(tenant.tier()).isEqualTo(new TierId("gold"));
        assertThat(tenant.workloads().getFirst().models()).containsExactly(new ModelId("llama-3.1-70b"));
        assertThat(tenant.workloads().getFirst().traffic()).isEqualTo(new Traffic.Replayed(TRACE.id(), false));
        assertThat(after.traces()).containsExactly(TRACE);
        assertThat(edit.labelKey()).isEqualTo("edit.importTrace");
    }

    @Test
    void importingTwiceMakesASecondTenantWithItsOwnTrace() {
        Plan once = TraceImport.USUAL.edit(PLAN, FILE).applyTo(PLAN);
        Plan twice = TraceImport.USUAL.edit(once, FILE).applyTo(once);
        assertThat(twice.tenants()).hasSize(PLAN.tenants().size() + 2);
        assertThat(added(twice).id()).isEqualTo(new TenantId("Monday-2"));
        assertThat(twice.traces()).extracting(trace -> trace.id().value()).containsExactly("monday", "monday-2");
        assertThat(twice.traces().getLast().inputTokens(1)).isEqualTo(20);
    }

    @Test
    void goesWhereItIsToldUnderTheNameItIsGiven() {
        Plan after = new TraceImport("Night shift", new PartitionId("lane-batch"), true).edit(PLAN, FILE).applyTo(PLAN);
        assertThat(added(after).name()).isEqualTo("Night shift");
        assertThat(added(after).id()).isEqualTo(new TenantId("Night-shift"));
        assertThat(added(after).partition()).isEqualTo(new PartitionId("lane-batch"));
        assertThat(added(after).tier()).isEqualTo(new TierId("batch"));
        assertThat(added(after).workloads().getFirst().traffic()).isEqualTo(new Traffic.Replayed(TRACE.id(), true));
    }

    @Test
    void aVacantCabinBecomesItsOwn() {
        Plan vacant = Edits.removeTenant(PLAN, new TenantId("fraud-desk")).applyTo(PLAN);
        Plan after = new TraceImport(null, new PartitionId("cabin-fraud"), false).edit(vacant, FILE).applyTo(vacant);
        assertThat(after.partition(new PartitionId("cabin-fraud")).owner()).isEqualTo(added(after).id());
    }

    @Test
    void someoneElsesCabinIsRefused() {
        Edit edit = new TraceImport(null, new PartitionId("cabin-fraud"), false).edit(PLAN, FILE);
        assertThatThrownBy(() -> edit.applyTo(PLAN)).isInstanceOf(InvalidPlan.class).hasMessageContaining("reserved for Fraud desk");
    }

    @Test
    void aPlanWithoutTierOrLaneIsRefused() {
        Plan bare = new Plan("Bare", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), PLAN.run());
        assertThatThrownBy(() -> TraceImport.USUAL.edit(bare, FILE)).isInstanceOf(InvalidPlan.class).hasMessageContaining("has no tier");
        Plan tiered = bare.withTier(PLAN.tiers().getFirst());
        assertThatThrownBy(() -> TraceImport.USUAL.edit(tiered, FILE)).isInstanceOf(InvalidPlan.class).hasMessageContaining("has no shared lane");
        assertThatThrownBy(() -> new TraceImport(null, new PartitionId("x"), false).edit(tiered, FILE)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("There is no partition \"x\"");
    }
}

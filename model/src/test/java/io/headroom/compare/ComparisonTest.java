package io.headroom.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.engine.PairedRuns;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.store.SamplePlans;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final TenantId OPERATOR = new TenantId("launch-operator");
    private static final TenantId SPEECH = new TenantId("emergency-speech");
    private static final TenantId FRAUD = new TenantId("fraud-desk");
    private static final TenantId ROBOTICS = new TenantId("robotics");
    private static final PartitionId LANE = new PartitionId("lane-1");
    private static final Measure TTFT = new Measure.Latency(Objective.Metric.TTFT, Objective.Statistic.P99);

    private static Plan plan;
    private static Comparison moved;

    /// The launch operator moves to a cabin, robotics comes to the lane from the tray, the copy shop goes to the tray, and one tenant is new.
    @BeforeAll
    static void compare() {
        Plan sample = SamplePlans.launchWindow().withScenarios(Scenarios.NONE);
        plan = sample.withRun(sample.run().withDuration(1200));
        Plan after = Edits.move(plan, OPERATOR, MoveTargets.newCabin(plan, plan.tenant(OPERATOR), plan.fleet().getFirst()).orElseThrow().target()).applyTo(plan);
        after = Edits.move(after, ROBOTICS, new MoveTarget.Into(LANE)).applyTo(after);
        after = Edits.move(after, new TenantId("marketing-copy-shop"), new MoveTarget.Tray()).applyTo(after);
        Tenant speech = plan.tenant(SPEECH);
        after = after.withTenant(new Tenant(new TenantId("new-desk"), "New desk", speech.tier(), LANE, speech.workloads(), List.of()));
        moved = Comparison.of(PairedRuns.of(plan, after, 2), "Lane", "Cabin", TTFT);
    }

    private static TenantChange of(Comparison comparison, TenantId id) {
        return comparison.tenants().stream().filter(tenant -> tenant.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whoeverQueuedBehindTheBurstsGains() {
        TenantChange speech = of(moved, SPEECH);
        assertThat(speech.change()).isEqualTo(Change.GAINS);
        assertThat(speech.difference().interval().hi()).isNegative();
        assertThat(speech.difference().before()).isEqualTo(Objects.requireNonNull(speech.before().result()).ttft().p99());
        assertThat(speech.difference().after()).isEqualTo(Objects.requireNonNull(speech.after().result()).ttft().p99());
        assertThat(speech.before().partition()).isEqualTo(plan.partition(LANE));
    }

    @Test
    void whoIsNotTouchedIsUnchangedExactly() {
        TenantChange fraud = of(moved, FRAUD);
        assertThat(fraud.change()).isEqualTo(Change.UNCHANGED);
        assertThat(fraud.difference().interval().lo()).isZero();
        assertThat(fraud.difference().interval().hi()).isZero();
        assertThat(fraud.before()).isEqualTo(fraud.after());
    }

    @Test
    void tenantsOfOneSideOnlyAreListedWithTheirFigures() {
        TenantChange robotics = of(moved, ROBOTICS);
        assertThat(robotics.change()).isEqualTo(Change.ENTERS);
        assertThat(robotics.before().place()).isEqualTo(TenantSide.Place.TRAY);
        assertThat(robotics.difference().before()).isNaN();
        assertThat(robotics.difference().after()).isPositive();
        TenantChange desk = of(moved, new TenantId("new-desk"));
        assertThat(desk.change()).isEqualTo(Change.ENTERS);
        assertThat(desk.before().place()).isEqualTo(TenantSide.Place.ABSENT);
        TenantChange shop = of(moved, new TenantId("marketing-copy-shop"));
        assertThat(shop.change()).isEqualTo(Change.LEAVES);
        assertThat(shop.after().usdPerHour()).isZero();
        assertThat(of(moved, new TenantId("claims-intake")).change()).isEqualTo(Change.IDLE);
        assertThat(moved.tenants()).hasSize(plan.tenants().size() + 1);
    }

    @Test
    void whoLosesMostComesFirst() {
        assertThat(moved.tenants()).extracting(TenantChange::change).isSorted();
        assertThat(moved.tenants().getFirst().change()).isEqualTo(Change.LEAVES);
        List<TenantChange> gaining = moved.tenants().stream().filter(tenant -> tenant.change() == Change.GAINS).toList();
        assertThat(gaining).hasSizeGreaterThan(1).isSortedAccordingTo((one, other) -> Double.compare(other.difference().relative(), one.difference().relative()));
        Comparison back = Comparison.of(PairedRuns.of(moved.after().plan(), moved.before().plan(), 2), "Cabin", "Lane", TTFT);
        List<TenantChange> losing = back.tenants().stream().filter(tenant -> tenant.change() == Change.LOSES).toList();
        assertThat(losing).extracting(TenantChange::id).containsExactlyElementsOf(gaining.reversed().stream().map(TenantChange::id).toList());
        assertThat(losing).isSortedAccordingTo((one, other) -> Double.compare(other.difference().relative(), one.difference().relative()));
    }

    @Test
    void theShareOfALanesCostIsThatOfItsTokens() {
        double lane = moved.before().plan().usdPerHour(plan.partition(LANE));
        double shares = moved.tenants().stream().map(TenantChange::before).filter(side -> side.partition() != null && side.partition().id().equals(LANE))
                .mapToDouble(TenantSide::usdPerHour).sum();
        assertThat(shares).isCloseTo(lane, within(1e-9));
        assertThat(of(moved, FRAUD).before().usdPerHour()).isEqualTo(plan.usdPerHour(plan.partition(new PartitionId("cabin-fraud"))));
        assertThat(moved.after().usdPerHour()).isEqualTo(moved.after().plan().usdPerHour()).isGreaterThan(moved.before().usdPerHour());
        assertThat(moved.after().gpus()).isGreaterThan(moved.before().gpus());
    }

    /// Whoever is throttled is fast with what is left of it.
    @Test
    void whoIsRefusedMoreOftenLosesHoweverFastTheRestIs() {
        Plan limited = plan.withTier(new Tier(new TierId("tight"), "Tight", Tier.Level.GOLD, new Limits(new Rate(30, Rate.Per.MINUTE), null), 8));
        limited = limited.withTenant(limited.tenant(OPERATOR).withTier(new TierId("tight")));
        Comparison comparison = Comparison.of(PairedRuns.of(plan, limited, 2), "a", "b", TTFT);
        TenantChange operator = of(comparison, OPERATOR);
        assertThat(operator.difference().falls()).as("what passes is faster").isTrue();
        assertThat(operator.servedShare().falls()).isTrue();
        assertThat(operator.change()).isEqualTo(Change.LOSES);
        assertThat(comparison.tenants().getFirst()).isEqualTo(operator);
        Comparison byShare = Comparison.of(PairedRuns.of(limited, plan, 2), "b", "a", new Measure.ServedShare());
        assertThat(of(byShare, OPERATOR).change()).isEqualTo(Change.GAINS);
    }

    @Test
    void otherRunSettingsOfTheSecondPlanAreSaid() {
        assertThat(moved.otherRun()).isFalse();
        Plan other = plan.withRun(plan.run().withSeed(99).withDuration(60));
        Comparison comparison = Comparison.of(PairedRuns.of(plan.withRun(plan.run().withDuration(60)), other, 2), "a", "b", TTFT);
        assertThat(comparison.otherRun()).isTrue();
        assertThat(comparison.tenants()).extracting(TenantChange::change).containsOnly(Change.UNCHANGED, Change.IDLE);
    }

    @Test
    void everyMeasureIsFoundByItsName() {
        assertThat(Measure.all()).hasSize(21).allSatisfy(measure -> assertThat(Measure.of(measure.key())).isEqualTo(measure));
        assertThat(Measure.USUAL.key()).isEqualTo("e2e_p99");
        assertThatThrownBy(() -> Measure.of("e2e_p98")).isInstanceOf(InvalidPlan.class).hasMessageContaining("\"e2e_p98\"").hasMessageContaining("e2e_p99");
    }
}

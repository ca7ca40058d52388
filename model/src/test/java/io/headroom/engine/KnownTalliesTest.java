package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.plan.Limits;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTalliesTest {
    private static final Objective QUICK = new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5);
    private static final RunSettings RUN = EngineFixture.run(300, 30, 5, 3);

    private final KnownTallies known = new KnownTallies();
    private final Plan plan = EngineFixture.plan(RUN, EngineFixture.chat("one", EngineFixture.LANE, 4, QUICK), EngineFixture.chat("two", EngineFixture.LANE, 3),
            EngineFixture.chat("owner", EngineFixture.CABIN, 5), EngineFixture.caller("caller", 6));

    private Evaluation evaluate(Plan edited) {
        Evaluation evaluation = new Evaluation(edited, 2, known);
        while (evaluation.hasNext()) {
            assertThat(evaluation.runNext(() -> false)).isTrue();
        }
        return evaluation;
    }

    /// Requests simulated in the partition of a tenant.
    private static long requests(Plan of, String tenant) {
        PartitionId home = of.tenant(new TenantId(tenant)).partition();
        return Evaluation.of(of.withTenants(of.tenants().stream().map(each -> Objects.equals(home, each.partition()) ? each : each.in(null)).toList()), 1).engine().requests();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void whatIsKnownChangesNoResult(int number) {
        Plan random = EngineFixture.feasible(number).withRun(EngineFixture.run(100, 10, number, 2));
        evaluate(random);
        for (UnaryOperator<Plan> edit : edits(random)) {
            Plan edited = edit.apply(random);
            Results again = evaluate(edited).results();
            Results anew = Evaluation.of(edited, 1);
            assertThat(again.tenants()).isEqualTo(anew.tenants());
            assertThat(again.partitions()).isEqualTo(anew.partitions());
            assertThat(again.engine().requests()).isEqualTo(anew.engine().requests());
        }
    }

    /// A neighbour fewer, another tier, seed, length or order, one replication more, and back again.
    private static List<UnaryOperator<Plan>> edits(Plan random) {
        Stream<UnaryOperator<Plan>> inTray = random.tenants().stream().map(gone -> before -> before.withTenant(before.tenant(gone.id()).in(null)));
        Stream<UnaryOperator<Plan>> tiers = random.tenants().stream()
                .map(changed -> before -> before.withTenant(before.tenant(changed.id()).withTier(before.tiers().getLast().id())));
        Stream<UnaryOperator<Plan>> run = Stream.of(before -> before.withRun(before.run().withSeed(99)), before -> before.withRun(before.run().withDuration(50)),
                before -> before.withTenants(before.tenants().reversed()), before -> before.withRun(before.run().withReplications(3)), before -> before);
        return Stream.of(inTray, tiers, run).flatMap(each -> each).toList();
    }

    @Test
    void anEditSimulatesThePartitionsItTouchesAndNoOther() {
        long all = evaluate(plan).simulatedRequests();
        assertThat(all).isEqualTo(evaluate(plan).results().engine().requests()).isPositive();

        Plan louder = plan.withTenant(EngineFixture.chat("two", EngineFixture.LANE, 3.5));
        assertThat(evaluate(louder).simulatedRequests()).isEqualTo(requests(louder, "one")).isLessThan(all / 2);

        Plan moved = Edits.move(plan, new TenantId("owner"), new MoveTarget.Into(EngineFixture.LANE)).applyTo(plan);
        assertThat(evaluate(moved).simulatedRequests()).isEqualTo(requests(moved, "owner"));
    }

    @Test
    void anEditThatChangesNoSimulationSimulatesNothing() {
        evaluate(plan);
        Tenant one = plan.tenant(new TenantId("one"));
        Plan other = plan.withTitle("Other", "notes").withTenant(one.withName("Uno").withObjectives(List.of())).withCluster(plan.fleet().getFirst());
        Evaluation evaluation = evaluate(other);
        assertThat(evaluation.simulatedRequests()).isZero();
        assertThat(evaluation.results().tenant(one.id()).orElseThrow().name()).isEqualTo("Uno");
        assertThat(evaluation.results().tenant(one.id()).orElseThrow().objectives()).isEmpty();
        assertThat(evaluate(plan).simulatedRequests()).isZero();
    }

    @Test
    void aCabinKnowsNoLimitsSoTheirEditDoesNotTouchIt() {
        Tenant owner = plan.tenant(new TenantId("owner")).withTier(EngineFixture.LIMITED);
        Plan limited = plan.withTenant(owner);
        evaluate(limited);
        Plan tighter = limited.withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE));
        assertThat(evaluate(tighter).simulatedRequests()).isZero();
        Plan inLane = limited.withTenant(plan.tenant(new TenantId("two")).withTier(new TierId("limited")));
        assertThat(evaluate(inLane).simulatedRequests()).isPositive();
        assertThat(evaluate(inLane.withTier(EngineFixture.tier(EngineFixture.LIMITED, Limits.NONE))).simulatedRequests()).isPositive();
    }

    @Test
    void untouchedPartitionsKeepAllTheirReplicationsWhileTheOthersCatchUp() {
        Results before = evaluate(plan).results();
        Plan louder = plan.withTenant(EngineFixture.chat("two", EngineFixture.LANE, 3.5));
        Evaluation evaluation = new Evaluation(louder, 1, known);
        assertThat(evaluation.runNext(() -> false)).isTrue();
        Results first = evaluation.results();
        assertThat(first.engine().replications()).isEqualTo(1);
        assertThat(first.tenant(new TenantId("owner"))).isEqualTo(before.tenant(new TenantId("owner")));
        assertThat(first.tenant(new TenantId("one")).orElseThrow().offered()).isLessThan(before.tenant(new TenantId("one")).orElseThrow().offered());
        assertThat(evaluation.hasNext()).isTrue();
    }

    @Test
    void whatWasDoneBeforeACancelIsNotDoneAgain() {
        Evaluation cut = new Evaluation(plan, 1, known);
        cut.runNext(() -> false);
        assertThat(cut.runNext(() -> true)).isFalse();
        long done = cut.simulatedRequests();
        assertThat(done).isPositive();
        Evaluation rest = evaluate(plan);
        assertThat(rest.simulatedRequests()).isEqualTo(rest.results().engine().requests() - done);
    }

    @Test
    void aStoppingRuleEndsAtTheSameReplicationWhateverIsKnown() {
        Plan ruled = plan.withRun(RUN.withReplications(60).withHalfWidth(0.1));
        Results anew = Evaluation.of(ruled, 1);
        assertThat(anew.engine().replications()).isBetween(3, 59);
        evaluate(ruled.withTenant(EngineFixture.chat("two", EngineFixture.LANE, 3.5)));
        Results again = evaluate(ruled).results();
        assertThat(again.tenants()).isEqualTo(anew.tenants());
        assertThat(again.engine().replications()).isEqualTo(anew.engine().replications());
    }

    @Test
    void theLeastRecentlyUsedGoFirstWhenTheMemoryIsFull() {
        Results all = evaluate(plan).results();
        KnownTallies little = new KnownTallies(known.bytes() - 1);
        Evaluation first = new Evaluation(plan, 1, little);
        while (first.hasNext()) {
            first.runNext(() -> false);
        }
        assertThat(little.bytes()).isPositive().isLessThan(known.bytes());
        Evaluation second = new Evaluation(plan, 1, little);
        while (second.hasNext()) {
            second.runNext(() -> false);
        }
        assertThat(second.simulatedRequests()).isPositive().isLessThan(all.engine().requests());
        assertThat(second.results().tenants()).isEqualTo(all.tenants());
    }

    @Test
    void whatIsKeptDoesNotGrowWithTheNumberOfRequests() {
        KnownTallies shorter = new KnownTallies();
        KnownTallies longer = new KnownTallies();
        long few = runAll(new Evaluation(plan.withRun(EngineFixture.run(40_000, 0, 5, 1)), 2, shorter));
        long many = runAll(new Evaluation(plan.withRun(EngineFixture.run(400_000, 0, 5, 1)), 2, longer));
        assertThat(many).isGreaterThan(9 * few);
        assertThat(longer.bytes()).isLessThan(5 * shorter.bytes() / 2);
    }

    private static long runAll(Evaluation evaluation) {
        while (evaluation.hasNext()) {
            evaluation.runNext(() -> false);
        }
        return evaluation.results().engine().requests();
    }
}

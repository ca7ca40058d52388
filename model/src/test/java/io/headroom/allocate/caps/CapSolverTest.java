package io.headroom.allocate.caps;

import static io.headroom.allocate.caps.CounterPlans.COUNTER;
import static io.headroom.allocate.caps.CounterPlans.GOLD;
import static io.headroom.allocate.caps.CounterPlans.OTHER;
import static io.headroom.allocate.caps.CounterPlans.PUBLIC;
import static io.headroom.allocate.caps.CounterPlans.meanWait;
import static io.headroom.allocate.caps.CounterPlans.p99;
import static io.headroom.allocate.caps.CounterPlans.plan;
import static io.headroom.allocate.caps.CounterPlans.requestsPerMinute;
import static io.headroom.allocate.caps.CounterPlans.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Interval;
import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import io.headroom.plan.Workload;
import io.headroom.store.SamplePlans;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapSolverTest {
    private static CapAnswer solve(Plan plan) {
        return solve(plan, null, COUNTER, Load.AS_PLANNED, false);
    }

    private static CapAnswer solve(Plan plan, @Nullable Plan before, PartitionId lane, Load load, boolean single) {
        return CapSolver.solve(new CapQuestion(plan, before, lane, load, Assurance.USUAL, single), 1, Watcher.NOBODY);
    }

    /// D/M/1 with service of one second: the wait is exponential with an atom; sigma is the root of sigma = exp(-(1 - sigma) / rate) below 1 (Kleinrock I, 6.4).
    private static double meanWaitOfEvenArrivals(double rate) {
        double sigma = 0;
        for (int i = 0; i < 1000; i++) {
            sigma = Math.exp(-(1 - sigma) / rate);
        }
        return sigma / (1 - sigma);
    }

    @Test
    void aCapThatAlwaysBindsRisesToTheRateAtWhichTheMeanWaitReachesItsTarget() {
        // Of a hundred times the cap one in a hundred comes in, as evenly as the bucket refills: the server sees even arrivals at the rate of the cap.
        double target = meanWaitOfEvenArrivals(0.7);
        Raise raise = solve(plan(24, 10_000, tenant("Crowd", PUBLIC, COUNTER, 60, meanWait(target)))).together();
        assertThat(raise.ending()).isEqualTo(Raise.Ending.BINDS);
        Interval interval = raise.results().objectives().getFirst().interval();
        double half = interval.relativeHalfWidth(raise.results().objectives().getFirst().value());
        double rate = requestsPerMinute(raise.plan(), PUBLIC) / 60;
        assertThat(meanWaitOfEvenArrivals(rate)).isBetween(interval.lo() * 0.98, interval.hi() * 1.02);
        assertThat(meanWaitOfEvenArrivals(rate)).isLessThan(target * (1 + half));
        assertThat(meanWaitOfEvenArrivals(rate + 0.004)).isGreaterThan(target * (1 - 3 * half));
        assertThat(raise.results().tenants().getFirst().tokensOutPerSecond()).isCloseTo(rate, within(0.005));
        assertThat(raise.share()).isCloseTo(0.75, within(0.1));
    }

    @Test
    void theAnswerHoldsAndOneNotchMoreBreaksExactlyWhomItNames() {
        Plan plan = plan(12, 4000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.2, p99(17)), tenant("Shop", GOLD, COUNTER, 0.2, p99(50)));
        Raise raise = solve(plan).together();
        assertThat(raise.breaking()).extracting(Assurance.Breach::tenant).containsExactly(new TenantId("clinic"));
        Plan answer = withRequests(plan, 12 * (100 + raise.notches()) / 100.0);
        assertThat(raise.changes()).singleElement().satisfies(change -> assertThat(change.after()).isEqualTo(12 * (100 + raise.notches()) / 100.0));
        assertThat(Assurance.USUAL.breaches(Evaluation.of(answer, 2), id -> !id.value().equals("crowd"))).isEmpty();
        Results more = Evaluation.of(withRequests(plan, 12 * (101 + raise.notches()) / 100.0), 1);
        assertThat(Assurance.USUAL.breaches(more, id -> !id.value().equals("crowd"))).isEqualTo(raise.breaking());
        assertThat(raise.notches()).isPositive();
    }

    private static Plan withRequests(Plan plan, double perMinute) {
        return plan.withTier(plan.tier(PUBLIC).withLimits(new Limits(new Rate(perMinute, Rate.Per.MINUTE), null)));
    }

    @Test
    void whatDoesNotHoldAlreadyIsSaidAndLeftOut() {
        Plan plan = plan(12, 4000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.3, p99(2)), tenant("Shop", GOLD, COUNTER, 0.1, p99(25)));
        CapAnswer answer = solve(plan);
        assertThat(answer.broken()).extracting(Assurance.Breach::tenant).containsExactly(new TenantId("crowd"), new TenantId("clinic"));
        assertThat(answer.broken().getFirst().objective()).isNull();
        assertThat(answer.together().breaking()).extracting(Assurance.Breach::tenant).containsExactly(new TenantId("shop"));
    }

    @Test
    void aLimitThatNobodyReachesIsIdle() {
        CapAnswer answer = solve(plan(600, 1000, tenant("Crowd", PUBLIC, COUNTER, 0.5, p99(30))));
        assertThat(answer.together().ending()).isEqualTo(Raise.Ending.IDLE);
        assertThat(answer.together().notches()).isZero();
        assertThat(answer.together().breaking()).isEmpty();
        assertThat(answer.plans()).isEqualTo(2);
    }

    @Test
    void whereLoadIsUsedUpBeforeAnythingBreaksMoreChangesNothing() {
        Plan plan = plan(24, 4000, tenant("Crowd", PUBLIC, COUNTER, 0.5), tenant("Clinic", GOLD, COUNTER, 0.1, p99(60)));
        Raise raise = solve(plan).together();
        assertThat(raise.ending()).isEqualTo(Raise.Ending.USED_UP);
        double cap = Objects.requireNonNull(raise.changes().getFirst()).after();
        Results there = Evaluation.of(withRequests(plan, cap), 1);
        assertThat(Evaluation.of(withRequests(plan, cap * 3), 1).tenants()).isEqualTo(there.tenants());
        assertThat(there.tenants().getFirst().throttled()).isZero();
        assertThat(Evaluation.of(withRequests(plan, 24 * (99 + raise.notches()) / 100.0), 1).tenants()).isNotEqualTo(there.tenants());
    }

    @Test
    void aTenantOfTheTierInAnotherLaneCanBind() {
        Plan plan = plan(24, 4000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.1, p99(2000)), tenant("Rabble", PUBLIC, OTHER, 3),
                tenant("Studio", GOLD, OTHER, 0.2, p99(12)));
        assertThat(solve(plan).together().breaking()).extracting(Assurance.Breach::tenant).containsExactly(new TenantId("studio"));
    }

    @Test
    void eachTierAndEachLimitRisesAloneToo() {
        Limits limits = new Limits(new Rate(24, Rate.Per.MINUTE), new Rate(1000, Rate.Per.MINUTE)).withCaps(Limits.Caps.NONE.withBatchJobs(1));
        Plan plan = plan(limits, 3000, tenant("Crowd", PUBLIC, COUNTER, 1), tenant("Jobs", PUBLIC, COUNTER, 0.1, Workload.Kind.BATCH),
                tenant("Clinic", GOLD, COUNTER, 0.2, p99(14)));
        plan = plan.withTier(plan.tier(GOLD).withLimits(new Limits(new Rate(6, Rate.Per.MINUTE), null)));
        CapAnswer answer = solve(plan, null, COUNTER, Load.AS_PLANNED, true);
        assertThat(answer.tiers()).extracting(Raise::scope).containsExactly(new Raise.Scope.Tier(PUBLIC), new Raise.Scope.Tier(GOLD));
        assertThat(answer.single()).extracting(Raise::scope).containsExactly(new Raise.Scope.One(new TierCap(PUBLIC, LimitKind.REQUESTS)),
                new Raise.Scope.One(new TierCap(PUBLIC, LimitKind.BATCH_JOBS)), new Raise.Scope.One(new TierCap(GOLD, LimitKind.REQUESTS)));
        Raise jobs = answer.alone(new TierCap(PUBLIC, LimitKind.BATCH_JOBS)).orElseThrow();
        assertThat(jobs.notch()).isEqualTo(1);
        assertThat(jobs.changes().getFirst().after()).isEqualTo(1.0 + jobs.notches());
        assertThat(answer.tiers().getFirst().notches()).isGreaterThanOrEqualTo(answer.together().notches());
    }

    @Test
    void aTenantWhoMovesOutMakesRoom() {
        Plan before = plan(12, 4000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.3, p99(30)), tenant("Large", GOLD, COUNTER, 0.2));
        Plan after = before.withTenant(before.tenant(new TenantId("large")).in(OTHER));
        CapAnswer answer = solve(after, before, COUNTER, Load.AS_PLANNED, false);
        assertThat(answer.together().share()).isGreaterThan(Objects.requireNonNull(answer.before()).share() + 0.5);
        Plan kept = before.withScenarios(new Scenarios("Now", List.of(new Scenario("Moved", after))));
        assertThat(new Relief.Scenario("Moved").of(kept, COUNTER)).isEqualTo(after);
    }

    @Test
    void whatHoldsOnlyWithTheReliefLeavesNoRoomWithoutIt() {
        Plan before = plan(12, 3000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.2, p99(13)), tenant("Large", GOLD, COUNTER, 0.25));
        Plan after = before.withTenant(before.tenant(new TenantId("large")).in(OTHER));
        CapAnswer answer = solve(after, before, COUNTER, Load.AS_PLANNED, false);
        assertThat(answer.together().ending()).isEqualTo(Raise.Ending.BINDS);
        assertThat(Objects.requireNonNull(answer.before()).ending()).isEqualTo(Raise.Ending.BROKEN);
        assertThat(Objects.requireNonNull(answer.before()).breaking()).extracting(Assurance.Breach::tenant).containsExactly(new TenantId("clinic"));
    }

    @Test
    void moreServersMakeRoom() {
        Plan before = plan(12, 4000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.3, p99(17)));
        CapAnswer answer = solve(new Relief.Gpus(1).of(before, COUNTER), before, COUNTER, Load.AS_PLANNED, false);
        assertThat(answer.together().share()).isGreaterThan(2 * Objects.requireNonNull(answer.before()).share());
    }

    @Test
    void gpusComeFromThoseThatAreFreeElseFromNewNodes() {
        Plan plan = plan(12, 100, tenant("Crowd", PUBLIC, COUNTER, 2));
        Plan within = MoreGpus.to(plan, COUNTER, 2);
        assertThat(within.fleet()).isEqualTo(plan.fleet());
        assertThat(within.partition(COUNTER).gpus()).isEqualTo(3);
        Plan beyond = MoreGpus.to(plan, COUNTER, 3);
        assertThat(beyond.fleet().getFirst().nodes()).isEqualTo(2);
        assertThatThrownBy(() -> MoreGpus.to(plan, COUNTER, 0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("multiple");
    }

    @Test
    void atFullLoadEverybodySendsWhatItsLimitsAllow() {
        Plan plan = plan(30, 4000, tenant("Crowd", PUBLIC, COUNTER, 0.1, p99(14)), tenant("Clinic", GOLD, COUNTER, 0.1, p99(30)));
        assertThat(Load.FULL.on(plan, COUNTER).tenants().getFirst().workloads().getFirst().traffic().pattern()).extracting(pattern -> Objects.requireNonNull(pattern).rate().perSecond())
                .isEqualTo(0.5);
        assertThat(Load.FULL.on(plan, COUNTER).tenants().getLast()).isEqualTo(plan.tenants().getLast());
        CapAnswer answer = solve(plan, null, COUNTER, Load.FULL, false);
        assertThat(answer.together().ending()).isEqualTo(Raise.Ending.BINDS);
        assertThat(answer.together().results().tenants().getFirst().offered()).isGreaterThan(answer.now().tenants().getFirst().offered());
        assertThat(solve(plan(30, 500, tenant("Crowd", PUBLIC, COUNTER, 0.1)), null, COUNTER, Load.FULL, false).together().ending()).isEqualTo(Raise.Ending.NOTHING_TO_BREAK);
    }

    @Test
    void nothingDependsOnTheNumberOfThreads() {
        Plan plan = plan(12, 1000, tenant("Crowd", PUBLIC, COUNTER, 2), tenant("Clinic", GOLD, COUNTER, 0.3, p99(9)));
        CapAnswer one = solve(plan);
        CapAnswer three = CapSolver.solve(new CapQuestion(plan, null, COUNTER, Load.AS_PLANNED, Assurance.USUAL, false), 3, Watcher.NOBODY);
        assertThat(three.together().changes()).isEqualTo(one.together().changes());
        assertThat(three.together().breaking()).isEqualTo(one.together().breaking());
    }

    @Test
    void aSearchEndsWhenItIsToldTo() {
        Plan plan = plan(12, 1000, tenant("Crowd", PUBLIC, COUNTER, 2));
        Watcher impatient = new Watcher() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double share) {}
        };
        assertThatThrownBy(() -> CapSolver.solve(new CapQuestion(plan, null, COUNTER, Load.AS_PLANNED, Assurance.USUAL, false), 1, impatient))
                .isInstanceOf(SearchCancelled.class);
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        Plan plan = plan(12, 1000, tenant("Crowd", PUBLIC, COUNTER, 2));
        assertThatThrownBy(() -> solve(plan, null, OTHER, Load.AS_PLANNED, false)).isInstanceOf(InvalidPlan.class).hasMessageContaining("no tenants");
        Plan unlimited = plan(Limits.NONE, 1000, tenant("Crowd", PUBLIC, COUNTER, 2));
        assertThatThrownBy(() -> solve(unlimited)).isInstanceOf(InvalidPlan.class).hasMessageContaining("no limit".substring(3));
        Plan cabin = plan.withPartition(new Partition(OTHER, "Other", Partition.Kind.RESERVED, plan.fleet().getFirst().id(), 1, plan.deployments().getFirst().id(), null));
        assertThatThrownBy(() -> solve(cabin, null, OTHER, Load.AS_PLANNED, false)).isInstanceOf(InvalidPlan.class).hasMessageContaining("cabin");
    }

    @Test
    void launchWindowHasRoomOnceItsOperatorIsGoneAndNamesWhoBreaksFirst() {
        Plan sample = SamplePlans.launchWindow().variant("Operator in a cabin");
        Plan plan = sample.withRun(sample.run().withDuration(120).withWarmup(30).withReplications(1));
        PartitionId lane = new PartitionId("lane-1");
        CapAnswer answer = solve(plan, null, lane, Load.FULL, false);
        for (Raise raise : List.of(answer.together(), answer.tiers().getFirst())) {
            assertThat(raise.ending()).isEqualTo(Raise.Ending.BINDS);
            assertThat(raise.notches()).isPositive();
            assertThat(Assurance.USUAL.breaches(Evaluation.of(raise.plan(), 1))).isEqualTo(answer.broken());
            Plan more = plan;
            for (Raise.Change change : raise.changes()) {
                more = change.cap().with(more, change.before() * (101 + raise.notches()) / 100);
            }
            List<Assurance.Breach> broken = Assurance.USUAL.breaches(Evaluation.of(Load.FULL.on(more, lane), 1));
            assertThat(broken).isEqualTo(raise.breaking()).extracting(Assurance.Breach::tenant).containsOnly(new TenantId("marketing-copy-shop"));
        }
        assertThat(solve(plan, null, lane, Load.AS_PLANNED, false).together().ending()).isEqualTo(Raise.Ending.IDLE);
    }
}

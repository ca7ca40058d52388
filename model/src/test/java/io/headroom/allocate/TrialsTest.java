package io.headroom.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.engine.Evaluation;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.store.SamplePlans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final Plan PLAN = shortened(SamplePlans.launchWindow());

    private static Plan shortened(Plan plan) {
        return plan.withRun(plan.run().withDuration(300).withReplications(2));
    }

    @Test
    void aTrialFindsWhatAnEvaluationFinds() {
        Results expected = Evaluation.of(PLAN, 1);
        Results found = new Trials(2, Watcher.NOBODY).of(PLAN);
        assertThat(found.tenants()).isEqualTo(expected.tenants());
        assertThat(found.partitions()).isEqualTo(expected.partitions());
    }

    @Test
    void whatTwoPlansHaveInCommonIsSimulatedOnce() {
        Trials trials = new Trials(1, Watcher.NOBODY);
        trials.of(PLAN);
        long first = trials.requests();
        trials.of(PLAN.withPartition(PLAN.partition(new PartitionId("cabin-fraud")).withName("Another name")));
        long renamed = trials.requests() - first;
        trials.of(PLAN);
        assertThat(trials.requests() - first).isEqualTo(renamed);
        assertThat(renamed).isLessThan(first / 2);
        assertThat(trials.plans()).isEqualTo(3);
    }

    @Test
    void aWatcherEndsATrial() {
        Watcher impatient = new Watcher() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double share) {}
        };
        assertThatThrownBy(() -> new Trials(1, impatient).of(PLAN)).isInstanceOf(SearchCancelled.class);
    }

    @Test
    void aPartIsHeardOfAsAPartOfTheWhole() {
        List<Double> heard = new ArrayList<>();
        Watcher whole = new Watcher() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double share) {
                heard.add(share);
            }
        };
        Watcher part = whole.part(0.5, 0.75);
        part.progress(0);
        part.progress(0.5);
        part.progress(1);
        assertThat(heard).containsExactly(0.5, 0.625, 0.75);
    }

    @Test
    void aLatencyBeyondItsTargetIsABreachOfThatTenantAlone() {
        TenantId speech = new TenantId("emergency-speech");
        Results results = Evaluation.of(PLAN, 1);
        List<Assurance.Breach> breaches = new Assurance(0.95, 0).breaches(results);
        assertThat(breaches).isNotEmpty().allSatisfy(breach -> {
            assertThat(breach.objective()).isNotNull();
            assertThat(breach.bound()).isGreaterThan(breach.target());
        });
        // With the level of the results, what holds is what the verdict calls met.
        results.tenants().forEach(tenant -> assertThat(new Assurance(0.95, 0).holds(results, tenant.id()))
                .isEqualTo(tenant.objectives().stream().allMatch(objective -> objective.state() == ObjectiveState.MET)));
        assertThat(new Assurance(0.95, 0).holds(results, new TenantId("robotics"))).isFalse();
        assertThat(breaches).anySatisfy(breach -> assertThat(breach.tenant()).isEqualTo(speech));
    }

    @Test
    void whoseRequestsAreRefusedIsNotQuick() {
        Tier gold = PLAN.tier(new TierId("gold"));
        Results results = Evaluation.of(PLAN.withTier(gold.withLimits(gold.limits().withRequests(Rate.perSecond(1)))), 1);
        assertThat(results.tenants()).anySatisfy(tenant -> assertThat(tenant.throttled()).isPositive());
        results.tenants().stream().filter(tenant -> tenant.offered() > tenant.inFlight()).forEach(tenant -> {
            double served = (double) tenant.served() / (tenant.offered() - tenant.inFlight());
            assertThat(new Assurance(0.5, 1).breaches(results, tenant.id()::equals).stream().anyMatch(breach -> breach.objective() == null)).isEqualTo(served < 1);
        });
    }
}

package io.headroom.allocate.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.SearchFixture;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.edit.SizeEdits;
import io.headroom.engine.Interval;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.plan.ClusterId;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.LimitKind;
import io.headroom.plan.ModelId;
import io.headroom.plan.Normal;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.serving.Hardware;
import io.headroom.store.SamplePlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeSearchTest {
    private static final RunSettings RUN = SearchFixture.run(600, 60, 1);
    private static final Subject LANE = new Subject.Lane(SearchFixture.LANE);
    private static final Plan LAUNCH = SamplePlans.launchWindow();
    private static final Subject OPERATOR = new Subject.OneTenant(new TenantId("launch-operator"));

    private static Objective p99(double seconds) {
        return SearchFixture.objective(Objective.Metric.TTFT, Objective.Statistic.P99, seconds);
    }

    private static Plan chat(double perSecond, Objective... objectives) {
        Tenant tenant = SearchFixture.tenant("tenant", Hardware.LLAMA_8B.id(), perSecond, new Distribution.LogNormal(2000, 9000, 16_000.0),
                new Distribution.LogNormal(150, 700, 2000.0), objectives);
        return SearchFixture.chat(RUN, Hardware.H100, Hardware.LLAMA_8B, Serving.Batching.of(Precision.BF16, 1), 1, tenant);
    }

    private static SizeAnswer answer(Plan plan, Subject subject) {
        return SizeSearch.answer(SizeQuestion.of(plan, subject, Assurance.USUAL), 1, Watcher.NOBODY);
    }

    private static Size best(Plan plan, Subject subject) {
        return best(answer(plan, subject));
    }

    private static Size best(SizeAnswer answer) {
        assertThat(answer.best()).isNotNull();
        return Objects.requireNonNull(answer.best());
    }

    private static SizeQuestion fixed(Plan plan, Subject subject, @Nullable Integer mostGpus) {
        return new SizeQuestion(plan, subject, List.of(), List.of(plan.deployments().getFirst().id()), Assurance.USUAL, mostGpus, SizeQuestion.USUAL_REQUESTS);
    }


    @Test
    void oneReplicaFewerDoesNotDo() {
        SizeAnswer answer = answer(LAUNCH, OPERATOR);
        Size best = best(answer);
        assertThat(best.kind()).isEqualTo(NumberKind.SIMULATED);
        assertThat(best.outcomes()).hasSize(2).allSatisfy(outcome -> assertThat(outcome.interval().hi()).isLessThanOrEqualTo(outcome.objective().targetSeconds()));
        assertThat(answer.fewer()).isNotNull().satisfies(fewer -> {
            assertThat(fewer.replicas()).isEqualTo(best.replicas() - 1);
            assertThat(fewer.outcomes()).anySatisfy(outcome -> assertThat(outcome.interval().hi()).isGreaterThan(outcome.objective().targetSeconds()));
        });
        assertThat(answer.binding()).isNotNull();
        assertThat(answer.fewerBinding()).isNotNull();
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void whatIsAdoptedComesOutAsTheAnswerSays() {
        for (Subject subject : List.of(OPERATOR, new Subject.OneTenant(new TenantId("healthcare-triage")), new Subject.Lane(new PartitionId("lane-1")))) {
            Size best = best(LAUNCH, subject);
            Plan adopted = SizeEdits.adopt(LAUNCH, subject, best).applyTo(LAUNCH);
            Results results = new Trials(1, Watcher.NOBODY).of(adopted.withRun(adopted.run().withReplications(best.replications()).withHalfWidth(1e-9)));
            List<TenantId> sized = subject.tenants(LAUNCH).stream().map(Tenant::id).toList();
            assertThat(results.tenants().stream().filter(tenant -> sized.contains(tenant.id())).flatMap(tenant -> tenant.objectives().stream()))
                    .extracting(objective -> objective.value()).containsExactlyElementsOf(best.outcomes().stream().map(Outcome::value).toList());
            assertThat(adopted.partition(Objects.requireNonNull(adopted.tenant(sized.getFirst()).partition())).gpus()).isEqualTo(best.gpus());
        }
    }

    @Test
    void moreLoadNeverNeedsFewerGpus() {
        List<Integer> gpus = new ArrayList<>();
        for (double perSecond : new double[] {1, 3, 6, 12, 24}) {
            gpus.add(best(SizeSearch.answer(fixed(chat(perSecond, p99(1)), LANE, null), 1, Watcher.NOBODY)).gpus());
        }
        assertThat(gpus).isSorted();
        assertThat(gpus.getLast()).isGreaterThan(gpus.getFirst());
    }

    @Test
    void aLooserTargetNeverNeedsMoreGpus() {
        List<Integer> gpus = new ArrayList<>();
        for (double seconds : new double[] {8, 2, 1, 0.5, 0.4}) {
            gpus.add(best(SizeSearch.answer(fixed(chat(12, p99(seconds)), LANE, null), 1, Watcher.NOBODY)).gpus());
        }
        assertThat(gpus).isSorted();
        assertThat(gpus.getLast()).isGreaterThan(gpus.getFirst());
    }

    @Test
    void freshSeedsMissNoMoreThanTheConfidenceAllows() {
        int objectives = 0;
        int missed = 0;
        for (double perSecond : new double[] {2, 3, 5, 7, 9, 11, 14}) {
            for (double seconds : new double[] {0.8, 2}) {
                Plan plan = chat(perSecond, p99(seconds), SearchFixture.objective(Objective.Metric.E2E, Objective.Statistic.P95, 20));
                Size best = best(SizeSearch.answer(fixed(plan, LANE, null), 1, Watcher.NOBODY));
                Plan sized = plan.withPartition(plan.partition(SearchFixture.LANE).withGpus(best.gpus()));
                for (long seed = 100; seed < 103; seed++) {
                    Results results = new Trials(1, Watcher.NOBODY).of(sized.withRun(RUN.withSeed(seed).withReplications(8)));
                    objectives += results.objectives().size();
                    missed += (int) results.objectives().stream().filter(objective -> objective.state() == ObjectiveState.MISSED).count();
                }
            }
        }
        // Were the chance of each 5 %, more than this many would be missed in one of a thousand trials.
        double allowed = 0.05 * objectives + Normal.quantile(0.999) * Math.sqrt(0.05 * 0.95 * objectives);
        assertThat(objectives).isEqualTo(84);
        assertThat((double) missed).isLessThanOrEqualTo(allowed);
    }

    @Test
    void theModelLikedBestComesFirstThoughASmallerOneNeedsLess() {
        SizeAnswer answer = answer(LAUNCH, new Subject.OneTenant(new TenantId("chatbot-1m")));
        assertThat(best(answer).option().deployment().model()).isEqualTo(new ModelId("llama-3.1-70b"));
        assertThat(answer.alternatives()).anySatisfy(size -> {
            assertThat(size.option().deployment().model()).isEqualTo(new ModelId("llama-3.1-8b"));
            assertThat(size.gpus()).isLessThan(best(answer).gpus());
        }).isSortedAccordingTo(Size.FEWEST);
    }

    @Test
    void anotherPrecisionStandsBesideTheAnswerAndIsNeverIt() {
        SizeAnswer answer = answer(chat(12, p99(1)), LANE);
        assertThat(((Serving.Batching) best(answer).option().deployment().serving()).precision()).isEqualTo(Precision.BF16);
        assertThat(answer.alternatives()).anySatisfy(size -> {
            assertThat(((Serving.Batching) size.option().deployment().serving()).precision()).isEqualTo(Precision.FP8);
            assertThat(size.option().inPlan()).isFalse();
            assertThat(size.kind()).isEqualTo(NumberKind.SIMULATED);
        });
    }

    @Test
    void aPaceThatNoReplicaKeepsNeedsAnotherDegreeAndNotMoreOfThem() {
        // The weights of 16 GB alone take 5 ms of the memory of one GPU.
        Plan plan = chat(1, SearchFixture.objective(Objective.Metric.TPOT, Objective.Statistic.P95, 0.005));
        SizeAnswer stuck = SizeSearch.answer(fixed(plan, LANE, null), 1, Watcher.NOBODY);
        assertThat(stuck.best()).isNull();
        assertThat(stuck.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.FLOOR);
            assertThat(obstacle.outcome()).isNotNull().satisfies(outcome -> assertThat(outcome.use()).isGreaterThan(1));
        });
        assertThat(best(plan, LANE).option().gpusPerReplica()).isGreaterThan(1);
    }

    @Test
    void tooFewGpusAreToldFromAHopelessOption() {
        SizeAnswer answer = SizeSearch.answer(fixed(chat(24, p99(1)), LANE, 2), 1, Watcher.NOBODY);
        assertThat(answer.best()).isNull();
        assertThat(answer.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.TOO_FEW_GPUS);
            assertThat(obstacle.neededGpus()).isGreaterThan(2);
        });
    }

    @Test
    void aLimitThatRefusesIsNoMatterOfSize() {
        Plan plan = chat(3, p99(2));
        Tier tier = plan.tier(SearchFixture.TIER);
        SizeAnswer answer = SizeSearch.answer(fixed(plan.withTier(tier.withLimits(tier.limits().withRequests(Rate.perSecond(1)))), LANE, 8), 1, Watcher.NOBODY);
        assertThat(answer.best()).isNull();
        assertThat(answer.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.LIMIT);
            assertThat(obstacle.refusal()).isNotNull().satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(LimitKind.REQUESTS));
        });
    }

    @Test
    void aDeploymentThatDoesNotFitItsGpusIsSaidToBeSo() {
        Tenant tenant = SearchFixture.tenant("tenant", Hardware.LLAMA_70B.id(), 1, new Distribution.Fixed(500), new Distribution.Fixed(100), p99(2));
        Plan plan = SearchFixture.chat(RUN, Hardware.H100, Hardware.LLAMA_70B, Serving.Batching.of(Precision.BF16, 1), 1, tenant);
        SizeAnswer answer = answer(plan, LANE);
        assertThat(best(answer).option().gpusPerReplica()).isGreaterThan(1);
        assertThat(answer.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.CANNOT_RUN);
            assertThat(obstacle.problem()).contains("Llama 3.1 70B");
        });
    }

    @Test
    void theAnswerDoesNotDependOnTheNumberOfThreads() {
        SizeQuestion question = SizeQuestion.of(chat(6, p99(1)), LANE, Assurance.USUAL);
        SizeAnswer one = SizeSearch.answer(question, 1, Watcher.NOBODY);
        SizeAnswer three = SizeSearch.answer(question, 3, Watcher.NOBODY);
        assertThat(three.best()).isEqualTo(one.best());
        assertThat(three.fewer()).isEqualTo(one.fewer());
        assertThat(three.binding()).isEqualTo(one.binding());
        assertThat(three.alternatives()).isEqualTo(one.alternatives());
    }

    @Test
    void moreConfidenceWidensTheInterval() {
        Plan plan = chat(3, p99(2));
        Interval usual = best(plan, LANE).outcomes().getFirst().interval();
        SizeAnswer surer = SizeSearch.answer(SizeQuestion.of(plan, LANE, new Assurance(0.999, 0.99)), 1, Watcher.NOBODY);
        Interval wide = best(surer).outcomes().getFirst().interval();
        assertThat(wide.hi() - wide.lo()).isGreaterThan(usual.hi() - usual.lo());
    }

    @Test
    void whereTheStepsAreUsedUpThatIsSaid() {
        Plan plan = chat(6, p99(1));
        SizeQuestion question = new SizeQuestion(plan, LANE, List.of(), List.of(), Assurance.USUAL, null, 0);
        SizeAnswer answer = SizeSearch.answer(question, 1, Watcher.NOBODY);
        assertThat(answer.best()).isNull();
        assertThat(answer.complete()).isFalse();
        assertThat(answer.obstacles()).isNotEmpty().allSatisfy(obstacle -> assertThat(obstacle.reason()).isEqualTo(Obstacle.Reason.NOT_TRIED));
        assertThat(answer.alternatives()).isNotEmpty().allSatisfy(size -> assertThat(size.kind()).isEqualTo(NumberKind.ESTIMATED));
    }

    @Test
    void aWatcherEndsItAndKeepsASizeInHand() {
        SizeQuestion question = SizeQuestion.of(chat(6, p99(1)), LANE, Assurance.USUAL);
        assertThatThrownBy(() -> SizeSearch.answer(question, 1, endsAfter(0))).isInstanceOf(SearchCancelled.class);
        SizeAnswer whole = SizeSearch.answer(question, 1, Watcher.NOBODY);
        SizeAnswer cut = SizeSearch.answer(question, 1, endsAfter(whole.trials() / 2));
        assertThat(cut.best()).isEqualTo(whole.best());
        assertThat(cut.complete()).isFalse();
    }

    /// Someone who has seen enough after so many reports.
    private static Watcher endsAfter(int reports) {
        AtomicInteger heard = new AtomicInteger();
        return new Watcher() {
            @Override
            public boolean cancelled() {
                return heard.get() >= reports;
            }

            @Override
            public void progress(double share) {
                assertThat(share).isBetween(0.0, 1.0);
                heard.incrementAndGet();
            }
        };
    }

    @Test
    void whatCannotBeSizedIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> SizeQuestion.of(chat(1), LANE, Assurance.USUAL)).isInstanceOf(InvalidPlan.class).hasMessageContaining("has no objective");
        assertThatThrownBy(() -> SizeQuestion.of(LAUNCH, new Subject.Lane(new PartitionId("cabin-fraud")), Assurance.USUAL)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("is a cabin");
        assertThatThrownBy(() -> SizeQuestion.of(LAUNCH, new Subject.OneTenant(new TenantId("nobody")), Assurance.USUAL)).isInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> new SizeQuestion(LAUNCH, OPERATOR, List.of(new ClusterId("x")), List.of(), Assurance.USUAL, null, 1)).isInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> new SizeQuestion(LAUNCH, OPERATOR, List.of(), List.of(new DeploymentId("desk-8b")), Assurance.USUAL, null, 1))
                .isInstanceOf(InvalidPlan.class).hasMessageContaining("does not accept");
        Plan empty = LAUNCH.withPartition(new Partition(new PartitionId("empty"), "Empty", Partition.Kind.SHARED, new ClusterId("b"), 4, new DeploymentId("chat-70b"), null));
        assertThatThrownBy(() -> SizeQuestion.of(empty, new Subject.Lane(new PartitionId("empty")), Assurance.USUAL)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("has no tenants");
    }
}

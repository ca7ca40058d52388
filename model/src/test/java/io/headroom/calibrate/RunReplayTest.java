package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.calibrate.RecordedRun.Request;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.calibrate.RunReplay.Latency;
import io.headroom.calibrate.RunReplay.Outcome;
import io.headroom.calibrate.RunReplay.Replayed;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunReplayTest {
    private static final double EXACT = 1e-9;
    private static final GpuType GPU = new GpuType(new GpuTypeId("toy"), "Toy", 1, 1e6, 1e6, null, null, 1, 8, null, "made up");
    private static final Model MODEL = new Model(new ModelId("toy"), "Toy", 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 100, 1, 0, 2, "made up");
    /// A step takes 10 ms, and 5 ms more for each sequence it admits.
    private static final Efficiency EASY = Efficiency.USUAL.with(Coefficient.STEP, 0.010).with(Coefficient.NEW_SEQUENCE, 0.005).with(Coefficient.LAYER, 0)
            .with(Coefficient.SEQUENCE, 0).with(Coefficient.API, 7);

    private static RecordedRun run(List<Request> requests, List<Tick> ticks) {
        return new RecordedRun("made up", GPU, MODEL, new Batching("vllm", null, Precision.BF16, Precision.BF16, 1, 8, 2, 0.9, false, true), requests, ticks);
    }

    private static Request request(String id, int input, int output, double queued) {
        return new Request(id, input, output, queued, queued, queued + 0.01, queued + 0.02);
    }

    private static Tick tick(double seconds) {
        return new Tick(seconds, 0, 0, Double.NaN);
    }

    private static void assertLatencies(Replayed replayed, double ttft, double tpot, double e2e) {
        assertThat(replayed.simulated().ttftSeconds()).isCloseTo(ttft, within(EXACT));
        assertThat(replayed.simulated().tpotSeconds()).isCloseTo(tpot, within(EXACT));
        assertThat(replayed.simulated().e2eSeconds()).isCloseTo(e2e, within(EXACT));
    }

    /// Budget 8 tokens, 2 seats. Steps: 0 to 15 ms the prompt of a. To 30 ms: a decodes, 7 tokens of b's prompt. To 40 ms: a decodes for the last time, the last
    /// token of b's prompt; c has no seat. To 55 ms: b decodes for the last time, the prompt of c.
    @Test
    void threeRequestsTakeWhatTheyTakeByHand() {
        Outcome outcome = RunReplay.of(run(List.of(request("a", 4, 3, 0), request("b", 8, 2, 0.001), request("c", 4, 1, 0.002)),
                List.of(tick(0.010), tick(0.035), tick(0.050), tick(0.100))), EASY);
        assertLatencies(outcome.requests().get(0), 0.015, 0.0125, 0.040);
        assertLatencies(outcome.requests().get(1), 0.039, 0.015, 0.054);
        assertLatencies(outcome.requests().get(2), 0.053, Double.NaN, 0.053);
        assertThat(outcome.ticks()).extracting(Tick::running).containsExactly(1, 2, 2, 0);
        assertThat(outcome.ticks()).extracting(Tick::waiting).containsExactly(2, 1, 0, 0);
        assertThat(outcome.ticks().getLast().kvShare()).isZero();
    }

    @Test
    void errorsAreShareOfTheMeasuredAndCountsDifferOnAverage() {
        Request measured = new Request("a", 4, 3, 0, 0, 0.012, 0.050);
        Outcome outcome = RunReplay.of(run(List.of(measured), List.of(new Tick(0.010, 3, 1, Double.NaN), new Tick(1, 0, 4, Double.NaN))), EASY);
        assertThat(outcome.error(Latency.TTFT).median()).isCloseTo(0.25, within(1e-6));
        assertThat(outcome.error(Latency.E2E).median()).isCloseTo(0.30, within(1e-6));
        assertThat(outcome.error(Latency.TPOT).p90()).isCloseTo(1 - 0.010 / 0.019, within(1e-6));
        assertThat(outcome.runningDifference()).isEqualTo(1);
        assertThat(outcome.waitingDifference()).isEqualTo(2.5);
    }

    private static RecordedRun manyRequests() {
        SplittableRandom random = new SplittableRandom(7);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(request("r" + i, random.nextInt(1, 40), random.nextInt(1, 30), random.nextDouble(0, 20)));
        }
        return run(requests, IntStream.rangeClosed(1, 400).mapToObj(i -> tick(0.137 * i)).toList());
    }

    @Test
    void everyRequestIsServedAndNoneOvertakesAnother() {
        List<Replayed> byArrival = new ArrayList<>(RunReplay.of(manyRequests(), EASY).requests());
        assertThat(byArrival).hasSize(200).allSatisfy(one -> {
            assertThat(one.simulated().ttftSeconds()).isGreaterThanOrEqualTo(0.015 - EXACT);
            assertThat(one.simulated().e2eSeconds()).isGreaterThanOrEqualTo(one.simulated().ttftSeconds());
        });
        byArrival.sort(Comparator.comparingDouble(one -> one.request().queuedSeconds()));
        assertThat(byArrival.stream().map(one -> one.request().queuedSeconds() + one.simulated().ttftSeconds())).isSorted();
    }

    @Test
    void atEveryMomentThoseHereAreThoseThatCameLessThoseThatLeft() {
        Outcome outcome = RunReplay.of(manyRequests(), EASY);
        assertThat(outcome.ticks()).allSatisfy(tick -> assertThat(tick.running() + tick.waiting()).isEqualTo((int) outcome.requests().stream()
                .filter(one -> one.request().queuedSeconds() <= tick.seconds() && one.request().queuedSeconds() + one.simulated().e2eSeconds() > tick.seconds()).count()));
        assertThat(outcome.ticks()).extracting(Tick::running).contains(2).doesNotContain(3);
        assertThat(outcome.ticks().getFirst().kvShare()).isPositive();
    }

    @Test
    void lookingChangesNothingAndASecondReplayIsTheSame() {
        RecordedRun run = manyRequests();
        Outcome outcome = RunReplay.of(run, EASY);
        assertThat(RunReplay.of(run, EASY)).isEqualTo(outcome);
        List<Replayed> unseen = RunReplay.of(run(run.requests(), List.of(tick(1))), EASY).requests();
        for (int i = 0; i < unseen.size(); i++) {
            assertThat(unseen.get(i).simulated().e2eSeconds()).isCloseTo(outcome.requests().get(i).simulated().e2eSeconds(), within(EXACT));
        }
    }

    @Test
    void aRequestThatIsTooLongIsNamed() {
        assertThatThrownBy(() -> RunReplay.of(run(List.of(request("long", 90, 20, 0)), List.of(tick(1))), EASY)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("Request long of made up has 90 + 20 tokens");
    }

    /// Nothing is fitted to this run, nor to any on its GPU type. The target is 8 % end to end.
    @Test
    @NeedsData
    void aRealRunIsMetByConstantsThatNeverSawIt() throws IOException {
        RecordedRun run = RecordedRunTest.real();
        Outcome outcome = RunReplay.of(run, Profiles.of(Catalogue.shipped().profiles(run.gpu().id())).efficiency(run.gpu(), run.model(), run.batching()));
        System.out.printf("recorded run, median and P90 error in %%: E2E %.1f %.1f, TTFT %.1f %.1f, TPOT %.1f %.1f; running %.1f, waiting %.1f%n",
                100 * outcome.error(Latency.E2E).median(), 100 * outcome.error(Latency.E2E).p90(), 100 * outcome.error(Latency.TTFT).median(),
                100 * outcome.error(Latency.TTFT).p90(), 100 * outcome.error(Latency.TPOT).median(), 100 * outcome.error(Latency.TPOT).p90(),
                outcome.runningDifference(), outcome.waitingDifference());
        assertThat(outcome.error(Latency.E2E).median()).isLessThan(0.08);
        assertThat(outcome.error(Latency.TTFT).median()).isLessThan(0.15);
        assertThat(outcome.error(Latency.TPOT).median()).isLessThan(0.06);
        assertThat(outcome.runningDifference()).isLessThan(5);
        assertThat(outcome.waitingDifference()).isLessThan(5);
    }
}

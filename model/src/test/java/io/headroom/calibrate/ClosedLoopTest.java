package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.StepTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedLoopTest {
    private static final Batching BATCHING = Batching.of(Precision.FP8, 2);
    private final GpuType gpu = Catalogue.shipped().gpuType(new GpuTypeId("h100-80-sxm")).orElseThrow();
    private final Model model = Catalogue.shipped().model(new ModelId("llama-3.1-70b")).orElseThrow();
    private final StepTime time = new StepTime(model, gpu, BATCHING, Efficiency.USUAL);

    private static Protocol requests(int perClient, double rampSeconds) {
        return new Protocol(perClient, 1, rampSeconds, Protocol.Seats.USUAL, Precision.BF16);
    }

    private MeasuredPoint point(int input, int output, int clients) {
        return new MeasuredPoint("x", gpu, model, BATCHING, input, output, clients, 1, 1);
    }

    private ClosedLoop.Means run(int input, int output, int clients, Protocol protocol) {
        return ClosedLoop.run(point(input, output, clients), protocol, BATCHING, time);
    }

    /// One step computes the whole prompt: each of its tokens looks at half of it on average.
    private double prefill(int input) {
        return time.seconds(input, 0.5 * input * input, 0, 0, 1);
    }

    @Test
    void aLoneClientWaitsForApiTokenizerAndOneStep() {
        double overhead = Efficiency.USUAL.get(Coefficient.API) + 1000 * Efficiency.USUAL.get(Coefficient.TOKENIZER);
        assertThat(run(1000, 1, 1, requests(1, 0)).ttftSeconds()).isEqualTo(overhead + prefill(1000), within(1e-9));
        assertThat(run(1000, 50, 1, requests(7, 0)).ttftSeconds()).isEqualTo(overhead + prefill(1000), within(1e-9));
    }

    @Test
    void aLoneClientsTokensAreStepsOverAGrowingContext() {
        double sum = 0;
        for (int token = 1; token < 50; token++) {
            sum += time.seconds(0, 0, 1, 1000 + token, 0);
        }
        ClosedLoop.Means means = run(1000, 50, 1, requests(1, 0));
        assertThat(means.tpotSeconds()).isEqualTo(sum / 49, within(1e-9));
        assertThat(means.e2eSeconds()).isEqualTo(means.ttftSeconds() + sum, within(1e-9));
    }

    @Test
    void anOutputOfOneTokenHasNoTpot() {
        assertThat(run(1000, 1, 3, requests(2, 0)).tpotSeconds()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "16, 10", "40, 3", "64, 2"})
    void everyRequestIsCountedOnceInEveryMean(int clients, int perClient) {
        ClosedLoop.Means means = run(6000, 200, clients, requests(perClient, 0));
        // Outputs are all of the same length, so the means add up if and only if each took the same requests.
        assertThat(means.e2eSeconds()).isEqualTo(means.ttftSeconds() + 199 * means.tpotSeconds(), within(1e-9 * means.e2eSeconds()));
    }

    @Test
    void clientsThatStartFarApartDoNotFeelEachOther() {
        ClosedLoop.Means apart = run(1000, 20, 4, requests(1, 400));
        ClosedLoop.Means alone = run(1000, 20, 1, requests(1, 0));
        assertThat(apart.ttftSeconds()).isEqualTo(alone.ttftSeconds(), within(1e-9));
        assertThat(apart.tpotSeconds()).isEqualTo(alone.tpotSeconds(), within(1e-9));
        assertThat(run(1000, 20, 4, requests(1, 0)).ttftSeconds()).isGreaterThan(1.2 * alone.ttftSeconds());
    }

    @Test
    void oneSeatFewerThanClientsKeepsOneOfThemWaiting() {
        MeasuredPoint point = point(1000, 400, 4);
        Batching short1 = Protocol.USUAL.withSeats(Protocol.Seats.ONE_SHORT).batching(BATCHING, 4);
        assertThat(short1.maxSequences()).isEqualTo(3);
        double waiting = ClosedLoop.run(point, requests(10, 0), short1, time).ttftSeconds();
        assertThat(waiting).isGreaterThan(2 * run(1000, 400, 4, requests(10, 0)).ttftSeconds());
    }
}

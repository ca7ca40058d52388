package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Objective;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotebookTest {
    private static final int TENANTS = 7;
    private static final Watch WATCH = new Watch(5, List.of(0.5), List.of(2.0, 4.0), false);

    /// The same random things happen to tenants whose meters hear of them at once and to tenants whose meters are told page by page.
    @Test
    void aMeterThatIsToldLaterCountsTheSameToTheLastBit() {
        Horizon horizon = new Horizon(100, 1_000, WATCH.sections());
        VerdictMeter[] plain = meters(horizon);
        VerdictMeter[] told = meters(horizon);
        Notebook notes = new Notebook(horizon, told);
        NotedMeter[] noted = new NotedMeter[TENANTS];
        for (int i = 0; i < TENANTS; i++) {
            noted[i] = new NotedMeter(notes, i, told[i]);
        }
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            int tenant = (int) (TENANTS * random.nextDouble() * random.nextDouble());
            long seed = random.nextLong();
            happens(plain[tenant], new Random(seed));
            happens(noted[tenant], new Random(seed));
        }
        for (int i = 0; i < TENANTS; i++) {
            assertSame(noted[i].verdict(), plain[i]);
            assertThat(plain[i].served).isPositive();
        }
    }

    private static VerdictMeter[] meters(Horizon horizon) {
        return Stream.generate(() -> new VerdictMeter(horizon, WATCH, false)).limit(TENANTS).toArray(VerdictMeter[]::new);
    }

    private static void happens(Meter meter, Random random) {
        double arrival = 1_100 * random.nextDouble();
        double seconds = -Math.log(random.nextDouble());
        boolean late = random.nextInt(5) == 0;
        int tokens = random.nextInt(1 << 30);
        switch (random.nextInt(9)) {
            case 0, 1 -> meter.offered(arrival, tokens);
            case 2, 3 -> meter.started(arrival, seconds, arrival);
            case 4, 5 -> meter.firstToken(arrival, seconds, arrival);
            case 6 -> meter.finished(arrival, seconds, random.nextInt(4) == 0 ? Double.NaN : seconds / 7, tokens, random.nextInt(3) * (tokens / 2), tokens / 3, late, arrival);
            case 7 -> meter.gaveUp(arrival, LimitKind.WAIT, arrival);
            default -> meter.heldBack(arrival, seconds);
        }
    }

    private static void assertSame(VerdictMeter one, VerdictMeter other) {
        assertThat(List.of(one.offered, one.tokensOffered, one.served, one.expired, one.deadlineMisses, one.tokensIn, one.tokensCached, one.tokensOut)).isEqualTo(
                List.of(other.offered, other.tokensOffered, other.served, other.expired, other.deadlineMisses, other.tokensIn, other.tokensCached, other.tokensOut));
        assertThat(one.heldBackSeconds).isEqualTo(other.heldBackSeconds);
        assertThat(one.offeredBySection).isEqualTo(other.offeredBySection);
        for (int section = 0; section < WATCH.sections(); section++) {
            assertThat(one.waitsBeyond.of(section)).isEqualTo(other.waitsBeyond.of(section));
            assertThat(one.e2eBeyond.of(section)).isEqualTo(other.e2eBeyond.of(section));
            for (Objective.Metric metric : Objective.Metric.values()) {
                LatencyHistogram mine = one.sections(metric).get(section);
                LatencyHistogram theirs = other.sections(metric).get(section);
                assertThat(mine.count()).isEqualTo(theirs.count());
                assertThat(mine.sum()).isEqualTo(theirs.sum());
                assertThat(mine.sumOfSquares()).isEqualTo(theirs.sumOfSquares());
                for (double share = 0; share <= 1; share += 0.05) {
                    assertThat(mine.quantile(share)).isEqualTo(theirs.quantile(share));
                }
            }
        }
    }
}

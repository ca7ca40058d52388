package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.engine.LatencyHistogram;
import io.headroom.engine.Observation;
import io.headroom.plan.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErlangATest {
    /// Where patience is like service, one that waits goes as fast as one in service: the number is Poisson.
    @Test
    void withPatienceLikeServiceTheNumberIsPoisson() {
        ErlangA queue = new ErlangA(3, 2.5, 1, 1);
        assertThat(queue.probabilityOf(0)).isCloseTo(Math.exp(-2.5), within(1e-12));
        assertThat(queue.probabilityOf(4)).isCloseTo(Math.exp(-2.5) * Math.pow(2.5, 4) / 24, within(1e-12));
        assertThat(queue.meanInSystem()).isCloseTo(2.5, within(1e-12));
    }

    /// Two servers at a load of 0.85: Erlang C gives 2 x 0.85^2 / 1.85.
    @Test
    void withPatienceThatHardlyEndsItIsErlangC() {
        ErlangA queue = new ErlangA(2, 1.7, 1, 1e-4);
        assertThat(queue.probabilityOfWaiting()).isCloseTo(2 * 0.85 * 0.85 / 1.85, within(1e-3));
        assertThat(queue.meanWait()).isCloseTo(2 * 0.85 * 0.85 / 1.85 / 0.3, within(0.02));
        assertThat(queue.meanWaitOfServed()).isCloseTo(queue.meanWait(), within(1e-2));
    }

    /// What comes is served or leaves: the servers' work, the leaving and the arrivals balance, and so do the waits.
    @Test
    void whatComesIsServedOrLeaves() {
        ErlangA queue = new ErlangA(8, 9, 1, 0.5);
        double busy = queue.meanInSystem() - queue.meanWaiting();
        assertThat(busy + 9 * queue.abandonment()).isCloseTo(9, within(1e-10));
        assertThat(queue.meanWaitOfServed()).isLessThan(queue.meanWait() / (1 - queue.abandonment()));
    }

    @Test
    @NeedsData
    void theReferenceFileSaysTheSame() throws IOException {
        ErlangA queue = new ErlangA(8, 9, 1, 0.5);
        Map<String, Double> known = Map.of("P(abandon)", queue.abandonment(), "Lq_mean", queue.meanWaiting(), "P(wait>0)", queue.probabilityOfWaiting());
        List<QueueRow> rows = QueueFile.read(Path.of(System.getenv("HEADROOM_DATA"), "queueing", "closed_form.csv")).stream()
                .filter(row -> row.model().equals("M/M/c+M")).toList();
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.expected()).isCloseTo(known.get(row.metric()), within(1e-12)));
    }

    /// In each section 100 come: 70 are served at once, 20 after 2 s, and 10 leave; together they wait 60 s.
    @Test
    void figuresAreOfAllThatComeOrOfTheServed() {
        LatencyHistogram waits = new LatencyHistogram();
        for (int i = 0; i < 90; i++) {
            waits.record(i < 70 ? 0 : 2);
        }
        Observation.Section section = new Observation.Section(50, 100, waits, waits, List.of(20L), List.of(), new Observation.Stretch(40, 60, List.of()));
        Queue queue = new Queue(2, 1, new Distribution.Exponential(1), 1, false, null, new Distribution.Exponential(2));
        QueueSample sample = new QueueSample(queue, 2, List.of(new Observation(Collections.nCopies(40, section))), List.of(0.0), List.of());
        assertThat(sample.estimate(new QueueMetric.Blocked()).value()).isCloseTo(0.1, within(1e-12));
        assertThat(sample.estimate(new QueueMetric.NotAtOnce()).value()).isCloseTo(0.3, within(1e-12));
        assertThat(sample.estimate(new QueueMetric.TimeInQueue()).value()).as("in a unit of two seconds").isCloseTo(0.3, within(1e-12));
        assertThat(sample.estimate(new QueueMetric.Population(true)).value()).isCloseTo(1.2, within(1e-12));
        assertThat(sample.estimate(new QueueMetric.Moment(true, QueueMetric.Moment.Kind.MEAN)).value()).isCloseTo(40.0 / 90 / 2, within(1e-12));
    }
}

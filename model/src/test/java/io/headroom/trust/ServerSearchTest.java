package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A figure that falls with the servers, 10 / c, against the target 1: ten servers meet it.
class ServerSearchTest {
    private static final QueueSample.Figure TARGET = new QueueSample.Figure(1, new Interval(1, 1));
    private final List<Integer> tried = new ArrayList<>();

    private QueueSample.Figure search(int start, double uncertain) {
        return ServerSearch.smallest(start, 4, servers -> {
            tried.add(servers);
            if (servers < 5) {
                throw new NotExpressible("too close");
            }
            double value = 9.9 / servers;
            return ServerSearch.Point.atMost(new QueueSample.Figure(value, new Interval(value * (1 - uncertain), value * (1 + uncertain))), TARGET);
        }).figure();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 10, 11, 30})
    void theSmallestIsFoundFromAnywhere(int start) {
        assertThat(search(start, 0.001)).isEqualTo(new QueueSample.Figure(10, new Interval(10, 10)));
    }

    @Test
    void whatIsUncertainWidensTheInterval() {
        QueueSample.Figure found = search(10, 0.15);
        assertThat(found.value()).isEqualTo(10);
        assertThat(found.interval()).isEqualTo(new Interval(9, 12));
    }

    @Test
    void noNumberIsSimulatedTwice() {
        search(12, 0.15);
        assertThat(tried).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeSimulatedIsNotRuledOut() {
        assertThat(search(6, 10).interval().lo()).isEqualTo(4);
    }
}

package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.TraceId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final List<Function<Streams, RandomStream>> PURPOSES = List.of(Streams::arrivals, Streams::input, Streams::output, Streams::service, Streams::sessions,
            Streams::prompts, Streams::patience, Streams::chance);

    private static List<Long> firsts(Streams streams) {
        return PURPOSES.stream().map(purpose -> purpose.apply(streams).bits()).toList();
    }

    @Test
    void eachPurposeHasItsOwn() {
        assertThat(firsts(new Streams(7, 2, "a/0"))).doesNotHaveDuplicates().isEqualTo(firsts(new Streams(7, 2, "a/0")));
    }

    @Test
    void seedReplicationAndNameTellThemApart() {
        List<Long> all = firsts(new Streams(7, 2, "a/0"));
        assertThat(all).doesNotContainAnyElementsOf(firsts(new Streams(8, 2, "a/0")));
        assertThat(all).doesNotContainAnyElementsOf(firsts(new Streams(7, 3, "a/0")));
        assertThat(all).doesNotContainAnyElementsOf(firsts(new Streams(7, 2, "a/1")));
    }

    /// What a plan and a seed come to depends on which number names which stream.
    @Test
    void theNumbersOfThePurposesStay() {
        for (int purpose = 0; purpose < PURPOSES.size(); purpose++) {
            assertThat(PURPOSES.get(purpose).apply(new Streams(7, 2, "a/0")).bits()).as("%d", purpose).isEqualTo(new RandomStream(7, 2, "a/0", purpose).bits());
        }
    }

    @Test
    void aTraceHasTheSameInEveryRun() {
        assertThat(Streams.of(new TraceId("t")).prompts().bits()).isEqualTo(new RandomStream(0, 0, "t", 5).bits());
    }
}

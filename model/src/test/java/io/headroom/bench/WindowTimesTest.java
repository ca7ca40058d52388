package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowTimesTest {
    @Test
    void aPercentileIsATimeThatWasSeen() {
        WindowTimes.Spread spread = WindowTimes.Spread.of(LongStream.rangeClosed(1, 1_000).map(i -> (1_001 - i) * 1_000_000).toArray());

        assertThat(spread).isEqualTo(new WindowTimes.Spread(0.5, 0.95, 0.99, 0.999, 1));
    }

    @Test
    void ofNothingNothingIsSaid() {
        assertThat(WindowTimes.Spread.of(new long[0]).most()).isZero();
    }
}

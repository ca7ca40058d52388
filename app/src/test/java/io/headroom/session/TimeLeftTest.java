package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final ManualClock clock = new ManualClock();
    private final TimeLeft left = new TimeLeft(clock::nanos);

    @Test
    void theRestTakesAsLongAsItsShare() {
        assertThat(left.seconds("work", 0)).isNaN();
        clock.pass(Duration.ofSeconds(10));
        assertThat(left.seconds("work", 0.25)).isEqualTo(30);
        clock.pass(Duration.ofSeconds(10));
        assertThat(left.seconds("work", 1)).isZero();
    }

    @Test
    void nothingIsGuessedFromNothing() {
        assertThat(left.seconds("work", -1)).isNaN();
        clock.pass(Duration.ofSeconds(60));
        assertThat(left.seconds("work", 0.01)).as("too little is done").isNaN();
    }

    @Test
    void otherWorkStartsAnew() {
        left.seconds("work", 0.1);
        clock.pass(Duration.ofSeconds(60));
        assertThat(left.seconds("other", 0.5)).as("it has only just begun").isNaN();
        clock.pass(Duration.ofSeconds(4));
        assertThat(left.seconds("other", 0.5)).isEqualTo(4);
    }
}

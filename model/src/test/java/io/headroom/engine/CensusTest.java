package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CensusTest {
    /// One waits from 1 to 4, another from 2 to 3.
    @Test
    void waitingIsAddedUpOverTime() {
        Census census = new Census(0);
        census.came(1);
        census.came(2);
        assertThat(census.waiting()).isEqualTo(2);
        census.began(3);
        census.wentAway(4);
        census.answered(9);
        assertThat(census.waiting()).isZero();
        assertThat(census.waitingSeconds(10)).isEqualTo(3 + 1);
    }

    @Test
    void whoWaitsStillCountsUpToTheTime() {
        Census census = new Census(5);
        census.came(6);
        assertThat(census.waitingSeconds(8)).isEqualTo(2);
        assertThat(census.waitingSeconds(9)).isEqualTo(3);
    }

    /// Two came before, of whom one is answered at 3; at 4 one comes that goes away at 6. That service begins changes nothing.
    @Test
    void whoIsInServiceIsThereToo() {
        Census census = new Census(0);
        census.came(0);
        census.came(0);
        Occupancy occupancy = census.watch(1);
        census.began(2);
        census.answered(3);
        census.came(4);
        census.wentAway(6);
        assertThat(occupancy.take(7)).startsWith(0.0, 1.0 + 1.0, 2.0 + 2.0, 0.0);
    }
}

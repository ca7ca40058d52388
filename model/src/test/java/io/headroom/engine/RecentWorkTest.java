package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentWorkTest {
    private static double[] busy(double... seconds) {
        return seconds;
    }

    @Test
    void aWindowBeginsAtTheSlotEndBeforeIt() {
        RecentWork recent = new RecentWork(0);
        recent.mark(10, busy(2, 10));
        recent.mark(20, busy(5, 20));
        assertThat(recent.shares(30, 10, busy(10, 25))).containsExactly(0.5, 0.5);
        assertThat(recent.shares(30, 11, busy(10, 25))).as("back to 10").containsExactly(0.4, 0.75);
    }

    @Test
    void beforeTheFirstMarkAWindowBeginsWithTheWork() {
        assertThat(new RecentWork(4).shares(8, 600, busy(3))).containsExactly(0.75);
        assertThat(new RecentWork(4).shares(4, 600, busy(0))).containsExactly(0);
    }

    @Test
    void aStationThatCameSinceHadNotWorkedBefore() {
        RecentWork recent = new RecentWork(0);
        recent.mark(10, busy(10));
        assertThat(recent.shares(20, 10, busy(10, 5))).containsExactly(0, 0.5);
    }

    @Test
    void whatTheLongestWindowReachesIsKept() {
        RecentWork recent = new RecentWork(0);
        for (double end = RecentWork.slotEnd(0); end <= 1_000; end += MomentMeter.SLOT_SECONDS) {
            recent.mark(end, busy(end / 2));
            recent.forget(end);
        }
        assertThat(recent.shares(1_000, MomentMeter.LONGEST_SECONDS, busy(500))).containsExactly(0.5);
        assertThat(recent.shares(1_000, 900, busy(800))).as("forgotten, so that it is the share of all the time").containsExactly(0.8);
    }

    @Test
    void theEndOfASlotIsTheBeginningOfTheNext() {
        assertThat(RecentWork.slotEnd(0)).isEqualTo(10);
        assertThat(RecentWork.slotEnd(9.99)).isEqualTo(10);
        assertThat(RecentWork.slotEnd(10)).isEqualTo(20);
    }
}

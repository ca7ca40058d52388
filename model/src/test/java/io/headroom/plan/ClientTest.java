package io.headroom.plan;

import static io.headroom.plan.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final PartitionId LANE = new PartitionId("lane");
    private static final ProviderId OUTSIDE = new ProviderId("outside");

    private static Hop outside(double delay, double price, double quality, double after) {
        return new Hop(null, OUTSIDE, delay, price, quality, after);
    }

    @Test
    void aChainComesToNoPlaceTwice() {
        Hop cheap = outside(0, 1, 1, 2);
        refuses(() -> Client.PLAIN.withFallback(List.of(cheap, Hop.to(LANE), outside(1, 2, 0.5, 9))),
                "A fallback chain comes to outside twice, as steps 1 and 3: a request would go round in a circle. Remove one.");
        refuses(() -> Client.PLAIN.withFallback(List.of(Hop.to(LANE), Hop.to(LANE))),
                "A fallback chain comes to lane twice, as steps 1 and 2: a request would go round in a circle. Remove one.");
    }

    @Test
    void aPartitionAndAProviderOfOneNameAreTwoPlaces() {
        Hop partition = Hop.to(new PartitionId("outside"));
        assertThat(Client.PLAIN.withFallback(List.of(partition, outside(0, 1, 1, 2))).fallback()).hasSize(2);
    }

    @Test
    void aStepLeadsToOnePlace() {
        refuses(() -> new Hop(null, null, 0, 0, 1, null), "A fallback leads to no place: name one partition or one provider.");
        refuses(() -> new Hop(LANE, OUTSIDE, 0, 0, 1, null), "A fallback leads to lane and outside: name one partition or one provider.");
    }

    @Test
    void theFiguresOfAStepAreInRange() {
        refuses(() -> outside(-1, 0, 1, 2), "Delay of the fallback to outside is -1: it must be at least 0. Enter a duration, e.g. 200ms, or 0s.");
        refuses(() -> outside(0, -1, 1, 2), "Price at the fallback to outside is -1: it must be at least 0. Enter US dollars per million tokens, or 0.");
        refuses(() -> outside(0, 0, 1.5, 2), "Quality of the fallback to outside is 1.5: use 0 to 1, 1 for answers as good as at home.");
        refuses(() -> outside(0, 0, 1, 0),
                "Wait before the fallback to outside is 0: it must be more than 0. Enter a duration, e.g. 2s, or nothing to go on only when refused.");
    }

    @Test
    void clocksAreNoFurtherApartThanOnEarth() {
        assertThat(Client.PLAIN.withHoursAhead(-26).hoursAhead()).isEqualTo(-26);
        refuses(() -> Client.PLAIN.withHoursAhead(26.5), "A tenant's clocks are 26.5 hours ahead: use -26 to 26.");
        refuses(() -> Client.PLAIN.withHoursAhead(Double.NaN), "A tenant's clocks are NaN hours ahead: use -26 to 26.");
    }

    @Test
    void retriesAreInRange() {
        refuses(() -> new Retry(0, 1, 2, 60, 1, true), "A client makes 0 attempts: use 1 to 100, 1 for no retry.");
        refuses(() -> new Retry(101, 1, 2, 60, 1, true), "A client makes 101 attempts: use 1 to 100, 1 for no retry.");
        refuses(() -> new Retry(3, 0, 2, 60, 1, true), "First pause before a retry is 0: it must be more than 0. Enter a duration, e.g. 1s.");
        refuses(() -> new Retry(3, 1, 0.5, 60, 1, true), "Growth of the pauses between retries is 0.5: it must be at least 1. Most clients use 2.");
        refuses(() -> new Retry(3, 5, 2, 1, 1, true), "Longest pause before a retry is 1: it must be at least 5. Make it at least the first pause.");
        refuses(() -> new Retry(3, 1, 2, 60, 1.5, true), "Jitter of retries is 1.5: use 0 to 1, 1 to draw whole pauses at random.");
    }

    @Test
    void aProviderTakesItsTime() {
        refuses(() -> new Provider(OUTSIDE, "Outside", new Distribution.Fixed(1), -1),
                "Time per output token of provider Outside is -1: it must be at least 0. Enter a duration, e.g. 20ms.");
    }
}

package io.headroom.allocate.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.InvalidPlan;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// What a reserved price covers, and what use beyond a reserved throughput costs.
class ReservedPricesTest {
    /// The worked example: 500 reserved, 300 in use, 300 more.
    @Test
    void aReservedPriceCoversWhatIsLeftOfItAndTheRestIsHourly() {
        assertThat(new PriceReservation(500).add(300, 300, 10_000)).isEqualTo(new PriceReservation.Addition(200, 100, 0));
        assertThat(new PriceReservation(500).idle(300)).isEqualTo(200);
    }

    @Test
    void aReservedPriceIsNoGuaranteeOfCapacity() {
        assertThat(new PriceReservation(500).add(300, 300, 50)).isEqualTo(new PriceReservation.Addition(50, 0, 250));
        assertThat(new PriceReservation(500).add(300, 300, 0)).isEqualTo(new PriceReservation.Addition(0, 0, 300));
    }

    @Test
    void whatIsAskedForIsCoveredOrHourlyOrRefused() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            double reserved = random.nextInt(1_000);
            double inUse = random.nextInt(1_000);
            double more = random.nextInt(1_000);
            double free = random.nextInt(1_000);
            PriceReservation.Addition addition = new PriceReservation(reserved).add(inUse, more, free);
            assertThat(addition.covered() + addition.hourly() + addition.refused()).isEqualTo(more);
            assertThat(addition.covered() + addition.hourly()).isLessThanOrEqualTo(free);
            assertThat(addition.covered()).isLessThanOrEqualTo(Math.max(0, reserved - inUse));
            if (addition.hourly() > 0) {
                assertThat(addition.covered()).as("hourly only when nothing reserved is left").isEqualTo(Math.max(0, reserved - inUse));
            }
        }
    }

    /// The worked example: $2 a minute reserved, $2.75 used in one.
    @Test
    void useBeyondAMinutesReservationIsPaidAsYouGo() {
        assertThat(new SpillBilling(2).bill(2.75)).isEqualTo(new SpillBilling.Bill(2, 0.75, 0));
        assertThat(new SpillBilling(2).bill(2.75).totalUsd()).isEqualTo(2.75);
    }

    @Test
    void whatAMinuteLeavesIsNeitherRefundedNorKeptForTheNext() {
        SpillBilling billing = new SpillBilling(2);
        assertThat(billing.bill(0.5, 2.75)).isEqualTo(new SpillBilling.Bill(4, 0.75, 1.5));
        assertThat(billing.bill(2.75, 0.5)).isEqualTo(billing.bill(0.5, 2.75));
        assertThat(billing.bill(0, 0, 0)).isEqualTo(new SpillBilling.Bill(6, 0, 6));
        assertThat(billing.bill()).isEqualTo(new SpillBilling.Bill(0, 0, 0));
    }

    @Test
    void minutesAddUpAndSmoothUseIsNeverDearer() {
        Random random = new Random(5);
        SpillBilling billing = new SpillBilling(2);
        for (int i = 0; i < 200; i++) {
            double[] used = random.doubles(60, 0, 5).toArray();
            SpillBilling.Bill bill = billing.bill(used);
            assertThat(bill.reservedUsd() - bill.unusedUsd() + bill.spilledUsd()).isCloseTo(DoubleStream.of(used).sum(), within(1e-9));
            double mean = DoubleStream.of(used).average().orElseThrow();
            assertThat(billing.bill(DoubleStream.generate(() -> mean).limit(60).toArray()).totalUsd()).isLessThanOrEqualTo(bill.totalUsd() + 1e-9);
        }
    }

    @Test
    void negativeFiguresAreRefused() {
        assertThatThrownBy(() -> new PriceReservation(-1)).isInstanceOf(InvalidPlan.class).hasMessage("Reserved units is -1: it must be at least 0. Enter a number of units, or 0.");
        assertThatThrownBy(() -> new PriceReservation(500).add(-1, 0, 0)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Units in use is -1");
        assertThatThrownBy(() -> new SpillBilling(2).bill(1, -0.5)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Use in minute 2 is -0.5");
    }
}

package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private static Prices prices(double onDemand, double reserved) {
        return new Prices(onDemand, reserved, LocalDate.of(2026, 8, 26), "a rate card");
    }

    /// Rate card of Hyperstack of 26 August 2026, on demand and reserved: H100 PCIe, H100 SXM and B200; and a discount of 60 %.
    @ParameterizedTest
    @CsvSource({"2.50, 1.75, 0.70", "3.20, 2.72, 0.85", "6.00, 5.10, 0.85", "10.00, 4.00, 0.40"})
    void aReservationPaysAboveTheRatioOfThePrices(double onDemand, double reserved, double share) {
        assertThat(prices(onDemand, reserved).breakEvenUtilisation()).hasValueCloseTo(share, within(1e-12));
    }

    @Test
    void atThatShareBothCostTheSame() {
        Prices prices = prices(12.29, 2.69);
        double hours = 720;
        assertThat(prices.breakEvenUtilisation().orElseThrow() * hours * prices.onDemandUsdPerGpuHour()).isCloseTo(hours * prices.reservedUsdPerGpuHour(), within(1e-9));
    }

    @Test
    void aDearerReservationNeverPaysAndFreeGpusHaveNoSuchShare() {
        assertThat(prices(2, 3).breakEvenUtilisation()).hasValue(1.5);
        assertThat(prices(2, 0).breakEvenUtilisation()).hasValue(0);
        assertThat(prices(0, 2).breakEvenUtilisation()).isEmpty();
    }
}

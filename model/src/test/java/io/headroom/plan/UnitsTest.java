package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"500ms, 0.5, 500ms", "12s, 12, 12s", "5min, 300, 5min", "5m, 300, 5min", "1h, 3600, 1h", "90s, 90, 90s", "1.5h, 5400, 90min", "20us, 0.00002, 20us",
        "0s, 0, 0s", "0, 0, 0s", "2d, 172800, 48h"})
    void durations(String text, double seconds, String written) {
        assertThat(Units.seconds(text)).isEqualTo(seconds);
        assertThat(Units.formatSeconds(seconds)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"20/s, 20, 20/s", "1M/day, 11.574074074074074, 1M/day", "900k/min, 15000, 900k/min", "50/min, 0.8333333333333334, 50/min"})
    void rates(String text, double perSecond, String written) {
        assertThat(Units.rate(text).perSecond()).isEqualTo(perSecond);
        assertThat(Units.format(Units.rate(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"8Gi, 8589934592, 8Gi", "128MB, 128000000, 128MB", "512, 512, 512", "1Mi, 1048576, 1Mi"})
    void sizes(String text, long bytes, String written) {
        assertThat(Units.bytes(text)).isEqualTo(bytes);
        assertThat(Units.formatBytes(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "5", "5 parsecs", "1e", "--5s", "5s5", "NaNs", "5/s"})
    void aTextThatIsNoDurationIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Units.seconds(text)).isInstanceOf(InvalidPlan.class).hasMessageContaining("\"" + text + "\"").hasMessageContaining("500ms");
    }

    @Test
    void aNegativeRateSaysWhatToEnter() {
        assertThatThrownBy(() -> Units.rate("-4/s")).hasMessage("Rate is -4/s: use 0 or more, e.g. 4/s.");
    }

    @Test
    void whatIsWrittenIsReadBackToTheBit() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.exp(random.nextDouble() * 40 - 20);
            assertThat(Units.seconds(Units.formatSeconds(value))).isEqualTo(value);
            assertThat(Units.count(Units.formatCount(value))).isEqualTo(value);
            for (Rate.Per per : Rate.Per.values()) {
                assertThat(Units.rate(Units.format(new Rate(value, per)))).isEqualTo(new Rate(value, per));
            }
        }
    }
}

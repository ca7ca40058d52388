package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /// As printed in tables, and for the far tail as scipy.stats.t gives them.
    @ParameterizedTest
    @CsvSource({"0.975, 1, 12.7062", "0.975, 2, 4.3027", "0.975, 4, 2.7764", "0.975, 19, 2.0930", "0.975, 100, 1.9840", "0.995, 39, 2.7079",
        "0.99999, 39, 4.8513", "0.99999, 100, 4.4784", "0.9999, 10, 5.6938", "0.999999, 19, 6.7234"})
    void percentilesMatchTheTables(double share, int degrees, double expected) {
        assertThat(StudentT.quantile(share, degrees)).isCloseTo(expected, within(2e-3 * expected));
        assertThat(StudentT.quantile(1 - share, degrees)).isCloseTo(-expected, within(2e-3 * expected));
    }
}

package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherSizesTest {
    @ParameterizedTest
    @CsvSource({"36.5, 9, 36", "3.9, 9, 3", "36.5, 25000, 4", "36.5, 100000, 1", "36.5, 500000, 1", "1, 100000, 1"})
    void asManyAreComparedAsThereIsTimeAndMemoryFor(double room, int tenants, int sizes) {
        assertThat(OtherSizes.most(room, tenants)).isEqualTo(sizes);
    }
}

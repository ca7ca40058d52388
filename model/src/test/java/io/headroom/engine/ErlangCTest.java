package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The reference itself, against values computed elsewhere.
class ErlangCTest {
    @Test
    void matchesPublishedValues() {
        assertThat(ErlangC.meanWait(1, 0.85)).isCloseTo(5.6666666667, within(1e-9));
        assertThat(ErlangC.meanWait(8, 6.8)).isCloseTo(0.47714, within(1e-5));
        assertThat(ErlangC.sojournQuantile(8, 6.8, 0.99)).isCloseTo(5.6851, within(1e-4));
    }
}

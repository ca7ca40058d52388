package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedTokensTest {
    @Test
    void whatCameBeforeDoesNotCount() {
        ServedTokens tokens = new ServedTokens(10);
        tokens.add(9.9, 1_000, 500, 100);
        tokens.add(10, 20, 4, 3);
        tokens.add(11, 200, 0, 1);
        assertThat(tokens.input()).isEqualTo(220);
        assertThat(tokens.cached()).isEqualTo(4);
        assertThat(tokens.output()).isEqualTo(4);
    }
}

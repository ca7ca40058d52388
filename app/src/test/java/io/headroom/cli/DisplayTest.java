package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNamesItsDisplay() {
        assertThat(Display.of("Linux", Map.of(), false).available()).isFalse();
        assertThat(Display.of("Linux", Map.of("DISPLAY", ""), false).available()).isFalse();
        assertThat(Display.of("Linux", Map.of("DISPLAY", ":0"), false).available()).isTrue();
        assertThat(Display.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), false).available()).isTrue();
    }

    @Test
    void othersHaveOneUnlessDenied() {
        assertThat(Display.of("Mac OS X", Map.of(), false).available()).isTrue();
        assertThat(Display.of("Windows 11", Map.of(), true).available()).isFalse();
    }
}

package io.headroom.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Contrast as WCAG 2.2 defines it (relative luminance of sRGB, success criteria 1.4.3 and 1.4.11).
class TokensTest {
    static Stream<Named<Tokens>> schemes() {
        return Stream.concat(Stream.of(named("paper", Tokens.PAPER), named("graphite", Tokens.GRAPHITE)), highContrast());
    }

    static Stream<Named<Tokens>> highContrast() {
        return Stream.of(named("paper in high contrast", Tokens.PAPER_CONTRAST), named("graphite in high contrast", Tokens.GRAPHITE_CONTRAST));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void textIsReadableOnEverySurface(Tokens t) {
        List<Color> surfaces = List.of(t.canvas(), t.chrome(), t.cabin(), t.raised(), t.hover());
        Map<String, Color> inks = Map.of("t1", t.text(), "t2", t.text2(), "t3", t.text3(), "accent", t.accent(), "ok", t.ok(), "warn", t.warn(),
                "bad", t.bad());
        inks.forEach((name, ink) -> assertThat(surfaces).as(name).allSatisfy(surface -> assertThat(contrast(ink, surface)).isGreaterThanOrEqualTo(4.5)));
        assertThat(contrast(t.onAccent(), t.accent())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(t.onWall(), t.wall())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void outlinesAndBarsStandOutFromTheirGround(Tokens t) {
        for (Color mark : List.of(t.line2(), t.wall(), t.ink(), t.ink2())) {
            assertThat(contrast(mark, t.canvas())).isGreaterThanOrEqualTo(3);
            assertThat(contrast(mark, t.chrome())).isGreaterThanOrEqualTo(3);
        }
    }

    /// Success criterion 1.4.6, and dividers that are seen.
    @ParameterizedTest
    @MethodSource("highContrast")
    void highContrastIsHigher(Tokens t) {
        for (Color surface : List.of(t.canvas(), t.chrome(), t.cabin(), t.raised(), t.hover())) {
            for (Color ink : List.of(t.text(), t.text2(), t.text3(), t.accent(), t.ok(), t.warn(), t.bad())) {
                assertThat(contrast(ink, surface)).isGreaterThanOrEqualTo(7);
            }
            assertThat(contrast(t.line(), surface)).isGreaterThanOrEqualTo(3);
            assertThat(contrast(t.line2(), surface)).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(t.onAccent(), t.accent())).isGreaterThanOrEqualTo(7);
    }

    /// Text and fills beside each other that carry meaning together: tint under text, the bar of progress on its track.
    @ParameterizedTest
    @MethodSource("schemes")
    void whatLiesOnATintIsReadable(Tokens t) {
        for (Color ground : List.of(t.canvas(), t.chrome(), t.cabin(), t.raised())) {
            Color tinted = over(t.tint(), ground);
            for (Color ink : List.of(t.text(), t.text2(), t.accent())) {
                assertThat(contrast(ink, tinted)).isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(t.accent(), t.weak())).as("progress on its track").isGreaterThanOrEqualTo(3);
    }

    private static Color over(Color wash, Color ground) {
        double part = wash.getOpacity();
        return Color.color(mix(wash.getRed(), ground.getRed(), part), mix(wash.getGreen(), ground.getGreen(), part), mix(wash.getBlue(), ground.getBlue(), part));
    }

    private static double mix(double top, double below, double part) {
        return top * part + below * (1 - part);
    }

    @Test
    void aSheetThatLacksARoleIsRefusedByName() {
        assertThatThrownBy(() -> Tokens.parse(".root { -hr-canvas: #131416; }", "graphite.css"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("graphite.css has no colour -hr-chrome");
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}

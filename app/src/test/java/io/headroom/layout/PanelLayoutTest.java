package io.headroom.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.layout.PanelLayout.Part;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelLayoutTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private PanelLayout layout = new PanelLayout(settings());

    private Settings settings() {
        return new Settings(folder, runner, new ManualClock());
    }

    @BeforeEach
    void begin() {
        layout = new PanelLayout(settings());
    }

    @Test
    void whatWasDraggedAndHiddenIsSoAtTheNextStart() {
        Settings settings = settings();
        PanelLayout first = new PanelLayout(settings);
        first.resize(Part.LEFT, 23.5);
        first.toggle(Part.TIMELINE);
        settings.flush();
        runner.runAll();
        PanelLayout next = new PanelLayout(settings());
        assertThat(next.size(Part.LEFT)).isEqualTo(23.5);
        assertThat(next.shown(Part.TIMELINE)).isFalse();
        assertThat(next.shown(Part.LEFT)).isTrue();
        next.reset();
        assertThat(next.shown(Part.TIMELINE)).isTrue();
        assertThat(next.size(Part.LEFT)).isEqualTo(19.3333);
    }

    @Test
    void aNarrowWindowHasNarrowPanelsUnlessTheUserChoseTheirSize() {
        layout.resize(Part.RIGHT, 30);
        layout.compact(true);
        assertThat(layout.size(Part.LEFT)).isEqualTo(15.6666);
        assertThat(layout.size(Part.RIGHT)).isEqualTo(30);
    }

    @Test
    void theBoardKeepsItsLeastWhateverThePanelsWant() {
        layout.resize(Part.LEFT, 40);
        layout.resize(Part.RIGHT, 40);
        double left = layout.given(Part.LEFT, Part.RIGHT, 80);
        double right = layout.given(Part.RIGHT, Part.LEFT, 80);
        assertThat(80 - left - right).isGreaterThanOrEqualTo(PanelLayout.LEAST_BOARD - 1e-9);
        assertThat(left).isCloseTo(right, within(1e-9)).isGreaterThan(20);
        assertThat(layout.given(Part.LEFT, Part.RIGHT, 200)).isEqualTo(40);
    }
}

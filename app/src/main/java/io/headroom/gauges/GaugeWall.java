package io.headroom.gauges;

import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A row of gauges, equally wide over the full width. Tiles are kept from one reading to the next.
public final class GaugeWall extends Region {
    /// More tiles than this cost too much to redraw four or five times a second.
    public static final int MOST_TILES = 12;

    /// Tiles narrower than this are compact, and the wall is lower, px.
    private static final double COMPACT_TILE = 165;
    private static final double GAP = 8;
    private static final double COMPACT_GAP = 6;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Format format;
    private final List<GaugeTile> tiles = new ArrayList<>();
    private int shown;

    /// @param format how figures are written
    public GaugeWall(Format format) {
        this.format = format;
        getStyleClass().add("gauge-wall");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(Words.of(GaugeWall.class).text("wall"));
        widthProperty().subscribe(_ -> chooseSize());
    }

    /// Shows these readings from left to right.
    ///
    /// @param readings 12 at most
    /// @throws IllegalArgumentException when there are more
    public void show(List<Reading> readings) {
        if (readings.size() > MOST_TILES) {
            throw new IllegalArgumentException("%d gauges do not fit on the wall: it holds %d. Maybe leave some out?"
                    .formatted(readings.size(), MOST_TILES));
        }
        for (int i = 0; i < readings.size(); i++) {
            if (i < tiles.size()) {
                tiles.get(i).show(readings.get(i));
            } else {
                GaugeTile tile = new GaugeTile(readings.get(i), format);
                tiles.add(tile);
                getChildren().add(tile);
            }
        }
        if (shown != readings.size()) {
            shown = readings.size();
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).setVisible(i < shown);
            }
            chooseSize();
            requestLayout();
        }
    }

    /// The tiles now shown, from left to right.
    public List<GaugeTile> tiles() {
        return Collections.unmodifiableList(tiles.subList(0, shown));
    }

    private boolean compact() {
        return shown > 0 && getWidth() > 0 && tileWidth(GAP) < COMPACT_TILE;
    }

    private void chooseSize() {
        pseudoClassStateChanged(COMPACT, compact());
    }

    private double tileWidth(double gap) {
        return (getWidth() - gap * (shown + 1)) / shown;
    }

    @Override
    protected void layoutChildren() {
        double gap = compact() ? COMPACT_GAP : GAP;
        double width = tileWidth(gap);
        for (int i = 0; i < shown; i++) {
            // Edges, not widths, go to whole pixels: the last tile then ends where the others would have it.
            double left = snapPositionX(gap + i * (width + gap));
            double right = snapPositionX(gap + i * (width + gap) + width);
            tiles.get(i).resizeRelocate(left, gap, right - left, snapSizeY(getHeight() - 2 * gap));
        }
    }
}

package io.headroom.gauges;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;
import io.headroom.words.Format;
import io.headroom.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Skin;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A tile that shows one [Reading], by eye and by ear. It is a tile of TilesFX that wears a face of our own.
public final class GaugeTile extends Region {
    private static final PseudoClass LIFTED = PseudoClass.getPseudoClass("lifted");

    private final Wording wording;
    private final Tile tile;
    private final TileFace face;
    private final Tooltip tooltip = new Tooltip();
    private Reading reading;
    private boolean explainable;

    /// @param first what to show at first
    /// @param format how figures are written
    public GaugeTile(Reading first, Format format) {
        this.wording = new Wording(Words.of(GaugeTile.class), format);
        this.reading = first;
        this.face = new TileFace(wording, first);
        this.tile = new FacedTile(face);
        getStyleClass().add("gauge-tile");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        Tooltip.install(this, tooltip);
        getChildren().add(tile);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        say();
    }

    /// Shows another reading. Creates no node and moves nothing by animation; the same reading again costs nothing.
    public void show(Reading shown) {
        if (!shown.equals(reading)) {
            reading = shown;
            face.show(shown);
            say();
        }
    }

    /// Shows a button that says how the value is computed, while the pointer or the focus is here.
    void explainable(Runnable explain) {
        explainable = true;
        face.info().setOnAction(_ -> explain.run());
        hoverProperty().subscribe(_ -> offer());
        focusWithinProperty().subscribe(_ -> offer());
    }

    private void offer() {
        face.info().setVisible(explainable && (isHover() || isFocusWithin()));
    }

    /// Whether it is carried over the others.
    void lifted(boolean up) {
        setViewOrder(up ? -1 : 0);
        pseudoClassStateChanged(LIFTED, up);
        setCursor(up ? Cursor.CLOSED_HAND : null);
    }

    /// What is shown.
    public Reading reading() {
        return reading;
    }

    private void say() {
        String words = wording.speech(reading);
        setAccessibleText(words);
        tooltip.setText(words);
    }

    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    /// The skins of TilesFX give a graphic the middle square of the tile only, so the face has a skin of its own.
    private static final class FacedTile extends Tile {
        private final TileFace face;

        FacedTile(TileFace face) {
            super(SkinType.CUSTOM);
            this.face = face;
            setAnimated(false);
            setFocusTraversable(false);
            setBackgroundColor(Color.TRANSPARENT);
            setBorderColor(Color.TRANSPARENT);
            setMinSize(0, 0);
        }

        /// Tile looks its own sheet up beside whatever class it is, and finds none beside this one. The face is styled by the theme alone.
        @Override
        public @Nullable String getUserAgentStylesheet() {
            return null;
        }

        @Override
        protected Skin<Tile> createDefaultSkin() {
            return new FaceSkin(this, face);
        }
    }

    private static final class FaceSkin extends TileSkin {
        private final TileFace face;

        FaceSkin(Tile tile, TileFace face) {
            super(tile);
            this.face = face;
            getPane().getChildren().add(face);
            face.setManaged(false);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            face.resizeRelocate(0, 0, tile.getWidth(), tile.getHeight());
        }
    }
}

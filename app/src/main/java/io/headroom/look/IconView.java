package io.headroom.look;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One icon as a node. Its size comes from the style class `icon` (1.333 em, so it grows with the font), its colour from the looked-up colour
/// `-icon-color`, which any parent may set.
public final class IconView extends Region {
    /// The grid that the outlines of [Icon] are drawn on, px.
    private static final double GRID = 16;

    private Icon icon;
    private @Nullable FontIcon glyph;
    private int glyphSize;
    private @Nullable SVGPath outline;

    IconView(Icon icon) {
        this.icon = icon;
        getStyleClass().add("icon");
        setMouseTransparent(true);
        show(icon);
    }

    /// The icon shown.
    public Icon icon() {
        return icon;
    }

    /// Shows another icon in the same place. Nodes are kept: going to and fro creates none.
    public void show(Icon shown) {
        if (shown == icon && (glyph != null || outline != null)) {
            return;
        }
        icon = shown;
        Feather code = shown.glyph();
        if (code != null) {
            FontIcon node = glyph;
            if (node == null) {
                node = new FontIcon(code);
                glyph = node;
                getChildren().add(node);
            } else if (node.getIconCode() != code) {
                node.setIconCode(code);
            }
        } else {
            SVGPath node = outline;
            if (node == null) {
                node = new SVGPath();
                node.getStyleClass().add("icon-outline");
                outline = node;
                getChildren().add(node);
            }
            node.setContent(shown.path());
        }
        if (glyph != null) {
            glyph.setVisible(code != null);
        }
        if (outline != null) {
            outline.setVisible(code == null);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        if (glyph != null && size > 0) {
            int whole = (int) Math.round(size);
            if (glyphSize != whole) {
                glyphSize = whole;
                // Set, so that it holds at once, and in the node's own style: a style sheet would undo a size that is only set, and the two would lay out for ever.
                glyph.setIconSize(whole);
                String rest = glyph.getStyle() == null ? "" : glyph.getStyle().replaceAll("-fx-icon-size:[^;]*;", "");
                glyph.setStyle(rest + "-fx-icon-size: " + whole + "px;");
            }
            var box = glyph.getLayoutBounds();
            // Whole pixels: a glyph between two of them is grey on both.
            glyph.relocate(snapPositionX((getWidth() - box.getWidth()) / 2), snapPositionY((getHeight() - box.getHeight()) / 2));
        }
        if (outline != null && size > 0) {
            double scale = size / GRID;
            outline.setScaleX(scale);
            outline.setScaleY(scale);
            // A node scales about the centre of its bounds, not about the grid's; put that centre where the grid has it.
            var box = outline.getLayoutBounds();
            double shiftX = (box.getCenterX() - GRID / 2) * (scale - 1);
            double shiftY = (box.getCenterY() - GRID / 2) * (scale - 1);
            outline.setLayoutX(getWidth() / 2 - GRID / 2 + shiftX);
            outline.setLayoutY(getHeight() / 2 - GRID / 2 + shiftY);
        }
    }
}

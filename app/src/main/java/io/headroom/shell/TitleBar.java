package io.headroom.shell;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The menus, and the name of the document in the middle of the window. Where the menus reach that far the name stands right after them, and where even that is too little it
/// ends in an ellipsis; its tooltip holds the whole of it.
final class TitleBar extends Region {
    /// Least distance of the name from the menus and from the edge, em.
    private static final double GAP = 1;

    private final MenuBar menus;
    private final Label document = new Label();
    private final Label edited = new Label();
    private final HBox name = new HBox(document, edited);
    private final Tooltip whole = new Tooltip();

    TitleBar(MenuBar menus) {
        this.menus = menus;
        getStyleClass().add("title-bar");
        document.getStyleClass().add("strong");
        document.setId("document-name");
        document.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        document.setMinWidth(0);
        document.setTooltip(whole);
        edited.getStyleClass().add("second");
        edited.setId("document-edited");
        edited.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("document-title");
        getChildren().addAll(menus, name);
    }

    /// Shows the name of the document.
    ///
    /// @param mark says that it was edited, or empty
    void show(String title, String mark) {
        document.setText(title);
        whole.setText(title);
        edited.setText(mark);
        requestLayout();
    }

    /// Size of the letters of the window, px.
    double em() {
        return document.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        double gap = GAP * em();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double right = getWidth() - snappedRightInset();
        double menusEnd = Math.min(right, snappedLeftInset() + menus.prefWidth(-1));
        layoutInArea(menus, snappedLeftInset(), snappedTopInset(), menusEnd - snappedLeftInset(), height, 0, HPos.LEFT, VPos.CENTER);
        double free = Math.max(0, right - menusEnd - gap);
        double wide = Math.min(free, name.prefWidth(-1));
        double middle = (getWidth() - wide) / 2;
        name.setVisible(free > 0);
        layoutInArea(name, Math.min(Math.max(middle, menusEnd + gap), Math.max(menusEnd, right - wide)), snappedTopInset(), wide, height, 0, HPos.LEFT, VPos.CENTER);
    }
}

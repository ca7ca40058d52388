package io.headroom.board;

import io.headroom.board.BoardModel.Use;
import javafx.scene.layout.Region;

/// The use of a cluster as a bar: solid for cabins, striped for lanes, dashed for what is free.
final class UseBar extends Region {
    private final Region reserved = part("use-reserved");
    private final Region shared = part("use-shared");
    private final Region free = part("use-free");
    private Use use;

    UseBar(Use use) {
        this.use = use;
        getStyleClass().add("use-bar");
        getChildren().addAll(reserved, shared, free);
        setMouseTransparent(true);
    }

    void show(Use shown) {
        if (!shown.equals(use)) {
            use = shown;
            requestLayout();
        }
    }

    private static Region part(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    @Override
    protected void layoutChildren() {
        double all = Math.max(1, use.reserved() + use.shared() + use.free());
        double x = lay(reserved, 0, use.reserved() / all);
        x = lay(shared, x, use.shared() / all);
        lay(free, x, use.free() / all);
    }

    private double lay(Region part, double x, double share) {
        double width = Math.rint(share * getWidth());
        part.setVisible(width > 0);
        // A pixel between the parts keeps stripes from running into the solid.
        part.resizeRelocate(x, 0, Math.max(0, width - 2), getHeight());
        return x + width;
    }
}

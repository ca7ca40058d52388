package io.headroom.look;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A tier as its mark and, where there is room, its name.
public final class TierMark extends HBox {
    private final IconView icon = Icon.TIER_BATCH.view();
    private final Label name = new Label();

    /// @param tier the tier to begin with
    public TierMark(Tier tier) {
        getStyleClass().add("tier-mark");
        setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(icon, name);
        show(tier, tier.word());
    }

    /// Shows `tier` under the name it has in the plan. Creates no node.
    public void show(Tier tier, String words) {
        icon.show(tier.icon());
        name.setText(words);
        setAccessibleText(words);
    }

    /// Leaves the mark alone where there is no room for the name; the accessible text still has it.
    public void nameVisible(boolean visible) {
        name.setVisible(visible);
        name.setManaged(visible);
    }
}

package io.headroom.look;

import javafx.geometry.Pos;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A button that says why it cannot be pressed. A disabled button hears no mouse, and it is then that one asks: what lies round it answers.
public final class Explained extends HBox {
    private final ButtonBase button;
    private final String what;
    private final Tooltip tip = new Tooltip();

    /// @param what what the button does, beyond its label; empty where the label says it all
    public Explained(ButtonBase button, String what) {
        super(button);
        this.button = button;
        this.what = what;
        setAlignment(Pos.CENTER_LEFT);
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        allow(true, "");
    }

    /// Lets the button be pressed, or not.
    ///
    /// @param why why not; counts where `can` is false
    public void allow(boolean can, String why) {
        String says = can ? what : why;
        button.setDisable(!can);
        button.setAccessibleHelp(says);
        tip.setText(says);
        if (says.isEmpty()) {
            Tooltip.uninstall(this, tip);
        } else {
            Tooltip.install(this, tip);
        }
    }
}

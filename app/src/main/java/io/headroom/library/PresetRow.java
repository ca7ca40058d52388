package io.headroom.library;

import io.headroom.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One preset: its mark, its name and what is special about it.
final class PresetRow extends HBox {
    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");
    private static final Words WORDS = Words.of(PresetRow.class);

    private final Preset preset;
    private final Tooltip tip = new Tooltip();
    private final String help;
    private final Runnable fire;

    PresetRow(Preset preset, LibraryModel model, Runnable fire) {
        this.preset = preset;
        this.fire = fire;
        help = model.help(preset);
        getStyleClass().add("preset");
        setId("preset-" + preset.key().replace('.', '-'));
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(WORDS.text("preset.spoken", model.name(preset), model.note(preset)));
        Label name = new Label(model.name(preset));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label note = new Label(model.note(preset));
        note.getStyleClass().addAll("caption");
        note.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(preset.icon().view(), name, note);
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        Tooltip.install(this, tip);
        show(model);
    }

    Preset preset() {
        return preset;
    }

    void show(LibraryModel model) {
        String hindrance = model.hindrance(preset);
        pseudoClassStateChanged(IMPOSSIBLE, !hindrance.isEmpty());
        tip.setText(hindrance.isEmpty() ? help : help + "\n" + hindrance);
        setAccessibleHelp(hindrance.isEmpty() ? help : hindrance);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fire.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}

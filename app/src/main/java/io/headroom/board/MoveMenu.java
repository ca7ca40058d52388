package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// "Move to…": the places a tenant may go, as the drag offers them, for the keyboard. The illegal ones stay in the list with their reason.
public final class MoveMenu {
    private static final int ROWS = 12;

    private final Plan plan;
    private final TenantId tenant;
    private final Consumer<Edit> apply;
    private final BoardWords words = BoardWords.here();
    private final Popup popup = new Popup();
    private final ListView<MoveTarget.Option> list = new ListView<>();

    /// @param apply takes the edit of the chosen target
    public MoveMenu(Plan plan, TenantId tenant, Consumer<Edit> apply) {
        this.plan = plan;
        this.tenant = tenant;
        this.apply = apply;
        Label title = new Label(words.text("move.title", plan.tenant(tenant).name()));
        title.getStyleClass().add("strong");
        List<MoveTarget.Option> options = MoveTargets.of(plan, plan.tenant(tenant));
        list.getItems().setAll(options);
        list.getStyleClass().add("move-list");
        list.setCellFactory(_ -> new OptionCell());
        list.setAccessibleText(title.getText());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        options.stream().filter(MoveTarget.Option::legal).findFirst().ifPresent(option -> list.getSelectionModel().select(option));
        VBox box = new VBox(title, list);
        box.getStyleClass().addAll("floating", "move-menu");
        box.getStylesheets().add(BoardSheet.url());
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        double em = title.getFont().getSize();
        list.setFixedCellSize(Math.rint(2.3333 * em));
        list.setPrefHeight(list.getFixedCellSize() * Math.min(ROWS, options.size()) + 2);
        list.setPrefWidth(Math.rint(30 * em));
    }

    /// Opens below a node, with the focus on the first legal target.
    public void show(Node anchor) {
        Bounds at = anchor.localToScreen(anchor.getLayoutBounds());
        popup.show(anchor, at.getMinX(), at.getMaxY() + 4);
        list.requestFocus();
    }

    /// Whether it is open.
    public boolean showing() {
        return popup.isShowing();
    }

    /// Closes it without an edit.
    public void close() {
        popup.hide();
    }

    ListView<MoveTarget.Option> list() {
        return list;
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            choose(list.getSelectionModel().getSelectedItem());
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
        }
    }

    private void choose(MoveTarget.@Nullable Option option) {
        if (option != null && option.legal()) {
            popup.hide();
            apply.accept(Edits.move(plan, tenant, option.target()));
        }
    }

    private String name(MoveTarget.Option option) {
        return switch (option.target()) {
            case MoveTarget.Into into -> plan.partition(into.partition()).name();
            case MoveTarget.NewCabin cabin -> words.text("target.newCabin", plan.cluster(cabin.cluster()).name(), words.gpus(cabin.gpus()));
            case MoveTarget.NewCabins cabins -> words.text("target.newCabins", plan.cluster(cabins.cluster()).name(), words.gpus(cabins.gpus()));
            case MoveTarget.Tray _ -> words.text("target.tray");
        };
    }

    private final class OptionCell extends ListCell<MoveTarget.Option> {
        private final Label name = new Label();
        private final Label note = new Label();
        private final Region gap = new Region();
        private final HBox row = new HBox(name, gap, note);

        OptionCell() {
            getStyleClass().add("move-cell");
            row.getStyleClass().add("move-row");
            note.getStyleClass().add("hint");
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setMinWidth(Region.USE_PREF_SIZE);
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(MoveTarget.@Nullable Option option, boolean none) {
            super.updateItem(option, none);
            setGraphic(option == null ? null : row);
            if (option == null) {
                setAccessibleText(null);
                return;
            }
            name.setText(name(option));
            note.setText(option.legal() ? served(option) : words.edits().reason(option.refusal()));
            row.setDisable(!option.legal());
            setAccessibleText(name.getText() + ", " + note.getText());
        }

        /// What the target runs, as the board writes it.
        private String served(MoveTarget.Option option) {
            return switch (option.target()) {
                case MoveTarget.Into into -> plan.deploymentOf(plan.partition(into.partition())).name();
                case MoveTarget.NewCabin cabin -> plan.deployment(cabin.deployment()).name();
                case MoveTarget.NewCabins _, MoveTarget.Tray _ -> "";
            };
        }
    }
}

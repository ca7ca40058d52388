package io.headroom.gauges;

import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of gauges that can be added and of those they can be of; or, for a gauge that is there, of those alone.
final class GaugePicker extends WallPopup {
    /// Scopes from which on a field narrows the list down.
    private static final int MANY = 12;
    private static final double ROW_EM = 2;

    private final Words words = Words.of(GaugePicker.class);
    private final ListView<WallHost.Choice> gauges = new ListView<>();
    private final ListView<Integer> scopes = new ListView<>();
    private final TextField filter = new TextField();
    private final Label about = new Label();
    private final Button accept = new Button();
    private final boolean adding;
    private final IntConsumer chosen;
    private List<String> names = List.of();

    /// Adds a gauge.
    GaugePicker(WallHost host) {
        super("gauge-picker");
        adding = true;
        chosen = scope -> host.add(gauges.getSelectionModel().getSelectedIndex(), scope);
        gauges.setId("gauge-choices");
        gauges.setAccessibleText(words.text("pick.gauge"));
        gauges.getItems().setAll(host.choices());
        gauges.setCellFactory(_ -> new ChoiceCell());
        about.getStyleClass().add("hint");
        about.setWrapText(true);
        build(words.text("pick.add"), new HBox(column(words.text("pick.gauge"), gauges), scopeColumn()));
        gauges.getSelectionModel().selectedIndexProperty().subscribe(at -> {
            int choice = at.intValue();
            if (choice >= 0) {
                int keep = Math.max(0, scopes.getSelectionModel().getSelectedItem() == null ? 0 : scopes.getSelectionModel().getSelectedItem());
                about.setText(host.choices().get(choice).about());
                names(host.scopes(choice), keep);
            }
        });
        gauges.getSelectionModel().select(0);
        size(gauges, 17);
        VBox.setVgrow(gauges, Priority.ALWAYS);
    }

    /// Makes a gauge one of someone else.
    GaugePicker(WallHost host, int index) {
        super("gauge-picker");
        adding = false;
        chosen = scope -> host.scope(index, scope);
        build(words.text("pick.scope"), new HBox(scopeColumn()));
        names(host.scopesAt(index), host.scopeAt(index));
    }

    private void build(String title, HBox lists) {
        Label heading = new Label(title);
        heading.getStyleClass().add("strong");
        lists.getStyleClass().add("pick-lists");
        accept.setId("pick-accept");
        accept.getStyleClass().add("primary");
        accept.setText(words.text(adding ? "pick.accept.add" : "pick.accept.scope"));
        accept.setOnAction(_ -> accept());
        Button cancel = new Button(words.text("pick.cancel"));
        cancel.setId("pick-cancel");
        cancel.setOnAction(_ -> close());
        HBox buttons = new HBox(accept, cancel);
        buttons.getStyleClass().add("wall-card-buttons");
        card().getChildren().addAll(heading, lists);
        if (adding) {
            card().getChildren().add(about);
        }
        card().getChildren().add(buttons);
        card().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !(key.getTarget() instanceof Button)) {
                accept();
                key.consume();
            }
        });
    }

    private VBox scopeColumn() {
        scopes.setId("gauge-scopes");
        scopes.setAccessibleText(words.text("pick.whose"));
        scopes.setCellFactory(_ -> new ScopeCell());
        filter.setId("gauge-scope-filter");
        filter.setPromptText(words.text("pick.filter"));
        filter.setAccessibleText(words.text("pick.filter"));
        filter.textProperty().subscribe(_ -> narrow());
        size(scopes, 18);
        return column(words.text("pick.whose"), filter, scopes);
    }

    private static VBox column(String title, Node... below) {
        Label label = new Label(title);
        label.getStyleClass().add("hint");
        VBox box = new VBox(label);
        box.getChildren().addAll(below);
        box.getStyleClass().add("pick-column");
        return box;
    }

    private void size(ListView<?> list, double widthEm) {
        list.getStyleClass().add("pick-list");
        double em = about.getFont().getSize();
        list.setFixedCellSize(Math.rint(ROW_EM * em));
        list.setPrefWidth(Math.rint(widthEm * em));
        list.setPrefHeight(list.getFixedCellSize() * 10 + 2);
    }

    private void names(List<String> all, int selected) {
        names = all;
        boolean many = all.size() > MANY;
        filter.setVisible(many);
        filter.setManaged(many);
        narrow();
        scopes.getSelectionModel().select(Integer.valueOf(Math.clamp(selected, 0, all.size() - 1)));
        scopes.scrollTo(scopes.getSelectionModel().getSelectedIndex());
    }

    private void narrow() {
        Integer selected = scopes.getSelectionModel().getSelectedItem();
        String part = filter.getText().strip().toLowerCase(Locale.getDefault());
        scopes.getItems().setAll(IntStream.range(0, names.size()).filter(i -> names.get(i).toLowerCase(Locale.getDefault()).contains(part)).boxed().toList());
        if (selected != null && scopes.getItems().contains(selected)) {
            scopes.getSelectionModel().select(selected);
        } else if (!scopes.getItems().isEmpty()) {
            scopes.getSelectionModel().select(0);
        }
    }

    private void accept() {
        Integer scope = scopes.getSelectionModel().getSelectedItem();
        if (scope != null) {
            close();
            chosen.accept(scope);
        }
    }

    @Override
    Node first() {
        return adding ? gauges : scopes;
    }

    private final class ScopeCell extends ListCell<Integer> {
        ScopeCell() {
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !isEmpty()) {
                    accept();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean none) {
            super.updateItem(item, none);
            setText(none || item == null ? null : names.get(item));
        }
    }

    private final class ChoiceCell extends ListCell<WallHost.Choice> {
        ChoiceCell() {
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !isEmpty()) {
                    accept();
                }
            });
        }

        @Override
        protected void updateItem(WallHost.@Nullable Choice item, boolean none) {
            super.updateItem(item, none);
            setText(none || item == null ? null : item.name());
        }
    }
}

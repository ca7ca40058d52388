package io.headroom.importing;

import io.headroom.look.Icon;
import io.headroom.problems.Problems;
import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What is wrong, cell by cell; choosing a line shows the cell.
final class ProblemList extends ListView<SheetCheck.Found> {
    private static final Words WORDS = Words.of(ProblemList.class);
    private static final double ROW = 2;
    private static final int MOST = 6;

    private List<SheetCheck.Found> shown = List.of();
    private boolean several;
    private final Problems problems = Problems.of(Locale.getDefault(Locale.Category.DISPLAY));

    ProblemList(Consumer<SheetCheck.Found> chosen) {
        setId("import-problems");
        getStyleClass().add("import-problems");
        setAccessibleText(WORDS.text("problems"));
        setCellFactory(_ -> new Cell());
        getSelectionModel().selectedItemProperty().subscribe(problem -> {
            if (problem != null) {
                chosen.accept(problem);
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // There may be a hundred thousand; a check makes a list of its own.
    void show(List<SheetCheck.Found> found) {
        if (shown != found) {
            shown = found;
            getSelectionModel().clearSelection();
            setItems(FXCollections.observableList(found));
        }
        boolean any = !found.isEmpty();
        setVisible(any);
        setManaged(any);
        double height = (getFixedCellSize() > 0 ? getFixedCellSize() : ROW * 12) * Math.min(MOST, found.size()) + 4;
        setPrefHeight(height);
        setMinHeight(Math.min(height, 60));
    }

    /// Whether the file has several sheets, so that a cell needs the name of its own.
    void several(boolean yes) {
        several = yes;
    }

    private final class Cell extends ListCell<SheetCheck.Found> {
        private final Label address = new Label();
        private final Label what = new Label();
        private final Tooltip whole = new Tooltip();
        private final Label sign = new Label();
        private final HBox box = new HBox(sign, address, what);

        Cell() {
            address.getStyleClass().add("figure-strong");
            address.setMinWidth(USE_PREF_SIZE);
            what.setMinWidth(0);
            HBox.setHgrow(what, Priority.ALWAYS);
            whole.setWrapText(true);
            whole.setMaxWidth(600);
            setPrefWidth(0);
        }

        private void style(boolean wrong) {
            box.getStyleClass().setAll("import-problem", wrong ? "wrong" : "told");
        }

        @Override
        protected void updateItem(SheetCheck.@Nullable Found problem, boolean empty) {
            super.updateItem(problem, empty);
            setGraphic(empty || problem == null ? null : box);
            if (!empty && problem != null) {
                String text = problems.say(problem.what());
                String place = several && !problem.address().isEmpty() ? WORDS.text("problem.place", problem.sheet(), problem.address()) : problem.address().isEmpty() ? problem.sheet() : problem.address();
                sign.setGraphic(problem.wrong() ? Icon.MISSED.view() : Icon.INFO.view());
                style(problem.wrong());
                address.setText(place);
                what.setText(text);
                whole.setText(text);
                setTooltip(whole);
                setAccessibleText(WORDS.text(problem.wrong() ? "problem.spoken" : "problem.told", place, text));
            } else {
                setTooltip(null);
                setAccessibleText(null);
            }
        }
    }
}

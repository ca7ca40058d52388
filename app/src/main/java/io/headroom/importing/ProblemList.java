package io.headroom.importing;

import io.headroom.look.Icon;
import io.headroom.problems.Problems;
import io.headroom.sheet.Grid;
import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What is wrong, cell by cell; choosing a line shows the cell.
final class ProblemList extends ListView<Grid.Problem> {
    private static final Words WORDS = Words.of(ProblemList.class);
    private static final double ROW = 2;
    private static final int MOST = 6;

    private final Problems problems = Problems.of(Locale.getDefault(Locale.Category.DISPLAY));

    ProblemList(Consumer<Grid.Problem> chosen) {
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

    void show(List<Grid.Problem> found) {
        if (!getItems().equals(found)) {
            getSelectionModel().clearSelection();
            getItems().setAll(found);
        }
        boolean any = !found.isEmpty();
        setVisible(any);
        setManaged(any);
        double height = (getFixedCellSize() > 0 ? getFixedCellSize() : ROW * 12) * Math.min(MOST, found.size()) + 4;
        setPrefHeight(height);
        setMinHeight(Math.min(height, 60));
    }

    private final class Cell extends ListCell<Grid.Problem> {
        private final Label address = new Label();
        private final Label what = new Label();
        private final Tooltip whole = new Tooltip();
        private final HBox box = new HBox(Icon.MISSED.view(), address, what);

        Cell() {
            box.getStyleClass().add("import-problem");
            address.getStyleClass().add("figure-strong");
            address.setMinWidth(USE_PREF_SIZE);
            what.setMinWidth(0);
            HBox.setHgrow(what, Priority.ALWAYS);
            whole.setWrapText(true);
            whole.setMaxWidth(600);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Grid.@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            boolean there = !empty && problem != null;
            setGraphic(there ? box : null);
            if (there) {
                String text = problems.say(problem.what());
                address.setText(problem.address());
                what.setText(text);
                whole.setText(text);
                setTooltip(whole);
                setAccessibleText(WORDS.text("problem.spoken", problem.address(), text));
            } else {
                setTooltip(null);
                setAccessibleText(null);
            }
        }
    }
}

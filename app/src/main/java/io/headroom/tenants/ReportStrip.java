package io.headroom.tenants;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The line below the table: what is wrong with what was entered, cell by cell, or how what is being typed is read.
final class ReportStrip extends VBox {
    private static final Words WORDS = Words.of(ReportStrip.class);
    /// A longer list says how many more there are.
    private static final int MOST = 50;

    private final Label line = new Label();
    private final VBox cells = new VBox();
    private final ScrollPane scroll = new ScrollPane(cells);

    ReportStrip() {
        getStyleClass().addAll("report-strip", "dense");
        line.setId("tenants-report");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        scroll.getStyleClass().add("report-cells");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(line, scroll);
        say("");
    }

    private void list(boolean shown) {
        scroll.setVisible(shown);
        scroll.setManaged(shown);
    }

    /// Says what can be done here, or how something is read.
    void say(String words) {
        line.setText(words);
        line.setGraphic(null);
        line.getStyleClass().setAll("label", "caption");
        list(false);
    }

    /// Says what is wrong, one line.
    void problem(String words) {
        line.setText(words);
        line.setGraphic(Icon.MISSED.view());
        line.getStyleClass().setAll("label", "field-error");
        list(false);
    }

    /// Says what is wrong with which cells.
    ///
    /// @param name what is wrong with which cell
    /// @param go goes to a cell
    void wrong(List<CellEntry.Wrong> wrong, Function<CellEntry.Wrong, String> name, Consumer<CellEntry> go) {
        problem(WORDS.count("report.wrong", wrong.size()));
        cells.getChildren().setAll(wrong.stream().limit(MOST).map(each -> {
            Button cell = new Button(name.apply(each));
            cell.getStyleClass().addAll("flat", "report-cell");
            cell.setMnemonicParsing(false);
            cell.setOnAction(_ -> go.accept(each.entry()));
            return cell;
        }).toList());
        if (wrong.size() > MOST) {
            Label more = new Label(WORDS.count("report.more", wrong.size() - MOST));
            more.getStyleClass().add("caption");
            cells.getChildren().add(more);
        }
        list(true);
    }

    String text() {
        return line.getText();
    }
}

package io.headroom.help;

import io.headroom.help.HelpPage.Block;
import io.headroom.help.HelpPage.Heading;
import io.headroom.help.HelpPage.Paragraph;
import io.headroom.help.HelpPage.Span;
import io.headroom.help.HelpPage.Table;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Shows a page of help. Arrow keys scroll by lines, Page Up, Page Down and Space by what is seen, Home and End to its ends.
public final class HelpView extends ScrollPane {
    private static final double LINES = 40;

    private final VBox text = new VBox();

    /// Shows a page from its top.
    public HelpView(HelpPage page) {
        getStyleClass().add("help-view");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        text.getStyleClass().add("help-page");
        page.blocks().forEach(block -> text.getChildren().add(node(block)));
        setContent(text);
        addEventFilter(KeyEvent.KEY_PRESSED, this::scroll);
    }

    private void scroll(KeyEvent event) {
        double seen = getViewportBounds().getHeight();
        switch (event.getCode()) {
            case UP -> by(-LINES);
            case DOWN -> by(LINES);
            case PAGE_UP -> by(-0.9 * seen);
            case PAGE_DOWN, SPACE -> by(0.9 * seen);
            case HOME -> setVvalue(0);
            case END -> setVvalue(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void by(double pixels) {
        double hidden = text.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            setVvalue(Math.clamp(getVvalue() + pixels / hidden, 0, 1));
        }
    }

    private static Node node(Block block) {
        return switch (block) {
            case Heading(int level, String words) -> {
                Label heading = new Label(words);
                heading.getStyleClass().addAll(level <= 1 ? "title" : "heading", "help-heading-" + level);
                heading.setWrapText(true);
                heading.setMinHeight(Region.USE_PREF_SIZE);
                yield heading;
            }
            case Paragraph paragraph -> paragraph(paragraph);
            case Table table -> table(table);
        };
    }

    private static Node paragraph(Paragraph paragraph) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(paragraph.point() ? "help-point" : "help-paragraph");
        if (paragraph.point()) {
            flow.getChildren().add(text(new Span("•  ", HelpPage.Style.PLAIN)));
        }
        paragraph.spans().forEach(span -> flow.getChildren().add(text(span)));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(paragraph.text());
        return flow;
    }

    private static Text text(Span span) {
        Text words = new Text(span.text());
        words.getStyleClass().add(switch (span.style()) {
            case PLAIN -> "help-plain";
            case STRONG -> "help-strong";
            case CODE -> "help-code";
        });
        return words;
    }

    private static Node table(Table table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("plain-table", "help-table");
        for (int column = 0; column < table.columns().size(); column++) {
            boolean figure = figure(table, column);
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(figure ? HPos.RIGHT : HPos.LEFT);
            constraints.setHgrow(figure ? Priority.NEVER : Priority.SOMETIMES);
            constraints.setMinWidth(figure ? Region.USE_PREF_SIZE : 0);
            grid.getColumnConstraints().add(constraints);
            grid.add(cell(table.columns().get(column), "caption", figure), column, 0);
            for (int row = 0; row < table.rows().size(); row++) {
                String words = column < table.rows().get(row).size() ? table.rows().get(row).get(column) : "";
                grid.add(cell(words, figure ? "figure" : "second", figure), column, row + 1);
            }
        }
        return grid;
    }

    private static boolean figure(Table table, int column) {
        return column < table.figures().size() && table.figures().get(column);
    }

    private static Label cell(String words, String style, boolean figure) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(!figure);
        label.setMinWidth(figure ? Region.USE_PREF_SIZE : 0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

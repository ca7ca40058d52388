package io.headroom.help;

import io.headroom.help.HelpPage.Block;
import io.headroom.help.HelpPage.Heading;
import io.headroom.help.HelpPage.Paragraph;
import io.headroom.help.HelpPage.Span;
import io.headroom.help.HelpPage.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
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

/// Shows a page of help. Arrow keys scroll by lines, Page Up, Page Down and Space by what is seen, Home and End to its ends; Tab goes from link to link.
public final class HelpView extends ScrollPane {
    private static final double LINES = 40;
    private static final String FOUND = "help-found";
    private static final String CURRENT = "help-current";

    private record Shown(Block block, Region node) {}

    private final VBox text = new VBox();
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private final Consumer<String> links;
    private List<Region> found = List.of();
    private int current = -1;

    /// Shows a page from its top.
    public HelpView(HelpPage page) {
        this(page, _ -> { });
    }

    /// Shows a page from its top.
    ///
    /// @param links follows a link
    public HelpView(HelpPage page, Consumer<String> links) {
        this.links = links;
        getStyleClass().add("help-view");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SCROLL_PANE);
        setAccessibleText(page.title());
        text.getStyleClass().add("help-page");
        page.blocks().forEach(this::add);
        setContent(text);
        addEventFilter(KeyEvent.KEY_PRESSED, this::scroll);
    }

    private void add(Block block) {
        Region node = node(block);
        text.getChildren().add(node);
        shown.add(new Shown(block, node));
        if (block instanceof Heading heading) {
            anchors.putIfAbsent(HelpPage.anchor(heading.text()), node);
        }
    }

    private void scroll(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        double seen = getViewportBounds().getHeight();
        switch (event.getCode()) {
            case UP -> by(-LINES);
            case DOWN -> by(LINES);
            case PAGE_UP -> by(-0.9 * seen);
            case PAGE_DOWN -> by(0.9 * seen);
            case SPACE -> {
                if (event.getTarget() instanceof Hyperlink) {
                    return;
                }
                by(0.9 * seen);
            }
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

    /// Scrolls to a heading, and to the top where there is none like it.
    ///
    /// @param anchor as in a link
    public void reveal(String anchor) {
        Node heading = anchors.get(anchor);
        if (heading == null) {
            setVvalue(0);
        } else {
            scrollTo(heading);
        }
    }

    private void scrollTo(Node node) {
        applyCss();
        layout();
        double hidden = text.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            Bounds at = text.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            setVvalue(Math.clamp((at.getMinY() - LINES) / hidden, 0, 1));
        }
    }

    /// Marks the blocks that hold some words and goes to the first of them that can be seen or comes after.
    ///
    /// @return how many there are
    public int find(String words) {
        clearFound();
        String lower = words.toLowerCase(Locale.ROOT).strip();
        if (lower.isEmpty()) {
            return 0;
        }
        found = shown.stream().filter(each -> HelpBook.text(each.block()).toLowerCase(Locale.ROOT).contains(lower)).map(Shown::node).toList();
        found.forEach(node -> node.getStyleClass().add(FOUND));
        if (!found.isEmpty()) {
            go(0);
        }
        return found.size();
    }

    /// Goes to the next place that [#find] found, or to the one before, round and round.
    ///
    /// @return its number, from 1; 0 where there is none
    public int findAgain(int step) {
        if (found.isEmpty()) {
            return 0;
        }
        go(Math.floorMod(current + step, found.size()));
        return current + 1;
    }

    private void go(int to) {
        if (current >= 0 && current < found.size()) {
            found.get(current).getStyleClass().remove(CURRENT);
        }
        current = to;
        found.get(to).getStyleClass().add(CURRENT);
        scrollTo(found.get(to));
    }

    /// Takes the marks away.
    public void clearFound() {
        found.forEach(node -> node.getStyleClass().removeAll(FOUND, CURRENT));
        found = List.of();
        current = -1;
    }

    private Region node(Block block) {
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

    private Region paragraph(Paragraph paragraph) {
        TextFlow flow = new TextFlow();
        boolean numbered = paragraph.text().matches("(?s)\\d+\\. .*");
        flow.getStyleClass().add(paragraph.point() || numbered ? "help-point" : "help-paragraph");
        if (paragraph.point()) {
            flow.getChildren().add(text(new Span("•  ", HelpPage.Style.PLAIN)));
        }
        paragraph.spans().forEach(span -> flow.getChildren().add(span.style() == HelpPage.Style.LINK ? link(span) : text(span)));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(paragraph.text());
        return flow;
    }

    private Hyperlink link(Span span) {
        Hyperlink link = new Hyperlink(span.text());
        link.getStyleClass().add("help-link");
        link.setFocusTraversable(true);
        link.setOnAction(_ -> {
            link.setVisited(false);
            links.accept(span.target());
        });
        return link;
    }

    private static Text text(Span span) {
        Text words = new Text(span.text());
        words.getStyleClass().add(switch (span.style()) {
            case PLAIN, LINK -> "help-plain";
            case STRONG -> "help-strong";
            case CODE -> "help-code";
        });
        return words;
    }

    private static Region table(Table table) {
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

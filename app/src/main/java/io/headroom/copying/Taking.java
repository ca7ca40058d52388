package io.headroom.copying;

import io.headroom.copying.CopiedTable.Cell;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Lets tables and charts be taken out, by menu and key.
public final class Taking {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination INSERT = new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHORTCUT_DOWN);
    private static final double SCALE = 2;

    private Taking() {}

    /// Lets all rows of a table be copied, with the titles of its columns.
    ///
    /// @param cells the cells of a row, one for each column with a title
    public static <R> void table(TableView<R> table, Function<R, List<Cell>> cells) {
        table(table, () -> new CopiedTable(table.getColumns().stream().map(TableColumn::getText).filter(title -> !title.isEmpty()).toList(), table.getItems().stream().map(cells).toList()));
    }

    /// As the other, for a table that puts its cells together itself.
    public static void table(TableView<?> table, Supplier<CopiedTable> copied) {
        Runnable copy = () -> Event.fireEvent(table, new TakenEvent(new TakenEvent.Table(copied.get())));
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key) || INSERT.match(key)) {
                copy.run();
                key.consume();
            }
        });
        table.setContextMenu(new ContextMenu(item("table", copy)));
    }

    /// Lets a chart be copied and saved as a picture.
    ///
    /// @param text what it shows, for programs that take no pictures
    public static void chart(Node chart, Supplier<String> text) {
        chart.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, request -> {
            // Made when it is asked for: each menu is a window, and a page can hold many charts.
            ContextMenu menu = new ContextMenu(items(chart, text).toArray(MenuItem[]::new));
            if (request.isKeyboardTrigger()) {
                menu.show(chart, Side.BOTTOM, 0, 0);
            } else {
                menu.show(chart, request.getScreenX(), request.getScreenY());
            }
            request.consume();
        });
    }

    /// The items by which a chart is copied and saved, for one that has a menu of its own.
    ///
    /// @param text what it shows, for programs that take no pictures
    public static List<MenuItem> items(Node chart, Supplier<String> text) {
        return List.of(item("picture", () -> Event.fireEvent(chart, new TakenEvent(new TakenEvent.Picture(image(chart), text.get())))),
                item("save", () -> Event.fireEvent(chart, new TakenEvent(new TakenEvent.File(image(chart))))));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.of(Taking.class).text("take." + key));
        item.setId("take-" + key);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The chart at twice its size, on the ground it stands on.
    static Image image(Node chart) {
        SnapshotParameters sharp = new SnapshotParameters();
        sharp.setTransform(Transform.scale(SCALE, SCALE));
        sharp.setFill(ground(chart));
        return chart.snapshot(sharp, null);
    }

    private static Color ground(Node chart) {
        for (Parent around = chart instanceof Parent self ? self : chart.getParent(); around != null; around = around.getParent()) {
            if (around instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color colour && colour.isOpaque()) {
                        return colour;
                    }
                }
            }
        }
        return Color.WHITE;
    }
}

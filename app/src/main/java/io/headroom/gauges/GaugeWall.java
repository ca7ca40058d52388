package io.headroom.gauges;

import io.headroom.copying.Taking;
import io.headroom.look.Icon;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A row of gauges, equally wide over the full width. Tiles are kept from one reading to the next.
///
/// With a host they can be arranged: a tile is dragged, or moved by Ctrl and an arrow; Delete takes it off; Enter says how it is computed; the plus at the end
/// adds one; a menu has all of it.
public final class GaugeWall extends Region {
    /// More tiles than this cost too much to redraw four or five times a second.
    public static final int MOST_TILES = 12;

    /// Tiles narrower than this are compact, and the wall is lower, px.
    private static final double COMPACT_TILE = 165;
    private static final double GAP = 8;
    private static final double COMPACT_GAP = 6;
    private static final double ADD_EM = 2;
    /// How far the pointer moves with a button down before a tile lifts, px.
    private static final double SLACK = 4;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Words words = Words.of(GaugeWall.class);
    private final Format format;
    private final @Nullable WallHost host;
    private final List<GaugeTile> tiles = new ArrayList<>();
    private final Region hole = new Region();
    private final Button add = new Button("", Icon.PLUS.view());
    private final Tooltip addHint = new Tooltip();
    private int shown;
    private double pressX;
    private @Nullable WallDrag drag;
    private @Nullable WallPopup popup;

    /// A wall that only shows.
    ///
    /// @param format how figures are written
    public GaugeWall(Format format) {
        this(format, null);
    }

    /// @param host keeps the gauges; null for a wall that only shows
    public GaugeWall(Format format, @Nullable WallHost host) {
        this.format = format;
        this.host = host;
        getStyleClass().add("gauge-wall");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.text("wall"));
        hole.getStyleClass().add("gauge-hole");
        hole.setVisible(false);
        add.setId("gauge-add");
        add.getStyleClass().addAll("flat", "gauge-add");
        add.setAccessibleText(words.text("add"));
        add.setTooltip(addHint);
        add.setOnAction(_ -> add(add));
        if (host != null) {
            getChildren().addAll(hole, add);
        }
        widthProperty().subscribe(_ -> chooseSize());
    }

    /// Shows these readings from left to right.
    ///
    /// @param readings 12 at most
    /// @throws IllegalArgumentException when there are more
    public void show(List<Reading> readings) {
        if (readings.size() > MOST_TILES) {
            throw new IllegalArgumentException("%d gauges do not fit on the wall: it holds %d. Maybe leave some out?"
                    .formatted(readings.size(), MOST_TILES));
        }
        for (int i = 0; i < readings.size(); i++) {
            if (i < tiles.size()) {
                tiles.get(i).show(readings.get(i));
            } else {
                GaugeTile tile = new GaugeTile(readings.get(i), format);
                tiles.add(tile);
                getChildren().add(i, tile);
                arrangeable(tile);
            }
        }
        if (shown != readings.size()) {
            cancel();
            shown = readings.size();
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).setVisible(i < shown);
            }
            boolean full = shown >= MOST_TILES;
            add.setDisable(full);
            addHint.setText(full ? words.text("full", format.whole(MOST_TILES)) : words.text("add"));
            chooseSize();
            requestLayout();
        }
    }

    /// The tiles now shown, from left to right.
    public List<GaugeTile> tiles() {
        return Collections.unmodifiableList(tiles.subList(0, shown));
    }

    /// Lets the user choose a gauge to add.
    ///
    /// @param anchor what the list opens below
    public void add(javafx.scene.Node anchor) {
        if (host != null && shown < MOST_TILES) {
            open(new GaugePicker(host), anchor);
        }
    }

    /// Lets the user choose a gauge to add.
    public void add() {
        add(add);
    }

    private void open(WallPopup other, javafx.scene.Node anchor) {
        if (popup != null) {
            popup.close();
        }
        popup = other;
        other.show(anchor);
    }

    private void arrangeable(GaugeTile tile) {
        WallHost keeper = host;
        if (keeper == null) {
            return;
        }
        tile.explainable(() -> explain(tile));
        tile.setAccessibleHelp(words.text("keys"));
        // Filters: a tile of TilesFX keeps the events of the mouse to itself.
        tile.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> pressX = press.getSceneX());
        tile.addEventFilter(MouseEvent.MOUSE_DRAGGED, move -> dragged(tile, move));
        tile.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> drop());
        tile.addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(tile, key, keeper));
        tile.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            if (drag == null) {
                ContextMenu menu = menu(tile, keeper);
                if (asked.isKeyboardTrigger()) {
                    menu.show(tile, Side.BOTTOM, 0, 0);
                } else {
                    menu.show(tile, asked.getScreenX(), asked.getScreenY());
                }
            }
            asked.consume();
        });
    }

    private void dragged(GaugeTile tile, MouseEvent move) {
        WallDrag now = drag;
        if (now == null && move.getButton() == MouseButton.PRIMARY && pressX >= 0 && Math.abs(move.getSceneX() - pressX) >= SLACK) {
            now = new WallDrag(this, tile, tiles.indexOf(tile), tile.sceneToLocal(pressX, 0).getX());
            drag = now;
            hole.setVisible(true);
        }
        if (now != null) {
            now.move(sceneToLocal(move.getSceneX(), 0).getX());
            move.consume();
        }
    }

    private void drop() {
        WallDrag over = drag;
        if (over != null) {
            cancel();
            move(over.from(), over.to());
        }
    }

    /// Ends a drag that is under way; every tile is where it was.
    void cancel() {
        WallDrag over = drag;
        if (over != null) {
            drag = null;
            // What is still held is not dragged again before the next press.
            pressX = -1;
            hole.setVisible(false);
            over.end();
        }
    }

    private void move(int from, int to) {
        if (host != null && from != to && to >= 0 && to < shown) {
            host.move(from, to);
            tiles.get(to).requestFocus();
        }
    }

    private void pressed(GaugeTile tile, KeyEvent key, WallHost keeper) {
        int at = tiles.indexOf(tile);
        boolean shortcut = key.isShortcutDown();
        switch (key.getCode()) {
            case LEFT -> step(at, -1, shortcut);
            case RIGHT -> step(at, 1, shortcut);
            case DELETE, BACK_SPACE -> remove(at, keeper);
            case ENTER -> explain(tile);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void step(int at, int by, boolean carry) {
        if (carry) {
            move(at, at + by);
        } else if (at + by >= 0 && at + by < shown) {
            tiles.get(at + by).requestFocus();
        }
    }

    private void remove(int at, WallHost keeper) {
        if (shown > 1) {
            keeper.remove(at);
            tiles.get(Math.min(at, shown - 2)).requestFocus();
        }
    }

    private void explain(GaugeTile tile) {
        WallHost keeper = Objects.requireNonNull(host);
        open(new ExplanationPopup(keeper.explain(tiles.indexOf(tile)), format, keeper::help), tile);
    }

    private ContextMenu menu(GaugeTile tile, WallHost keeper) {
        int at = tiles.indexOf(tile);
        ContextMenu menu = new ContextMenu(item("menu.explain", KeyCode.ENTER.getName(), true, () -> explain(tile)),
                item("menu.scope", "", true, () -> open(new GaugePicker(keeper, at), tile)), new SeparatorMenuItem(),
                item("menu.left", shortcut("Left"), at > 0, () -> move(at, at - 1)), item("menu.right", shortcut("Right"), at < shown - 1, () -> move(at, at + 1)),
                item("menu.remove", KeyCode.DELETE.getName(), shown > 1, () -> remove(at, keeper)), new SeparatorMenuItem(),
                item("menu.add", "", shown < MOST_TILES, () -> add(add)), item("menu.usual", "", !keeper.usual(), keeper::reset));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(Taking.items(tile, () -> Objects.requireNonNullElse(tile.getAccessibleText(), "")));
        menu.setId("gauge-menu");
        return menu;
    }

    private static String shortcut(String key) {
        return KeyCombination.valueOf("Shortcut+" + key).getDisplayText();
    }

    private MenuItem item(String key, String hint, boolean enabled, Runnable action) {
        String name = words.text(key);
        MenuItem item = new MenuItem(hint.isEmpty() ? name : words.text("menu.key", name, hint));
        item.setId(key);
        item.setMnemonicParsing(false);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private boolean compact() {
        return shown > 0 && getWidth() > 0 && tileWidth(GAP) < COMPACT_TILE;
    }

    private void chooseSize() {
        pseudoClassStateChanged(COMPACT, compact());
    }

    private double addWidth() {
        return host == null ? 0 : Math.rint(ADD_EM * add.getFont().getSize());
    }

    private double tileWidth(double gap) {
        return (getWidth() - addWidth() - gap * (shown + 1)) / shown;
    }

    /// The place whose tile holds a distance from the left edge, px.
    int placeAt(double x) {
        double gap = compact() ? COMPACT_GAP : GAP;
        return (int) Math.clamp(Math.floor((x - gap / 2) / (tileWidth(gap) + gap)), 0, shown - 1);
    }

    @Override
    protected void layoutChildren() {
        double gap = compact() ? COMPACT_GAP : GAP;
        double width = tileWidth(gap);
        double height = snapSizeY(getHeight() - 2 * gap);
        List<GaugeTile> row = new ArrayList<>(tiles.subList(0, shown));
        WallDrag now = drag;
        if (now != null) {
            row.add(now.to(), row.remove(now.from()));
        }
        for (int i = 0; i < shown; i++) {
            // Edges, not widths, go to whole pixels: the last tile then ends where the others would have it.
            double left = snapPositionX(gap + i * (width + gap));
            double right = snapPositionX(gap + i * (width + gap) + width);
            if (now != null && row.get(i).equals(now.tile())) {
                hole.resizeRelocate(left, gap, right - left, height);
                row.get(i).resizeRelocate(snapPositionX(now.x()), gap, right - left, height);
            } else {
                row.get(i).resizeRelocate(left, gap, right - left, height);
            }
        }
        double end = snapPositionX(gap + shown * (width + gap)) - gap;
        add.resizeRelocate(end + 1, gap, Math.max(0, getWidth() - end - 2), height);
    }
}

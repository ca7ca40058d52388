package io.headroom.board;

import io.headroom.look.KindMark;
import io.headroom.look.NumberKind;
import io.headroom.look.StateMark;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/// The card beside a target in a drag: what a drop there would do, estimated, in ghost form. It stands where it covers no other target, and points at its own.
final class EffectCard extends Region {
    /// Width of the card in em.
    private static final double WIDE = 20.5;
    /// Length of the pointer in em.
    private static final double NOSE = 0.6667;

    private final Label title = new Label();
    private final Label wait = new Label();
    private final Label foot = new Label();
    private final VBox rows = new VBox();
    private final VBox box;
    private final Polygon nose = new Polygon();
    private final BoardWords words = BoardWords.here();
    private Bounds within = new BoundingBox(0, 0, 0, 0);
    private @Nullable Aim aim;

    EffectCard() {
        getStyleClass().add("effect");
        title.getStyleClass().add("heading");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, new KindMark(NumberKind.ESTIMATED));
        head.getStyleClass().add("effect-head");
        wait.getStyleClass().add("second");
        wait.setText(words.text("effect.wait"));
        rows.getStyleClass().add("effect-rows");
        foot.getStyleClass().addAll("second", "effect-foot");
        foot.setWrapText(true);
        foot.setText(words.text("effect.foot"));
        box = new VBox(head, rows, foot);
        box.getStyleClass().addAll("floating", "effect-card");
        nose.getStyleClass().add("effect-nose");
        getChildren().addAll(box, nose);
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Begins to show what an aim would do, which is not known yet.
    ///
    /// @param room where the card may stand, in the coordinates of the scene: not over the gauges, which say more
    void begin(Aim at, Bounds room) {
        aim = at;
        within = room;
        title.setText(BoardEffects.title(at.edit()));
        rows.getChildren().setAll(wait);
        place();
    }

    /// Shows what is known now.
    void show(Effect effect) {
        if (aim != null) {
            title.setText(effect.title());
            rows.getChildren().setAll(effect.rows().stream().map(this::row).toList());
            box.setAccessibleText(words.text("effect.spoken", effect.title(), effect.rows().stream().map(Effect.Row::spoken).collect(Collectors.joining("; "))));
            place();
        }
    }

    String text() {
        return box.getAccessibleText() == null ? "" : box.getAccessibleText();
    }

    private Node row(Effect.Row row) {
        Label label = styled(row.label(), "second");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(label, gap);
        first.setAlignment(Pos.CENTER_LEFT);
        if (!row.stateWord().isEmpty()) {
            first.getChildren().add(new StateMark(row.state()));
            ((StateMark) first.getChildren().getLast()).show(row.state(), row.stateWord());
        }
        Label from = styled(row.before().isEmpty() ? "" : row.before() + " →", "figure");
        Label to = styled(row.after(), row.before().isEmpty() ? "second" : "figure", "effect-after");
        Label change = styled(row.change(), "figure");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox second = new HBox(from, to, between, change);
        from.setManaged(!row.before().isEmpty());
        from.setVisible(!row.before().isEmpty());
        second.getStyleClass().add("effect-figures");
        VBox lines = new VBox(first);
        if (!row.who().isEmpty()) {
            Label who = styled(row.who(), "strong");
            who.setMinWidth(0);
            lines.getChildren().add(who);
        }
        lines.getChildren().add(second);
        lines.getStyleClass().add("effect-row");
        return lines;
    }

    private static Label styled(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// Puts the card where it covers least of what may be dropped on.
    private void place() {
        if (aim == null || !(getParent() instanceof Pane layer)) {
            return;
        }
        applyCss();
        double em = title.getFont().getSize();
        double wide = Math.ceil(Math.max(WIDE * em, box.minWidth(-1)));
        double tall = Math.ceil(box.prefHeight(wide));
        // Not over the status line either, which says what a drop does.
        Bounds pane = new BoundingBox(within.getMinX(), within.getMinY(), within.getWidth(), Math.max(0, within.getHeight() - 2.5 * em));
        CardPlace.Spot spot = CardPlace.best(aim, pane, wide, tall, Math.rint(NOSE * em));
        Point2D at = layer.sceneToLocal(spot.box().getMinX(), spot.box().getMinY());
        resizeRelocate(Math.rint(at.getX()), Math.rint(at.getY()), wide, tall);
        box.resizeRelocate(0, 0, wide, tall);
        point(spot, Math.rint(NOSE * em));
    }

    private void point(CardPlace.Spot spot, double length) {
        nose.setVisible(spot.side() != CardPlace.Side.APART);
        double wide = getWidth();
        double middle = Math.clamp(aim == null ? 0 : aim.target().getCenterY() - spot.box().getMinY(), 3 * length, Math.max(3 * length, getHeight() - 3 * length));
        double across = Math.clamp(aim == null ? 0 : aim.target().getCenterX() - spot.box().getMinX(), 3 * length, Math.max(3 * length, wide - 3 * length));
        List<Double> corners = switch (spot.side()) {
            case RIGHT -> List.of(1.0, middle - length, 1 - length, middle, 1.0, middle + length);
            case LEFT -> List.of(wide - 1, middle - length, wide - 1 + length, middle, wide - 1, middle + length);
            case BELOW -> List.of(across - length, 1.0, across, 1 - length, across + length, 1.0);
            case ABOVE -> List.of(across - length, getHeight() - 1, across, getHeight() - 1 + length, across + length, getHeight() - 1);
            case APART -> List.of();
        };
        nose.getPoints().setAll(corners);
    }

    /// Where the card is, in the coordinates of the scene; empty where it is not shown.
    Bounds inScene() {
        return getParent() == null ? new BoundingBox(0, 0, -1, -1) : localToScene(new BoundingBox(0, 0, getWidth(), getHeight()));
    }
}

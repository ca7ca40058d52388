package io.headroom.board;

import io.headroom.board.BlockShape.Kind;
import io.headroom.board.BoardMap.Place;
import io.headroom.look.Tokens;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The whole fleet in a few lines, with a frame round what the board shows. A click or a drag takes the board there; with the focus arrows move it, plus and minus zoom.
public final class MiniMap extends VBox {
    private static final double TALL = 96;

    private final BoardField field;
    private final ViewHost host;
    private final Label zoom = new Label();
    private final Picture picture = new Picture();

    /// @param board the board shown
    public MiniMap(BoardView board) {
        this.field = board.field();
        this.host = board.host();
        getStyleClass().add("mini-map");
        getStylesheets().add(BoardSheet.url());
        setId("fleet-map");
        Label title = new Label(host.words().text("mini.title"));
        title.getStyleClass().add("strong");
        zoom.getStyleClass().addAll("figure", "second");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(title, gap, zoom);
        getChildren().addAll(line, picture);
        field.cameraProperty().subscribe(_ -> picture.follow());
        field.onMapped(picture::requestLayout);
    }

    private void centre(double x, double y) {
        MiniScale scale = picture.scale;
        field.look(field.camera().centred(scale.boardX(x), scale.boardY(y)));
    }

    private final class Picture extends Region {
        private final Canvas canvas = new Canvas();
        private final Rectangle frame = new Rectangle();
        private MiniScale scale = new MiniScale(1, 0, 0);

        Picture() {
            getStyleClass().add("mini-picture");
            frame.getStyleClass().add("mini-frame");
            frame.setManaged(false);
            getChildren().addAll(canvas, frame);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.SLIDER);
            addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
            addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
            addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        }

        private void point(MouseEvent event) {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                centre(event.getX(), event.getY());
                event.consume();
            }
        }

        private void key(KeyEvent key) {
            if (key.isShortcutDown() || key.isAltDown()) {
                return;
            }
            BoardCamera now = field.camera();
            double right = now.viewWidth() / 4;
            double down = now.viewHeight() / 4;
            BoardCamera to = switch (key.getCode()) {
                case LEFT -> now.panned(-right, 0);
                case RIGHT -> now.panned(right, 0);
                case UP -> now.panned(0, -down);
                case DOWN -> now.panned(0, down);
                case PLUS, ADD, EQUALS -> now.stepped(1, now.viewWidth() / 2, now.viewHeight() / 2);
                case MINUS, SUBTRACT -> now.stepped(-1, now.viewWidth() / 2, now.viewHeight() / 2);
                case HOME -> now.at(0, 0);
                case END -> now.at(now.boardWidth(), now.boardHeight());
                default -> null;
            };
            if (to != null) {
                field.look(to);
                key.consume();
            }
        }

        private void follow() {
            BoardCamera camera = field.camera();
            Box box = scale.mini(new Box(Math.max(0, camera.x()), Math.max(0, camera.y()), Math.min(camera.seenWidth(), camera.boardWidth()), Math.min(camera.seenHeight(), camera.boardHeight())));
            frame.setX(Math.rint(box.x()) + 1);
            frame.setY(Math.rint(box.y()) + 1);
            frame.setWidth(Math.max(3, Math.rint(box.width()) - 2));
            frame.setHeight(Math.max(3, Math.rint(box.height()) - 2));
            String share = host.words().percent(camera.zoom());
            zoom.setText(share);
            setAccessibleText(host.words().text("mini.spoken", share, host.words().percent(share(camera.x(), camera.seenWidth(), camera.boardWidth())),
                    host.words().percent(share(camera.y(), camera.seenHeight(), camera.boardHeight()))));
        }

        private double share(double at, double seen, double all) {
            return all <= seen ? 0 : Math.clamp(at / (all - seen), 0, 1);
        }

        @Override
        protected double computePrefHeight(double width) {
            return host.sizes().px(TALL, 72);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            BoardMap map = field.map();
            scale = MiniScale.of(map.width(), map.height(), getWidth(), getHeight());
            draw(map.places());
            follow();
        }

        private void draw(List<Place> places) {
            GraphicsContext on = canvas.getGraphicsContext2D();
            Tokens tokens = host.tokens();
            on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            on.setLineWidth(1);
            for (Place place : places) {
                Box box = scale.mini(place.box());
                double x = Math.rint(box.x());
                double y = Math.rint(box.y());
                double wide = Math.max(2, Math.rint(box.width()) - 1);
                double tall = Math.max(2, Math.rint(box.height()) - 1);
                Kind kind = place.shape().kind();
                on.setStroke(kind == Kind.CABIN ? tokens.wall() : tokens.line2());
                if (kind == Kind.FREE || kind == Kind.ARRIVING) {
                    on.setLineDashes(1, 2);
                    on.strokeRect(x + 0.5, y + 0.5, wide, tall);
                    on.setLineDashes();
                    continue;
                }
                BlockSizes sizes = new BlockSizes(host.sizes(), place.shape());
                Box cells = sizes.cells(place.box().width(), place.box().height());
                on.setFill(tokens.ink());
                on.fillRect(x + Math.rint(cells.x() * scale.scale()), y + 1, Math.max(1, Math.rint(cells.width() * scale.scale())), Math.max(1, tall - 1));
                if (kind == Kind.CABIN) {
                    on.strokeRect(x + 0.5, y + 0.5, wide, tall);
                } else {
                    on.setLineDashes(2, 1);
                    on.strokeLine(x, y + 0.5, x + wide, y + 0.5);
                    on.strokeLine(x, y + tall + 0.5, x + wide, y + tall + 0.5);
                    on.setLineDashes();
                }
            }
        }
    }
}

package io.headroom.board;

import io.headroom.look.Icon;
import io.headroom.look.Tokens;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tenants that are nowhere yet, and the place to put one back.
public final class TrayView extends VBox {
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

    private final ViewHost host;
    private final Label count = new Label();
    private final Label empty = new Label();
    private final TrayCards cards;
    private final Pill verb = new Pill();
    private final VBox zone = new VBox();
    private final Label title = new Label();
    private @Nullable BoardModel shown;

    /// @param tokens the colours worn now
    /// @param actions what the tray asks of its window
    /// @param drags the pane on which chips float, shared with the board
    public TrayView(ObservableValue<Tokens> tokens, BoardActions actions, DragLayer drags) {
        this.host = new ViewHost(tokens, actions, drags, () -> shown, (cluster, preview) -> {});
        getStyleClass().addAll("panel", "tray");
        getStylesheets().add(BoardSheet.url());
        setAccessibleRole(AccessibleRole.PARENT);
        title.setText(host.words().text("tray.title"));
        title.getStyleClass().add("strong");
        count.getStyleClass().addAll("figure", "second");
        HBox header = new HBox(title, count);
        header.getStyleClass().add("tray-header");
        empty.setText(host.words().text("tray.empty"));
        empty.getStyleClass().add("second");
        cards = new TrayCards(host);
        zone.getChildren().addAll(cards, empty, verb);
        zone.getStyleClass().add("tray-zone");
        verb.managedProperty().bind(verb.visibleProperty());
        ScrollPane scroll = new ScrollPane(zone);
        scroll.getStyleClass().add("board-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        cards.follow(scroll);
        getChildren().addAll(header, scroll);
        drags.add(area());
        RubberBand.on(this, host, () -> true);
        BoardMenus.onFloor(this, host);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        title.fontProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
    }

    /// Shows the tray of a model; keeps every node while the plan stays the same instance.
    public void show(BoardModel model) {
        BoardModel before = shown;
        shown = model;
        if (before == null || !before.sameShape(model)) {
            host.drags().cancel();
            rebuild(model);
        }
        cards.show(model.tray());
    }

    private void rebuild(BoardModel model) {
        int size = model.tray().size();
        count.setText(host.words().waiting(size));
        empty.setVisible(size == 0);
        empty.setManaged(size == 0);
        setAccessibleText(host.words().text("tray.spoken", host.words().waiting(size)));
    }

    private void fit() {
        double em = title.getFont().getSize();
        host.fit(new Sizes(em, getWidth() > 0 && getWidth() < 17 * em));
        cards.fit();
    }

    private void pressed(KeyEvent key) {
        if (!(key.getTarget() instanceof ChipView chip)) {
            return;
        }
        int at = cards.chips().indexOf(chip);
        int last = cards.chips().size() - 1;
        int to = switch (key.getCode()) {
            case DOWN -> at + 1;
            case UP -> at - 1;
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (key.getCode() == KeyCode.TAB) {
            // Where it goes has a node, even if the wheel took the view elsewhere.
            cards.beside(at);
            return;
        }
        if (at >= 0 && to >= 0 && to <= last && to != at) {
            go(chip, cards.reveal(to), key.isShiftDown());
        } else if (!ChipKeys.pressed(chip, host, key)) {
            return;
        }
        key.consume();
    }

    private void go(ChipView from, ChipView to, boolean extend) {
        to.requestFocus();
        if (extend) {
            BoardKeys.extend(host, from, to);
        }
    }

    /// The chips; one that was not seen yet is made when it is asked for.
    List<ChipView> chips() {
        return cards.chips();
    }

    private DropArea area() {
        return new DropArea() {
            @Override
            public List<DropZone> zones() {
                return List.of(dropZone());
            }

            @Override
            public List<ChipView> chips() {
                return List.copyOf(cards.chips().made());
            }

            @Override
            public Bounds visibleInScene() {
                return localToScene(getLayoutBounds());
            }

            @Override
            public void dragAt(double sceneX, double sceneY) {}

            @Override
            public void dragOver() {}
        };
    }

    private DropZone dropZone() {
        return new DropZone() {
            @Override
            public Region region() {
                // The whole panel takes the drop: below the last card there is nothing else to hit.
                return TrayView.this;
            }

            @Override
            public @Nullable DropTarget target() {
                return shown == null ? null : DropTarget.tray(shown.plan());
            }

            @Override
            public void offer(Offer offer) {
                boolean aimed = offer instanceof Offer.Legal legal && legal.aimed();
                boolean legal = offer instanceof Offer.Legal;
                zone.pseudoClassStateChanged(LEGAL, legal && !aimed);
                zone.pseudoClassStateChanged(AIMED, aimed);
                verb.show(Icon.PLUS, host.words().text("verb.unplace"), true);
                verb.setVisible(legal);
            }
        };
    }
}

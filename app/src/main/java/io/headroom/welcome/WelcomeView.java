package io.headroom.welcome;

import io.headroom.look.Icon;
import io.headroom.look.Tokens;
import io.headroom.welcome.WelcomeModel.RecentCard;
import io.headroom.welcome.WelcomeModel.SampleCard;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where one begins: what Headroom is, a new plan, the guided plan, recent plans and samples with a picture of each. Arrow keys go from one to the next in all
/// four directions, Enter opens, Esc goes back to the open plan.
public final class WelcomeView extends ScrollPane {
    private final Words words = Words.of(WelcomeView.class);
    private final ObservableValue<Tokens> tokens;
    private final WelcomeActions actions;
    private final Label ruler = new Label();
    private final Button guide = new Button("", Icon.FLAG.view());
    private final Button back = new Button("", Icon.RIGHT_SMALL.view());
    private final HBox buttons;
    private final Label noRecents = new Label(words.text("recents.none"));
    private final CardGrid recents = new CardGrid();
    private final CardGrid samples = new CardGrid();
    private final VBox page = new VBox();
    private @Nullable WelcomeModel shown;

    /// @param tokens the colours worn now
    public WelcomeView(ObservableValue<Tokens> tokens, WelcomeActions actions) {
        this.tokens = tokens;
        this.actions = actions;
        getStyleClass().add("welcome");
        setId("welcome");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.text("welcome"));
        Button fresh = button("new", Icon.NEW, actions::newPlan);
        Button open = button("open", Icon.OPEN, actions::open);
        guide.getStyleClass().add("primary");
        guide.setId("welcome-guide");
        guide.setOnAction(_ -> actions.guide());
        back.setId("welcome-back");
        back.setOnAction(_ -> actions.back());
        buttons = new HBox(guide, fresh, open, back);
        buttons.getStyleClass().add("welcome-buttons");
        page.getChildren().addAll(ruler, head(), section("recents", noRecents, recents), section("samples", null, samples));
        page.getStyleClass().add("welcome-page");
        // In the middle of a wide window, at the left edge of a narrow one.
        HBox middle = new HBox(page);
        middle.getStyleClass().add("welcome-middle");
        HBox.setHgrow(page, Priority.ALWAYS);
        setContent(middle);
        tokens.subscribe(_ -> cards().forEach(PlanCard::repaint));
        ruler.setManaged(false);
        ruler.fontProperty().subscribe(font -> {
            recents.em(font.getSize());
            samples.em(font.getSize());
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private VBox head() {
        Label name = new Label(words.text("name"));
        name.getStyleClass().addAll("title", "welcome-name");
        Label what = new Label(words.text("what"));
        what.getStyleClass().addAll("second", "welcome-what");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        Label drop = new Label(words.text("drop"));
        drop.getStyleClass().addAll("hint");
        drop.setWrapText(true);
        drop.setMinHeight(Region.USE_PREF_SIZE);
        VBox head = new VBox(name, what, buttons, drop);
        head.getStyleClass().add("welcome-head");
        return head;
    }

    private Button button(String key, Icon icon, Runnable action) {
        Button button = new Button(words.text(key), icon.view());
        button.setId("welcome-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private VBox section(String key, @Nullable Label empty, CardGrid grid) {
        Label title = new Label(words.text(key));
        title.getStyleClass().add("heading");
        VBox section = new VBox(title);
        if (empty != null) {
            empty.getStyleClass().add("second");
            section.getChildren().add(empty);
        }
        section.getChildren().add(grid);
        section.getStyleClass().add("welcome-section");
        return section;
    }

    /// Shows a model. The focus stays on the card it is on.
    public void show(WelcomeModel model) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        Object focused = cards().stream().filter(card -> card.button().equals(owner)).map(PlanCard::key).findFirst().orElse(null);
        boolean same = shown != null && keys(shown).equals(keys(model));
        shown = model;
        guide.setText(words.text(model.guideBegun() ? "guide.again" : "guide"));
        back.setText(words.text("back", model.open()));
        back.setVisible(!model.open().isEmpty());
        back.setManaged(!model.open().isEmpty());
        noRecents.setVisible(model.recents().isEmpty());
        noRecents.setManaged(model.recents().isEmpty());
        recents.setManaged(!model.recents().isEmpty());
        recents.setVisible(!model.recents().isEmpty());
        if (!same) {
            recents.getChildren().setAll(model.recents().stream().map(card -> new PlanCard(card.file(), tokens, () -> actions.recent(card.file()))
                    .removable(words.text("remove", card.name()), () -> forget(card))).toList());
            samples.getChildren().setAll(model.samples().stream().map(card -> new PlanCard(card.name(), tokens, () -> actions.sample(card.name()))).toList());
        }
        fill(model);
        if (!same && focused != null) {
            cards().stream().filter(card -> card.key().equals(focused)).findFirst().ifPresentOrElse(card -> card.button().requestFocus(), this::focusFirst);
        }
    }

    private static List<Object> keys(WelcomeModel model) {
        List<Object> keys = new ArrayList<>(model.recents().stream().map(RecentCard::file).toList());
        keys.addAll(model.samples().stream().map(SampleCard::name).toList());
        return keys;
    }

    private void fill(WelcomeModel model) {
        for (int i = 0; i < model.recents().size(); i++) {
            RecentCard card = model.recents().get(i);
            ((PlanCard) recents.getChildren().get(i)).show(card.name(), card.folder(), sized(card.sketch()), card.missing() ? words.text("missing") : "", card.sketch());
        }
        for (int i = 0; i < model.samples().size(); i++) {
            SampleCard card = model.samples().get(i);
            ((PlanCard) samples.getChildren().get(i)).show(card.title(), card.line(), sized(card.sketch()), "", card.sketch());
        }
    }

    private String sized(@Nullable PlanSketch sketch) {
        return sketch == null ? "" : words.text("sized", words.count("gpus", sketch.gpus()), words.count("tenants", sketch.tenants()));
    }

    private void forget(RecentCard card) {
        actions.forget(card.file());
    }

    /// Puts the focus on the plan opened last, or where there is none, on the guided plan.
    public void focusFirst() {
        if (recents.getChildren().isEmpty()) {
            guide.requestFocus();
        } else {
            ((PlanCard) recents.getChildren().getFirst()).button().requestFocus();
        }
    }

    private List<PlanCard> cards() {
        List<PlanCard> cards = new ArrayList<>();
        recents.getChildren().forEach(card -> cards.add((PlanCard) card));
        samples.getChildren().forEach(card -> cards.add((PlanCard) card));
        return cards;
    }

    private List<Button> stops() {
        List<Button> stops = new ArrayList<>();
        buttons.getChildren().stream().filter(Node::isVisible).forEach(node -> stops.add((Button) node));
        cards().forEach(card -> stops.add(card.button()));
        return stops;
    }

    private void pressed(KeyEvent key) {
        List<Button> stops = stops();
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        Optional<Button> focused = stops.stream().filter(stop -> stop.equals(owner)).findFirst();
        if (key.getCode() == KeyCode.ESCAPE && back.isVisible()) {
            key.consume();
            actions.back();
            return;
        }
        if (key.isShortcutDown() || key.isAltDown() || key.isShiftDown()) {
            return;
        }
        Optional<Button> to = switch (key.getCode()) {
            case HOME -> Optional.of(stops.getFirst());
            case END -> Optional.of(stops.getLast());
            case RIGHT -> focused.flatMap(from -> beyond(from, stops, 1, 0).or(() -> next(from, stops, 1)));
            case LEFT -> focused.flatMap(from -> beyond(from, stops, -1, 0).or(() -> next(from, stops, -1)));
            case DOWN -> focused.flatMap(from -> beyond(from, stops, 0, 1));
            case UP -> focused.flatMap(from -> beyond(from, stops, 0, -1));
            default -> Optional.empty();
        };
        to.ifPresent(button -> {
            key.consume();
            button.requestFocus();
            reveal(button);
        });
    }

    private static Optional<Button> next(Button from, List<Button> stops, int step) {
        int at = stops.indexOf(from) + step;
        return at >= 0 && at < stops.size() ? Optional.of(stops.get(at)) : Optional.empty();
    }

    /// The nearest in a direction: first the nearest row or, within a row, the nearest beside.
    private static Optional<Button> beyond(Button from, List<Button> stops, int right, int down) {
        Bounds here = box(from);
        return stops.stream().filter(stop -> !stop.equals(from)).filter(stop -> {
            Bounds there = box(stop);
            return right > 0 ? rows(here, there) && there.getMinX() >= here.getMaxX() : right < 0 ? rows(here, there) && there.getMaxX() <= here.getMinX()
                    : down > 0 ? there.getMinY() >= here.getMaxY() : there.getMaxY() <= here.getMinY();
        }).min(Comparator.comparingDouble(stop -> down == 0 ? Math.abs(box(stop).getCenterX() - here.getCenterX())
                : 100 * Math.abs(box(stop).getCenterY() - here.getCenterY()) + Math.abs(box(stop).getMinX() - here.getMinX())));
    }

    private static boolean rows(Bounds a, Bounds b) {
        return b.getMinY() < a.getMaxY() && b.getMaxY() > a.getMinY();
    }

    private static Bounds box(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void reveal(Node node) {
        Node content = getContent();
        double hidden = content.getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            Bounds at = content.sceneToLocal(box(node));
            double top = getVvalue() * hidden;
            if (at.getMinY() < top) {
                // The first row brings the head back with it.
                setVvalue(at.getMinY() < getViewportBounds().getHeight() / 2 ? 0 : Math.clamp((at.getMinY() - 24) / hidden, 0, 1));
            } else if (at.getMaxY() > top + getViewportBounds().getHeight()) {
                setVvalue(Math.clamp((at.getMaxY() + 24 - getViewportBounds().getHeight()) / hidden, 0, 1));
            }
        }
    }
}

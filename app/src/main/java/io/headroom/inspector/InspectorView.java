package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.Icon;
import io.headroom.look.State;
import io.headroom.look.StateMark;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel at the right. [#show] keeps the nodes of all rows that stay and only fills in values, and what someone points at or types into stays where it is on the
/// screen: so it can be called four times a second without disturbing anyone.
public final class InspectorView extends VBox {
    /// Below this many em the short forms are used.
    private static final double NARROW_BELOW = 24;

    private final Words words = Words.of(InspectorView.class);
    private final RowViews views;
    private final Label title = new Label();
    private final StateMark state = new StateMark(State.NONE);
    private final Label where = new Label();
    private final Tooltip whereTip = new Tooltip();
    private final Tooltip titleTip = new Tooltip();
    private final Button move = new Button();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final ScrollAnchor anchor = new ScrollAnchor(scroll);
    private final Map<Selection, Subject> subjects = new HashMap<>();
    private Kept<Section> sections;
    private @Nullable Selection subject;
    private List<TenantId> movable = List.of();

    /// @param actions what the inspector asks of its window
    public InspectorView(InspectorActions actions) {
        views = new RowViews(actions);
        sections = sections();
        getStyleClass().addAll("inspector", "panel");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.text("inspector"));
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, state);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("inspector-line");
        where.getStyleClass().add("second");
        where.setTooltip(whereTip);
        title.setTooltip(titleTip);
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        Label key = new Label(words.text("moveTo.key"));
        key.getStyleClass().addAll("figure", "key");
        move.setText(words.text("moveTo"));
        move.setGraphic(key);
        move.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        move.setMinWidth(Region.USE_PREF_SIZE);
        move.setId("move-to");
        move.setOnAction(_ -> {
            if (!movable.isEmpty()) {
                actions.moveTo(movable, move);
            }
        });
        HBox place = new HBox(where, move);
        place.setAlignment(Pos.CENTER_LEFT);
        place.getStyleClass().add("inspector-line");
        VBox top = new VBox(head, place);
        top.getStyleClass().addAll("inspector-head", "dense");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("inspector-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(top, scroll);
    }

    /// Begins at the top with the next model: it is of another document, though what is selected may be called the same.
    public void forget() {
        subject = null;
    }

    /// Shows a model.
    public void show(InspectorModel model) {
        title.setText(model.title());
        titleTip.setText(model.title());
        state.show(model.state(), model.stateWord());
        state.setVisible(!model.stateWord().isEmpty());
        state.setManaged(!model.stateWord().isEmpty());
        boolean narrow = getWidth() > 0 && getWidth() < NARROW_BELOW * where.getFont().getSize();
        where.setText(narrow ? model.shortWhere() : model.where());
        whereTip.setText(model.where());
        where.setGraphic(model.movable().isEmpty() ? null : pin());
        movable = model.movable();
        move.setVisible(!movable.isEmpty());
        move.setManaged(!movable.isEmpty());
        move.setAccessibleText(words.text("moveTo.spoken", model.title()));
        if (model.subject().equals(subject)) {
            anchor.across(() -> sections.show(model.sections()));
        } else {
            turnTo(model);
        }
    }

    /// Begins at the top of another page. One of the same kind has mostly the same rows: their nodes are styled and laid out already, so they stay.
    private void turnTo(InspectorModel model) {
        boolean alike = subject != null && subject.getClass().equals(model.subject().getClass());
        subject = model.subject();
        views.about(subjects.computeIfAbsent(model.subject(), _ -> new Subject()));
        if (!alike) {
            body.getChildren().clear();
            sections = sections();
        }
        sections.show(model.sections());
        scroll.setVvalue(0);
    }

    private Kept<Section> sections() {
        return new Kept<>(body, Section::shape, section -> new SectionView(section, views));
    }

    private @Nullable Node pin() {
        return where.getGraphic() == null ? Icon.PIN.view() : where.getGraphic();
    }
}

package io.headroom.timeline;

import io.headroom.look.Icon;
import io.headroom.session.Recorder.Kind;
import io.headroom.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/// The line above the tracks: the day, where one is in time and the way back, and what the curves are.
final class TimelineHeader extends HBox {
    /// Below this many em what can be spared is left out.
    private static final double NARROW_BELOW = 75;

    private final Words words = Words.of(TimelineHeader.class);
    private final Label caption = new Label();
    private final Label where = new Label();
    private final Button back = new Button();
    private final Label slowest = new Label();
    private final Label subject = new Label();
    private final Label plan = new Label();
    private final Label simulated = new Label();
    private final Label dashed = new Label();

    TimelineHeader(TimelineActions actions) {
        getStyleClass().addAll("timeline-header", "dense");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(words.text("timeline"));
        title.getStyleClass().add("heading");
        title.setMinWidth(USE_PREF_SIZE);
        caption.getStyleClass().add("second");
        caption.setMinWidth(USE_PREF_SIZE);
        where.getStyleClass().addAll("figure", "second", "timeline-where");
        where.setId("timeline-where");
        where.setMinWidth(USE_PREF_SIZE);
        back.setText(words.text("back"));
        back.setGraphic(Icon.CLOCK.view());
        back.setId("timeline-back");
        back.getStyleClass().add("flat");
        back.setMinWidth(USE_PREF_SIZE);
        back.setTooltip(new Tooltip(words.text("back.hint")));
        back.setOnAction(_ -> actions.back());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        subject.setGraphic(sign("accent", false));
        plan.setText(words.text("plan"));
        plan.setGraphic(sign("plan", false));
        simulated.setText(words.text("legend.simulated"));
        simulated.setGraphic(sign("solid", false));
        dashed.setGraphic(sign("dashed", true));
        for (Label label : new Label[] {slowest, subject, plan, simulated, dashed}) {
            label.getStyleClass().add("caption");
            label.setMinWidth(USE_PREF_SIZE);
        }
        // Names of tenants alone may be cut.
        subject.setMinWidth(0);
        slowest.setMinWidth(0);
        getChildren().addAll(title, caption, where, back, gap, slowest, subject, plan, simulated, dashed);
    }

    private static Line sign(String style, boolean dashed) {
        Line line = new Line(0, 0, 16, 0);
        line.getStyleClass().addAll("timeline-sign", style);
        if (dashed) {
            line.getStrokeDashArray().setAll(4.0, 3.0);
        }
        return line;
    }

    void show(TimelineModel model, TrackValues values) {
        boolean narrow = getWidth() < NARROW_BELOW * caption.getFont().getSize();
        text(caption, narrow && model.time().scrubbed() ? "" : model.caption());
        text(where, model.whereabouts());
        where.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("past"), model.time().scrubbed());
        there(back, model.time().scrubbed());
        String name = model.subjectName();
        text(subject, name);
        there(plan, !name.isEmpty());
        String slow = model.slowest();
        text(slowest, slow.isEmpty() ? "" : words.text("legend.slowest", slow));
        boolean ahead = false;
        boolean earlier = false;
        for (int i = 1; i < values.size(); i++) {
            ahead |= values.kind(i) == Kind.AHEAD;
            earlier |= values.known(i) && values.kind(i) == Kind.EARLIER;
        }
        there(simulated, !narrow && (ahead || earlier));
        text(dashed, earlier ? words.text("legend.earlier") : ahead ? words.text("legend.ahead") : "");
    }

    private static void text(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
        there(label, !text.isEmpty());
    }

    private static void there(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

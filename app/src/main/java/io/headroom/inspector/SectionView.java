package io.headroom.inspector;

import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.Icon;
import io.headroom.look.KindMark;
import io.headroom.look.NumberKind;
import io.headroom.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// A heading with its rows.
final class SectionView extends VBox implements Shown<Section> {
    private final Words words = Words.of(SectionView.class);
    private final Label note = new Label();
    private final KindMark kind = new KindMark(NumberKind.SIMULATED);
    private final Kept<Row> rows;

    SectionView(Section section, RowViews views) {
        getStyleClass().addAll("section", "dense");
        Label title = new Label(section.title());
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        note.getStyleClass().add("caption");
        HBox header = new HBox(title);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("inspector-line");
        if (!section.help().isEmpty()) {
            header.getChildren().add(help(section));
        }
        header.getChildren().addAll(gap, note, kind);
        getChildren().add(header);
        rows = new Kept<>(this, Row::shape, views::of);
        show(section);
    }

    private Button help(Section section) {
        Button help = new Button("", Icon.HELP.view());
        help.getStyleClass().addAll("flat", "icon-only", "help-button");
        help.setAccessibleText(words.text("help.spoken", section.title()));
        help.setTooltip(new Tooltip(help.getAccessibleText()));
        help.setOnAction(_ -> {
            Label text = new Label(section.help());
            text.setWrapText(true);
            text.getStyleClass().add("help-text");
            PopOver over = new PopOver(text);
            over.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
            over.setTitle(section.title());
            over.setDetachable(false);
            over.setAnimated(false);
            over.getRoot().getStylesheets().setAll(getScene().getStylesheets());
            over.show(help);
        });
        return help;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void show(Section section) {
        note.setText(section.note());
        note.setVisible(!section.note().isEmpty());
        note.setManaged(!section.note().isEmpty());
        NumberKind newer = section.kind();
        kind.setVisible(newer != null);
        kind.setManaged(newer != null);
        if (newer != null) {
            kind.show(newer, section.margin());
        }
        rows.show(section.rows());
    }
}

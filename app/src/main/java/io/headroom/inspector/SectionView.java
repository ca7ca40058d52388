package io.headroom.inspector;

import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.Icon;
import io.headroom.look.KindMark;
import io.headroom.look.NumberKind;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// A heading with its rows.
final class SectionView extends VBox {
    private final Words words = Words.of(SectionView.class);
    private final Label note = new Label();
    private final KindMark kind = new KindMark(NumberKind.SIMULATED);
    private final List<RowView> rows = new ArrayList<>();

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
        for (Row row : section.rows()) {
            RowView view = views.of(row);
            rows.add(view);
            getChildren().add(view.node());
        }
        show(section);
    }

    private Button help(Section section) {
        Button help = new Button("", Icon.HELP.view());
        help.getStyleClass().addAll("flat", "icon-only", "help-button");
        help.setAccessibleText(words.text("help.spoken", section.title()));
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

    void show(Section section) {
        note.setText(section.note());
        note.setVisible(!section.note().isEmpty());
        note.setManaged(!section.note().isEmpty());
        NumberKind newer = section.kind();
        kind.setVisible(newer != null);
        kind.setManaged(newer != null);
        if (newer != null) {
            kind.show(newer, section.margin());
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(section.rows().get(i));
        }
    }
}

package io.headroom.board;

import io.headroom.board.BoardModel.Mark;
import io.headroom.look.Icon;
import io.headroom.look.IconView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The marks in the header of a partition, as many as there is room for; the last one shown tells of those there is none for.
final class Marks extends HBox {
    private List<Mark> marks = List.of();
    private final List<Label> labels = new ArrayList<>();

    Marks(List<Mark> marks) {
        getStyleClass().add("marks");
        show(marks);
    }

    /// Takes other marks.
    void show(List<Mark> newer) {
        if (newer.equals(marks)) {
            return;
        }
        marks = newer;
        labels.clear();
        for (Mark mark : marks) {
            Label label = new Label();
            label.getStyleClass().add("mark");
            if (mark.alarm()) {
                label.getStyleClass().add("alarm");
                label.setGraphic(small());
            }
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setTooltip(new Tooltip(mark.tip()));
            label.getTooltip().setWrapText(true);
            label.getTooltip().setMaxWidth(400);
            labels.add(label);
        }
        getChildren().setAll(labels);
    }

    private static IconView small() {
        IconView icon = Icon.RISK.view();
        icon.getStyleClass().add("small");
        return icon;
    }

    /// Chooses what is shown, and says how wide that is.
    double fit(double room) {
        for (int shown = labels.size(); shown > 0; shown--) {
            show(shown);
            double width = prefWidth(-1);
            if (width <= room) {
                return width;
            }
        }
        show(0);
        return 0;
    }

    private void show(int shown) {
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            label.setVisible(i < shown);
            label.setManaged(i < shown);
            boolean more = i == shown - 1 && shown < labels.size();
            label.setText(more ? marks.get(i).text() + " +" + (labels.size() - shown) : marks.get(i).text());
            label.getTooltip().setText(more ? String.join("\n", marks.subList(i, marks.size()).stream().map(Mark::tip).toList()) : marks.get(i).tip());
        }
    }
}

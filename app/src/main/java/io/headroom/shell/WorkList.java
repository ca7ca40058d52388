package io.headroom.shell;

import io.headroom.look.Icon;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All long work, one line each, with a way to end it.
final class WorkList extends VBox {
    private final Words words = Words.of(WorkList.class);
    private final List<Line> lines = new ArrayList<>();

    WorkList() {
        getStyleClass().addAll("popover-box", "work-list", "dense");
    }

    /// Shows what goes on now. Lines of work that still goes on stay, so that a press on one of their buttons is not lost.
    void show(List<WorkModel.Row> rows) {
        lines.removeIf(line -> rows.stream().noneMatch(row -> row.what().equals(line.what)));
        for (int i = 0; i < rows.size(); i++) {
            WorkModel.Row row = rows.get(i);
            if (i >= lines.size() || !lines.get(i).what.equals(row.what())) {
                lines.removeIf(line -> line.what.equals(row.what()));
                lines.add(i, new Line(row.what()));
            }
            lines.get(i).show(row);
        }
        if (!getChildren().equals(lines)) {
            getChildren().setAll(lines);
        }
    }

    private final class Line extends HBox {
        private final Object what;
        private final Label name = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Label share = new Label();
        private final Label left = new Label();
        private final Button cancel = new Button("", Icon.CLOSE.view());

        Line(Object what) {
            this.what = what;
            setAlignment(Pos.CENTER_LEFT);
            setSpacing(8);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            share.getStyleClass().add("figure");
            share.setMinWidth(Region.USE_PREF_SIZE);
            left.getStyleClass().add("second");
            left.setMinWidth(Region.USE_PREF_SIZE);
            cancel.getStyleClass().addAll("flat", "icon-only");
            getChildren().addAll(name, bar, share, left, cancel);
        }

        private void show(WorkModel.Row row) {
            name.setText(row.name());
            bar.setProgress(row.share());
            bar.setAccessibleText(row.name());
            share.setText(row.percent());
            left.setText(row.left());
            String cancels = words.text("status.cancel.named", row.name());
            cancel.setAccessibleText(cancels);
            // Kept: each is a window of its own, and a share changes many times a second.
            if (cancel.getTooltip() == null) {
                cancel.setTooltip(new Tooltip(cancels));
            } else {
                cancel.getTooltip().setText(cancels);
            }
            cancel.setOnAction(_ -> row.cancel().run());
        }
    }
}

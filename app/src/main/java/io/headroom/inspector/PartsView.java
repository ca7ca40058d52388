package io.headroom.inspector;

import io.headroom.copying.CopiedTable;
import io.headroom.copying.CopiedTable.Cell;
import io.headroom.copying.Taking;
import io.headroom.inspector.InspectorModel.Part;
import io.headroom.inspector.InspectorModel.Parts;
import io.headroom.inspector.InspectorModel.Row;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A whole as a bar of its parts, each told apart by its pattern, with a line for each below.
final class PartsView implements Shown<Row> {
    private final Label name = new Label();
    private final Label total = new Label();
    private final Bar bar = new Bar();
    private final List<Label> labels = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final VBox box = new VBox();

    PartsView(Parts first) {
        box.getStyleClass().add("parts");
        total.getStyleClass().add("figure");
        name.getStyleClass().add("second");
        box.getChildren().addAll(line(name, total), bar);
        for (Part part : first.parts()) {
            Region sign = new Region();
            sign.getStyleClass().addAll("part-sign", "part-" + part.id());
            Label label = new Label("", sign);
            label.getStyleClass().add("caption");
            Label value = new Label();
            value.getStyleClass().addAll("figure", "caption");
            labels.add(label);
            values.add(value);
            box.getChildren().add(line(label, value));
        }
        Taking.chart(box, this::text);
        show(first);
    }

    private String text() {
        List<List<Cell>> rows = new ArrayList<>(List.of(List.of(Cell.words(name.getText()), Cell.figure(total.getText()))));
        for (int i = 0; i < values.size(); i++) {
            rows.add(List.of(Cell.words(labels.get(i).getText()), Cell.figure(values.get(i).getText())));
        }
        return new CopiedTable(List.of(), rows).text();
    }

    private static HBox line(Label name, Label value) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name, gap, value);
        line.getStyleClass().add("part-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Row row) {
        Parts parts = (Parts) row;
        name.setText(parts.label());
        total.setText(parts.total());
        for (int i = 0; i < values.size(); i++) {
            labels.get(i).setText(parts.parts().get(i).label());
            values.get(i).setText(parts.parts().get(i).value());
        }
        bar.show(parts.parts());
    }

    private static final class Bar extends Region {
        private final List<Region> regions = new ArrayList<>();
        private List<Part> parts = List.of();

        Bar() {
            getStyleClass().add("parts-bar");
        }

        void show(List<Part> newer) {
            parts = newer;
            while (regions.size() < newer.size()) {
                Region region = new Region();
                region.getStyleClass().add("part-" + newer.get(regions.size()).id());
                regions.add(region);
                getChildren().add(region);
            }
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double all = parts.stream().mapToDouble(Part::size).sum();
            double x = 0;
            for (int i = 0; i < regions.size(); i++) {
                double width = all > 0 ? Math.rint(parts.get(i).size() / all * getWidth()) : 0;
                regions.get(i).setVisible(width > 0);
                // A pixel between the parts keeps patterns from running into each other.
                regions.get(i).resizeRelocate(x, 0, Math.max(1, width - 1), getHeight());
                x += width;
            }
        }
    }
}

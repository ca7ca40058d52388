package io.headroom.board;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A small curve without an axis: the run of a tenant's load.
final class Sparkline extends Region {
    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        line.getStyleClass().add("sparkline-line");
        getChildren().addAll(area, line);
        setMouseTransparent(true);
    }

    void show(List<Double> shown) {
        if (!shown.equals(values)) {
            values = shown;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        boolean any = values.size() > 1;
        area.setVisible(any);
        line.setVisible(any);
        if (!any) {
            return;
        }
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double step = getWidth() / (values.size() - 1);
        Double[] points = new Double[values.size() * 2];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = i * step;
            points[2 * i + 1] = most > 0 ? (getHeight() - 1) * (1 - values.get(i) / most) + 0.5 : getHeight() - 0.5;
        }
        line.getPoints().setAll(points);
        area.getPoints().setAll(points);
        area.getPoints().addAll(getWidth(), getHeight(), 0.0, getHeight());
    }
}

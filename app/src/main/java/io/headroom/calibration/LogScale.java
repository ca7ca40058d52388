package io.headroom.calibration;

import java.util.function.DoubleFunction;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

/// A logarithmic axis: the axis itself is linear over logarithms, its labels say the numbers.
final class LogScale {
    private static final int MOST_TICKS = 9;

    private final double base;
    private final NumberAxis axis;

    /// @param base factor between two ticks
    /// @param words writes the number at a tick
    LogScale(NumberAxis axis, double base, DoubleFunction<String> words) {
        this.axis = axis;
        this.base = base;
        axis.setAutoRanging(false);
        axis.setMinorTickVisible(false);
        axis.setAnimated(false);
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number place) {
                return words.apply(Math.pow(base, place.doubleValue()));
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("Axes are not read.");
            }
        });
    }

    /// Where a number lies on the axis.
    double place(double number) {
        return Math.log(number) / Math.log(base);
    }

    /// Shows all numbers from `least` to `most`, both above 0, from tick to tick.
    void range(double least, double most) {
        double low = Math.floor(place(least) - 0.05);
        double high = Math.max(low + 1, Math.ceil(place(most) + 0.05));
        double unit = Math.ceil((high - low) / MOST_TICKS);
        axis.setLowerBound(low);
        axis.setUpperBound(low + unit * Math.ceil((high - low) / unit));
        axis.setTickUnit(unit);
    }

    /// Shows 1 in the middle and as much on both sides, so that too fast and too slow look alike.
    void around(double farthest) {
        double reach = Math.max(1, Math.ceil(Math.abs(place(farthest)) + 0.05));
        double unit = Math.ceil(2 * reach / MOST_TICKS);
        double ticks = Math.ceil(reach / unit);
        axis.setLowerBound(-unit * ticks);
        axis.setUpperBound(unit * ticks);
        axis.setTickUnit(unit);
    }
}

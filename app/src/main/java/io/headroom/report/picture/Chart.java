package io.headroom.report.picture;

import io.headroom.drawing.Colour;
import io.headroom.drawing.Drawing;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.drawing.Svg;
import io.headroom.words.Language;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A chart that fills whatever room it is given.
public abstract sealed class Chart permits CostChart, BarChart, OutlookChart {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double EM = 12;

    private final String title;

    Chart(String title) {
        this.title = title;
    }

    /// What it is.
    public final String title() {
        return title;
    }

    /// What it shows, in words, for who cannot see it.
    public abstract String spoken();

    /// Draws it without its title.
    abstract void draw(Plot plot);

    /// Draws it with its title over it.
    ///
    /// @param em size of its words
    void draw(Drawing on, double x, double y, double width, double height, double em) {
        on.group(title + ". " + spoken(), () -> {
            Lettering heading = Ink.strong(em * 1.15);
            on.text(heading.cut(title, width), x, y + em, heading);
            draw(new Plot(on, x, y + em * 1.8, width, height - em * 1.8, em));
        });
    }

    /// An SVG file's bytes.
    public final byte[] svg() {
        return Svg.of(new Svg.Frame(WIDTH, HEIGHT, Language.tag(), title, spoken()), on -> {
            on.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Ink.PAPER);
            draw(on, 20, 20, WIDTH - 40, HEIGHT - 40, EM);
        });
    }

    /// Where a chart is drawn.
    ///
    /// @param em size of its words
    record Plot(Drawing on, double x, double y, double width, double height, double em) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        Lettering words() {
            return Ink.hint(em);
        }

        void line(double fromX, double fromY, double toX, double toY, Colour colour, double thick, double... dashes) {
            on.stroke(new Line2D.Double(fromX, fromY, toX, toY), colour, thick, dashes);
        }

        /// Words round a height.
        void write(String text, double atX, double middle, Lettering lettering, Anchor anchor) {
            on.text(text, atX, middle + 0.33 * lettering.size(), lettering, anchor);
        }

        /// One line in the middle, where there is nothing to draw.
        void nothing(String why) {
            List<String> lines = words().face().lines(why, em, width * 0.9, 3);
            for (int i = 0; i < lines.size(); i++) {
                write(lines.get(i), x + width / 2, y + height / 2 + (i - (lines.size() - 1) / 2.0) * em * 1.3, words(), Anchor.MIDDLE);
            }
        }
    }

    /// Marks of a scale from `from` to `to`, both included, at 1, 2 or 5 times a power of ten.
    ///
    /// @param most marks at most, at least 2
    static List<Double> marks(double from, double to, int most) {
        double step = step((to - from) / most);
        List<Double> marks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-300))));
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= least * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }
}

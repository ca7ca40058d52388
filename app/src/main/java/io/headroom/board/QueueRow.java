package io.headroom.board;

import io.headroom.look.Fonts;
import io.headroom.look.Tokens;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;

/// One tenant's queue before the gate: dots that fill backwards from it, column by column, and the count before them.
final class QueueRow extends Region {
    private final Canvas canvas = new Canvas();
    private final BoardWords words;
    private int waiting;
    private int perDot = 1;
    private double scale = 1;
    private Sizes sizes;
    private Tokens tokens;

    QueueRow(BoardWords words, Sizes sizes, Tokens tokens) {
        this.words = words;
        this.sizes = sizes;
        this.tokens = tokens;
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    void show(int requests, int requestsPerDot) {
        if (requests != waiting || requestsPerDot != perDot) {
            waiting = requests;
            perDot = requestsPerDot;
            paint();
        }
    }

    /// Draws as finely as a zoom of the board shows it.
    void scale(double zoom) {
        if (zoom != scale) {
            scale = zoom;
            requestLayout();
        }
    }

    void fit(Sizes fitting, Tokens colours) {
        sizes = fitting;
        tokens = colours;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.ceil(getWidth() * scale));
        canvas.setHeight(Math.ceil(getHeight() * scale));
        canvas.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
        paint();
    }

    private void paint() {
        GraphicsContext on = canvas.getGraphicsContext2D();
        on.setTransform(1, 0, 0, 1, 0, 0);
        on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        on.setTransform(scale, 0, 0, scale, 0, 0);
        if (waiting == 0) {
            return;
        }
        int rows = sizes.queueRows(getHeight());
        int dots = Math.min(Math.ceilDiv(waiting, perDot), sizes.queueDots(getWidth(), getHeight()));
        double pitch = sizes.px(6);
        double size = sizes.px(4);
        double right = getWidth() - sizes.px(6) - size;
        double top = Math.rint((getHeight() - (rows - 1) * pitch - size) / 2);
        on.setFill(tokens.text2());
        for (int dot = 0; dot < dots; dot++) {
            int column = dot / rows;
            on.fillOval(right - column * pitch, top + dot % rows * pitch, size, size);
        }
        double left = right - (Math.ceilDiv(dots, rows) - 1) * pitch;
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.setFont(Font.font(Fonts.FIGURES, sizes.em() * 11 / 12));
        on.setTextAlign(TextAlignment.RIGHT);
        on.setTextBaseline(VPos.CENTER);
        on.fillText(words.waiting(waiting), left - sizes.px(6), Math.rint(getHeight() / 2));
    }
}

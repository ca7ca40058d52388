package io.headroom.welcome;

import io.headroom.look.Tokens;
import io.headroom.welcome.PlanSketch.Block;
import io.headroom.welcome.PlanSketch.ClusterSketch;
import io.headroom.welcome.PlanSketch.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/*
 * The shapes are those of the board, small: a cabin has a wall, a lane rails and a gate, free GPUs a dashed box. The pitch of the cells is the largest at which all
 * blocks fit, flowing from left to right; where even the smallest is too large, the picture shows the top of the board, as the board itself would.
 */
/// Draws the sketch of a plan.
final class SketchPainter {
    private static final double LARGEST = 9;
    private static final double SMALLEST = 1.5;

    private final PlanSketch sketch;
    private final double width;
    private final double height;
    private final double pitch;
    private final List<Placed> blocks;

    private record Placed(Block block, double x, double y, double width, double height) {}

    private SketchPainter(PlanSketch sketch, double width, double height) {
        this.sketch = sketch;
        this.width = width;
        this.height = height;
        double fitting = LARGEST;
        List<Placed> laid = lay(fitting);
        while (fitting > SMALLEST && bottom(laid) > height) {
            fitting = Math.max(SMALLEST, fitting - 0.5);
            laid = lay(fitting);
        }
        pitch = fitting;
        blocks = laid;
    }

    /// Draws into the rectangle from (0, 0).
    static void paint(GraphicsContext g, PlanSketch sketch, Tokens tokens, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(0, 0, width, height);
        g.clip();
        SketchPainter painter = new SketchPainter(sketch, width, height);
        painter.blocks.stream().filter(placed -> placed.y() < height).forEach(placed -> painter.draw(g, tokens, placed));
        g.restore();
    }

    private static double bottom(List<Placed> laid) {
        return laid.stream().mapToDouble(placed -> placed.y() + placed.height()).max().orElse(0);
    }

    private double gap(double cell) {
        return Math.max(3, cell * 0.9);
    }

    private List<Placed> lay(double cell) {
        List<Placed> laid = new ArrayList<>();
        double top = 0;
        for (ClusterSketch cluster : sketch.clusters()) {
            double x = 0;
            double row = 0;
            for (Block block : cluster.blocks()) {
                double wide = Math.min(width, blockWidth(block, cell));
                double high = blockHeight(block, cell, wide);
                if (x > 0 && x + wide > width) {
                    x = 0;
                    top += row + gap(cell);
                    row = 0;
                }
                laid.add(new Placed(block, x, top, wide, high));
                x += wide + gap(cell);
                row = Math.max(row, high);
            }
            top += row + 1.6 * gap(cell);
        }
        return laid;
    }

    private static double chips(Block block, double cell) {
        return block.tenants() == 0 ? cell : 6 * cell;
    }

    private double blockWidth(Block block, double cell) {
        return 2 * cell + chips(block, cell) + Math.min(width * 0.6, Math.ceilDiv(block.gpus(), 2) * cell);
    }

    private static int columns(Block block, double cell, double wide) {
        return Math.max(1, (int) ((wide - 2 * cell - chips(block, cell)) / cell + 0.001));
    }

    private static double blockHeight(Block block, double cell, double wide) {
        int rows = Math.max(2, Math.ceilDiv(block.gpus(), columns(block, cell, wide)));
        double cells = rows * cell * 1.2 + cell;
        return Math.max(cells, Math.min(block.tenants(), 8) * cell * 1.1 + cell);
    }

    private void draw(GraphicsContext g, Tokens tokens, Placed placed) {
        switch (placed.block().kind()) {
            case CABIN -> cabin(g, tokens, placed);
            case LANE -> lane(g, tokens, placed);
            case FREE -> box(g, tokens, placed, 3, 2);
            case ARRIVING -> box(g, tokens, placed, 1, 2);
        }
        cells(g, tokens, placed);
        tenants(g, tokens, placed);
    }

    private void cabin(GraphicsContext g, Tokens tokens, Placed at) {
        g.setFill(tokens.cabin());
        g.fillRoundRect(at.x() + 1, at.y() + 1, at.width() - 2, at.height() - 2, 4, 4);
        g.setStroke(tokens.wall());
        g.setLineDashes();
        g.setLineWidth(1.5);
        g.strokeRoundRect(at.x() + 0.75, at.y() + 0.75, at.width() - 1.5, at.height() - 1.5, 4, 4);
    }

    private void lane(GraphicsContext g, Tokens tokens, Placed at) {
        double gate = Math.rint(at.x() + pitch / 2 + chips(at.block(), pitch)) + 0.5;
        g.setStroke(tokens.wall());
        g.setLineWidth(1);
        g.setLineDashes(3, 2);
        g.strokeLine(at.x(), at.y() + 0.5, gate, at.y() + 0.5);
        g.strokeLine(at.x(), at.y() + at.height() - 0.5, gate, at.y() + at.height() - 0.5);
        g.setLineDashes();
        g.setStroke(tokens.line2());
        g.strokeRect(gate, at.y() + 0.5, Math.max(1, at.x() + at.width() - gate - 0.5), at.height() - 1);
        g.setStroke(tokens.wall());
        g.setLineWidth(2);
        double part = at.height() / 4;
        g.strokeLine(gate, at.y() + 1, gate, at.y() + part / 2);
        g.strokeLine(gate, at.y() + 1.75 * part, gate, at.y() + 2.25 * part);
        g.strokeLine(gate, at.y() + 4 * part - part / 2, gate, at.y() + 4 * part - 1);
    }

    private void box(GraphicsContext g, Tokens tokens, Placed at, double dash, double pause) {
        g.setStroke(tokens.line2());
        g.setLineWidth(1);
        g.setLineDashes(dash, pause);
        g.strokeRoundRect(at.x() + 0.5, at.y() + 0.5, at.width() - 1, at.height() - 1, 4, 4);
        g.setLineDashes();
    }

    private void cells(GraphicsContext g, Tokens tokens, Placed at) {
        Block block = at.block();
        int columns = columns(block, pitch, at.width());
        double left = at.x() + at.width() - pitch * 0.5 - columns * pitch;
        double top = at.y() + pitch * 0.5;
        double size = Math.max(0.8, pitch - Math.max(0.5, pitch * 0.25));
        boolean used = block.kind() == Kind.CABIN || block.kind() == Kind.LANE;
        g.setFill(used ? tokens.ink() : tokens.weak());
        g.setStroke(tokens.line2());
        g.setLineWidth(0.8);
        for (int gpu = 0; gpu < block.gpus(); gpu++) {
            int row = gpu / columns;
            double x = left + gpu % columns * pitch;
            double y = top + row * pitch * 1.2;
            if (y > height) {
                return;
            }
            if (used && block.tenants() > 0) {
                g.fillRect(x, y, size, size * 1.2);
            } else if (pitch >= 4) {
                g.strokeRect(x + 0.4, y + 0.4, size - 0.8, size * 1.2 - 0.8);
            } else {
                g.setFill(tokens.weak());
                g.fillRect(x, y, size, size * 1.2);
            }
        }
    }

    private void tenants(GraphicsContext g, Tokens tokens, Placed at) {
        int rows = Math.min(at.block().tenants(), 8);
        double high = pitch * 0.8;
        double top = at.y() + (at.height() - rows * pitch * 1.1) / 2;
        for (int row = 0; row < rows; row++) {
            g.setFill(tokens.text3());
            g.fillRoundRect(at.x() + pitch * 0.6, top + row * pitch * 1.1, chips(at.block(), pitch) - pitch, high, 2, 2);
        }
    }
}

package io.headroom.cli;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;

/// Draws bitmaps for a test that asks for no other picture.
record Bitmaps(Drawing drawing) implements Picture {
    /// Draws a bitmap.
    @FunctionalInterface
    interface Drawing {
        byte[] png(Plan plan, Results results, Look look);
    }

    @Override
    public byte[] png(Plan plan, Results results, Look look) {
        return drawing.png(plan, results, look);
    }

    @Override
    public byte[] svg(Plan plan, Results results, Scheme theme) {
        throw new AssertionError("This test asks for bitmaps alone");
    }
}

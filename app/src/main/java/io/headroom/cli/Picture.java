package io.headroom.cli;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;

/// Draws the workbench as the window would show it, without a display.
public interface Picture {
    /// How a picture looks.
    ///
    /// @param width in px, 600 to 8,000
    /// @param height in px, 600 to 8,000
    /// @param theme light or dark
    record Look(int width, int height, Scheme theme) {
        /// 1600 x 1000, dark.
        public static final Look USUAL = new Look(1600, 1000, Scheme.DARK);
    }

    /// The colours of a picture.
    enum Scheme {
        /// Paper by day.
        LIGHT,
        /// Graphite at night.
        DARK
    }

    /// A PNG file's bytes.
    ///
    /// @param results results of this very plan
    byte[] png(Plan plan, Results results, Look look);

    /// An SVG file's bytes: the board alone, all of it, with its words as words.
    ///
    /// @param results results of this very plan
    byte[] svg(Plan plan, Results results, Scheme theme);
}

package io.headroom.cli;

import io.headroom.calibrate.RunReplay;

/// Draws a recorded run and its simulation over time, without a display.
@FunctionalInterface
public interface RunPicture {
    /// A PNG file's bytes.
    byte[] png(RunReplay.Outcome replayed);
}

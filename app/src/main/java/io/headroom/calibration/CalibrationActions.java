package io.headroom.calibration;

/// What the calibration window asks of the application.
public interface CalibrationActions {
    /// Puts the profiles into the open plan, as one edit.
    void use();

    /// Saves the profiles to a file of their own.
    void save();

    /// Closes the window.
    void close();
}

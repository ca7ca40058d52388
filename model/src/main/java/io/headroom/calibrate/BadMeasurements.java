package io.headroom.calibrate;

import java.io.IOException;

/// A file that is no table of measurements. The message is one line for a person: the file, the line in it, what is wrong, what to do.
public final class BadMeasurements extends IOException {
    private static final long serialVersionUID = 1L;

    BadMeasurements(String file, String problem) {
        super((file + ": " + problem).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
    }
}

package io.headroom.report;

import java.io.IOException;

/// A file that cannot be written. The message says in one line which, why, and what to do.
public final class CannotWrite extends IOException {
    private static final long serialVersionUID = 1L;

    CannotWrite(String message) {
        super(message);
    }
}

package io.headroom.intake;

import java.io.IOException;

/// A file that cannot be read as a spreadsheet; the message is one line that says what is wrong and what to do.
public final class BadSpreadsheet extends IOException {
    private static final long serialVersionUID = 1;

    BadSpreadsheet(String message) {
        super(message);
    }
}

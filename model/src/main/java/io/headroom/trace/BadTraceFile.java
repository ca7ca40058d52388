package io.headroom.trace;

import java.io.IOException;

/// A file that cannot be imported as a trace. The message is one line for a person: the file, the line in it, what is wrong, what to do.
public final class BadTraceFile extends IOException {
    private static final long serialVersionUID = 1L;

    BadTraceFile(String file, String problem) {
        super((file + ": " + problem).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " "));
    }
}

package io.headroom.trust;

import java.io.IOException;

/// A file of known figures that cannot be read. The message is one line for a person: the file, the line in it, what is wrong, what to do.
public final class BadReferenceFile extends IOException {
    private static final long serialVersionUID = 1L;

    BadReferenceFile(String file, String problem) {
        super((file + ": " + problem).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " "));
    }
}

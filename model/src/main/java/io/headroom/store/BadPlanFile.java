package io.headroom.store;

import java.io.IOException;

/// A file that is not a plan, or not profiles, that this version can open. The message is one line for a person: the file, where in it, what is wrong, what to do.
public final class BadPlanFile extends IOException {
    private static final long serialVersionUID = 1L;

    BadPlanFile(String file, String problem) {
        super(OneLine.of(file + ": " + problem));
    }
}

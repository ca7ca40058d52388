package io.headroom.allocate;

import java.io.Serial;

/// A search was ended by whoever watches it. A search changes no plan, so nothing has to be undone; one that has a best answer by then catches this
/// and gives it, marked as cut short.
public final class SearchCancelled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// One more; it has no stack trace, since it tells of no fault.
    public SearchCancelled() {
        super("The search was cancelled.", null, false, false);
    }
}

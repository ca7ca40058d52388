package io.headroom.start;

/// The application could not be started, or did not show what it should; the message is one line for a person.
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailed(String message) {
        super(message);
    }
}

package io.headroom.cli;

/// Something asked for cannot be done as asked. The message says in one line what, where, and what to do.
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}

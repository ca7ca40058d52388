package io.headroom.trust;

/// A row says something that partitions cannot be set up to do, or that a simulation cannot show. The message is the reason, in a few words.
final class NotExpressible extends Exception {
    private static final long serialVersionUID = 1L;

    NotExpressible(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

package io.headroom.engine;

/// What of a tenant waits for service at one time.
///
/// @param requests requests that wait, those between two attempts included
/// @param tokens their input and output tokens
/// @param oldestSeconds how long ago the oldest of them arrived, in seconds; 0 if none waits
public record Backlog(long requests, long tokens, double oldestSeconds) {
    /// Nothing waits.
    public static final Backlog NONE = new Backlog(0, 0, 0);
}

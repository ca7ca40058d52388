package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// What a request carries besides its tokens.
///
/// @param maxOutputTokens most output tokens it asks for: an answer is cut there, and limits charge it as it arrives; null for requests that ask for what they get
/// @param payloadBytes size of its payload in bytes, 0 or more
/// @param multimodal whether it carries images, sound or video
public record Envelope(@Nullable Integer maxOutputTokens, long payloadBytes, boolean multimodal) {
    /// Plain text that asks for what it gets.
    public static final Envelope PLAIN = new Envelope(null, 0, false);

    /// @throws InvalidPlan if no output is asked for, or the payload is smaller than nothing
    public Envelope {
        Require.atLeast("Most output tokens of a request", maxOutputTokens == null ? 1 : maxOutputTokens, 1, "Enter tokens, e.g. 1024, or nothing.");
        Require.atLeast("Payload of a request", (double) payloadBytes, 0, "Enter bytes, e.g. 2 MB, or nothing.");
    }
}

package io.headroom.words;

/// What kind of thing is typed into a field. [Typed] knows how each is read, stepped and written.
public enum Quantity {
    /// A text, kept as it is.
    WORDS,
    /// A length of time, e.g. `500 ms`.
    DURATION,
    /// How often, e.g. `20/s`.
    RATE,
    /// Any number, e.g. `1.5k`.
    COUNT,
    /// A number of things, none of them in part.
    WHOLE,
    /// A share in percent, e.g. `30 %`.
    PERCENT,
    /// A size, e.g. `128 MB`.
    BYTES,
    /// US dollars.
    USD,
    /// A day.
    DATE,
    /// A day with a time.
    MOMENT,
    /// Several numbers with spaces between them.
    LIST
}

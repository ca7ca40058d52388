package io.headroom.words;

/// A figure as it is written: the digits, and the unit, which may be set smaller. Digits and unit are already in the reader's language.
///
/// @param digits such as "1.90", "−77" or "–" where there is no value
/// @param unit such as "s", "k/s", "%"; empty where there is none
public record Figure(String digits, String unit) {
    /// Digits and unit in one line: a space between them, unless the unit begins with "/" ("4.20/s") or there is none.
    public String text() {
        return unit.isEmpty() || unit.startsWith("/") ? digits + unit : digits + " " + unit;
    }

    @Override
    public String toString() {
        return text();
    }
}

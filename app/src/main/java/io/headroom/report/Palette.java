package io.headroom.report;

/// The colours of what is printed, as `RRGGBB`: those of the light theme on white paper.
public final class Palette {
    /// Words and figures.
    public static final String INK = "1C1C1A";

    /// What goes with them.
    public static final String SECOND = "4C4B47";

    /// What is said in passing.
    public static final String HINT = "65635D";

    /// Behind headings.
    public static final String BAND = "EFEDE8";

    /// Between rows.
    public static final String LINE = "DAD6CD";

    /// Walls of cabins.
    public static final String WALL = "4A4946";

    /// Under headings, and outlines.
    public static final String RULE = "857F74";

    /// What is chosen.
    public static final String ACCENT = "2354C5";

    /// What holds.
    public static final String OK = "1F673C";

    /// What may not hold.
    public static final String WARN = "7F5200";

    /// What does not hold.
    public static final String BAD = "B0261D";

    private Palette() {}
}

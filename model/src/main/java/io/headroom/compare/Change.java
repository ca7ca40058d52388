package io.headroom.compare;

/// What becomes of a tenant from one side to the other, in the order in which they are listed: who loses comes first.
public enum Change {
    /// It was served, and is in the tray or gone.
    LEAVES,
    /// It is worse off: the whole interval of the difference says so, or clearly less of what it sends is served.
    LOSES,
    /// The interval holds 0, or is not known.
    UNCLEAR,
    /// Nothing differs, in any section of the run.
    UNCHANGED,
    /// It is better off: the whole interval of the difference says so.
    GAINS,
    /// It was in the tray or not there, and is served.
    ENTERS,
    /// It is served on neither side.
    IDLE;

    /// Whether both sides served it, so that there is something to compare.
    public boolean compared() {
        return this == LOSES || this == UNCLEAR || this == UNCHANGED || this == GAINS;
    }
}

package io.headroom.timeline;

/// An incident, or a delivery, as a flag on the time line.
///
/// @param number place of the incident in the plan's list, from 0; for a delivery of the plan's first cluster -1, of the second -2
/// @param at when it begins, seconds since the start of the run
/// @param end when it is over
/// @param label what it is, short
/// @param spoken what it is, when and for how long, in a sentence
record Flag(int number, double at, double end, String label, String spoken) {
    /// Whether it can be dragged: a delivery comes when its date says.
    boolean movable() {
        return number >= 0;
    }
}

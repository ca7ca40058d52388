package io.headroom.board;

import io.headroom.look.State;
import java.util.List;

/// What an edit would do, estimated, in words and figures.
///
/// @param title e.g. "Into Cabin 3"
/// @param rows from top to bottom
/// @param brief the same in one line, for a list
public record Effect(String title, List<Row> rows, String brief) {
    /// Keeps its own copy.
    public Effect {
        rows = List.copyOf(rows);
    }

    /// One figure before and after.
    ///
    /// @param label what it is, e.g. "Own p99 TTFT"
    /// @param who whose it is, where the label does not say; else empty
    /// @param before e.g. "1.90 s"
    /// @param after e.g. "≈ 410 ms"
    /// @param change e.g. "−78 %"; empty where there is nothing to compare with
    /// @param state whether a target would hold
    /// @param stateWord that in words, e.g. "≈ met"; empty where nothing is promised
    public record Row(String label, String who, String before, String after, String change, State state, String stateWord) {
        /// The row as it is read aloud.
        public String spoken() {
            return String.join(", ", List.of(label, who, before, after, change, stateWord).stream().filter(part -> !part.isEmpty()).toList());
        }
    }
}

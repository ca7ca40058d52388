package io.headroom.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with the rows of a file: all of them are counted, and the first few kept for the message.
final class BadRows {
    private static final int MOST_LINES_NAMED = 5;

    private final List<Long> lines = new ArrayList<>();
    private String firstReason = "";
    private long count;

    /// Why one row is bad.
    static final class BadRow extends Exception {
        private static final long serialVersionUID = 1L;

        BadRow(String reason) {
            super(reason, null, false, false);
        }
    }

    void add(long line, BadRow reason) {
        count++;
        if (count == 1) {
            firstReason = String.valueOf(reason.getMessage());
        }
        if (count <= MOST_LINES_NAMED) {
            lines.add(line);
        }
    }

    /// @throws BadTraceFile if there are any
    void refuse(TraceText text) throws BadTraceFile {
        if (count > 0) {
            throw text.bad(describe());
        }
    }

    private String describe() {
        String named = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String where = count == 1 ? "1 bad row, line " + named
                : "%d bad rows, first line %d (lines %s%s)".formatted(count, lines.getFirst(), named, count > MOST_LINES_NAMED ? ", ..." : "");
        return "%s: %s. Correct or remove %s, and import again.".formatted(where, firstReason, count == 1 ? "it" : "them");
    }
}

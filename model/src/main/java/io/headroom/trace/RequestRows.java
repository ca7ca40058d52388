package io.headroom.trace;

import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.trace.BadRows.BadRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests of a trace while they stream by: each becomes a row of columns. Requests without prompt or without output tokens are failures: they are counted and
/// left out. Rows must be in order of time.
final class RequestRows {
    private static final int ROWS_PER_REPORT = 4_096;

    private final TraceText text;
    private final BadRows bad = new BadRows();
    private long seen;
    private long failures;
    private int good;
    private long firstNanos;
    private long lastNanos = Long.MIN_VALUE;
    private long lastLine;
    private double[] arrivals = new double[1_024];
    private int[] inputs = new int[1_024];
    private int[] outputs = new int[1_024];

    RequestRows(TraceText text) {
        this.text = text;
    }

    /// Call before each row: reports progress now and then, and refuses a file of too many.
    void next() throws BadTraceFile {
        if (seen % ROWS_PER_REPORT == 0) {
            text.report();
        }
        if (seen - failures == TraceFile.MOST_REQUESTS) {
            throw text.bad("holds more than %d requests, the most a trace may have. Cut it into shorter ones.".formatted(TraceFile.MOST_REQUESTS));
        }
        seen++;
    }

    void bad(long line, BadRow reason) {
        bad.add(line, reason);
    }

    /// Takes one request.
    ///
    /// @param nanos its time since any origin
    /// @param timeName what the file calls the time
    /// @return whether it is kept; else it is one of the failures
    boolean take(long line, long nanos, String timeName, int input, int output) throws BadRow {
        if (nanos < lastNanos) {
            throw new BadRow("its %s is before that of line %d".formatted(timeName, lastLine));
        }
        lastNanos = nanos;
        lastLine = line;
        if (input == 0 || output == 0) {
            failures++;
            return false;
        }
        if (good == 0) {
            firstNanos = nanos;
        }
        if (good == arrivals.length) {
            int more = good + (good >> 1);
            arrivals = Arrays.copyOf(arrivals, more);
            inputs = Arrays.copyOf(inputs, more);
            outputs = Arrays.copyOf(outputs, more);
        }
        arrivals[good] = (nanos - firstNanos) / 1e9;
        inputs[good] = input;
        outputs[good] = output;
        good++;
        return true;
    }

    /// The trace of all rows.
    ///
    /// @param prefixes what the rows that were kept have in common, if that is known
    /// @param notes what else is to be said
    /// @throws BadTraceFile if a row was bad or none is left
    Imported.Requests done(FileTitle title, @Nullable PrefixBlocks prefixes, List<String> notes) throws BadTraceFile {
        text.reportEnd();
        bad.refuse(text);
        if (seen == 0) {
            throw text.bad("holds no request. Choose a trace with requests.");
        }
        if (good == 0) {
            throw text.bad("has tokens in and out in none of its %d rows. Choose a trace with requests that were answered.".formatted(seen));
        }
        List<String> all = new ArrayList<>();
        if (failures > 0) {
            all.add("%s of %s without tokens in or tokens out: failed requests, left out.".formatted(Counted.of((double) failures), Counted.of(seen, "row")));
        }
        all.addAll(notes);
        return new Imported.Requests(new Trace(new TraceId(title.id()), title.name(), title.fileName(), Arrays.copyOf(arrivals, good), Arrays.copyOf(inputs, good),
                Arrays.copyOf(outputs, good), prefixes), all);
    }
}

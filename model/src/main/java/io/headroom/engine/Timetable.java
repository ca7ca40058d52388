package io.headroom.engine;

import io.headroom.serving.Requests;
import java.util.Arrays;

/*
 * What such a source sends depends on nothing that happens, so it is drawn ahead: for a stretch of time, source by source, each of which is fetched once for several
 * requests. Then the stretch is put in order by the bucket that a time falls in (a distributive sort, Knuth, The Art of Computer Programming 3, 5.2.5) and, within
 * buckets, by insertion. Among equal times the source with the lower number is first, and what a source sends keeps its order, just as if the sources had been asked
 * one by one. Stretches are as long as some thousand requests. Where many more come than foreseen, the stretch is cut short while it is drawn; what was drawn beyond
 * its end is kept for the next one.
 */
/// The requests of sources that nothing can change, in the order in which they come.
final class Timetable {
    private static final int FEWEST_ROWS = 1 << 10;
    private static final int ROWS_PER_SOURCE = 8;
    /// A row is a time, a share of the service, both lengths, and the source with the row of its trace.
    private static final int LONGS = 4;
    private static final int HALF = 32;
    private static final double FIRST_SPAN_SECONDS = 1e-3;
    private static final double MOST_GROWTH = 4;

    private Source[] sources = {};
    private int[] numbers = {};
    private int count;
    private double from;
    private double end;
    private double spanSeconds = FIRST_SPAN_SECONDS;
    private long[] drawn = new long[LONGS * FEWEST_ROWS];
    private int drawnRows;
    private long[] rows = new long[LONGS * FEWEST_ROWS];
    private int[] places = {};
    /// Where the next row begins, and where rows end.
    private int at;
    private int rowsEnd;
    private double next = Double.POSITIVE_INFINITY;

    /// Takes a source, before anything has been asked.
    ///
    /// @param number what the source is called in rows
    void add(int number, Source source) {
        if (count == sources.length) {
            sources = Arrays.copyOf(sources, Math.max(1, 2 * count));
            numbers = Arrays.copyOf(numbers, sources.length);
        }
        sources[count] = source;
        numbers[count++] = number;
        end = count == 1 ? source.next() : Math.min(end, source.next());
        next = end;
    }

    /// When the next request comes; infinity if none does.
    double next() {
        return next;
    }

    /// The number of the source that sends the next request.
    int source() {
        settle();
        return (int) (rows[at + 3] >> HALF);
    }

    /// The number of the source that sends the request some places after the next one, or NONE if that is not known yet.
    int source(int later) {
        int row = at + LONGS * later;
        return row < rowsEnd ? (int) (rows[row + 3] >> HALF) : Requests.NONE;
    }

    /// Where the service time of the next request lies in its distribution.
    double share() {
        return Double.longBitsToDouble(rows[at + 1]);
    }

    int input() {
        return (int) (rows[at + 2] >> HALF);
    }

    int output() {
        return (int) rows[at + 2];
    }

    /// The row of a trace that the next request is, or NONE.
    int recorded() {
        return (int) rows[at + 3];
    }

    /// Before the first request only its time is known.
    private void settle() {
        if (rowsEnd == 0) {
            fill();
        }
    }

    /// Goes on to the request after the next one.
    void advance() {
        at += LONGS;
        if (at < rowsEnd) {
            next = Double.longBitsToDouble(rows[at]);
        } else {
            fill();
        }
    }

    private void fill() {
        int target = Math.max(FEWEST_ROWS, ROWS_PER_SOURCE * count);
        at = 0;
        rowsEnd = 0;
        while (rowsEnd == 0 && end < Double.POSITIVE_INFINITY) {
            from = end;
            end = Math.max(from + spanSeconds, Math.nextUp(from));
            draw(2 * target);
            double span = end - from;
            arrange();
            spanSeconds = span * Math.clamp((double) target / Math.max(1, rowsEnd / LONGS), 1 / MOST_GROWTH, MOST_GROWTH);
            if (rowsEnd == 0 && drawnRows == 0) {
                end = Math.max(end, first());
            }
        }
        next = rowsEnd == 0 ? Double.POSITIVE_INFINITY : Double.longBitsToDouble(rows[0]);
    }

    private double first() {
        double first = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            first = Math.min(first, sources[i].next());
        }
        return first;
    }

    private void draw(int most) {
        int limit = drawnRows + most;
        for (int i = 0; i < count; i++) {
            Source source = sources[i];
            while (source.next() < end) {
                draw(numbers[i], source);
                if (drawnRows >= limit) {
                    end = Math.max(from + (end - from) / 2, Math.nextUp(from));
                    limit += most / 2;
                }
            }
        }
    }

    private void draw(int number, Source source) {
        int place = LONGS * drawnRows++;
        if (place == drawn.length) {
            drawn = Arrays.copyOf(drawn, 2 * place);
        }
        drawn[place] = Double.doubleToRawLongBits(source.next());
        source.take();
        drawn[place + 2] = ((long) source.input() << HALF) | source.output();
        drawn[place + 1] = Double.doubleToRawLongBits(source.share());
        source.advance();
        drawn[place + 3] = ((long) number << HALF) | (source.takenRow() & 0xFFFFFFFFL);
    }

    /// Puts what was drawn for the stretch in order, and keeps what comes after it.
    private void arrange() {
        int buckets = Integer.highestOneBit(Math.max(1, drawnRows));
        double scale = buckets / (end - from);
        if (places.length <= buckets) {
            places = new int[buckets + 1];
        }
        Arrays.fill(places, 0, buckets + 1, 0);
        long beyond = Double.doubleToRawLongBits(end);
        for (int i = 0; i < LONGS * drawnRows; i += LONGS) {
            if (drawn[i] < beyond) {
                places[bucket(drawn[i], scale, buckets) + 1] += LONGS;
            }
        }
        for (int i = 1; i <= buckets; i++) {
            places[i] += places[i - 1];
        }
        rowsEnd = places[buckets];
        if (rowsEnd > rows.length) {
            rows = new long[Math.max(rowsEnd, 2 * rows.length)];
        }
        int kept = 0;
        for (int i = 0; i < LONGS * drawnRows; i += LONGS) {
            if (drawn[i] < beyond) {
                int bucket = bucket(drawn[i], scale, buckets);
                put(drawn, i, rows, places[bucket]);
                places[bucket] += LONGS;
            } else {
                put(drawn, i, drawn, LONGS * kept++);
            }
        }
        drawnRows = kept;
        sort();
    }

    private int bucket(long time, double scale, int buckets) {
        return Math.min((int) ((Double.longBitsToDouble(time) - from) * scale), buckets - 1);
    }

    private static void put(long[] source, int from, long[] target, int to) {
        target[to] = source[from];
        target[to + 1] = source[from + 1];
        target[to + 2] = source[from + 2];
        target[to + 3] = source[from + 3];
    }

    /// Insertion: nothing is far from its place.
    private void sort() {
        for (int i = LONGS; i < rowsEnd; i += LONGS) {
            if (before(rows[i], rows[i + 3], i - LONGS)) {
                insert(i);
            }
        }
    }

    private void insert(int row) {
        long time = rows[row];
        long share = rows[row + 1];
        long lengths = rows[row + 2];
        long sender = rows[row + 3];
        int to = row;
        while (to > 0 && before(time, sender, to - LONGS)) {
            put(rows, to - LONGS, rows, to);
            to -= LONGS;
        }
        rows[to] = time;
        rows[to + 1] = share;
        rows[to + 2] = lengths;
        rows[to + 3] = sender;
    }

    private boolean before(long time, long sender, int row) {
        return time < rows[row] || (time == rows[row] && sender >> HALF < rows[row + 3] >> HALF);
    }
}

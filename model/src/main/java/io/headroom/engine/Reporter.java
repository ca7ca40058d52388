package io.headroom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells the meters of tenants what becomes of the requests in a partition. Where tenants are so many that there is a notebook it is noted there: their meters would note
/// it too, but are not in the caches.
final class Reporter {
    private Meter[] meters = new Meter[1];
    private int[] pages = new int[1];
    private int size;
    private @Nullable Notebook notes;
    private boolean firstTokens = true;

    /// Takes the meter that hears of the requests of the sender with the next number.
    void add(Meter meter) {
        if (size == meters.length) {
            meters = Arrays.copyOf(meters, 2 * size);
            pages = Arrays.copyOf(pages, 2 * size);
        }
        if (meter instanceof NotedMeter noted) {
            notes = noted.notes();
            pages[size] = noted.tenant();
        }
        meters[size++] = meter;
    }

    /// Whether meters are told of first tokens; they are unless asked not to be.
    void tellFirstTokens(boolean tell) {
        firstTokens = tell;
    }

    /// A request comes of itself.
    ///
    /// @param number that of its sender
    void offered(int number, double now, int tokens) {
        if (notes == null) {
            meters[number].offered(now, tokens);
        } else {
            notes.offered(pages[number], now, tokens);
        }
    }

    /// Its service begins.
    void started(int number, double arrival, double now) {
        if (notes == null) {
            meters[number].started(arrival, now - arrival, now);
        } else {
            notes.started(pages[number], arrival, now - arrival);
        }
    }

    /// Its first token is there.
    ///
    /// @param ttft seconds since it came, those outside the steps included
    void firstToken(int number, double arrival, double ttft, double now) {
        if (!firstTokens) {
            return;
        }
        if (notes == null) {
            meters[number].firstToken(arrival, ttft, now);
        } else {
            notes.firstToken(pages[number], arrival, ttft);
        }
    }

    /// Its last token is there.
    ///
    /// @param e2e seconds since it came, those outside the steps included
    /// @param tpot seconds per token after the first, NaN if there are none
    /// @param missed whether that is later than its deadline
    void finished(int number, double arrival, double e2e, double tpot, int input, int cached, int output, boolean missed, double now) {
        if (notes == null) {
            meters[number].finished(arrival, e2e, tpot, input, cached, output, missed, now);
        } else {
            notes.finished(pages[number], arrival, e2e, tpot, input, cached, output, missed);
        }
    }
}

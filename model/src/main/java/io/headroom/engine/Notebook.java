package io.headroom.engine;

/*
 * Ten thousand tenants with twenty sections each have a million histograms, so nearly everything that is recorded would miss the processor's caches several times.
 * Here each tenant has a page of its own in one array, and what happens is noted on it in two longs, one of which says what it is; a write waits for nothing. When a
 * page is full it is told to the tenant's meter, line by line as it was written: by then its histograms are fetched once for several requests. What a meter comes to
 * is the same to the last bit, since each counts in the order in which things happened.
 */
/// What happened to the requests of many tenants and is still to be told to their meters.
final class Notebook {
    /// Tenants from which on it pays; with fewer, what meters need stays in the caches.
    static final int MANY = 256;

    /// Lines of a page.
    static final int LINES = 64;
    private static final int LONGS = 2 * LINES;

    private static final int OFFERED = 0;
    private static final int WAITED = 1;
    private static final int FIRST_TOKEN = 2;
    /// An end takes two lines, and a third if something was found in the prefix cache.
    private static final int ANSWERED = 3;
    private static final int ANSWERED_LATE = 4;
    private static final int PER_TOKEN = 5;
    private static final int CACHED = 6;
    private static final int MOST_LINES_AT_ONCE = 3;
    private static final int KIND_BITS = 3;
    private static final int TOKENS_SHIFT = 32;
    private static final int MOST_SECTIONS = 1 << 28;

    private final Horizon horizon;
    private final VerdictMeter[] meters;
    private final long[] pages;
    /// How far each page is written.
    private final int[] written;

    /// Blank pages.
    ///
    /// @param meters the tenants' meters, which share the horizon
    Notebook(Horizon horizon, VerdictMeter[] meters) {
        if (horizon.sections() > MOST_SECTIONS) {
            throw new IllegalArgumentException("Too many sections to note: " + horizon.sections());
        }
        this.horizon = horizon;
        this.meters = meters;
        pages = new long[meters.length * LONGS];
        written = new int[meters.length];
    }

    private void note(int tenant, int kind, double arrival, int tokens, double seconds) {
        int at = written[tenant];
        int place = tenant * LONGS + at;
        pages[place] = ((long) tokens << TOKENS_SHIFT) | (horizon.section(arrival) << KIND_BITS) | kind;
        pages[place + 1] = Double.doubleToRawLongBits(seconds);
        written[tenant] = at + 2;
    }

    private void room(int tenant) {
        if (written[tenant] > LONGS - 2 * MOST_LINES_AT_ONCE) {
            tell(tenant);
        }
    }

    void offered(int tenant, double arrival, int tokens) {
        if (horizon.counts(arrival)) {
            room(tenant);
            note(tenant, OFFERED, arrival, tokens, 0);
        }
    }

    void started(int tenant, double arrival, double waitSeconds) {
        if (horizon.counts(arrival)) {
            room(tenant);
            note(tenant, WAITED, arrival, 0, waitSeconds);
        }
    }

    void firstToken(int tenant, double arrival, double ttftSeconds) {
        if (horizon.counts(arrival)) {
            room(tenant);
            note(tenant, FIRST_TOKEN, arrival, 0, ttftSeconds);
        }
    }

    void finished(int tenant, double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed) {
        if (horizon.counts(arrival)) {
            room(tenant);
            note(tenant, deadlineMissed ? ANSWERED_LATE : ANSWERED, arrival, outputTokens, e2eSeconds);
            note(tenant, PER_TOKEN, arrival, inputTokens, tpotSeconds);
            if (cachedTokens > 0) {
                note(tenant, CACHED, arrival, cachedTokens, 0);
            }
        }
    }

    /// Tells a tenant's page to its meter, and leaves it blank.
    void tell(int tenant) {
        VerdictMeter meter = meters[tenant];
        int end = tenant * LONGS + written[tenant];
        for (int place = tenant * LONGS; place < end; place += 2) {
            tell(meter, pages[place], Double.longBitsToDouble(pages[place + 1]));
        }
        written[tenant] = 0;
    }

    private static void tell(VerdictMeter meter, long line, double seconds) {
        int section = (int) line >>> KIND_BITS;
        int tokens = (int) (line >>> TOKENS_SHIFT);
        switch ((int) line & ((1 << KIND_BITS) - 1)) {
            case OFFERED -> meter.offered(section, tokens);
            case WAITED -> meter.waited(section, seconds);
            case FIRST_TOKEN -> meter.ttft.record(section, seconds);
            case ANSWERED -> meter.answered(section, seconds, tokens, false);
            case ANSWERED_LATE -> meter.answered(section, seconds, tokens, true);
            case PER_TOKEN -> meter.perToken(section, seconds, tokens);
            default -> meter.tokensCached += tokens;
        }
    }
}

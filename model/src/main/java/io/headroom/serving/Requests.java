package io.headroom.serving;

import io.headroom.plan.PrefixBlocks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The requests on their way through a partition, as columns, so that none of them is an object. A row is reused once its request has left.
///
/// The columns are open to the packages that simulate: a hot loop reads them directly.
public final class Requests {
    /// No request.
    public static final int NONE = -1;

    private static final byte WAITS = 1;
    private static final byte DEFERRABLE = 2;
    private static final byte TICKETED = 4;
    private static final byte RESTARTED = 8;
    private static final byte SHAREABLE = 16;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// Which stream of arrivals it came from.
    public int[] source;
    /// When it arrived, in simulated seconds.
    public double[] arrival;
    /// Prompt tokens.
    public int[] input;
    /// Output tokens.
    public int[] output;
    /// Where its service time lies in the distribution, 0 to 1: for slots.
    public double[] share;
    /// Its place among those that wait, where they are served by rank: the least first.
    public double[] rank;
    /// When its service began, in simulated seconds; at a replica NaN before.
    public double[] start;
    /// When its first token was there, in simulated seconds; at a replica NaN before.
    public double[] firstToken;
    /// Seconds it spends outside the steps, added to its latencies.
    public double[] overhead;
    /// The turn's session among those of its source, NONE for a request that stands alone.
    public int[] session;
    /// What its client remembers of it, NONE unless it was refused or may go elsewhere.
    public int[] ticket;
    /// The station it was offered to last.
    public int[] station;
    /// Tells it from others that had its row, where that matters.
    public long[] stamp;
    /// What is true of it, as bits; a request in service of which nothing special is to be known has none, so that it leaves at little cost.
    private byte[] marks;
    /// Prompt tokens found in the prefix cache when its service began.
    public int[] cached;
    /// Names the content of its prompt and answer, 0 if nothing else can begin alike.
    long[] content;
    /// Names the content of its first tokens, and how many they are: those it may have in common with other sessions or other requests of its trace.
    long[] opening;
    int[] openingTokens;
    /// The ids that name the blocks of those first tokens, and its row among them; null where the opening is the same for all.
    @Nullable PrefixBlocks[] prefixes;
    int[] prefixRow;
    /// Where the prefix cache keeps its blocks, NONE if it does not.
    int[] table;
    /// Output tokens it had when it last entered the batch or left it.
    int[] generated;
    /// Tokens in the KV cache when it last entered the decodes.
    int[] computed;
    /// Step at which it entered the decodes.
    long[] joined;
    /// Number of its latest admission to the batch.
    long[] admission;
    /// Another request that ends at the same step.
    int[] endsToo;
    /// Its neighbours in the order of admission.
    int[] older;
    int[] newer;

    private int[] freeRows;
    private int freeCount;

    /// An empty table.
    public Requests() {
        int size = 64;
        source = new int[size];
        arrival = new double[size];
        input = new int[size];
        output = new int[size];
        share = new double[size];
        rank = new double[size];
        start = new double[size];
        firstToken = new double[size];
        overhead = new double[size];
        session = new int[size];
        ticket = new int[size];
        station = new int[size];
        stamp = new long[size];
        marks = new byte[size];
        cached = new int[size];
        content = new long[size];
        opening = new long[size];
        openingTokens = new int[size];
        prefixes = new PrefixBlocks[size];
        prefixRow = new int[size];
        table = new int[size];
        generated = new int[size];
        computed = new int[size];
        joined = new long[size];
        admission = new long[size];
        endsToo = new int[size];
        older = new int[size];
        newer = new int[size];
        freeRows = new int[size];
        addFreeRows(0, size);
    }

    private void addFreeRows(int from, int to) {
        Arrays.fill(session, from, to, NONE);
        Arrays.fill(ticket, from, to, NONE);
        Arrays.fill(table, from, to, NONE);
        for (int row = to - 1; row >= from; row--) {
            freeRows[freeCount++] = row;
        }
    }

    /// Takes a row for a new request.
    public int add(int from, double arrivalSeconds, int inputTokens, int outputTokens, double serviceShare) {
        if (freeCount == 0) {
            grow();
        }
        int row = freeRows[--freeCount];
        source[row] = from;
        arrival[row] = arrivalSeconds;
        input[row] = inputTokens;
        output[row] = outputTokens;
        share[row] = serviceShare;
        marks[row] = WAITS;
        return row;
    }

    /// Makes a new request a turn of a session.
    ///
    /// @param ofSession the session among those of its source
    /// @param named names all that is said in the session, not 0
    /// @param openingNamed names the tokens that it opens with, which other sessions may share
    /// @param opens how many they are
    public void beTurn(int row, int ofSession, long named, long openingNamed, int opens) {
        session[row] = ofSession;
        content[row] = named;
        opening[row] = openingNamed;
        openingTokens[row] = opens;
        prefixes[row] = null;
        marks[row] |= SHAREABLE;
    }

    /// Makes a new request one of a trace that tells which prompts begin alike. Blocks of the prompt that have an id are named by it; the rest of the prompt and the
    /// answer are the request's own.
    ///
    /// @param named names what is the request's own, not 0
    /// @param traceNamed names the trace: the same ids of different traces are different content
    /// @param blocks the ids of the trace
    /// @param recorded which row of the trace it is
    public void beRecorded(int row, long named, long traceNamed, PrefixBlocks blocks, int recorded) {
        content[row] = named;
        opening[row] = traceNamed;
        openingTokens[row] = (int) Math.min(input[row], (long) blocks.count(recorded) * blocks.tokensPerBlock());
        prefixes[row] = blocks;
        prefixRow[row] = recorded;
        marks[row] |= SHAREABLE;
    }

    /// Gives a new request a ticket: what its client remembers of it.
    public void beTicketed(int row, int ofTicket) {
        ticket[row] = ofTicket;
        marks[row] |= TICKETED;
    }

    /// Makes a new request one that nobody waits for, so that it may give up its place to others.
    public void beDeferrable(int row) {
        marks[row] |= DEFERRABLE;
    }

    /// Whether nobody waits for it.
    public boolean deferrable(int row) {
        return (marks[row] & DEFERRABLE) != 0;
    }

    /// Whether it waits for service that has not begun.
    public boolean waits(int row) {
        return (marks[row] & WAITS) != 0;
    }

    /// Whether something is to be known of a request in service that few have: a session, a ticket, or content that others share.
    public boolean special(int row) {
        return marks[row] != 0;
    }

    /// Says that its service has begun.
    public void begun(int row) {
        marks[row] &= ~WAITS;
    }

    /// The row of a trace that a request was made with [#beRecorded], NONE for any other.
    public int recordedRow(int row) {
        return content[row] != 0 && prefixes[row] != null ? prefixRow[row] : NONE;
    }

    /// Whether other requests may begin with the same tokens.
    boolean shareable(int row) {
        return content[row] != 0;
    }

    /// Identifies the content of one full block of a request's tokens together with all before it. What a session says never changes, so its name and the place
    /// of the block are enough; an id of a trace stands for all before it too.
    long contentHash(int row, int block) {
        int end = (block + 1) * KvCache.BLOCK_TOKENS;
        if (end > openingTokens[row]) {
            return mix(content[row] + (block + 1) * GOLDEN);
        }
        PrefixBlocks blocks = prefixes[row];
        return blocks == null ? mix(opening[row] + (block + 1) * GOLDEN) : recordedHash(blocks, row, end);
    }

    private long recordedHash(PrefixBlocks blocks, int row, int end) {
        int index = (end - 1) / blocks.tokensPerBlock();
        int within = end - index * blocks.tokensPerBlock();
        long id = mix(opening[row] + (blocks.id(blocks.start(prefixRow[row]) + index) + 1) * GOLDEN);
        return mix(id + within * GOLDEN);
    }

    /// A one-to-one scrambling of 64 bits: SplitMix64's.
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Gives back the row of a request that has left. What few requests have is cleared here rather than for every new one; besides, nothing is true any more of a
    /// request that has left, whoever still asks for it.
    public void remove(int row) {
        if (marks[row] != 0) {
            marks[row] = 0;
            session[row] = NONE;
            content[row] = 0;
            table[row] = NONE;
            cached[row] = 0;
            ticket[row] = NONE;
        }
        freeRows[freeCount++] = row;
    }

    /// Makes a request ready for a replica that it has not been at.
    ///
    /// @param outsideSeconds what it spends outside the steps
    void enter(int row, double outsideSeconds) {
        overhead[row] = outsideSeconds;
        if (!restarted(row)) {
            start[row] = Double.NaN;
            firstToken[row] = Double.NaN;
        }
        generated[row] = 0;
    }

    /// Makes a request whose service is lost ready for another station: it starts again, but what was told of it stays.
    void lose(int row) {
        marks[row] |= RESTARTED;
        table[row] = NONE;
        cached[row] = 0;
    }

    /// Whether its service began before and was lost.
    public boolean restarted(int row) {
        return (marks[row] & RESTARTED) != 0;
    }

    /// Whether its service has begun.
    public boolean started(int row) {
        return !Double.isNaN(start[row]);
    }

    private void grow() {
        int size = source.length;
        int doubled = size * 2;
        source = Arrays.copyOf(source, doubled);
        arrival = Arrays.copyOf(arrival, doubled);
        input = Arrays.copyOf(input, doubled);
        output = Arrays.copyOf(output, doubled);
        share = Arrays.copyOf(share, doubled);
        rank = Arrays.copyOf(rank, doubled);
        start = Arrays.copyOf(start, doubled);
        firstToken = Arrays.copyOf(firstToken, doubled);
        overhead = Arrays.copyOf(overhead, doubled);
        session = Arrays.copyOf(session, doubled);
        ticket = Arrays.copyOf(ticket, doubled);
        station = Arrays.copyOf(station, doubled);
        stamp = Arrays.copyOf(stamp, doubled);
        marks = Arrays.copyOf(marks, doubled);
        cached = Arrays.copyOf(cached, doubled);
        content = Arrays.copyOf(content, doubled);
        opening = Arrays.copyOf(opening, doubled);
        openingTokens = Arrays.copyOf(openingTokens, doubled);
        prefixes = Arrays.copyOf(prefixes, doubled);
        prefixRow = Arrays.copyOf(prefixRow, doubled);
        table = Arrays.copyOf(table, doubled);
        generated = Arrays.copyOf(generated, doubled);
        computed = Arrays.copyOf(computed, doubled);
        joined = Arrays.copyOf(joined, doubled);
        admission = Arrays.copyOf(admission, doubled);
        endsToo = Arrays.copyOf(endsToo, doubled);
        older = Arrays.copyOf(older, doubled);
        newer = Arrays.copyOf(newer, doubled);
        freeRows = Arrays.copyOf(freeRows, doubled);
        addFreeRows(size, doubled);
    }
}

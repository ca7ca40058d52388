package io.headroom.serving;

import java.util.Arrays;

/// The requests on their way through a partition, as columns, so that none of them is an object. A row is reused once its request has left.
///
/// The columns are open to the packages that simulate: a hot loop reads them directly.
public final class Requests {
    /// No request.
    public static final int NONE = -1;

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
    /// When its service began, in simulated seconds, NaN before.
    public double[] start;
    /// When its first token was there, in simulated seconds, NaN before.
    public double[] firstToken;
    /// Seconds it spends outside the steps, added to its latencies.
    public double[] overhead;
    /// Output tokens it had when it last entered the batch or left it.
    int[] generated;
    /// Tokens in the KV cache when it last entered the decodes.
    int[] computed;
    /// Step at which it entered the decodes.
    long[] joined;
    /// Number of its latest admission to the batch.
    long[] admission;
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
        start = new double[size];
        firstToken = new double[size];
        overhead = new double[size];
        generated = new int[size];
        computed = new int[size];
        joined = new long[size];
        admission = new long[size];
        older = new int[size];
        newer = new int[size];
        freeRows = new int[size];
        addFreeRows(0, size);
    }

    private void addFreeRows(int from, int to) {
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
        start[row] = Double.NaN;
        firstToken[row] = Double.NaN;
        overhead[row] = 0;
        generated[row] = 0;
        return row;
    }

    /// Gives back the row of a request that has left.
    public void remove(int row) {
        freeRows[freeCount++] = row;
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
        start = Arrays.copyOf(start, doubled);
        firstToken = Arrays.copyOf(firstToken, doubled);
        overhead = Arrays.copyOf(overhead, doubled);
        generated = Arrays.copyOf(generated, doubled);
        computed = Arrays.copyOf(computed, doubled);
        joined = Arrays.copyOf(joined, doubled);
        admission = Arrays.copyOf(admission, doubled);
        older = Arrays.copyOf(older, doubled);
        newer = Arrays.copyOf(newer, doubled);
        freeRows = Arrays.copyOf(freeRows, doubled);
        addFreeRows(size, doubled);
    }
}

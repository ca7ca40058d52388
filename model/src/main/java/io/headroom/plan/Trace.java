package io.headroom.plan;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Recorded requests: when each came and how long it was. Holds columns, since a trace may have millions of rows.
public final class Trace {
    private final TraceId id;
    private final String name;
    private final String source;
    private final double[] arrivalSeconds;
    private final int[] inputTokens;
    private final int[] outputTokens;
    private final @Nullable PrefixBlocks prefixes;

    /// A trace whose prompts are not known to have anything in common. Copies the columns.
    ///
    /// @throws InvalidPlan as the other constructor does
    public Trace(TraceId id, String name, String source, double[] arrivalSeconds, int[] inputTokens, int[] outputTokens) {
        this(id, name, source, arrivalSeconds, inputTokens, outputTokens, null);
    }

    /// Copies the columns.
    ///
    /// @param source where the trace comes from, e.g. the name of the imported file
    /// @param arrivalSeconds seconds since the first request or any earlier origin, 0 or more, never falling
    /// @param inputTokens prompt tokens of each request, 1 or more
    /// @param outputTokens output tokens of each request, 1 or more
    /// @param prefixes what the prompts have in common, a row for each request, or null if that is not known
    /// @throws InvalidPlan if the columns differ in length, are empty, or hold a value out of range
    public Trace(TraceId id, String name, String source, double[] arrivalSeconds, int[] inputTokens, int[] outputTokens, @Nullable PrefixBlocks prefixes) {
        Require.name("trace", name);
        this.id = id;
        this.name = name;
        this.source = source;
        this.arrivalSeconds = arrivalSeconds.clone();
        this.inputTokens = inputTokens.clone();
        this.outputTokens = outputTokens.clone();
        this.prefixes = prefixes;
        check();
    }

    /// The same trace under another id.
    private Trace(TraceId id, Trace same) {
        this.id = id;
        name = same.name;
        source = same.source;
        arrivalSeconds = same.arrivalSeconds;
        inputTokens = same.inputTokens;
        outputTokens = same.outputTokens;
        prefixes = same.prefixes;
    }

    /// The same requests under another id; the columns are shared.
    public Trace withId(TraceId other) {
        return new Trace(other, this);
    }

    private void check() {
        if (arrivalSeconds.length == 0 || arrivalSeconds.length != inputTokens.length || arrivalSeconds.length != outputTokens.length) {
            throw new InvalidPlan("Trace %s has %d arrivals, %d input and %d output lengths: it needs at least one row and as many of each. Import it again."
                    .formatted(name, arrivalSeconds.length, inputTokens.length, outputTokens.length));
        }
        double before = 0;
        for (int i = 0; i < arrivalSeconds.length; i++) {
            if (!(arrivalSeconds[i] >= before && arrivalSeconds[i] < Double.POSITIVE_INFINITY && inputTokens[i] >= 1 && outputTokens[i] >= 1)) {
                refuse(i, before);
            }
            before = arrivalSeconds[i];
        }
        if (prefixes != null) {
            check(prefixes);
        }
    }

    /// Says what is wrong with a row; apart from the loop, which must not write a sentence for each of millions of good rows.
    private void refuse(int index, double before) {
        String row = "row " + (index + 1) + " of trace " + name;
        Require.atLeast("Arrival time of " + row, arrivalSeconds[index], before, "Sort the rows by time, from 0 on.");
        Require.atLeast("Input tokens of " + row, inputTokens[index], 1, "Remove the row.");
        Require.atLeast("Output tokens of " + row, outputTokens[index], 1, "Remove the row.");
    }

    private void check(PrefixBlocks blocks) {
        if (blocks.rows() != arrivalSeconds.length) {
            throw new InvalidPlan("Trace %s has %d requests and prefix blocks of %d: it needs those of each. Import it again."
                    .formatted(name, arrivalSeconds.length, blocks.rows()));
        }
        for (int row = 0; row < inputTokens.length; row++) {
            long whole = ((long) inputTokens[row] + blocks.tokensPerBlock() - 1) / blocks.tokensPerBlock();
            if (blocks.count(row) > whole) {
                throw new InvalidPlan("Row %d of trace %s has %d prefix blocks of %d tokens: its prompt of %d tokens has %d. Import it again."
                        .formatted(row + 1, name, blocks.count(row), blocks.tokensPerBlock(), inputTokens[row], whole));
            }
        }
    }

    /// The id that workloads refer to.
    public TraceId id() {
        return id;
    }

    /// The name shown.
    public String name() {
        return name;
    }

    /// Where the trace comes from.
    public String source() {
        return source;
    }

    /// Number of requests.
    public int size() {
        return arrivalSeconds.length;
    }

    /// When a request came, in seconds since the origin.
    public double arrivalSeconds(int row) {
        return arrivalSeconds[row];
    }

    /// Prompt tokens of a request.
    public int inputTokens(int row) {
        return inputTokens[row];
    }

    /// Output tokens of a request.
    public int outputTokens(int row) {
        return outputTokens[row];
    }

    /// What the prompts have in common, or null if that is not known.
    public @Nullable PrefixBlocks prefixes() {
        return prefixes;
    }

    /// Seconds from the origin to the last request.
    public double spanSeconds() {
        return arrivalSeconds[arrivalSeconds.length - 1];
    }

    /// Mean rate over the span, in requests per second; for one request, or all at once, the number of requests.
    public double ratePerSecond() {
        return spanSeconds() > 0 ? size() / spanSeconds() : size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trace that && id.equals(that.id) && name.equals(that.name) && source.equals(that.source)
                && Arrays.equals(arrivalSeconds, that.arrivalSeconds) && Arrays.equals(inputTokens, that.inputTokens)
                && Arrays.equals(outputTokens, that.outputTokens)
                && Objects.equals(prefixes, that.prefixes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + arrivalSeconds.length;
    }

    @Override
    public String toString() {
        return "Trace[" + id + ", " + size() + " requests]";
    }
}

package io.headroom.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the prompts of a trace have in common. Each prompt is cut into blocks of equal length, the last one perhaps shorter, and each block has an id that stands
/// for the block together with all before it: two prompts begin alike as far as their ids are the same. Holds columns, as [Trace] does.
///
/// A prompt need not have ids to its end; what comes after the last one is its own.
public final class PrefixBlocks {
    /// Most ids of one trace: 80 MB of them.
    public static final int MOST_IDS = 20_000_000;
    /// Block lengths are multiples of this many tokens, the block of a KV cache.
    public static final int TOKENS_MULTIPLE = 16;

    private final int tokensPerBlock;
    private final int[] ends;
    private final int[] ids;

    /// Copies the columns.
    ///
    /// @param tokensPerBlock tokens of a block, a multiple of 16 up to 1,048,576
    /// @param counts how many ids each prompt has, 0 or more
    /// @param ids the ids of all prompts, one prompt after the other, 0 or more; the same id always stands for the same block with the same blocks before it
    /// @throws InvalidPlan if a value is out of range or the counts do not add up to the ids
    public PrefixBlocks(int tokensPerBlock, int[] counts, int[] ids) {
        if (tokensPerBlock < TOKENS_MULTIPLE || tokensPerBlock > 1 << 20 || tokensPerBlock % TOKENS_MULTIPLE != 0) {
            throw new InvalidPlan("Prefix blocks hold %d tokens: use a multiple of %d up to %d, such as 512.".formatted(tokensPerBlock, TOKENS_MULTIPLE, 1 << 20));
        }
        this.tokensPerBlock = tokensPerBlock;
        this.ids = ids.clone();
        ends = new int[counts.length];
        long total = 0;
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] < 0) {
                throw new InvalidPlan("Row %d has %d prefix blocks: it needs 0 or more. Import the trace again.".formatted(row + 1, counts[row]));
            }
            total += counts[row];
            ends[row] = (int) Math.min(total, Integer.MAX_VALUE);
        }
        if (total != ids.length || total > MOST_IDS) {
            throw new InvalidPlan("Prefix blocks have %d ids for the %d that their rows count: both must be the same, at most %d. Import the trace again."
                    .formatted(ids.length, total, MOST_IDS));
        }
        for (int id : ids) {
            if (id < 0) {
                throw new InvalidPlan("A prefix block has the id %d: ids are 0 or more. Import the trace again.".formatted(id));
            }
        }
    }

    /// Tokens of a block.
    public int tokensPerBlock() {
        return tokensPerBlock;
    }

    /// Number of prompts.
    public int rows() {
        return ends.length;
    }

    /// Number of ids of all prompts.
    public int size() {
        return ids.length;
    }

    /// Where the ids of a prompt begin among all ids.
    public int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /// How many ids a prompt has.
    public int count(int row) {
        return ends[row] - start(row);
    }

    /// The id at a place among all ids.
    public int id(int place) {
        return ids[place];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrefixBlocks that && tokensPerBlock == that.tokensPerBlock && Arrays.equals(ends, that.ends) && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return 31 * ends.length + ids.length;
    }

    @Override
    public String toString() {
        return "PrefixBlocks[" + ids.length + " of " + tokensPerBlock + " tokens]";
    }
}

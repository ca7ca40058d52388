package io.headroom.trace;

import io.headroom.plan.PrefixBlocks;
import io.headroom.trace.BadRows.BadRow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * A file's ids may be any whole numbers. Here they get numbers of their own: a number stands for an id and all ids before it, so prompts have as many numbers in
 * common as they have first ids in common, whatever the file's ids mean. Numbers are given in the order in which they come, as Mooncake's files do; such a file keeps
 * its ids.
 */
/// The ids of the prompts of a trace while they stream by.
final class PromptIds {
    private long[] row = new long[256];
    private int rowCount;
    private @Nullable String spoilt;

    private int[] counts = new int[1_024];
    private int rows;
    private int[] all = new int[4_096];
    private int size;

    private final LongNumbers ids = new LongNumbers();
    private final LongNumbers chains = new LongNumbers();

    /// Begins a prompt.
    void begin() {
        rowCount = 0;
        spoilt = null;
    }

    /// Takes the next id of the prompt.
    void add(long id) {
        if (rowCount == row.length) {
            row = Arrays.copyOf(row, rowCount * 2);
        }
        row[rowCount++] = id;
    }

    /// Takes something that is no id.
    void spoil(String text) {
        spoilt = text;
    }

    /// @throws BadRow if something was no id, or there are more ids than the prompt has blocks
    void check(int inputTokens, int tokensPerId) throws BadRow {
        if (spoilt != null) {
            throw new BadRow("its hash_ids hold %s, not whole numbers only".formatted(TraceText.quote(spoilt)));
        }
        long blocks = ((long) inputTokens + tokensPerId - 1) / tokensPerId;
        if (rowCount > blocks) {
            throw new BadRow("it has %d hash_ids, and a prompt of %d tokens has %d blocks of %d".formatted(rowCount, inputTokens, blocks, tokensPerId));
        }
    }

    /// Whether the prompt is one too many.
    boolean full() {
        return size + rowCount > PrefixBlocks.MOST_IDS;
    }

    /// Keeps the prompt.
    void keep() {
        if (rows == counts.length) {
            counts = Arrays.copyOf(counts, rows + (rows >> 1));
        }
        counts[rows++] = rowCount;
        if (size + rowCount > all.length) {
            all = Arrays.copyOf(all, Math.max(size + rowCount, all.length + (all.length >> 1)));
        }
        long before = 0;
        for (int i = 0; i < rowCount; i++) {
            int number = chains.numberOf((before << 32) | ids.numberOf(row[i]));
            all[size++] = number;
            before = number + 1L;
        }
    }

    /// All prompts.
    PrefixBlocks blocks(int tokensPerId) {
        return new PrefixBlocks(tokensPerId, Arrays.copyOf(counts, rows), Arrays.copyOf(all, size));
    }

    /// What to say of ids that stand behind different ones.
    List<String> notes() {
        int more = chains.size() - ids.size();
        return more == 0 ? List.of() : List.of("hash_ids that follow different ids name different blocks: %s for %s."
                .formatted(Counted.of(ids.size(), "id"), Counted.of(chains.size(), "block")));
    }
}

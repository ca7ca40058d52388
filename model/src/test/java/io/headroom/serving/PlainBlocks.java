package io.headroom.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The reference for [PrefixCache]: every block is an object with its content in words, the free queue a list, all of it written from vLLM's rules.
final class PlainBlocks {
    /// Sixteen tokens' worth of KV cache.
    static final class Block {
        int holders;
        @Nullable String content;
    }

    private final int total;
    private final SequencedSet<Block> free = new LinkedHashSet<>();
    private final Map<String, List<Block>> known = new HashMap<>();

    PlainBlocks(int total) {
        this.total = total;
        for (int i = 0; i < total; i++) {
            free.add(new Block());
        }
    }

    int freeCount() {
        return free.size();
    }

    /// The known blocks that a list of contents begins with.
    List<Block> find(List<String> contents) {
        List<Block> found = new ArrayList<>();
        for (String content : contents) {
            List<Block> same = known.getOrDefault(content, List.of());
            if (same.isEmpty()) {
                return found;
            }
            found.add(same.getFirst());
        }
        return found;
    }

    void hold(List<Block> found) {
        for (Block block : found) {
            if (block.holders++ == 0) {
                free.remove(block);
            }
        }
    }

    Block take() {
        Block block = free.removeFirst();
        if (block.content != null) {
            known.getOrDefault(block.content, new ArrayList<>()).remove(block);
            block.content = null;
        }
        block.holders = 1;
        return block;
    }

    void know(Block block, String content) {
        block.content = content;
        known.computeIfAbsent(content, any -> new ArrayList<>()).add(block);
    }

    void release(List<Block> held) {
        for (Block block : held.reversed()) {
            if (--block.holders == 0) {
                free.addLast(block);
            }
        }
    }

    /// Used, free and known, free and unknown blocks make up all there are, and each is in one place.
    void check(Iterable<List<Block>> tables) {
        List<Block> used = new ArrayList<>();
        Map<Block, Integer> holders = new HashMap<>();
        for (List<Block> table : tables) {
            for (Block block : table) {
                if (holders.merge(block, 1, Integer::sum) == 1) {
                    used.add(block);
                }
            }
        }
        long cached = free.stream().filter(block -> block.content != null).count();
        long blank = free.stream().filter(block -> block.content == null).count();
        if (used.size() + cached + blank != total) {
            throw new AssertionError("%d used + %d cached + %d blank blocks are not %d".formatted(used.size(), cached, blank, total));
        }
        holders.forEach((block, count) -> {
            if (block.holders != count) {
                throw new AssertionError("A block with %d holders says it has %d".formatted(count, block.holders));
            }
        });
        if (free.stream().anyMatch(block -> block.holders != 0)) {
            throw new AssertionError("A free block has a holder");
        }
    }
}

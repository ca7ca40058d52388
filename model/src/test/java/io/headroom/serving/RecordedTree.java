package io.headroom.serving;

import io.headroom.plan.PrefixBlocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Random prompts that branch off one another, as a trace would record them: each block named by an id that stands for it and all before it. The words it gives for
/// the content of a block are made from all ids up to there, so that they do not rely on what an id stands for.
///
/// @param tokensPerBlock tokens that an id names
record RecordedTree(int tokensPerBlock, List<Prompt> prompts) {
    /// A prompt and the ids of its blocks, perhaps not of all of them.
    record Prompt(int input, List<Integer> ids) {}

    static RecordedTree of(Random random, int longest, int count) {
        int tokens = PrefixBlocks.TOKENS_MULTIPLE * (1 + random.nextInt(4));
        List<Prompt> prompts = new ArrayList<>();
        int next = 0;
        for (int row = 0; row < count; row++) {
            Prompt like = row == 0 ? new Prompt(1, List.of()) : prompts.get(random.nextInt(row));
            if (row > 0 && random.nextInt(5) == 0) {
                prompts.add(like);
                continue;
            }
            int whole = Math.min(like.input / tokens, like.ids.size());
            List<Integer> ids = new ArrayList<>(like.ids.subList(0, whole == 0 ? 0 : random.nextInt(whole + 1)));
            int input = Math.min(longest / 2, ids.size() * tokens + 1 + (int) (Math.pow(random.nextDouble(), 2) * longest / 3));
            int blocks = (input + tokens - 1) / tokens - (random.nextInt(4) == 0 ? 1 : 0);
            while (ids.size() < blocks) {
                ids.add(next++);
            }
            prompts.add(new Prompt(input, List.copyOf(ids.subList(0, Math.max(0, Math.min(blocks, ids.size()))))));
        }
        return new RecordedTree(tokens, prompts);
    }

    PrefixBlocks blocks() {
        return new PrefixBlocks(tokensPerBlock, prompts.stream().mapToInt(prompt -> prompt.ids.size()).toArray(),
                prompts.stream().flatMap(prompt -> prompt.ids.stream()).mapToInt(Integer::intValue).toArray());
    }

    /// What a block of 16 tokens holds: named as far as the prompt's ids go, else its own.
    String content(int row, int block, String own) {
        Prompt prompt = prompts.get(row);
        int end = (block + 1) * 16;
        boolean named = end <= prompt.input && end <= prompt.ids.size() * tokensPerBlock;
        return named ? "trace " + prompt.ids.subList(0, (end - 1) / tokensPerBlock + 1) + " up to " + end : own + " up to " + end;
    }

    /// Prompt tokens in whole blocks of 16 that an earlier prompt had too.
    long repeatedTokens() {
        Set<String> seen = new HashSet<>();
        Map<Integer, Integer> repeated = new HashMap<>();
        for (int row = 0; row < prompts.size(); row++) {
            for (int block = 0; (block + 1) * 16 <= prompts.get(row).input; block++) {
                if (!seen.add(content(row, block, "own " + row))) {
                    repeated.merge(row, 16, Integer::sum);
                }
            }
        }
        return repeated.values().stream().mapToLong(Integer::longValue).sum();
    }
}

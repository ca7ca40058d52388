package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrefixBlocksTest {
    private static final PrefixBlocks BLOCKS = new PrefixBlocks(512, new int[] {2, 0, 3}, new int[] {0, 1, 0, 2, 3});

    private static Trace trace(int[] inputs, PrefixBlocks blocks) {
        return new Trace(new TraceId("t"), "t", "t.jsonl", new double[inputs.length], inputs, inputs, blocks);
    }

    @Test
    void givesEachPromptItsIds() {
        assertThat(BLOCKS.rows()).isEqualTo(3);
        assertThat(BLOCKS.size()).isEqualTo(5);
        assertThat(BLOCKS.count(0)).isEqualTo(2);
        assertThat(BLOCKS.count(1)).isZero();
        assertThat(BLOCKS.start(2)).isEqualTo(2);
        assertThat(BLOCKS.count(2)).isEqualTo(3);
        assertThat(BLOCKS.id(BLOCKS.start(2) + 1)).isEqualTo(2);
    }

    @Test
    void equalsAnotherWithTheSameIdsOfTheSamePrompts() {
        assertThat(BLOCKS).isEqualTo(new PrefixBlocks(512, new int[] {2, 0, 3}, new int[] {0, 1, 0, 2, 3})).hasSameHashCodeAs(
                new PrefixBlocks(512, new int[] {2, 0, 3}, new int[] {0, 1, 0, 2, 3}));
        assertThat(BLOCKS).isNotEqualTo(new PrefixBlocks(512, new int[] {2, 1, 2}, new int[] {0, 1, 0, 2, 3}))
                .isNotEqualTo(new PrefixBlocks(512, new int[] {2, 0, 3}, new int[] {0, 1, 0, 2, 4}))
                .isNotEqualTo(new PrefixBlocks(256, new int[] {2, 0, 3}, new int[] {0, 1, 0, 2, 3}));
        Trace with = trace(new int[] {600, 1, 1100}, BLOCKS);
        assertThat(with).isNotEqualTo(new Trace(with.id(), "t", "t.jsonl", new double[3], new int[] {600, 1, 1100}, new int[] {600, 1, 1100}));
        assertThat(with.withId(new TraceId("u")).prefixes()).isEqualTo(BLOCKS);
        assertThat(with.withId(new TraceId("u"))).isNotEqualTo(with);
        assertThat(with.withId(new TraceId("u")).withId(with.id())).isEqualTo(with);
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatThrownBy(() -> new PrefixBlocks(500, new int[] {1}, new int[] {0})).isInstanceOf(InvalidPlan.class).hasMessageContaining("multiple of 16");
        assertThatThrownBy(() -> new PrefixBlocks(512, new int[] {1, -1}, new int[] {0})).hasMessageContaining("Row 2 has -1 prefix blocks");
        assertThatThrownBy(() -> new PrefixBlocks(512, new int[] {2}, new int[] {0})).hasMessageContaining("1 ids for the 2 that their rows count");
        assertThatThrownBy(() -> new PrefixBlocks(512, new int[] {1}, new int[] {-7})).hasMessageContaining("the id -7");
        assertThatThrownBy(() -> trace(new int[] {600, 1}, BLOCKS)).hasMessageContaining("2 requests and prefix blocks of 3");
        assertThatThrownBy(() -> trace(new int[] {512, 1, 1100}, BLOCKS)).hasMessageContaining("Row 1 of trace t has 2 prefix blocks of 512 tokens: its prompt of 512 tokens has 1");
    }
}

package io.headroom.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void readsWhatSpreadsheetsWrite() {
        assertThat(Block.of("a\tb\r\nc\td\r\n").rows()).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(Block.of("\"two\nlines\"\t\"say \"\"yes\"\"\"").rows()).containsExactly(List.of("two\nlines", "say \"yes\""));
        assertThat(Block.of("a\t\n\tb").rows()).containsExactly(List.of("a", ""), List.of("", "b"));
        assertThat(Block.of("").rows()).isEmpty();
        assertThat(Block.of("\n").single()).isTrue();
    }

    @Test
    void whatItWritesItReadsBack() {
        Block block = new Block(List.of(List.of("a\tb", "\"c", "d e"), List.of("", "f\ng", "1,5 s")));
        assertThat(Block.of(block.text())).isEqualTo(block);
    }
}

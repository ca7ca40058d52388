package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetMemoryTest {
    private final Grid grid = Grids.named("s", "Wer|Wie viel|Rein|Raus|Bemerkung", "A|90|100|10|x");
    private final SheetMapping mapping = SheetMapping.at(grid, Subject.TENANTS, 0).with(0, field("name"), "").with(1, field("rate"), "/min").with(2, field("input"), "").with(3, field("output"), "");

    private static Field field(String key) {
        return Field.of(Subject.TENANTS, key).orElseThrow();
    }

    @Test
    void aMappingIsFoundByItsTitlesWhereverTheyStand() {
        SheetMemory memory = SheetMemory.EMPTY.with(mapping);
        Grid other = Grids.named("t", "Our customers", "", "raus|WIE VIEL|Bemerkung|Wer|Rein", "10|90|x|A|100");
        SheetMapping found = memory.find(other).orElseThrow();
        assertThat(found.header()).isEqualTo(2);
        assertThat(found.columns()).extracting(SheetMapping.Mapped::field).containsExactly(field("output"), field("rate"), null, field("name"), field("input"));
        assertThat(found.columns().get(1).unit()).isEqualTo("/min");
    }

    @Test
    void otherTitlesAreNotFound() {
        SheetMemory memory = SheetMemory.EMPTY.with(mapping);
        assertThat(memory.find(Grids.named("s", "Wer|Wie viel|Rein|Raus", "A|90|100|10"))).isEmpty();
        assertThat(memory.find(Grids.named("s", "Wer|Wie viel|Rein|Raus|Bemerkung|Mehr", "A|90|100|10|x|y"))).isEmpty();
    }

    @Test
    void theNewestMappingOfTheSameTitlesCounts() {
        SheetMemory memory = SheetMemory.EMPTY.with(mapping).with(mapping.with(1, field("rate"), "/h"));
        assertThat(memory.known()).hasSize(1);
        assertThat(memory.find(grid).orElseThrow().columns().get(1).unit()).isEqualTo("/h");
    }

    @Test
    void theOldestIsForgotten() {
        SheetMemory memory = SheetMemory.EMPTY.with(mapping);
        for (int i = 0; i < SheetMemory.MOST; i++) {
            memory = memory.with(new SheetMapping(Subject.TENANTS, 0, List.of(new SheetMapping.Mapped("Title " + i, field("name"), ""))));
        }
        assertThat(memory.known()).hasSize(SheetMemory.MOST);
        assertThat(memory.find(grid)).isEmpty();
    }
}

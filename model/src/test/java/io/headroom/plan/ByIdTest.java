package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ByIdTest {
    private record Item(String id, @Nullable String home) {}

    private final List<Item> items = IntStream.range(0, 40).mapToObj(i -> new Item("i" + i, i % 4 == 0 ? null : "h" + i % 4)).toList();
    private final List<Item> known = ById.of(items, Item::id, Item::home);

    @Test
    void itFindsWhatAWalkFinds() {
        for (Item item : items) {
            assertThat(ById.find(known, Item::id, item.id())).isSameAs(item);
        }
        assertThat(ById.find(known, Item::id, "x")).isNull();
        assertThat(ById.find(items, Item::id, "i7")).isSameAs(items.get(7));
    }

    @Test
    void itKnowsWhoIsWhereInOrder() {
        assertThat(ById.in(known, Item::home, "h2")).isEqualTo(ById.in(items, Item::home, "h2")).extracting(Item::id).startsWith("i2", "i6");
        assertThat(ById.in(known, Item::home, null)).hasSize(10);
        assertThat(ById.in(known, Item::home, "nowhere")).isEmpty();
    }

    @Test
    void itIsAListLikeAnyOther() {
        assertThat(known).isEqualTo(items).hasSameHashCodeAs(items);
        assertThat(ById.of(known, Item::id)).isSameAs(known);
    }
}

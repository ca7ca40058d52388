package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceProfileTest {
    @Test
    void profilesAreReadAsACatalogueHasThem() {
        assertThat(SliceProfile.read("1g.10gbx7;2g.20gbx3")).containsExactly(new SliceProfile(1, 10, 7), new SliceProfile(2, 20, 3));
        assertThat(SliceProfile.read("2g.20gbx3").getFirst().name()).isEqualTo("2g.20gb");
        assertThat(SliceProfile.read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1g.10gb", "10gbx7", "1g.10gbx7;", "0g.10gbx7", "72"})
    void anotherFormIsRefused(String text) {
        assertThatThrownBy(() -> SliceProfile.read(text)).isInstanceOf(InvalidPlan.class).hasMessageContaining("not of the form 2g.20gbx3");
    }

    @Test
    void aGpuHasSevenPartsOfCompute() {
        assertThatThrownBy(() -> new SliceProfile(3, 40, 3)).isInstanceOf(InvalidPlan.class)
                .hasMessage("3 slices of 3 parts of compute are 9 parts, but a GPU has 7: use fewer or smaller slices.");
        assertThatThrownBy(() -> new SliceProfile(1, 0, 3)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Memory of a slice is 0");
    }
}

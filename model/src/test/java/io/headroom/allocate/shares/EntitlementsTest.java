package io.headroom.allocate.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.shares.Entitlements.Entitlement;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitlementsTest {
    /// Guarantee 2, deserved 4, capability 8: nothing is taken up to 4, all beyond can be, and 8 is the end.
    @ParameterizedTest
    @CsvSource({"0, 0", "2, 0", "4, 0", "5, 1", "8, 4"})
    void onlyWhatIsUsedBeyondTheDeservedCanBeReclaimed(int used, int reclaimable) {
        assertThat(new Entitlement("q", 2, 4, 8).reclaimable(used)).isEqualTo(reclaimable);
    }

    @Test
    void aQueueGrowsToItsCapabilityButNotIntoTheGuaranteesOfOthers() {
        Entitlements all = new Entitlements(10, List.of(new Entitlement("a", 2, 4, 8), new Entitlement("b", 3, 6, 9)));
        assertThat(all.mayGrowTo("a")).isEqualTo(7);
        assertThat(all.mayGrowTo("b")).isEqualTo(8);
        assertThat(new Entitlements(20, all.queues()).mayGrowTo("a")).isEqualTo(8);
        assertThat(all.free("a", Map.of())).isEqualTo(7);
        assertThat(all.free("a", Map.of("a", 4, "b", 5))).isEqualTo(1);
        assertThat(all.free("a", Map.of("a", 7))).isZero();
    }

    @Test
    void aQueueReclaimsWhatItDeservesFromThoseWhoHaveMore() {
        Entitlements all = new Entitlements(10, List.of(new Entitlement("a", 0, 4, 8), new Entitlement("b", 0, 6, 10)));
        assertThat(all.mayReclaim("a", Map.of("b", 10))).isEqualTo(4);
        assertThat(all.mayReclaim("a", Map.of("a", 1, "b", 9))).isEqualTo(3);
        assertThat(all.mayReclaim("a", Map.of("a", 1, "b", 8))).as("one is free").isEqualTo(2);
        assertThat(all.mayReclaim("a", Map.of("a", 4, "b", 6))).isZero();
        assertThat(all.mayReclaim("b", Map.of("a", 4, "b", 5))).isZero();
    }

    @Test
    void nothingEverGoesBeyondACapabilityOrIntoAGuarantee() {
        Random random = new Random(19);
        for (int i = 0; i < 1_000; i++) {
            int gpus = 20;
            List<Entitlement> queues = new ArrayList<>();
            for (int q = 0; q < 4; q++) {
                int guarantee = random.nextInt(5);
                int deserved = guarantee + random.nextInt(6);
                queues.add(new Entitlement("q" + q, guarantee, deserved, deserved + random.nextInt(10)));
            }
            Entitlements all = new Entitlements(gpus, queues);
            Map<String, Integer> used = new HashMap<>();
            for (int turn = 0; turn < 12; turn++) {
                String name = "q" + random.nextInt(4);
                used.merge(name, random.nextInt(all.free(name, used) + 1), Integer::sum);
            }
            assertThat(used.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(gpus);
            for (Entitlement queue : queues) {
                int has = used.getOrDefault(queue.name(), 0);
                assertThat(has).isLessThanOrEqualTo(Math.min(queue.capability(), all.mayGrowTo(queue.name())));
                assertThat(has + all.free(queue.name(), used)).as("its guarantee is always there").isGreaterThanOrEqualTo(queue.guarantee());
                assertThat(queue.reclaimable(has)).isLessThanOrEqualTo(Math.max(0, has - queue.guarantee()));
                assertThat(has + all.free(queue.name(), used) + all.mayReclaim(queue.name(), used))
                        .isLessThanOrEqualTo(Math.max(queue.deserved(), has + all.free(queue.name(), used)));
            }
        }
    }

    @Test
    void boundsThatDoNotRiseNameBothEnds() {
        assertThatThrownBy(() -> new Entitlement("q", 5, 4, 8)).isInstanceOf(InvalidPlan.class)
                .hasMessage("q is guaranteed 5 GPUs, but deserves 4: raise the one or lower the other.");
        assertThatThrownBy(() -> new Entitlement("q", 2, 9, 8)).isInstanceOf(InvalidPlan.class)
                .hasMessage("q deserves 9 GPUs, but is capable of 8: raise the one or lower the other.");
        assertThatThrownBy(() -> new Entitlement("q", -1, 4, 8)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Guarantee of q is -1");
        assertThatThrownBy(() -> new Entitlement("q", 2, 4, 8).reclaimable(9)).isInstanceOf(InvalidPlan.class).hasMessageContaining("q uses 9 GPUs, but is capable of 8");
        List<Entitlement> queues = List.of(new Entitlement("a", 4, 4, 8), new Entitlement("b", 3, 6, 9));
        assertThatThrownBy(() -> new Entitlements(6, queues)).isInstanceOf(InvalidPlan.class)
                .hasMessage("a and b are guaranteed 7 GPUs together, but there are 6: lower a guarantee, or add GPUs.");
        Entitlements all = new Entitlements(10, queues);
        assertThatThrownBy(() -> all.mayGrowTo("z")).isInstanceOf(InvalidPlan.class).hasMessageContaining("Choose one of: a, b");
        assertThatThrownBy(() -> all.free("a", Map.of("a", 8, "b", 9))).isInstanceOf(InvalidPlan.class).hasMessageContaining("a and b use 17 GPUs together");
    }
}

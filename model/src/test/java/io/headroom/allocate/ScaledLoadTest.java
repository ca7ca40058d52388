package io.headroom.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.engine.Evaluation;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledLoadTest {
    private static final TenantId SHOP = new TenantId("shop");
    private static final TraceId DAY = new TraceId("day");

    private static Plan replaying(@Nullable PrefixBlocks prefixes) {
        Trace trace = new Trace(DAY, "Day", "test", new double[] {0, 1, 1, 4, 8}, new int[] {10, 20, 30, 40, 50}, new int[] {1, 2, 3, 4, 5}, prefixes);
        return Counters.plan(3600, 1).withTenantAndTrace(Counters.tenant("shop", Counters.EAST, new Traffic.Replayed(DAY, true)), trace);
    }

    private static Trace scaled(double factor, @Nullable PrefixBlocks prefixes) {
        Plan plan = ScaledLoad.of(replaying(prefixes), SHOP, factor);
        return plan.trace(((Traffic.Replayed) plan.tenant(SHOP).workloads().getFirst().traffic()).trace());
    }

    @Test
    void aRateIsMultipliedAndTheRestStays() {
        Plan plan = Counters.plan(3600, 1, Counters.tenant("shop", Counters.EAST, 3), Counters.tenant("clinic", Counters.WEST, 2));
        Plan twice = ScaledLoad.of(plan, SHOP, 2);
        assertThat(twice.tenant(SHOP).workloads().getFirst().traffic().pattern()).satisfies(pattern -> assertThat(pattern.rate().perSecond()).isEqualTo(6));
        assertThat(twice.tenant(new TenantId("clinic"))).isEqualTo(plan.tenant(new TenantId("clinic")));
        assertThat(ScaledLoad.of(plan, SHOP, 1)).isSameAs(plan);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.5, 1.3, 2, 2.5, 7})
    void everyBeginningOfATraceHoldsItsMultipleButForOneRequest(double factor) {
        Trace trace = scaled(factor, null);
        Trace whole = replaying(null).trace(DAY);
        assertThat(trace.size()).isEqualTo((int) Math.floor(whole.size() * factor));
        for (int row = 0; row < whole.size(); row++) {
            double at = row + 1 < whole.size() ? whole.arrivalSeconds(row + 1) : Double.POSITIVE_INFINITY;
            int before = 0;
            while (before < trace.size() && trace.arrivalSeconds(before) < at) {
                before++;
            }
            // Requests of one moment have no order in time.
            if (at > whole.arrivalSeconds(row)) {
                assertThat((double) before).isCloseTo((row + 1) * factor, within(1.0));
            }
        }
    }

    @Test
    void copiesShareAmongThemselvesWhatTheRecordedOnesShared() {
        PrefixBlocks prefixes = new PrefixBlocks(16, new int[] {1, 2, 1, 0, 1}, new int[] {5, 5, 6, 5, 7});
        PrefixBlocks twice = Objects.requireNonNull(scaled(2, prefixes).prefixes());
        assertThat(twice.rows()).isEqualTo(10);
        // Rows 0 and 1 are the first request and its copy, 2 and 3 the second.
        assertThat(twice.id(twice.start(0))).isEqualTo(twice.id(twice.start(2))).isEqualTo(5);
        assertThat(twice.id(twice.start(1))).isEqualTo(twice.id(twice.start(3))).isNotEqualTo(5);
    }

    @Test
    void nothingIsSentAtNoLoad() {
        assertThat(Evaluation.of(ScaledLoad.of(replaying(null), SHOP, 0), 1).tenants().getFirst().offered()).isZero();
    }

    @Test
    void aFactorOutOfRangeIsRefused() {
        Plan plan = replaying(null);
        assertThatThrownBy(() -> ScaledLoad.of(plan, SHOP, -1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("0 to 1000");
        assertThatThrownBy(() -> ScaledLoad.of(plan, SHOP, Double.NaN)).isInstanceOf(InvalidPlan.class);
    }
}

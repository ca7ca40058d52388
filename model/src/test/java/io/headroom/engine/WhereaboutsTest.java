package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.serving.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final Plan PLAN = EngineFixture.plan(EngineFixture.run(60, 0, 1, 1));

    private static PartitionRun counter() {
        return new PartitionRun(PLAN, PLAN.partition(EngineFixture.COUNTER), 0);
    }

    @Test
    void eachPartitionHasItsOwnNumberForIt() {
        PartitionRun one = counter();
        PartitionRun other = counter();
        Whereabouts whereabouts = new Whereabouts();
        assertThat(whereabouts.numberAt(one)).isEqualTo(Requests.NONE);
        whereabouts.numbered(one, 4);
        whereabouts.numbered(other, 0);
        assertThat(whereabouts.numberAt(one)).isEqualTo(4);
        assertThat(whereabouts.numberAt(other)).isZero();
    }

    @Test
    void theNumberIsRememberedWhileItIsElsewhere() {
        PartitionRun one = counter();
        Whereabouts whereabouts = new Whereabouts();
        whereabouts.numbered(one, 4);
        whereabouts.settle(one, 4);
        assertThat(whereabouts.home()).isSameAs(one);
        whereabouts.leave();
        assertThat(whereabouts.home()).isNull();
        assertThat(whereabouts.numberAt(one)).isEqualTo(4);
    }

    @Test
    void onlyHomeIsToldWhenTheNextRequestComes() {
        PartitionRun home = counter();
        Plan plan = PLAN.withTenants(List.of(EngineFixture.caller("caller", 1)));
        Source source = new Source(new TenantRun(plan.tenants().getFirst().id(), new MomentMeter()), plan, plan.tenants().getFirst(), 0, plan.run(), 0);
        source.startAt(0);
        home.add(source);
        source.whereabouts.expect(17);
        assertThat(home.nextEvent()).isEqualTo(17);
        source.leave();
        source.whereabouts.expect(3);
        assertThat(home.nextEvent()).isEqualTo(17);
    }
}

package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Outage;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A lane of two replicas, both out from 50 to 60 s.
class RoutingTest {
    private static final int NONE = Requests.NONE;

    private final Requests requests = new Requests();
    private final Senders senders = new Senders();
    private final Replicas replicas = new Replicas(requests, new Ranking(), new Station.Progress() {
        @Override
        public void started(int request) {
            requests.begun(request);
        }

        @Override
        public void firstToken(int request) {}

        @Override
        public void finished(int request, double seconds) {}
    });
    private final Routing routing = new Routing(requests, senders, replicas);

    @BeforeEach
    void adopt() {
        Tenant tenant = EngineFixture.chat("chat", EngineFixture.LANE, 1);
        Plan plan = EngineFixture.plan(EngineFixture.run(60, 0, 1, 1), tenant);
        senders.add(new Source(new TenantRun(tenant.id(), new MomentMeter()), plan, tenant, 0, plan.run(), 0));
        routing.adopt(plan, plan.partition(EngineFixture.LANE), List.of(new Outage(0, 50, 60), new Outage(1, 50, 60)), 0);
        routing.supply(0);
    }

    private int comes(double now) {
        int request = requests.add(0, now, 1_000, 100, 0.5);
        routing.place(request, senders.source(0), NONE, now);
        return request;
    }

    private List<Integer> waiting() {
        List<Integer> waiting = new ArrayList<>();
        routing.forEachWaiting(waiting::add);
        return waiting;
    }

    @Test
    void theReplicaWithFewestRequestsIsNext() {
        assertThat(requests.station[comes(1)]).isZero();
        assertThat(requests.station[comes(1)]).isEqualTo(1);
        int third = comes(1);
        assertThat(requests.station[third]).isZero();
        routing.drop(third, 1);
        assertThat(requests.station[comes(1)]).isZero();
    }

    @Test
    void requestsWaitWhereNoReplicaIsThere() {
        routing.supply(50);
        int request = comes(51);
        assertThat(requests.station[request]).isEqualTo(NONE);
        assertThat(waiting()).containsExactly(request);
        assertThat(routing.idle()).isFalse();
        routing.supply(60);
        assertThat(requests.station[request]).isZero();
        assertThat(replicas.station(0).outstanding()).isEqualTo(1);
    }

    @Test
    void oneThatWaitsForAReplicaCanBeTakenOut() {
        routing.supply(50);
        int dropped = comes(51);
        int withdrawn = comes(52);
        routing.drop(dropped, 53);
        List<Integer> taken = new ArrayList<>();
        routing.withdraw(request -> true, taken::add, 53);
        assertThat(taken).containsExactly(withdrawn);
        assertThat(routing.idle()).isTrue();
    }

    @Test
    void whatAStationLosesStartsAgainElsewhere() {
        int request = comes(1);
        routing.fire(replicas.nextEvent());
        assertThat(requests.waits(request)).isFalse();
        comes(1);
        routing.supply(50);
        assertThat(replicas.outstanding()).isZero();
        assertThat(waiting()).as("of the two that wait for a replica, the one whose service had not begun").hasSize(1).doesNotContain(request);
        routing.supply(60);
        assertThat(replicas.outstanding()).isEqualTo(2);
    }

    @Test
    void aRetiredStationGetsNothingNew() {
        comes(1);
        Plan plan = EngineFixture.plan(EngineFixture.run(60, 0, 1, 1));
        int[] retired = routing.adopt(plan, plan.partition(EngineFixture.LANE).withGpus(1), List.of(), 0);
        assertThat(retired).containsExactly(0, 1);
        assertThat(requests.station[comes(2)]).isEqualTo(2);
    }
}

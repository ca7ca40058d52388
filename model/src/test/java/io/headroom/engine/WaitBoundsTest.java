package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.WaitBounds.Outcome;
import io.headroom.plan.Client;
import io.headroom.plan.Hop;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.serving.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One request that comes at 10 s and waits.
class WaitBoundsTest {
    private static final int NONE = Requests.NONE;
    private static final double CAME = 10;
    private static final Hop NEXT = new Hop(EngineFixture.LANE, null, 0, 0, 1, 7.0);

    private final Requests requests = new Requests();
    private final Senders senders = new Senders();
    private final Agenda agenda = new Agenda();
    private final Desk desk = new Desk();
    private final Admission admission = new Admission(new Census(0));
    private final WaitBounds bounds = new WaitBounds(requests, senders, agenda, desk, admission);

    private Source source(Client client, Partition partition) {
        Tenant tenant = EngineFixture.caller("caller", 1);
        Plan plan = EngineFixture.plan(EngineFixture.run(60, 0, 1, 1), tenant);
        TenantRun run = new TenantRun(tenant.id(), new MomentMeter());
        Source source = new Source(run, plan, tenant, 0, plan.run(), 0);
        run.sources.add(source);
        run.adopt(plan, tenant.withClient(client), plan.run());
        senders.add(source);
        admission.adopt(partition);
        bounds.adopt(partition);
        return source;
    }

    private static Partition counter() {
        return EngineFixture.plan(EngineFixture.run(60, 0, 1, 1)).partition(EngineFixture.COUNTER);
    }

    private static Partition waits(double seconds) {
        return counter().withQueueing(new Queueing(Discipline.FIFO, null, seconds, false));
    }

    private int comes(Source source, double patience) {
        int request = requests.add(0, CAME, 1, 1, 0.5);
        int ticket = NONE;
        if (patience < Double.POSITIVE_INFINITY) {
            ticket = desk.open(source, NONE, NONE, CAME, 1, 1, 0.5, patience);
            requests.beTicketed(request, ticket);
        }
        bounds.came(request, source.tenant, ticket, CAME);
        return request;
    }

    private Outcome next() {
        double now = agenda.next();
        int request = agenda.subject();
        long stamp = agenda.stamp();
        agenda.removeFirst();
        return bounds.due(request, stamp, now);
    }

    private static Client fallingBack() {
        return new Client(Client.PLAIN.retry(), null, List.of(NEXT), 0);
    }

    @Test
    void nothingIsDueWhereNothingIsBound() {
        comes(source(Client.PLAIN, counter()), Double.POSITIVE_INFINITY);
        assertThat(agenda.isEmpty()).isTrue();
    }

    @Test
    void theQueuesBoundRefuses() {
        comes(source(Client.PLAIN, waits(5)), Double.POSITIVE_INFINITY);
        assertThat(agenda.next()).isEqualTo(15);
        assertThat(next()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void theSoonestBoundDecides() {
        Partition spilling = waits(5).withSharing(new Sharing(0, 0, new Sharing.Spill(EngineFixture.LANE, 3)));
        comes(source(fallingBack(), spilling), Double.POSITIVE_INFINITY);
        assertThat(agenda.next()).isEqualTo(13);
        assertThat(next()).isEqualTo(Outcome.SPILLED);
        assertThat(bounds.lane()).isEqualTo(EngineFixture.LANE);
    }

    @Test
    void oneThatNobodyRefusesGoesOnByItself() {
        comes(source(fallingBack(), counter()), Double.POSITIVE_INFINITY);
        assertThat(agenda.next()).isEqualTo(17);
        assertThat(next()).isEqualTo(Outcome.GOES_ON);
    }

    @Test
    void patienceComesBeforeWhatIsDueAtTheSameTime() {
        comes(source(Client.PLAIN, waits(5)), 5);
        assertThat(next()).isEqualTo(Outcome.GIVEN_UP);
    }

    /// The bound that was to come has gone with an edit; the client's patience is left.
    @Test
    void oneThatGoesOnWaitingIsBoundByWhatIsLeft() {
        comes(source(Client.PLAIN, waits(5)), 20);
        bounds.adopt(counter());
        assertThat(next()).isEqualTo(Outcome.NOTHING);
        assertThat(agenda.next()).isEqualTo(30);
        assertThat(next()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void whatIsDueOfARowsLastRequestIsNotOfTheNext() {
        Source source = source(Client.PLAIN, waits(5));
        int gone = comes(source, Double.POSITIVE_INFINITY);
        requests.remove(gone);
        assertThat(comes(source, Double.POSITIVE_INFINITY)).isEqualTo(gone);
        assertThat(next()).isEqualTo(Outcome.NOTHING);
        assertThat(next()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatIsDueOfARequestThatWentElsewhereIsNothing() {
        requests.remove(comes(source(Client.PLAIN, waits(5)), Double.POSITIVE_INFINITY));
        assertThat(next()).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void oneInServiceIsLeftInPeace() {
        requests.begun(comes(source(Client.PLAIN, waits(5)), Double.POSITIVE_INFINITY));
        assertThat(next()).isEqualTo(Outcome.NOTHING);
    }
}

package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Supply;
import io.headroom.serving.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/*
 * Three clocks drive a partition: the next arrival of each source, the next event of each replica, and an agenda of what is due at a time (a wait that is too long, a
 * refused request that tries again, a replica that goes or comes). What is due comes first among what happens at the same instant, then an arrival, so that requests
 * that come together share a step.
 *
 * A request comes of itself (Arrivals), is let in or turned away (Admission), is bound to wait no longer than it may (WaitBounds), goes to a replica (Routing), is told of
 * as it is served (ServiceProgress), and leaves. Whatever leaves otherwise goes by way of the Desk, which knows what its client does then.
 */
/// One partition during a run, with the tenants it serves.
final class PartitionRun {
    /// A power of two: a few milliseconds of work.
    private static final int CHANGES_BETWEEN_QUESTIONS = 1 << 14;
    private static final int NONE = Requests.NONE;

    private final Requests requests = new Requests();
    private final Senders senders = new Senders();
    private final Arrivals arrivals = new Arrivals(senders);
    private final Agenda agenda = new Agenda();
    private final Ranking ranking = new Ranking();
    private final Reporter reporter = new Reporter();
    private final Desk desk;
    private final Census census;
    private final Admission admission;
    private final WaitBounds bounds;
    private final ServiceProgress progress;
    private final Replicas replicas;
    private final Routing routing;
    private final RecentWork recent;
    private double clock;
    private long requestCount;

    /// A partition that sends nothing to others.
    ///
    /// @param began when the partition starts to exist, in simulated seconds
    PartitionRun(Plan plan, Partition partition, double began) {
        this(plan, partition, Supply.outages(plan, partition), began, new Desk());
        desk.adopt(plan);
    }

    /// @param outages when replicas are not there
    /// @param began when the partition starts to exist, in simulated seconds
    /// @param desk what clients do about refusals, for all partitions that exchange requests
    PartitionRun(Plan plan, Partition partition, List<Outage> outages, double began, Desk desk) {
        this.desk = desk;
        clock = began;
        census = new Census(began);
        recent = new RecentWork(began);
        admission = new Admission(census);
        bounds = new WaitBounds(requests, senders, agenda, desk, admission);
        progress = new ServiceProgress(requests, senders, ranking, census, reporter, admission, desk);
        replicas = new Replicas(requests, ranking, progress);
        routing = new Routing(requests, senders, replicas);
        desk.know(partition.id(), this);
        adopt(plan, partition, outages, false);
    }

    /// Takes the partition as an edited plan has it.
    ///
    /// @param outages when replicas are not there
    /// @param keepReplicas whether the replicas there are still of the right kind: then only their number may change
    void adopt(Plan plan, Partition partition, List<Outage> outages, boolean keepReplicas) {
        plan.absence(partition).ifPresent(why -> {
            throw new InvalidPlan(why);
        });
        ranking.adopt(partition.queueing());
        admission.adopt(partition);
        bounds.adopt(partition);
        int kept = keepReplicas ? Math.min(plan.replicas(partition), replicas.count()) : 0;
        int[] retired = routing.adopt(plan, partition, outages, kept);
        agenda.removeIf(Agenda.SUPPLY, subject -> true, subject -> {});
        for (double change : replicas.changesAfter(clock)) {
            agenda.add(change, Agenda.SUPPLY, NONE, 0);
        }
        routing.supply(clock);
        replicas.recount();
        for (int station : retired) {
            List<Pending> left = new ArrayList<>();
            routing.withdraw(station, request -> true, request -> left.add(pack(request)), clock);
            left.forEach(this::accept);
        }
    }

    /// Whether meters are told of first tokens; they are unless asked not to be.
    void tellFirstTokens(boolean tell) {
        reporter.tellFirstTokens(tell);
    }

    /// Takes the arrivals of a source from now on.
    void add(Source source) {
        source.whereabouts.settle(this, introduce(source, arrivals.add(source, source.next())));
    }

    /// Takes the arrivals of a source that stays here, before the run begins.
    void foresee(Source source) {
        source.whereabouts.settle(this, introduce(source, arrivals.foresee(source)));
    }

    private int introduce(Source source, int number) {
        reporter.add(source.tenant.meter);
        source.whereabouts.numbered(this, number);
        return number;
    }

    private int numberOf(Source source) {
        int number = source.whereabouts.numberAt(this);
        return number == NONE ? introduce(source, arrivals.add(source, Double.POSITIVE_INFINITY)) : number;
    }

    /// Changes when the next request of a source comes.
    void reschedule(int number, double next) {
        arrivals.reschedule(number, next);
    }

    /// Whether turns are served here whose sessions go on in another partition.
    boolean servesStrays() {
        return senders.stray(this);
    }

    /// When something happens next; infinity if nothing does.
    double nextEvent() {
        return Math.min(agenda.next(), Math.min(arrivals.earliest(), replicas.nextEvent()));
    }

    /// Simulates everything up to and including a time, and marks the work done at each slot of the moment.
    void advanceMarking(double to) {
        for (double slot = RecentWork.slotEnd(clock); slot <= to; slot += MomentMeter.SLOT_SECONDS) {
            advance(slot);
            recent.mark(slot, replicas.busySecondsOfEach(clock));
        }
        recent.forget(to);
        advance(to);
    }

    /// Simulates everything up to and including a time.
    void advance(double to) {
        advance(to, () -> false);
    }

    /// Simulates everything up to and including a time, or gives up where it is.
    ///
    /// @param cancelled asked every few milliseconds
    /// @return whether it came to the time
    boolean advance(double to, BooleanSupplier cancelled) {
        for (int changes = 0;; changes++) {
            if ((changes & CHANGES_BETWEEN_QUESTIONS - 1) == 0 && cancelled.getAsBoolean()) {
                return false;
            }
            double arrival = arrivals.earliest();
            double event = replicas.nextEvent();
            double due = agenda.next();
            if (Math.min(due, Math.min(arrival, event)) > to) {
                clock = to;
                return true;
            }
            step(arrival, event, due);
        }
    }

    /// Does what happens next.
    void step() {
        step(arrivals.earliest(), replicas.nextEvent(), agenda.next());
    }

    private void step(double arrival, double event, double due) {
        if (due <= Math.min(arrival, event)) {
            due();
        } else if (arrival <= event) {
            arrive();
        } else {
            clock = event;
            routing.fire(event);
        }
    }

    private void due() {
        double now = agenda.next();
        int kind = agenda.kind();
        int subject = agenda.subject();
        long stamp = agenda.stamp();
        agenda.removeFirst();
        clock = now;
        switch (kind) {
            case Agenda.WAITED -> waited(subject, stamp, now);
            case Agenda.KNOCK -> desk.arrives(subject, this, now);
            case Agenda.ANSWER -> desk.answered(subject, now);
            default -> routing.supply(now);
        }
    }

    private void arrive() {
        arrivals.take();
        int number = arrivals.source;
        int session = arrivals.session;
        int recorded = arrivals.recorded;
        int input = arrivals.input;
        int output = arrivals.output;
        double share = arrivals.share;
        double now = arrivals.seconds;
        Source source = senders.source(number);
        clock = now;
        requestCount++;
        reporter.offered(number, now, input + output);
        int ticket = source.impatient() ? desk.open(source, session, recorded, now, input, output, share, source.patience()) : NONE;
        consider(number, source, session, recorded, now, input, output, share, ticket, now);
    }

    /// Puts a request on the agenda that comes at a time.
    void later(double at, int ticket) {
        desk.source(ticket).tenant.away++;
        agenda.add(at, Agenda.KNOCK, ticket, 0);
    }

    /// A request comes that was refused before, or from elsewhere.
    void knock(int ticket, double now) {
        clock = Math.max(clock, now);
        Source source = desk.source(ticket);
        consider(numberOf(source), source, desk.session[ticket], desk.recorded[ticket], desk.arrival[ticket], desk.input[ticket], desk.output[ticket], desk.share[ticket],
                ticket, now);
    }

    /// Puts the answer of a provider on the agenda.
    void answerAt(double at, int ticket) {
        agenda.add(at, Agenda.ANSWER, ticket, 0);
    }

    private void consider(int number, Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket, double now) {
        LimitKind refused = admission.refusal(replicas, source, input, output, now);
        if (refused != null) {
            desk.turnAway(new Pending(source, session, recorded, arrival, input, output, share, ticket), this, refused, admission.retryAfter(), now);
        } else {
            let(number, source, session, recorded, arrival, input, output, share, ticket, now);
        }
    }

    /// Lets a request in.
    private void let(int number, Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket, double now) {
        TenantRun tenant = source.tenant;
        admission.charge(source, input, output, now);
        int request = requests.add(number, arrival, input, output, share);
        if (ticket != NONE || source.describes || source.deferrable) {
            beSpecial(request, source, session, recorded, ticket, now);
        }
        if (ranking.ranked()) {
            ranking.rank(requests, request, source);
        }
        tenant.waiting++;
        census.came(now);
        bounds.came(request, tenant, ticket, now);
        routing.place(request, source, session, now);
    }

    private void beSpecial(int request, Source source, int session, int recorded, int ticket, double now) {
        if (source.deferrable) {
            requests.beDeferrable(request);
        }
        if (ticket != NONE) {
            requests.beTicketed(request, ticket);
            desk.admitted[ticket] = now;
        }
        if (source.describes) {
            source.describe(requests, request, session, recorded);
        }
        senders.countTurn(requests.source[request], session, 1);
    }

    private void waited(int request, long stamp, double now) {
        switch (bounds.due(request, stamp, now)) {
            case NOTHING -> {}
            case GIVEN_UP -> {
                refused(request, LimitKind.PATIENCE);
                desk.giveUp(takeOut(request), LimitKind.PATIENCE, now);
            }
            case REFUSED -> {
                refused(request, LimitKind.WAIT);
                desk.refused(takeOut(request), this, LimitKind.WAIT, 0, now);
            }
            case SPILLED -> desk.spill(takeOut(request), Objects.requireNonNull(desk.partition(bounds.lane())), now);
            case GOES_ON -> desk.goOn(takeOut(request), this, now);
        }
    }

    private void refused(int request, LimitKind why) {
        senders.tenant(requests.source[request]).meter.refused(requests.arrival[request], why);
    }

    /// Takes a waiting request out of the partition.
    ///
    /// @return its ticket
    private int takeOut(int request) {
        routing.drop(request, clock);
        return desk.ticket(pack(request));
    }

    /// Takes a request that waited out of the accounts.
    private Pending pack(int request) {
        int number = requests.source[request];
        Pending pending = Pending.of(requests, request, senders.source(number));
        admission.refund(pending.source(), pending.input(), pending.output(), clock);
        pending.source().tenant.waiting--;
        census.wentAway(clock);
        senders.countTurn(number, pending.session(), -1);
        requests.remove(request);
        return pending;
    }

    /// Stops taking the arrivals of a tenant and hands over its requests whose service has not begun, in the order in which they came.
    List<Pending> release(TenantRun tenant) {
        for (int i = 0; i < senders.size(); i++) {
            if (senders.tenant(i) == tenant) {
                arrivals.reschedule(i, Double.POSITIVE_INFINITY);
                senders.source(i).leave();
                tenant.fairTag = 0;
            }
        }
        IntPredicate theirs = request -> senders.tenant(requests.source[request]) == tenant;
        List<Pending> pending = new ArrayList<>();
        routing.withdraw(theirs, request -> pending.add(pack(request)), clock);
        pending.sort((one, other) -> Double.compare(one.arrival(), other.arrival()));
        return pending;
    }

    /// Takes a request that was waiting elsewhere.
    void accept(Pending pending) {
        if (replicas.typical().tooLong(pending.input(), pending.output())) {
            desk.turnAway(pending, this, LimitKind.LENGTH, Double.POSITIVE_INFINITY, clock);
        } else {
            let(numberOf(pending.source()), pending.source(), pending.session(), pending.recorded(), pending.arrival(), pending.input(), pending.output(),
                    pending.share(), pending.ticket(), clock);
        }
    }

    /// Its replicas, and what else stands among them.
    Replicas replicas() {
        return replicas;
    }

    /// Which of them its requests are at.
    Routing routing() {
        return routing;
    }

    /// Takes back what it lends and gives back what it borrows.
    void endLoans() {
        routing.lending().end(clock);
    }

    /// Seconds that others have worked on its replicas.
    double lentSeconds() {
        return routing.lending().lentSeconds(clock);
    }

    /// Keeps from now on how long each number of requests is here.
    Occupancy watchOccupancy() {
        return census.watch(clock);
    }

    /// Counts the tokens of requests from now on that arrive no earlier than a time.
    ServedTokens countTokensFrom(double arrival) {
        return progress.countTokens(new ServedTokens(arrival));
    }

    /// Requests that have arrived.
    long requestCount() {
        return requestCount;
    }

    /// State changes so far, arrivals included.
    long events() {
        return requestCount + replicas.events();
    }

    /// Seconds of work of all replicas up to the clock, but for what they do for others.
    double busySeconds() {
        return replicas.busySeconds(clock);
    }

    /// Share of a trailing window in which each replica that takes requests was busy, to the nearest slot, in order.
    double[] recentUtilisation(double windowSeconds) {
        double[] shares = recent.shares(clock, windowSeconds, replicas.busySecondsOfEach(clock));
        return IntStream.range(0, replicas.count()).mapToDouble(replica -> shares[replicas.stationOf(replica)]).toArray();
    }

    /// Integral over time of the share of the KV cache in use, summed over replicas, up to the clock.
    double kvSeconds() {
        return replicas.kvSeconds(clock);
    }

    /// Integral over time of the number of waiting requests, up to the clock.
    double waitingSeconds() {
        return census.waitingSeconds(clock);
    }

    /// Requests that wait for service right now.
    int waiting() {
        return census.waiting();
    }

    /// Whether nothing is here any more.
    boolean idle() {
        return agenda.isEmpty() && routing.idle();
    }

    /// Adds up the requests that wait for service here, or try again from here, by tenant.
    void countBacklog(Map<TenantRun, Backlog.Count> counts) {
        IntConsumer waits = request -> count(counts, senders.tenant(requests.source[request])).add(requests.arrival[request], requests.input[request],
                requests.output[request]);
        routing.forEachWaiting(waits);
        agenda.forEach(Agenda.KNOCK, ticket -> count(counts, desk.source(ticket).tenant).add(desk.arrival[ticket], desk.input[ticket], desk.output[ticket]));
    }

    private Backlog.Count count(Map<TenantRun, Backlog.Count> counts, TenantRun tenant) {
        return counts.computeIfAbsent(tenant, first -> new Backlog.Count(clock));
    }
}

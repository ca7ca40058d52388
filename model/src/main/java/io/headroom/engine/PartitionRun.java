package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Serving;
import io.headroom.plan.Sharing;
import io.headroom.plan.Supply;
import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * Three clocks drive a partition: the next arrival of each source, the next event of each replica, and an agenda of what is due at a time (a wait that is too long, a
 * refused request that tries again, a replica that goes or comes). What is due comes first among what happens at the same instant, then an arrival, so that requests
 * that come together share a step. A request goes to the replica with the fewest requests (the lowest number among equals) and stays there; a turn of a session goes to
 * the replica that served the last one, if the deployment says so and the replica still takes requests. Where no replica is there, requests wait for one. Replicas that
 * an edit took away are retired: they finish what runs, get nothing new, and their waiting requests are routed again. A replica that fails loses all its work; its
 * requests start again elsewhere.
 */
/// One partition during a run, with the tenants it serves.
final class PartitionRun implements Station.Progress {
    /// A power of two: a few milliseconds of work.
    private static final int CHANGES_BETWEEN_QUESTIONS = 1 << 14;
    private static final int NONE = Requests.NONE;

    private final Requests requests = new Requests();
    private final Desk desk;
    private final Replicas replicas = new Replicas(requests, this);
    private final Agenda agenda = new Agenda();
    private final Arrivals arrivals = new Arrivals();
    private int[] turnsHere = {};
    private boolean limited;
    private boolean firstTokens = true;
    private Ranking ranking = new Ranking(Queueing.USUAL);
    private int longest;
    private double longestWait;
    private Sharing.@Nullable Spill spill;
    private boolean sticky;
    /// Whether requests leave that wait too long, whoever sends them.
    private boolean mayTire;
    /// Whether a request was ever bound to leave by a time: then rows need stamps.
    private boolean timed;
    private long stamps;
    private double retryAfter;
    /// Requests that wait for a replica to be there.
    private final List<Integer> parked = new ArrayList<>();
    private final Lending lending = new Lending(requests, replicas, parked);
    private final NavigableMap<Double, double[]> marks = new TreeMap<>();
    private final double began;
    private double clock;
    private int waiting;
    private double waitingSeconds;
    private double waitingSince;
    private long requestCount;
    /// Whether tokens are counted.
    private boolean accounts;
    private double countFrom;
    private long tokensIn;
    private long tokensCached;
    private long tokensOut;
    private @Nullable Occupancy occupancy;

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
        this.began = began;
        clock = began;
        waitingSince = began;
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
        limited = !partition.reserved();
        Queueing queueing = partition.queueing();
        ranking = Ranking.kept(ranking, queueing);
        longest = queueing.length() == null ? Integer.MAX_VALUE : queueing.length();
        longestWait = queueing.waitSeconds() == null ? Double.POSITIVE_INFINITY : queueing.waitSeconds();
        spill = partition.sharing().spill();
        mayTire = longestWait < Double.POSITIVE_INFINITY || spill != null;
        lending.adopt(partition.sharing().borrows() / plan.deploymentOf(partition).gpusPerReplica());
        sticky = plan.deploymentOf(partition).serving() instanceof Serving.Batching batching && batching.sessionAffinity();
        int kept = keepReplicas ? Math.min(plan.replicas(partition), replicas.count()) : 0;
        int[] retired = replicas.adopt(plan, partition, outages, ranking, kept);
        agenda.removeIf(Agenda.SUPPLY, subject -> true, subject -> {});
        for (double change : replicas.changesAfter(clock)) {
            agenda.add(change, Agenda.SUPPLY, NONE, 0);
        }
        supply(clock);
        replicas.recount();
        for (int id : retired) {
            withdraw(replicas.station(id), id, request -> true).forEach(this::accept);
        }
    }

    /// Lets replicas go and come as they are supplied, and routes anew what is without one.
    private void supply(double now) {
        int[] lost = replicas.supply(now);
        lending.reclaimUnavailable(now);
        List<Integer> homeless = new ArrayList<>(parked);
        parked.clear();
        Arrays.stream(lost).forEach(homeless::add);
        for (int request : homeless) {
            place(request, arrivals.source(requests.source[request]), requests.session[request], now);
        }
    }

    /// Takes the arrivals of a source from now on.
    void add(Source source) {
        source.settle(this, numbered(source, arrivals.add(source, source.next())));
    }

    /// Takes the arrivals of a source that stays here, before the run begins.
    void foresee(Source source) {
        source.settle(this, numbered(source, arrivals.foresee(source)));
    }

    private int numbered(Source source, int number) {
        source.numbered(this, number);
        if (number == turnsHere.length) {
            turnsHere = Arrays.copyOf(turnsHere, Math.max(1, 2 * number));
        }
        return number;
    }

    /// Changes when the next request of a source comes.
    void reschedule(int index, double next) {
        arrivals.reschedule(index, next);
    }

    /// Whether turns are served here whose sessions go on in another partition.
    boolean servesStrays() {
        for (int i = 0; i < arrivals.size(); i++) {
            if (turnsHere[i] > 0 && !arrivals.source(i).isAt(this)) {
                return true;
            }
        }
        return false;
    }

    /// When something happens next; infinity if nothing does.
    double nextEvent() {
        return Math.min(agenda.next(), Math.min(arrivals.earliest(), replicas.nextEvent()));
    }

    /// Stops taking the arrivals of a tenant and hands over its requests whose service has not begun.
    List<Pending> release(TenantRun tenant) {
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.tenant(i) == tenant) {
                arrivals.reschedule(i, Double.POSITIVE_INFINITY);
                arrivals.source(i).leave();
                tenant.fairTag = 0;
            }
        }
        IntPredicate theirs = request -> arrivals.tenant(requests.source[request]) == tenant;
        List<Pending> pending = new ArrayList<>();
        for (int id = 0; id < replicas.size(); id++) {
            pending.addAll(withdraw(replicas.station(id), id, theirs));
        }
        for (int request : List.copyOf(parked)) {
            if (requests.waits(request) && theirs.test(request)) {
                parked.removeIf(other -> other == request);
                pending.add(pack(request));
            }
        }
        pending.sort((one, other) -> Double.compare(one.arrival(), other.arrival()));
        return pending;
    }

    /// A request on its way from one partition to another.
    record Pending(Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket) {}

    private List<Pending> withdraw(Station station, int id, IntPredicate which) {
        List<Pending> taken = new ArrayList<>();
        station.withdraw(which, request -> taken.add(pack(request)), clock);
        replicas.changed(id);
        return taken;
    }

    /// Takes a request that waited out of the accounts.
    private Pending pack(int request) {
        Source source = arrivals.source(requests.source[request]);
        Pending pending = new Pending(source, requests.session[request], requests.recordedRow(request), requests.arrival[request], requests.input[request],
                requests.output[request], requests.share[request], requests.ticket[request]);
        if (limited) {
            source.tenant.limits.settle(source, pending.input(), source.mostOutput(pending.output()), 0, clock);
        }
        source.tenant.waiting--;
        count(-1, clock);
        occupy(-1, clock);
        countTurn(request, -1);
        requests.remove(request);
        return pending;
    }

    /// Takes a request that was waiting elsewhere.
    void accept(Pending pending) {
        Source source = pending.source();
        if (replicas.typical().tooLong(pending.input(), pending.output())) {
            turnAway(pending, LimitKind.LENGTH, Double.POSITIVE_INFINITY, clock);
        } else {
            let(numberOf(source), pending, clock);
        }
    }

    private int numberOf(Source source) {
        int index = source.numberAt(this);
        return index == NONE ? numbered(source, arrivals.add(source, Double.POSITIVE_INFINITY)) : index;
    }

    /// Simulates everything up to and including a time, and keeps a mark of the work done at each slot of the moment.
    void advanceMarking(double to) {
        for (double slot = (Math.floor(clock / MomentMeter.SLOT_SECONDS) + 1) * MomentMeter.SLOT_SECONDS; slot <= to; slot += MomentMeter.SLOT_SECONDS) {
            advance(slot);
            marks.put(slot, Arrays.stream(replicas.stations()).mapToDouble(station -> station.busySeconds(clock)).toArray());
        }
        marks.headMap(to - MomentMeter.LONGEST_SECONDS - MomentMeter.SLOT_SECONDS).clear();
        advance(to);
    }

    /// Share of a trailing window in which each replica that takes requests was busy, to the nearest slot, in order.
    double[] recentUtilisation(double windowSeconds) {
        Map.@Nullable Entry<Double, double[]> mark = marks.floorEntry(clock - windowSeconds);
        double since = mark == null ? began : mark.getKey();
        double[] before = mark == null ? new double[0] : mark.getValue();
        return IntStream.range(0, replicas.count()).map(replicas::stationOf).mapToDouble(id -> {
            double busy = replicas.station(id).busySeconds(clock) - (id < before.length ? before[id] : 0);
            return clock > since ? Math.clamp(busy / (clock - since), 0, 1) : 0;
        }).toArray();
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
            fire(replicas.next(), event);
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
            default -> supply(now);
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
        Source source = arrivals.source(number);
        clock = now;
        requestCount++;
        Notebook notes = arrivals.notes();
        if (notes == null) {
            arrivals.tenant(number).meter.offered(now, input + output);
        } else {
            notes.offered(arrivals.page(number), now, input + output);
        }
        int ticket = source.impatient() ? desk.open(source, session, recorded, now, input, output, share, source.patience()) : NONE;
        consider(number, source, session, recorded, now, input, output, share, ticket, now);
    }

    /// A request comes that was refused before, or from elsewhere.
    void knock(int ticket, double now) {
        clock = Math.max(clock, now);
        Source source = desk.source(ticket);
        consider(numberOf(source), source, desk.session[ticket], desk.recorded[ticket], desk.arrival[ticket], desk.input[ticket], desk.output[ticket], desk.share[ticket],
                ticket, now);
    }

    /// Puts a request on the agenda that comes at a time.
    void later(double at, int ticket) {
        desk.source(ticket).tenant.away++;
        agenda.add(at, Agenda.KNOCK, ticket, 0);
    }

    /// Puts the answer of a provider on the agenda.
    void answerAt(double at, int ticket) {
        agenda.add(at, Agenda.ANSWER, ticket, 0);
    }

    private void consider(int index, Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket, double now) {
        LimitKind refused = refusal(source, input, output, now);
        if (refused != null) {
            turnAway(new Pending(source, session, recorded, arrival, input, output, share, ticket), refused, retryAfter, now);
        } else {
            let(index, source, session, recorded, arrival, input, output, share, ticket, now);
        }
    }

    private @Nullable LimitKind refusal(Source source, int input, int output, double now) {
        retryAfter = 0;
        if (replicas.typical().tooLong(input, output)) {
            retryAfter = Double.POSITIVE_INFINITY;
            return LimitKind.LENGTH;
        }
        if (limited && source.tenant.mayLimit) {
            LimitKind kind = source.tenant.limits.refusal(source, input, source.mostOutput(output), now);
            if (kind != null) {
                retryAfter = source.tenant.limits.retryAfter();
                return kind;
            }
            if (source.tenant.waiting >= source.tenant.limits.mostWaiting() && !takesAtOnce()) {
                return LimitKind.TENANT_QUEUE;
            }
        }
        return waiting >= longest && !takesAtOnce() ? LimitKind.LANE_QUEUE : null;
    }

    private boolean takesAtOnce() {
        int least = replicas.least();
        return least != NONE && replicas.station(least).takesAtOnce();
    }

    private void turnAway(Pending pending, LimitKind kind, double secondsToWait, double now) {
        Source source = pending.source();
        source.tenant.meter.refused(pending.arrival(), kind);
        if (source.tenant.meek && pending.ticket() == NONE) {
            source.tenant.gaveUp(pending.arrival(), kind, now);
            source.refused(pending.session());
        } else {
            desk.refused(ticket(pending), this, kind, secondsToWait, now);
        }
    }

    private int ticket(Pending pending) {
        return pending.ticket() != NONE ? pending.ticket() : desk.open(pending.source(), pending.session(), pending.recorded(), pending.arrival(), pending.input(),
                pending.output(), pending.share(), Double.POSITIVE_INFINITY);
    }

    private void let(int index, Pending pending, double now) {
        let(index, pending.source(), pending.session(), pending.recorded(), pending.arrival(), pending.input(), pending.output(), pending.share(), pending.ticket(), now);
    }

    /// Lets a request in.
    private void let(int index, Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket, double now) {
        TenantRun tenant = source.tenant;
        if (limited && tenant.mayLimit) {
            tenant.limits.charge(source, input, source.mostOutput(output), now);
        }
        int request = requests.add(index, arrival, input, output, share);
        if (ticket != NONE || source.describes || source.deferrable) {
            beSpecial(request, index, source, session, recorded, ticket, now);
        }
        if (ranking.ranked()) {
            ranking.rank(requests, request, source);
        }
        tenant.waiting++;
        count(1, now);
        occupy(1, now);
        if (timed || mayTire || ticket != NONE || tenant.mayTire) {
            bound(request, tenant, ticket, now, now);
        }
        place(request, source, session, now);
    }

    private void beSpecial(int request, int index, Source source, int session, int recorded, int ticket, double now) {
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
        if (session != NONE) {
            turnsHere[index]++;
        }
    }

    /// Sees to it that a request does not wait here longer than it may.
    ///
    /// @param since when it came here
    private void bound(int request, TenantRun tenant, int ticket, double since, double now) {
        double due = Math.min(since + longestWaitOf(tenant), since + goesOnAfter(tenant, ticket));
        if (spill != null) {
            due = Math.min(due, since + spill.afterSeconds());
        }
        // A bound that has passed without effect, since there is nowhere to go, stays without.
        due = due <= now && now > since ? Double.POSITIVE_INFINITY : due;
        if (ticket != NONE) {
            due = Math.min(due, desk.patientUntil[ticket]);
        }
        timed |= due < Double.POSITIVE_INFINITY;
        if (timed) {
            requests.stamp[request] = ++stamps;
            if (due < Double.POSITIVE_INFINITY) {
                agenda.add(due, Agenda.WAITED, request, stamps);
            }
        }
    }

    private double longestWaitOf(TenantRun tenant) {
        return limited ? Math.min(longestWait, tenant.limits.longestWait()) : longestWait;
    }

    private double goesOnAfter(TenantRun tenant, int ticket) {
        return ticket == NONE ? tenant.goesOnAfter : desk.goesOnAfter(ticket);
    }

    /// A request may have waited as long as it may.
    private void waited(int request, long stamp, double now) {
        if (requests.stamp[request] != stamp || !requests.waits(request)) {
            return;
        }
        TenantRun tenant = arrivals.tenant(requests.source[request]);
        int ticket = requests.ticket[request];
        double since = ticket == NONE ? requests.arrival[request] : desk.admitted[ticket];
        if (ticket != NONE && desk.patientUntil[ticket] <= now) {
            tenant.meter.refused(requests.arrival[request], LimitKind.PATIENCE);
            desk.giveUp(takeOut(request), LimitKind.PATIENCE, now);
        } else if (since + longestWaitOf(tenant) <= now) {
            tenant.meter.refused(requests.arrival[request], LimitKind.WAIT);
            desk.refused(takeOut(request), this, LimitKind.WAIT, 0, now);
        } else if (spill != null && since + spill.afterSeconds() <= now) {
            desk.spill(takeOut(request), Objects.requireNonNull(desk.partition(spill.lane())), now);
        } else if (since + goesOnAfter(tenant, ticket) <= now && desk.mayGoOn(tenant, ticket, now)) {
            desk.goOn(takeOut(request), this, now);
        } else {
            bound(request, tenant, ticket, since, now);
        }
    }

    /// Takes a waiting request out of the partition.
    ///
    /// @return its ticket
    private int takeOut(int request) {
        int id = requests.station[request];
        if (id == NONE) {
            parked.removeIf(other -> other == request);
        } else {
            replicas.station(id).drop(request, clock);
            replicas.changed(id);
        }
        return ticket(pack(request));
    }

    /// Gives a request to a replica.
    private void place(int request, Source source, int session, double now) {
        int best = replicas.least();
        if (lending.any() && requests.deferrable(request)
                && lending.take(request, best == NONE ? Integer.MAX_VALUE : replicas.station(best).outstanding(), now)) {
            return;
        }
        if (best == NONE) {
            requests.station[request] = NONE;
            parked.add(request);
            return;
        }
        if (session != NONE) {
            int last = sticky ? source.replica(session) : NONE;
            best = last != NONE && replicas.takes(last) ? last : best;
            source.servedBy(session, best);
        }
        requests.station[request] = best;
        replicas.station(best).offer(request, now);
        replicas.changed(best);
        if (lending.any()) {
            lending.reclaim(best, now);
        }
    }

    /// What it lends and borrows.
    Lending lending() {
        return lending;
    }

    /// The station that a replica is.
    int stationOf(int replica) {
        return replicas.stationOf(replica);
    }

    /// Adds a station that stands for a replica of another partition.
    int addTwin(Plan plan, Partition partition) {
        return replicas.addTwin(plan, partition, ranking);
    }

    /// Seconds of work of a station that stands for another partition's replica.
    double twinSeconds(int twin) {
        return replicas.station(twin).busySeconds(clock);
    }

    /// Seconds that others have worked on its replicas.
    double lentSeconds() {
        return lending.lentSeconds();
    }

    /// Takes back what it lends and gives back what it borrows.
    void endLoans() {
        lending.end(clock);
    }

    /// A replica that it uses goes back to its lender: what it did there starts again elsewhere.
    void lose(int twin, double now) {
        clock = Math.max(clock, now);
        List<Integer> lost = new ArrayList<>();
        replicas.station(twin).fail(now, lost::add);
        replicas.changed(twin);
        for (int request : lost) {
            place(request, arrivals.source(requests.source[request]), requests.session[request], now);
        }
    }

    /// A replica may be borrowed.
    void useLoans(double now) {
        clock = Math.max(clock, now);
        lending.use(now);
    }

    private void countTurn(int request, int change) {
        if (requests.session[request] != Requests.NONE) {
            turnsHere[requests.source[request]] += change;
        }
    }

    private void fire(int id, double now) {
        clock = now;
        Station station = replicas.station(id);
        station.fire();
        replicas.changed(id);
        if (lending.any() && station.outstanding() == 0) {
            lending.idle(id, now);
        }
    }

    private void count(int change, double now) {
        waitingSeconds += waiting * (now - waitingSince);
        waitingSince = now;
        waiting += change;
    }

    private void occupy(int change, double now) {
        if (occupancy != null) {
            occupancy.change(change, now);
        }
    }

    /// Keeps from now on how long each number of requests is here.
    Occupancy watchOccupancy() {
        Occupancy meter = new Occupancy(clock);
        for (Station station : replicas.stations()) {
            for (int i = 0; i < station.outstanding(); i++) {
                meter.change(1, clock);
            }
        }
        occupancy = meter;
        return meter;
    }

    @Override
    public void started(int request) {
        double now = requests.start[request];
        requests.begun(request);
        if (ranking.ranked()) {
            ranking.started(requests, request);
        }
        int number = requests.source[request];
        TenantRun tenant = arrivals.tenant(number);
        count(-1, now);
        tenant.waiting--;
        tenant.running++;
        double arrival = requests.arrival[request];
        Notebook notes = arrivals.notes();
        if (notes == null) {
            tenant.meter.started(arrival, now - arrival, now);
        } else {
            notes.started(arrivals.page(number), arrival, now - arrival);
        }
    }

    /// Whether meters are told of first tokens; they are unless asked not to be.
    void tellFirstTokens(boolean tell) {
        firstTokens = tell;
    }

    @Override
    public void firstToken(int request) {
        if (!firstTokens) {
            return;
        }
        double now = requests.firstToken[request];
        double arrival = requests.arrival[request];
        double ttft = now - arrival + requests.overhead[request];
        Notebook notes = arrivals.notes();
        if (notes == null) {
            arrivals.tenant(requests.source[request]).meter.firstToken(arrival, ttft, now);
        } else {
            notes.firstToken(arrivals.page(requests.source[request]), arrival, ttft);
        }
    }

    @Override
    public void finished(int request, double now) {
        int number = requests.source[request];
        double arrival = requests.arrival[request];
        double e2e = now - arrival + requests.overhead[request];
        int output = requests.output[request];
        double tpot = output > 1 ? (now - requests.firstToken[request]) / (output - 1) : Double.NaN;
        TenantRun tenant = arrivals.tenant(number);
        int input = requests.input[request];
        int cached = requests.cached[request];
        boolean missed = e2e > arrivals.deadlineSeconds(number);
        tenant.running--;
        Notebook notes = arrivals.notes();
        if (notes == null) {
            tenant.meter.finished(arrival, e2e, tpot, input, cached, output, missed, now);
        } else {
            notes.finished(arrivals.page(number), arrival, e2e, tpot, input, cached, output, missed);
        }
        occupy(-1, now);
        if (accounts || (limited && tenant.maySettle)) {
            settle(arrivals.source(number), arrival, input, cached, output, now);
        }
        if (missed) {
            tenant.meter.missed(arrival, arrivals.source(number).missUsd);
        }
        if (requests.special(request)) {
            closeSpecial(request, arrivals.source(number), now);
        }
        requests.remove(request);
    }

    private void settle(Source source, double arrival, int input, int cached, int output, double now) {
        if (limited && source.tenant.maySettle) {
            source.tenant.limits.settle(source, 0, source.mostOutput(output) - output, cached, now);
        }
        if (accounts && arrival >= countFrom) {
            tokensIn += input;
            tokensCached += cached;
            tokensOut += output;
        }
    }

    private void closeSpecial(int request, Source source, double now) {
        int ticket = requests.ticket[request];
        if (ticket != NONE) {
            desk.served(ticket);
            desk.close(ticket);
        }
        int session = requests.session[request];
        if (session != NONE) {
            countTurn(request, -1);
            source.answered(session, requests.input[request], requests.output[request], now);
        }
    }

    /// Counts the tokens of requests from now on that arrive no earlier than a time.
    void countTokensFrom(double arrival) {
        accounts = true;
        countFrom = arrival;
        tokensIn = 0;
        tokensCached = 0;
        tokensOut = 0;
    }

    /// Prompt tokens of the requests served here that count.
    long tokensIn() {
        return tokensIn;
    }

    /// Those of them that were found in a prefix cache.
    long tokensCached() {
        return tokensCached;
    }

    /// Output tokens of the requests served here that count.
    long tokensOut() {
        return tokensOut;
    }

    /// Requests that have arrived.
    long requestCount() {
        return requestCount;
    }

    /// State changes so far, arrivals included.
    long events() {
        return requestCount + Arrays.stream(replicas.stations()).mapToLong(Station::events).sum();
    }

    /// Seconds of work of all replicas up to the clock, but for what they do for others.
    double busySeconds() {
        return replicas.busySeconds(clock);
    }

    /// Integral over time of the share of the KV cache in use, summed over replicas, up to the clock.
    double kvSeconds() {
        return replicas.kvSeconds(clock);
    }

    /// Integral over time of the number of waiting requests, up to the clock.
    double waitingSeconds() {
        return waitingSeconds + waiting * (clock - waitingSince);
    }

    /// Requests that wait for service right now.
    int waiting() {
        return waiting;
    }

    /// Whether nothing is here any more.
    boolean idle() {
        return agenda.isEmpty() && parked.isEmpty() && Arrays.stream(replicas.stations()).allMatch(station -> station.outstanding() == 0);
    }

    /// The replicas that take requests, in order.
    List<Station> replicas() {
        return replicas.all();
    }

    /// Adds up the requests that wait for service here, or try again from here, by tenant.
    void countBacklog(Map<TenantRun, Backlog.Count> counts) {
        IntConsumer waits = request -> count(counts, arrivals.tenant(requests.source[request])).add(requests.arrival[request], requests.input[request],
                requests.output[request]);
        for (Station station : replicas.stations()) {
            station.forEachWaiting(waits);
        }
        parked.forEach(request -> {
            if (requests.waits(request)) {
                waits.accept(request);
            }
        });
        agenda.forEach(Agenda.KNOCK, ticket -> count(counts, desk.source(ticket).tenant).add(desk.arrival[ticket], desk.input[ticket], desk.output[ticket]));
    }

    private Backlog.Count count(Map<TenantRun, Backlog.Count> counts, TenantRun tenant) {
        return counts.computeIfAbsent(tenant, first -> new Backlog.Count(clock));
    }
}

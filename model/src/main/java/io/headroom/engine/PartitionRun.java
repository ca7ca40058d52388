package io.headroom.engine;

import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.plan.Serving;
import io.headroom.serving.BatchingReplica;
import io.headroom.serving.Requests;
import io.headroom.serving.SlotServers;
import io.headroom.serving.Station;
import io.headroom.serving.StepTime;
import io.headroom.serving.Tournament;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/*
 * Two tournaments drive a partition: the next arrival of each source and the next event of each replica. An arrival comes before the replica events of the same
 * instant, so that requests that come together share a step. A request goes to the replica with the fewest requests (the lowest number among equals) and
 * stays there; a turn of a session goes to the replica that served the last one, if the deployment says so and the replica still takes requests. Replicas
 * that an edit took away are retired: they finish what runs, get nothing new, and their waiting requests are routed again.
 */
/// One partition during a run, with the tenants it serves. Partitions exchange no requests, so each is simulated on its own.
final class PartitionRun implements Station.Progress {
    /// A power of two: a few milliseconds of work.
    private static final int CHANGES_BETWEEN_QUESTIONS = 1 << 14;

    private final Requests requests = new Requests();
    private Source[] sources = {};
    private final Tournament arrivals = new Tournament();
    private Station[] stations = {};
    private final Tournament stationEvents = new Tournament();
    /// Requests at each replica that takes some.
    private final Tournament loads = new Tournament();
    private int[] active = new int[0];
    private int[] turnsHere = {};
    private boolean limited;
    private boolean firstTokens = true;
    private Discipline discipline = Discipline.FIFO;
    private int longest;
    /// What fair queueing serves now: the greatest start tag of a request whose service has begun.
    private double fairClock;
    private boolean sticky;
    private final NavigableMap<Double, double[]> marks = new TreeMap<>();
    private final double began;
    private double clock;
    private int waiting;
    private double waitingSeconds;
    private double waitingSince;
    private long requestCount;
    private @Nullable Occupancy occupancy;

    /// @param began when the partition starts to exist, in simulated seconds
    PartitionRun(Plan plan, Partition partition, double began) {
        this.began = began;
        clock = began;
        waitingSince = began;
        adopt(plan, partition, false);
    }

    /// Takes the partition as an edited plan has it.
    ///
    /// @param keepReplicas whether the replicas there are still of the right kind: then only their number may change
    void adopt(Plan plan, Partition partition, boolean keepReplicas) {
        plan.absence(partition).ifPresent(why -> {
            throw new InvalidPlan(why);
        });
        limited = !partition.reserved();
        discipline = partition.queueing().discipline();
        longest = partition.queueing().length() == null ? Integer.MAX_VALUE : partition.queueing().length();
        sticky = plan.deploymentOf(partition).serving() instanceof Serving.Batching batching && batching.sessionAffinity();
        int wanted = plan.replicas(partition);
        int[] before = active;
        int kept = keepReplicas ? Math.min(wanted, active.length) : 0;
        int[] now = Arrays.copyOf(active, kept);
        while (now.length < wanted) {
            now = Arrays.copyOf(now, now.length + 1);
            now[now.length - 1] = addStation(plan, partition);
        }
        active = now;
        for (int id : active) {
            loads.set(id, stations[id].outstanding());
        }
        for (int i = kept; i < before.length; i++) {
            loads.set(before[i], Tournament.NEVER);
        }
        for (int i = kept; i < before.length; i++) {
            withdraw(stations[before[i]], before[i], request -> true).forEach(this::accept);
        }
    }

    private int addStation(Plan plan, Partition partition) {
        Deployment deployment = plan.deploymentOf(partition);
        GpuType gpu = plan.gpuType(plan.cluster(partition.cluster()).gpu());
        stations = Arrays.copyOf(stations, stations.length + 1);
        stations[stations.length - 1] = switch (deployment.serving()) {
            case Serving.Slots slots -> new SlotServers(slots, requests, discipline != Discipline.FIFO, this);
            case Serving.Batching batching -> replica(plan, partition, gpu, batching);
        };
        loads.add(0);
        return stationEvents.add(Tournament.NEVER);
    }

    private BatchingReplica replica(Plan plan, Partition partition, GpuType gpu, Serving.Batching batching) {
        Model model = plan.model(plan.deploymentOf(partition).model());
        try {
            return new BatchingReplica(model, gpu, batching, new StepTime(model, gpu, batching, plan.efficiency(gpu.id(), model, batching)), requests,
                    discipline != Discipline.FIFO, this);
        } catch (InvalidPlan tooLarge) {
            throw new InvalidPlan("Partition %s: %s".formatted(partition.name(), tooLarge.getMessage()));
        }
    }

    /// Takes the arrivals of a source from now on.
    void add(Source source) {
        source.settle(this, enlist(source, source.next()));
    }

    private int enlist(Source source, double next) {
        int index = arrivals.add(Tournament.key(next));
        sources = Arrays.copyOf(sources, index + 1);
        sources[index] = source;
        turnsHere = Arrays.copyOf(turnsHere, index + 1);
        return index;
    }

    /// Changes when the next request of a source comes.
    void reschedule(int index, double next) {
        arrivals.set(index, Tournament.key(next));
    }

    /// Whether turns are served here whose sessions go on in another partition.
    boolean servesStrays() {
        for (int i = 0; i < sources.length; i++) {
            if (turnsHere[i] > 0 && !sources[i].isAt(this)) {
                return true;
            }
        }
        return false;
    }

    /// When something happens next; infinity if nothing does.
    double nextEvent() {
        return Math.min(arrivals.earliest(), stationEvents.earliest());
    }

    /// Stops taking the arrivals of a tenant and hands over its requests whose service has not begun.
    List<Pending> release(TenantRun tenant) {
        for (int i = 0; i < sources.length; i++) {
            if (sources[i].tenant == tenant) {
                arrivals.set(i, Tournament.NEVER);
                sources[i].leave();
                tenant.fairTag = 0;
            }
        }
        List<Pending> pending = new ArrayList<>();
        for (int i = 0; i < stations.length; i++) {
            pending.addAll(withdraw(stations[i], i, request -> sources[requests.source[request]].tenant == tenant));
        }
        pending.sort((one, other) -> Double.compare(one.arrival(), other.arrival()));
        return pending;
    }

    /// A request on its way from one partition to another.
    record Pending(Source source, int session, int recorded, double arrival, int input, int output, double share) {}

    private List<Pending> withdraw(Station station, int id, IntPredicate which) {
        List<Pending> taken = new ArrayList<>();
        station.withdraw(which, request -> {
            Source source = sources[requests.source[request]];
            taken.add(new Pending(source, requests.session[request], requests.recordedRow(request), requests.arrival[request], requests.input[request],
                    requests.output[request], requests.share[request]));
            source.tenant.waiting--;
            count(-1, clock);
            occupy(-1, clock);
            countTurn(request, -1);
            requests.remove(request);
        }, clock);
        changed(id, station);
        return taken;
    }

    /// Takes a request that was waiting elsewhere.
    void accept(Pending pending) {
        int index = List.of(sources).indexOf(pending.source());
        if (index < 0) {
            index = enlist(pending.source(), Double.POSITIVE_INFINITY);
        }
        if (stations[active[0]].tooLong(pending.input(), pending.output())) {
            pending.source().tenant.meter.rejected(clock);
            pending.source().refused(pending.session());
            return;
        }
        int request = requests.add(index, pending.arrival(), pending.input(), pending.output(), pending.share());
        if (pending.source().describes) {
            pending.source().describe(requests, request, pending.session(), pending.recorded());
        }
        route(request, pending.source(), pending.session(), clock);
    }

    /// Simulates everything up to and including a time, and keeps a mark of the work done at each slot of the moment.
    void advanceMarking(double to) {
        for (double slot = (Math.floor(clock / MomentMeter.SLOT_SECONDS) + 1) * MomentMeter.SLOT_SECONDS; slot < to; slot += MomentMeter.SLOT_SECONDS) {
            advance(slot);
            marks.put(slot, Arrays.stream(stations).mapToDouble(station -> station.busySeconds(clock)).toArray());
        }
        marks.headMap(to - MomentMeter.LONGEST_SECONDS - MomentMeter.SLOT_SECONDS).clear();
        advance(to);
    }

    /// Share of a trailing window in which each replica that takes requests was busy, to the nearest slot, in order.
    double[] recentUtilisation(double windowSeconds) {
        Map.@Nullable Entry<Double, double[]> mark = marks.floorEntry(clock - windowSeconds);
        double since = mark == null ? began : mark.getKey();
        double[] before = mark == null ? new double[0] : mark.getValue();
        return Arrays.stream(active).mapToDouble(id -> {
            double busy = stations[id].busySeconds(clock) - (id < before.length ? before[id] : 0);
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
            double event = stationEvents.earliest();
            if (Math.min(arrival, event) > to) {
                clock = to;
                return true;
            }
            if (arrival <= event) {
                arrive(arrivals.first());
            } else {
                fire(stationEvents.first(), event);
            }
        }
    }

    private void arrive(int index) {
        Source source = sources[index];
        double now = source.next();
        int session = source.take();
        int input = source.input();
        int output = source.output();
        double share = source.share();
        source.advance();
        clock = now;
        requestCount++;
        TenantRun tenant = source.tenant;
        tenant.meter.offered(now);
        if (stations[active[0]].tooLong(input, output)) {
            tenant.meter.rejected(now);
            source.refused(session);
        } else if (limited && !tenant.admits((double) input + output, now)) {
            tenant.meter.throttled(now);
            source.refused(session);
        } else if (waiting >= longest && !stations[loads.first()].takesAtOnce()) {
            tenant.meter.rejected(now);
            source.refused(session);
        } else {
            int request = requests.add(index, now, input, output, share);
            if (source.describes) {
                source.describe(requests, request, session);
            }
            route(request, source, session, now);
        }
        arrivals.set(index, Tournament.key(source.next()));
    }

    private void route(int request, Source source, int session, double now) {
        int best = loads.first();
        if (session != Requests.NONE) {
            int last = sticky ? source.replica(session) : Requests.NONE;
            best = last != Requests.NONE && isActive(last) ? last : best;
            source.servedBy(session, best);
            turnsHere[requests.source[request]]++;
        }
        if (discipline != Discipline.FIFO) {
            requests.rank[request] = rank(request, source);
        }
        source.tenant.waiting++;
        count(1, now);
        occupy(1, now);
        Station station = stations[best];
        station.offer(request, now);
        changed(best, station);
    }

    private double rank(int request, Source source) {
        TenantRun tenant = source.tenant;
        return switch (discipline) {
            case FIFO -> 0;
            case PRIORITY -> tenant.level;
            case DEADLINE -> requests.arrival[request] + source.deadlineSeconds;
            case FAIR -> {
                double tag = Math.max(fairClock, tenant.fairTag);
                tenant.fairTag = tag + (requests.input[request] + requests.output[request]) / tenant.weight;
                yield tag;
            }
        };
    }

    private void changed(int id, Station station) {
        stationEvents.set(id, Tournament.key(station.nextEvent()));
        // Where there is no choice of replica, nobody asks for their loads.
        if (active.length > 1 && isActive(id)) {
            loads.set(id, station.outstanding());
        }
    }

    private boolean isActive(int id) {
        return loads.key(id) != Tournament.NEVER;
    }

    private void countTurn(int request, int change) {
        if (requests.session[request] != Requests.NONE) {
            turnsHere[requests.source[request]] += change;
        }
    }

    private void fire(int id, double now) {
        clock = now;
        Station station = stations[id];
        station.fire();
        changed(id, station);
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
        for (Station station : stations) {
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
        if (discipline == Discipline.FAIR) {
            fairClock = Math.max(fairClock, requests.rank[request]);
        }
        TenantRun tenant = sources[requests.source[request]].tenant;
        count(-1, now);
        tenant.waiting--;
        tenant.running++;
        tenant.meter.started(requests.arrival[request], now - requests.arrival[request], now);
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
        sources[requests.source[request]].tenant.meter.firstToken(arrival, now - arrival + requests.overhead[request], now);
    }

    @Override
    public void finished(int request, double now) {
        Source source = sources[requests.source[request]];
        double arrival = requests.arrival[request];
        double e2e = now - arrival + requests.overhead[request];
        int output = requests.output[request];
        double tpot = output > 1 ? (now - requests.firstToken[request]) / (output - 1) : Double.NaN;
        source.tenant.running--;
        int input = requests.input[request];
        source.tenant.meter.finished(arrival, e2e, tpot, input, requests.cached[request], output, e2e > source.deadlineSeconds, now);
        occupy(-1, now);
        int session = requests.session[request];
        if (session != Requests.NONE) {
            countTurn(request, -1);
            source.answered(session, input, output, now);
        }
        requests.remove(request);
    }

    /// Requests that have arrived.
    long requestCount() {
        return requestCount;
    }

    /// State changes so far, arrivals included.
    long events() {
        return requestCount + Arrays.stream(stations).mapToLong(Station::events).sum();
    }

    /// Seconds of work of all replicas up to the clock.
    double busySeconds() {
        return Arrays.stream(stations).mapToDouble(station -> station.busySeconds(clock)).sum();
    }

    /// Integral over time of the share of the KV cache in use, summed over replicas, up to the clock.
    double kvSeconds() {
        return Arrays.stream(stations).mapToDouble(station -> station.kvSeconds(clock)).sum();
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
        return Arrays.stream(stations).allMatch(station -> station.outstanding() == 0);
    }

    /// The replicas that take requests, in order.
    List<Station> replicas() {
        return Arrays.stream(active).mapToObj(id -> stations[id]).toList();
    }

    /// Arrival time of the oldest request of a tenant that waits for service, or infinity.
    double oldestWaiting(TenantRun tenant) {
        double[] oldest = {Double.POSITIVE_INFINITY};
        for (Station station : stations) {
            station.forEachWaiting(request -> {
                if (sources[requests.source[request]].tenant == tenant) {
                    oldest[0] = Math.min(oldest[0], requests.arrival[request]);
                }
            });
        }
        return oldest[0];
    }
}

package io.headroom.engine;

import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
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
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/*
 * A tournament tells the next event of all stations, another the station with the fewest requests among those that take some. Stations are only added: one that an
 * edit took away is retired, finishes what runs and gets nothing new, and its number stays its own. One that failed takes nothing until it is back.
 */
/// The stations of a partition.
final class Replicas {
    private final Requests requests;
    private final Ranking ranking;
    private final Station.Progress progress;
    private Station[] stations = {};
    private final Tournament events = new Tournament();
    /// Requests at each station that takes some.
    private final Tournament loads = new Tournament();
    /// The station that each replica is.
    private int[] active = {};
    private boolean[] down = {};
    private boolean[] twins = {};
    private List<Outage> outages = List.of();

    /// @param ranking who is served next at those that come
    /// @param progress told what happens at all of them
    Replicas(Requests requests, Ranking ranking, Station.Progress progress) {
        this.requests = requests;
        this.ranking = ranking;
        this.progress = progress;
    }

    /// Takes the replicas as an edited plan has them.
    ///
    /// @param away when replicas are not there
    /// @param kept how many of those there stay
    /// @return stations that are retired
    int[] adopt(Plan plan, Partition partition, List<Outage> away, int kept) {
        int wanted = plan.replicas(partition);
        int[] before = active;
        active = Arrays.copyOf(active, kept);
        down = Arrays.copyOf(down, kept);
        if (kept < wanted) {
            Supplier<Station> more = stations(plan, partition);
            active = Arrays.copyOf(active, wanted);
            down = Arrays.copyOf(down, wanted);
            for (int i = kept; i < wanted; i++) {
                active[i] = add(more.get());
            }
        }
        int[] retired = Arrays.copyOfRange(before, kept, before.length);
        for (int id : retired) {
            loads.set(id, Tournament.NEVER);
        }
        outages = away;
        return retired;
    }

    private int add(Station station) {
        stations = Arrays.copyOf(stations, stations.length + 1);
        stations[stations.length - 1] = station;
        loads.add(0);
        return events.add(Tournament.NEVER);
    }

    /// What makes a partition's stations, which are all alike: batching ones share what they know of step times.
    private Supplier<Station> stations(Plan plan, Partition partition) {
        Deployment deployment = plan.deploymentOf(partition);
        return switch (deployment.serving()) {
            case Serving.Slots slots -> () -> new SlotServers(slots, requests, ranking.ranked(), ranking.gaps(), progress);
            case Serving.Batching batching -> {
                GpuType gpu = plan.gpuTypeOf(partition);
                Model model = plan.model(deployment.model());
                StepTime time = new StepTime(model, gpu, batching, plan.efficiency(gpu.id(), model, batching));
                yield () -> {
                    try {
                        return new BatchingReplica(model, gpu, batching, time, requests, ranking.ranked(), ranking.gaps(), progress);
                    } catch (InvalidPlan tooLarge) {
                        throw new InvalidPlan("Partition %s: %s".formatted(partition.name(), tooLarge.getMessage()));
                    }
                };
            }
        };
    }

    /// Adds a station that takes nothing by itself: one of another partition's replicas that is lent.
    int addTwin(Plan plan, Partition partition) {
        int id = add(stations(plan, partition).get());
        loads.set(id, Tournament.NEVER);
        twins = Arrays.copyOf(twins, stations.length);
        twins[id] = true;
        return id;
    }

    /// Whether a station stands for a replica of another partition.
    boolean isTwin(int id) {
        return id < twins.length && twins[id];
    }

    /// The times after one at which replicas go or come back.
    double[] changesAfter(double now) {
        return outages.stream().flatMapToDouble(outage -> DoubleStream.of(outage.fromSeconds(), outage.untilSeconds()))
                .filter(at -> at > now && at < Double.POSITIVE_INFINITY).sorted().distinct().toArray();
    }

    /// Lets replicas go that are out at a time and others come back.
    ///
    /// @return the requests of those that went, as they stood
    int[] supply(double now) {
        List<Integer> lost = new ArrayList<>();
        for (int replica = 0; replica < active.length; replica++) {
            int number = replica;
            boolean out = outages.stream().anyMatch(outage -> outage.replica() == number && outage.fromSeconds() <= now && now < outage.untilSeconds());
            int id = active[replica];
            if (out && !down[replica]) {
                loads.set(id, Tournament.NEVER);
                stations[id].fail(now, lost::add);
                events.set(id, Tournament.key(stations[id].nextEvent()));
            } else if (!out && down[replica]) {
                loads.set(id, stations[id].outstanding());
            }
            down[replica] = out;
        }
        return lost.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Hears that a station has changed.
    void changed(int id) {
        Station station = stations[id];
        events.set(id, Tournament.key(station.nextEvent()));
        // Where there is no choice of replica, nobody asks for their loads.
        if (active.length > 1 && takes(id)) {
            loads.set(id, station.outstanding());
        }
    }

    /// Counts the requests of each replica anew, after their number may have changed without notice.
    void recount() {
        for (int i = 0; i < active.length; i++) {
            if (!down[i]) {
                loads.set(active[i], stations[active[i]].outstanding());
            }
        }
    }

    /// Whether a station takes requests.
    boolean takes(int id) {
        return loads.key(id) != Tournament.NEVER;
    }

    /// The station that takes requests and has fewest, or NONE.
    int least() {
        return loads.leastKey() == Tournament.NEVER ? Requests.NONE : loads.first();
    }

    /// Whether a request that comes now does not have to wait for others.
    boolean takesAtOnce() {
        int least = least();
        return least != Requests.NONE && stations[least].takesAtOnce();
    }

    /// When a station does something next; infinity if none does.
    double nextEvent() {
        return events.earliest();
    }

    /// The station that does something next.
    int next() {
        return events.first();
    }

    Station station(int id) {
        return stations[id];
    }

    /// Whether a replica is there and has nothing to do.
    boolean idles(int id) {
        return takes(id) && stations[id].outstanding() == 0;
    }

    /// One of the kind that the partition has now.
    Station typical() {
        return stations[active[0]];
    }

    /// Whether a replica is there.
    boolean isUp(int replica) {
        return !down[replica];
    }

    /// The station that a replica is.
    int stationOf(int replica) {
        return active[replica];
    }

    /// Stations so far, those retired included.
    int size() {
        return stations.length;
    }

    /// Replicas of the partition, those that are out included.
    int count() {
        return active.length;
    }

    /// The replicas of the partition, in order.
    List<Station> all() {
        return Arrays.stream(active).mapToObj(id -> stations[id]).toList();
    }

    /// Requests at all stations, waiting or in service.
    int outstanding() {
        int sum = 0;
        for (Station station : stations) {
            sum += station.outstanding();
        }
        return sum;
    }

    /// State changes of all stations.
    long events() {
        long sum = 0;
        for (Station station : stations) {
            sum += station.events();
        }
        return sum;
    }

    /// Seconds of work of each station up to a time.
    double[] busySecondsOfEach(double now) {
        return Arrays.stream(stations).mapToDouble(station -> station.busySeconds(now)).toArray();
    }

    /// Seconds of work of the partition's own replicas up to a time, those retired included.
    double busySeconds(double now) {
        double sum = 0;
        for (int id = 0; id < stations.length; id++) {
            sum += isTwin(id) ? 0 : stations[id].busySeconds(now);
        }
        return sum;
    }

    /// Integral over time of the share of the KV cache in use, summed over the partition's own replicas.
    double kvSeconds(double now) {
        double sum = 0;
        for (int id = 0; id < stations.length; id++) {
            sum += isTwin(id) ? 0 : stations[id].kvSeconds(now);
        }
        return sum;
    }

    /// Every station so far.
    Station[] stations() {
        return stations;
    }
}

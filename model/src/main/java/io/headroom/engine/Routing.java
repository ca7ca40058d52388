package io.headroom.engine;

import io.headroom.plan.Outage;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Serving;
import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/*
 * A request goes to the replica with the fewest requests (the lowest number among equals) and stays there; a turn of a session goes to the replica that served the last
 * one, if the deployment says so and the replica still takes requests. A deferrable one goes to a borrowed replica if that has fewer requests yet. Where no replica is
 * there, requests wait for one. A replica that fails loses all its work; its requests start again elsewhere.
 */
/// Which replica each request of a partition is at.
final class Routing {
    private static final int NONE = Requests.NONE;

    private final Requests requests;
    private final Senders senders;
    private final Replicas replicas;
    /// Requests that wait for a replica to be there.
    private final List<Integer> parked = new ArrayList<>();
    private final Lending lending;
    private boolean sticky;

    Routing(Requests requests, Senders senders, Replicas replicas) {
        this.requests = requests;
        this.senders = senders;
        this.replicas = replicas;
        lending = new Lending(requests, replicas, parked);
    }

    /// Takes the partition as an edited plan has it.
    ///
    /// @param outages when replicas are not there
    /// @param kept how many of the replicas there stay
    /// @return stations that are retired: they finish what runs and get nothing new
    int[] adopt(Plan plan, Partition partition, List<Outage> outages, int kept) {
        lending.adopt(partition.sharing().borrows() / plan.deploymentOf(partition).gpusPerReplica());
        sticky = plan.deploymentOf(partition).serving() instanceof Serving.Batching batching && batching.sessionAffinity();
        return replicas.adopt(plan, partition, outages, kept);
    }

    /// The replicas that the partition lends and borrows.
    Lending lending() {
        return lending;
    }

    /// Lets replicas go and come as they are supplied, and routes anew what is without one.
    void supply(double now) {
        int[] lost = replicas.supply(now);
        lending.reclaimUnavailable(now);
        List<Integer> homeless = new ArrayList<>(parked);
        parked.clear();
        for (int request : lost) {
            homeless.add(request);
        }
        placeAgain(homeless, now);
    }

    /// A station loses all that it does, which starts again elsewhere.
    void lose(int station, double now) {
        List<Integer> lost = new ArrayList<>();
        replicas.station(station).fail(now, lost::add);
        replicas.changed(station);
        placeAgain(lost, now);
    }

    private void placeAgain(List<Integer> homeless, double now) {
        for (int request : homeless) {
            place(request, senders.source(requests.source[request]), requests.session[request], now);
        }
    }

    /// Gives a request to a replica.
    ///
    /// @param session the session it is a turn of, or NONE
    void place(int request, Source source, int session, double now) {
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

    /// Lets the station do its work whose turn it is.
    ///
    /// @param now when that is, as [Replicas#nextEvent] says
    void fire(double now) {
        int id = replicas.next();
        Station station = replicas.station(id);
        station.fire();
        replicas.changed(id);
        if (lending.any() && station.outstanding() == 0) {
            lending.idle(id, now);
        }
    }

    /// Takes a request out whose service has not begun.
    void drop(int request, double now) {
        int id = requests.station[request];
        if (id == NONE) {
            parked.removeIf(other -> other == request);
        } else {
            replicas.station(id).drop(request, now);
            replicas.changed(id);
        }
    }

    /// Takes requests out of a station whose service has not begun.
    ///
    /// @param taken told of each; its row may be reused afterwards
    void withdraw(int station, IntPredicate which, IntConsumer taken, double now) {
        replicas.station(station).withdraw(which, taken, now);
        replicas.changed(station);
    }

    /// Takes requests out, wherever they are, whose service has not begun.
    ///
    /// @param taken told of each; its row may be reused afterwards
    void withdraw(IntPredicate which, IntConsumer taken, double now) {
        for (int id = 0; id < replicas.size(); id++) {
            withdraw(id, which, taken, now);
        }
        for (int request : List.copyOf(parked)) {
            if (requests.waits(request) && which.test(request)) {
                parked.removeIf(other -> other == request);
                taken.accept(request);
            }
        }
    }

    /// Calls back for each request whose service has not begun.
    void forEachWaiting(IntConsumer each) {
        for (Station station : replicas.stations()) {
            station.forEachWaiting(each);
        }
        for (int request : parked) {
            if (requests.waits(request)) {
                each.accept(request);
            }
        }
    }

    /// Whether no request is anywhere.
    boolean idle() {
        return parked.isEmpty() && replicas.outstanding() == 0;
    }
}

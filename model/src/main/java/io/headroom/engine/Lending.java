package io.headroom.engine;

import io.headroom.serving.Requests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The replicas that a partition lends, and those of others that its deferrable requests may use.
final class Lending {
    private static final int NONE = Requests.NONE;

    private final Requests requests;
    private final Replicas replicas;
    private final List<Integer> parked;
    private final List<Loan> lent = new ArrayList<>();
    private final List<Loan> borrowed = new ArrayList<>();
    private int mostBorrowed;
    private boolean any;

    /// @param parked requests that wait for a replica to be there
    Lending(Requests requests, Replicas replicas, List<Integer> parked) {
        this.requests = requests;
        this.replicas = replicas;
        this.parked = parked;
    }

    /// Takes how many replicas may be borrowed at once.
    void adopt(int most) {
        mostBorrowed = most;
    }

    /// Whether there is anything to lend or to borrow.
    boolean any() {
        return any;
    }

    /// Lends a replica.
    void lend(Loan loan) {
        lent.add(loan);
        any = true;
    }

    /// May borrow a replica.
    void borrow(Loan loan) {
        borrowed.add(loan);
        any = true;
    }

    /// Ends all loans. They are forgotten first, so that what one of them loses does not go to another.
    void end(double now) {
        List<Loan> all = new ArrayList<>(lent);
        all.addAll(borrowed);
        lent.clear();
        borrowed.clear();
        any = false;
        all.forEach(loan -> loan.reclaim(now));
    }

    /// Whether a replica is there and has nothing to do, for itself or for others.
    boolean idles(int station) {
        return replicas.idles(station) && lent.stream().noneMatch(loan -> loan.isOf(station) && loan.active());
    }

    /// A replica may be borrowed: deferrable requests that wait go there, the oldest first, as long as fewer are before them there than where they are.
    void use(double now) {
        for (int request : movable()) {
            int from = requests.station[request];
            Loan loan = best(from == NONE ? Integer.MAX_VALUE : replicas.station(from).outstanding() - 1);
            if (loan == null) {
                return;
            }
            if (from == NONE) {
                parked.removeIf(other -> other == request);
            } else {
                replicas.station(from).drop(request, now);
                replicas.changed(from);
            }
            give(request, loan, now);
        }
    }

    private List<Integer> movable() {
        List<Integer> movable = new ArrayList<>(parked.stream().filter(request -> requests.deferrable(request)).toList());
        for (int id = 0; id < replicas.size(); id++) {
            if (!replicas.isTwin(id)) {
                replicas.station(id).forEachWaiting(request -> {
                    if (requests.deferrable(request)) {
                        movable.add(request);
                    }
                });
            }
        }
        movable.sort(Comparator.comparingDouble(request -> requests.arrival[request]));
        return movable;
    }

    /// Lets a request go to a borrowed replica that has fewer requests than some.
    ///
    /// @return whether there is one
    boolean take(int request, int than, double now) {
        Loan loan = best(than);
        if (loan != null) {
            give(request, loan, now);
        }
        return loan != null;
    }

    private @Nullable Loan best(int than) {
        Loan best = null;
        int fewest = than;
        boolean more = borrowed.stream().filter(Loan::active).count() < mostBorrowed;
        for (Loan loan : borrowed) {
            int load = replicas.station(loan.twin()).outstanding();
            if (load < fewest && (loan.active() || (more && loan.available()))) {
                best = loan;
                fewest = load;
            }
        }
        return best;
    }

    private void give(int request, Loan loan, double now) {
        loan.begin();
        requests.station[request] = loan.twin();
        replicas.station(loan.twin()).offer(request, now);
        replicas.changed(loan.twin());
    }

    /// A replica has a request of its own: whoever borrows it loses it.
    void reclaim(int station, double now) {
        for (Loan loan : lent) {
            if (loan.isOf(station)) {
                loan.reclaim(now);
            }
        }
    }

    /// Takes back the replicas that are out.
    void reclaimUnavailable(double now) {
        for (Loan loan : lent) {
            if (loan.active() && !replicas.takes(loan.station())) {
                loan.reclaim(now);
            }
        }
    }

    /// A station has nothing to do: if it stands for a replica of another partition that has it back, else others may borrow it.
    void idle(int station, double now) {
        for (Loan loan : borrowed) {
            if (loan.twin() == station) {
                loan.end();
            }
        }
        for (Loan loan : lent) {
            if (loan.isOf(station) && loan.available()) {
                loan.idle(now);
            }
        }
    }

    /// Seconds that others have worked on its replicas up to a time.
    double lentSeconds(double now) {
        return lent.stream().mapToDouble(loan -> loan.workedSeconds(now)).sum();
    }
}

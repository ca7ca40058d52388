package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import java.util.Map;
import java.util.Objects;

/*
 * A replica that is lent has a twin among the borrower's stations. The twin works only while the replica idles, and only on requests that nobody waits for. The moment a
 * request of the lender's comes to the replica, the twin loses all that it does, at once and in the middle of a step, so that the lender's requests are served as if it had
 * never lent anything; what was lost starts again elsewhere.
 */
/// One replica that one partition may lend to another.
final class Loan {
    private final Lending lender;
    private final int station;
    private final PartitionRun borrower;
    private final int twin;
    private boolean active;

    private Loan(Lending lender, int station, PartitionRun borrower, int twin) {
        this.lender = lender;
        this.station = station;
        this.borrower = borrower;
        this.twin = twin;
    }

    /// Arranges the loans of a plan, in place of those before. A partition lends its last replicas.
    static void arrange(Plan plan, Map<PartitionId, PartitionRun> partitions) {
        partitions.values().forEach(PartitionRun::endLoans);
        for (Partition borrower : plan.partitions()) {
            PartitionRun to = Objects.requireNonNull(partitions.get(borrower.id()));
            for (Partition lender : plan.lendersTo(borrower)) {
                PartitionRun from = Objects.requireNonNull(partitions.get(lender.id()));
                int replicas = plan.replicas(lender);
                int lent = lender.sharing().lends() / plan.deploymentOf(lender).gpusPerReplica();
                for (int replica = replicas - lent; replica < replicas; replica++) {
                    int station = from.replicas().stationOf(replica);
                    Loan loan = new Loan(from.routing().lending(), station, to, to.replicas().addTwin(plan, borrower));
                    from.routing().lending().lend(loan);
                    to.routing().lending().borrow(loan);
                }
            }
        }
    }

    /// Whether it is of a station of the lender's.
    boolean isOf(int lendersStation) {
        return station == lendersStation;
    }

    /// The station at the lender's.
    int station() {
        return station;
    }

    /// The station at the borrower's that stands for the replica.
    int twin() {
        return twin;
    }

    /// Whether the borrower uses it.
    boolean active() {
        return active;
    }

    /// Whether the borrower may begin to use it.
    boolean available() {
        return !active && lender.idles(station);
    }

    /// The borrower begins to use it.
    void begin() {
        active = true;
    }

    /// The borrower is done with it.
    void end() {
        active = false;
    }

    /// The lender wants its replica back: what the borrower does with it is lost.
    void reclaim(double now) {
        if (active) {
            active = false;
            borrower.routing().lose(twin, now);
        }
    }

    /// The replica has become idle: the borrower may have work for it.
    void idle(double now) {
        borrower.routing().lending().use(now);
    }

    /// Seconds that the borrower has worked on it up to a time.
    double workedSeconds(double now) {
        return borrower.replicas().station(twin).busySeconds(now);
    }
}

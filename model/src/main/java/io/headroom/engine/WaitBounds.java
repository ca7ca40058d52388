package io.headroom.engine;

import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Queueing;
import io.headroom.plan.Sharing;
import io.headroom.serving.Requests;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * A request may be bound in several ways, and only the first that comes due is on the agenda. When it does, all are looked at: whichever holds decides, and where none
 * does the request is bound again by what is left. A request that leaves before stays on the agenda, since to look for it there would cost more than to wait until it
 * is due; a stamp tells it then from the one that has its row by that time. Where nothing was ever bound no request needs a stamp.
 */
/// How long requests may wait in a partition, and what becomes of those that have waited so long.
final class WaitBounds {
    private static final int NONE = Requests.NONE;

    private final Requests requests;
    private final Senders senders;
    private final Agenda agenda;
    private final Desk desk;
    private final Admission admission;
    private double longestWait = Double.POSITIVE_INFINITY;
    private Sharing.@Nullable Spill spill;
    /// Whether requests leave that wait too long, whoever sends them.
    private boolean bindsAll;
    /// Whether a request was ever bound to leave by a time: then rows need stamps.
    private boolean timed;
    private long stamps;

    /// What becomes of a request.
    enum Outcome {
        /// It goes on waiting, or does not wait any more.
        NOTHING,
        /// Its client has lost patience.
        GIVEN_UP,
        /// The partition or its tenant's limits have it wait no longer.
        REFUSED,
        /// It goes to the lane that takes what spills over.
        SPILLED,
        /// It goes on along its client's chain.
        GOES_ON
    }

    /// @param agenda the partition's, on which bounds come due as [Agenda#WAITED]
    WaitBounds(Requests requests, Senders senders, Agenda agenda, Desk desk, Admission admission) {
        this.requests = requests;
        this.senders = senders;
        this.agenda = agenda;
        this.desk = desk;
        this.admission = admission;
    }

    /// Takes the partition as an edited plan has it. Who waits already stays bound as before.
    void adopt(Partition partition) {
        Queueing queueing = partition.queueing();
        longestWait = queueing.waitSeconds() == null ? Double.POSITIVE_INFINITY : queueing.waitSeconds();
        spill = partition.sharing().spill();
        bindsAll = longestWait < Double.POSITIVE_INFINITY || spill != null;
    }

    /// The lane that takes what spills over.
    PartitionId lane() {
        return Objects.requireNonNull(spill).lane();
    }

    /// Binds a request that has come.
    ///
    /// @param ticket its ticket, or NONE
    void came(int request, TenantRun tenant, int ticket, double now) {
        if (timed || bindsAll || ticket != NONE || tenant.mayTire) {
            bind(request, tenant, ticket, now, now);
        }
    }

    private void bind(int request, TenantRun tenant, int ticket, double since, double now) {
        double due = since + Math.min(longestWait(tenant), goesOnAfter(tenant, ticket));
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

    private double longestWait(TenantRun tenant) {
        return Math.min(longestWait, admission.longestWait(tenant));
    }

    private double goesOnAfter(TenantRun tenant, int ticket) {
        return ticket == NONE ? tenant.goesOnAfter : desk.goesOnAfter(ticket);
    }

    /// What becomes of the request of a row whose bound comes due. One that goes on waiting is bound again.
    ///
    /// @param stamp tells the request from others that had its row
    Outcome due(int request, long stamp, double now) {
        if (requests.stamp[request] != stamp || !requests.waits(request)) {
            return Outcome.NOTHING;
        }
        TenantRun tenant = senders.tenant(requests.source[request]);
        int ticket = requests.ticket[request];
        double since = ticket == NONE ? requests.arrival[request] : desk.admitted[ticket];
        if (ticket != NONE && desk.patientUntil[ticket] <= now) {
            return Outcome.GIVEN_UP;
        }
        if (since + longestWait(tenant) <= now) {
            return Outcome.REFUSED;
        }
        if (spill != null && since + spill.afterSeconds() <= now) {
            return Outcome.SPILLED;
        }
        if (since + goesOnAfter(tenant, ticket) <= now && desk.mayGoOn(tenant, ticket, now)) {
            return Outcome.GOES_ON;
        }
        bind(request, tenant, ticket, since, now);
        return Outcome.NOTHING;
    }
}

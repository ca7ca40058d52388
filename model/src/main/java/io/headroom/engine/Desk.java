package io.headroom.engine;

import io.headroom.plan.Client;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.LimitKind;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Retry;
import io.headroom.serving.Requests;
import io.headroom.serving.Sampler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * A request has a ticket once there is something to remember of it: it was refused, it may go elsewhere, or its client is impatient. A ticket is a row of columns and
 * goes with the request from partition to partition, and through the pauses between attempts, until the request is answered or given up. Requests without one cost
 * nothing here.
 */
/// What clients do about refusals, for the partitions among which their requests may go: they try again, go on along their fallback chain, or give up.
final class Desk {
    private static final int NONE = Requests.NONE;
    /// The draw of a provider's time to first token is no attempt at a place.
    private static final int ANSWER = -1;

    private final Map<PartitionId, PartitionRun> partitions = new HashMap<>();
    private final Map<ProviderId, Provider> providers = new HashMap<>();
    private List<Incident> incidents = List.of();

    private @Nullable Source[] source = new Source[16];
    int[] session = new int[16];
    int[] recorded = new int[16];
    double[] arrival = new double[16];
    int[] input = new int[16];
    int[] output = new int[16];
    double[] share = new double[16];
    /// When its client gives it up, unless its service has begun.
    double[] patientUntil = new double[16];
    /// When the place that it is at took it in.
    double[] admitted = new double[16];
    /// Attempts at the place it is at, or was at last.
    private int[] attempts = new int[16];
    /// Attempts in all, so that each has its own draw.
    private int[] draws = new int[16];
    /// Steps of the fallback chain it has gone.
    int[] hop = new int[16];
    /// Where it goes next or is; null for wherever its tenant is.
    @Nullable PartitionRun[] place = new PartitionRun[16];
    /// Whether it left its place for the one that takes what spills over.
    boolean[] spilled = new boolean[16];
    private double[] firstToken = new double[16];
    private int[] freeRows = new int[16];
    private int freeCount;
    private int rows;

    /// Takes providers and incidents as a plan has them.
    void adopt(Plan plan) {
        providers.clear();
        plan.providers().forEach(provider -> providers.put(provider.id(), provider));
        incidents = plan.incidents();
    }

    /// Makes a partition known, in place of any of that name.
    void know(PartitionId id, PartitionRun partition) {
        partitions.put(id, partition);
    }

    void forget(PartitionId id) {
        partitions.remove(id);
    }

    @Nullable PartitionRun partition(PartitionId id) {
        return partitions.get(id);
    }

    /// Opens a ticket for a request.
    int open(Source from, int ofSession, int row, double arrived, int inputTokens, int outputTokens, double serviceShare, double patience) {
        int ticket = freeCount > 0 ? freeRows[--freeCount] : newRow();
        source[ticket] = from;
        session[ticket] = ofSession;
        recorded[ticket] = row;
        arrival[ticket] = arrived;
        input[ticket] = inputTokens;
        output[ticket] = outputTokens;
        share[ticket] = serviceShare;
        patientUntil[ticket] = arrived + patience;
        admitted[ticket] = arrived;
        attempts[ticket] = 1;
        draws[ticket] = 0;
        hop[ticket] = 0;
        place[ticket] = null;
        spilled[ticket] = false;
        return ticket;
    }

    /// The ticket of a request that is at no place now, opened if it has none.
    int ticket(Pending pending) {
        return pending.ticket() != NONE ? pending.ticket() : open(pending.source(), pending.session(), pending.recorded(), pending.arrival(), pending.input(),
                pending.output(), pending.share(), Double.POSITIVE_INFINITY);
    }

    private int newRow() {
        if (rows == session.length) {
            int size = 2 * rows;
            source = Arrays.copyOf(source, size);
            session = Arrays.copyOf(session, size);
            recorded = Arrays.copyOf(recorded, size);
            arrival = Arrays.copyOf(arrival, size);
            input = Arrays.copyOf(input, size);
            output = Arrays.copyOf(output, size);
            share = Arrays.copyOf(share, size);
            patientUntil = Arrays.copyOf(patientUntil, size);
            admitted = Arrays.copyOf(admitted, size);
            attempts = Arrays.copyOf(attempts, size);
            draws = Arrays.copyOf(draws, size);
            hop = Arrays.copyOf(hop, size);
            place = Arrays.copyOf(place, size);
            spilled = Arrays.copyOf(spilled, size);
            firstToken = Arrays.copyOf(firstToken, size);
            freeRows = Arrays.copyOf(freeRows, size);
        }
        return rows++;
    }

    /// Takes a ticket back: its request is answered or given up.
    void close(int ticket) {
        source[ticket] = null;
        place[ticket] = null;
        freeRows[freeCount++] = ticket;
    }

    Source source(int ticket) {
        return Objects.requireNonNull(source[ticket]);
    }

    private Client client(int ticket) {
        return source(ticket).tenant.client;
    }

    /// The step of the chain that a request came by last, or null at home and where the chain has become shorter since.
    @Nullable Hop lastHop(int ticket) {
        List<Hop> chain = client(ticket).fallback();
        return hop[ticket] == 0 || hop[ticket] > chain.size() ? null : chain.get(hop[ticket] - 1);
    }

    private @Nullable Hop nextHop(int ticket) {
        List<Hop> chain = client(ticket).fallback();
        return hop[ticket] < chain.size() ? chain.get(hop[ticket]) : null;
    }

    /// When a request that waits goes on to the next place by itself, counted from when it came to this one; infinite if it does not.
    double goesOnAfter(int ticket) {
        Hop next = nextHop(ticket);
        return next == null || next.afterSeconds() == null ? Double.POSITIVE_INFINITY : next.afterSeconds();
    }

    /// A place does not let a request in. If that is the end of it, no ticket is opened.
    ///
    /// @param retryAfter seconds that the refusal asks to wait; infinite if no attempt there can succeed
    void turnAway(Pending pending, PartitionRun at, LimitKind kind, double retryAfter, double now) {
        Source from = pending.source();
        from.tenant.meter.refused(pending.arrival(), kind);
        if (from.tenant.meek && pending.ticket() == NONE) {
            from.tenant.gaveUp(pending.arrival(), kind, now);
            from.refused(pending.session());
        } else {
            refused(ticket(pending), at, kind, retryAfter, now);
        }
    }

    /// A request was refused and is at no place now: its client tries again, goes on, or gives it up.
    ///
    /// @param at the partition it was at last
    /// @param retryAfter seconds that the refusal asks to wait; infinite if no attempt there can succeed
    void refused(int ticket, PartitionRun at, LimitKind kind, double retryAfter, double now) {
        Retry retry = client(ticket).retry();
        if (attempts[ticket] < retry.attempts() && retryAfter < Double.POSITIVE_INFINITY) {
            double again = now + pause(ticket, retry, retryAfter);
            attempts[ticket]++;
            if (again <= patientUntil[ticket]) {
                at.later(again, ticket);
            } else {
                giveUp(ticket, kind, now);
            }
            return;
        }
        if (!goOn(ticket, at, now)) {
            giveUp(ticket, kind, now);
        }
    }

    private double pause(int ticket, Retry retry, double retryAfter) {
        double whole = Math.min(retry.mostSeconds(), retry.firstSeconds() * Math.pow(retry.factor(), attempts[ticket] - 1));
        double drawn = whole * (1 - retry.jitter() * source(ticket).chance(arrival[ticket], draws[ticket]++));
        return retry.honoursRetryAfter() ? Math.max(drawn, retryAfter) : drawn;
    }

    /// Sends a request on along its chain.
    ///
    /// @return whether there is somewhere to go
    boolean goOn(int ticket, PartitionRun at, double now) {
        Hop next = nextHop(ticket);
        if (next == null || now + next.delaySeconds() > patientUntil[ticket]) {
            return false;
        }
        hop[ticket]++;
        attempts[ticket] = 1;
        PartitionRun target = next.partition() == null ? at : partitions.get(next.partition());
        place[ticket] = next.partition() == null ? null : target;
        Objects.requireNonNull(target).later(now + next.delaySeconds(), ticket);
        return true;
    }

    /// Whether a request that waits at a place has somewhere to go on to.
    ///
    /// @param ticket its ticket, or NONE at its first place
    boolean mayGoOn(TenantRun tenant, int ticket, double now) {
        List<Hop> chain = tenant.client.fallback();
        int at = ticket == NONE ? 0 : hop[ticket];
        return at < chain.size() && (ticket == NONE || now + chain.get(at).delaySeconds() <= patientUntil[ticket]);
    }

    /// Lets a request go to the lane that takes what spills over.
    void spill(int ticket, PartitionRun lane, double now) {
        spilled[ticket] = true;
        attempts[ticket] = 1;
        place[ticket] = lane;
        lane.later(now, ticket);
    }

    /// A request is given up for good.
    void giveUp(int ticket, LimitKind kind, double now) {
        Source from = source(ticket);
        from.tenant.gaveUp(arrival[ticket], kind, now);
        from.refused(session[ticket]);
        close(ticket);
    }

    /// The provider that a request is on its way to, or null if it goes to a partition.
    private @Nullable Provider provider(int ticket) {
        Hop last = lastHop(ticket);
        return last == null || last.provider() == null || (spilled[ticket] && place[ticket] != null) ? null : providers.get(last.provider());
    }

    /// A request that was on its way, or paused, comes to a place.
    ///
    /// @param at the partition on whose agenda it was
    void arrives(int ticket, PartitionRun at, double now) {
        TenantRun tenant = source(ticket).tenant;
        tenant.away--;
        tenant.meter.attempted(arrival[ticket]);
        Provider provider = provider(ticket);
        if (provider != null) {
            ask(ticket, provider, at, now);
            return;
        }
        PartitionRun target = place[ticket] == null ? source(ticket).whereabouts.home() : place[ticket];
        if (target == null) {
            tenant.away++;
            tenant.held.add(ticket);
        } else {
            target.knock(ticket, now);
        }
    }

    private void ask(int ticket, Provider provider, PartitionRun at, double now) {
        TenantRun tenant = source(ticket).tenant;
        boolean down = incidents.stream().anyMatch(incident -> incident.what() instanceof Incident.What.ProviderDown out && out.provider().equals(provider.id())
                && incident.atSeconds() <= now && now < incident.endSeconds());
        if (down) {
            tenant.meter.refused(arrival[ticket], LimitKind.PROVIDER);
            refused(ticket, at, LimitKind.PROVIDER, 0, now);
            return;
        }
        admitted[ticket] = now;
        firstToken[ticket] = now + Sampler.of(provider.firstTokenSeconds()).at(source(ticket).chance(arrival[ticket], ANSWER));
        tenant.running++;
        tenant.meter.started(arrival[ticket], now - arrival[ticket], now);
        at.answerAt(firstToken[ticket] + provider.secondsPerToken() * (output[ticket] - 1), ticket);
    }

    /// A provider has answered.
    void answered(int ticket, double now) {
        Source from = source(ticket);
        TenantRun tenant = from.tenant;
        double arrived = arrival[ticket];
        double e2e = now - arrived;
        int tokens = output[ticket];
        tenant.running--;
        tenant.meter.firstToken(arrived, firstToken[ticket] - arrived, now);
        tenant.meter.finished(arrived, e2e, tokens > 1 ? (now - firstToken[ticket]) / (tokens - 1) : Double.NaN, input[ticket], 0, tokens, e2e > from.deadlineSeconds, now);
        if (e2e > from.deadlineSeconds) {
            tenant.meter.missed(arrived, from.missUsd);
        }
        served(ticket);
        if (session[ticket] != NONE) {
            from.answered(session[ticket], input[ticket], tokens, now);
        }
        close(ticket);
    }

    /// Says of a request that has been served how long refusals held it back, and what it cost elsewhere.
    void served(int ticket) {
        Meter meter = source(ticket).tenant.meter;
        meter.heldBack(arrival[ticket], admitted[ticket] - arrival[ticket]);
        Hop by = lastHop(ticket);
        if (by != null) {
            meter.servedElsewhere(arrival[ticket], by.usdPerMillionTokens() * ((double) input[ticket] + output[ticket]) / 1e6, by.quality());
        } else if (spilled[ticket]) {
            meter.servedElsewhere(arrival[ticket], 0, 1);
        }
    }
}

package io.headroom.engine;

import io.headroom.plan.Client;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// A tenant during a run: its limits, what its clients do, its counters and what records its latencies.
final class TenantRun {
    private static final double NANOS_PER_HOUR = 3.6e12;

    final TenantId id;
    final Meter meter;
    final List<Source> sources = new ArrayList<>();
    final TenantLimits limits = new TenantLimits();
    /// Tickets of requests that were to come to it while it had no place.
    final List<Integer> held = new ArrayList<>();
    Client client = Client.PLAIN;
    /// Whether its clients take a refusal for an answer.
    boolean meek = true;
    /// When a request that waits at its first place goes on by itself; infinite if it does not.
    double goesOnAfter = Double.POSITIVE_INFINITY;
    /// Whether its requests are to be asked about, charged and settled in lanes: it has, or had, limits there, or sends what may be counted.
    boolean mayLimit;
    /// Whether a request that leaves a lane is to be settled: it has, or had, limits that count more than requests, or sends what may be counted.
    boolean maySettle;
    /// Whether its requests leave a place where they wait too long.
    boolean mayTire;
    int waiting;
    int running;
    /// Requests between two attempts, or on their way to another place.
    int away;
    /// Rank of its tier: 0 is served first.
    int level;
    /// Its share under contention.
    double weight = 1;
    /// Where fair queueing has it: tokens over weight up to its last request.
    double fairTag;

    TenantRun(TenantId id, Meter meter) {
        this.id = id;
        this.meter = meter;
    }

    /// Takes what a plan says of it; limits that stay as they are keep what was used.
    ///
    /// @param run the settings that it runs under, whatever the plan's are by now
    void adopt(Plan plan, Tenant tenant, RunSettings run) {
        Tier tier = plan.tier(tenant.tier());
        level = tier.level().rank();
        weight = tier.weight();
        client = tenant.client();
        meek = client.retry().attempts() == 1 && client.fallback().isEmpty();
        goesOnAfter = client.fallback().isEmpty() || client.fallback().getFirst().afterSeconds() == null ? Double.POSITIVE_INFINITY
                : client.fallback().getFirst().afterSeconds();
        sources.forEach(source -> source.adopt(client));
        LocalDateTime start = run.start().plusNanos((long) (client.hoursAhead() * NANOS_PER_HOUR));
        limits.adopt(tier, start);
        mayLimit |= !limits.none();
        maySettle |= limits.settles();
        mayTire = goesOnAfter < Double.POSITIVE_INFINITY || limits.longestWait() < Double.POSITIVE_INFINITY;
    }

    /// Any of its state, that of its limits included.
    double read() {
        return waiting + fairTag + limits.read();
    }

    /// One of its requests is given up.
    void gaveUp(double arrival, LimitKind kind, double now) {
        meter.gaveUp(arrival, kind, now);
    }
}

package io.headroom.engine;

import io.headroom.plan.Queueing;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.serving.Requests;

/// Who is served next in a queue: the request with the least rank.
final class Ranking {
    /// Beyond every rank that the disciplines give: levels, tokens over weights, and times.
    private static final double LATER = 1e15;

    private Discipline discipline = Queueing.USUAL.discipline();
    private boolean gaps = Queueing.USUAL.gaps();
    /// What fair queueing serves now: the greatest start tag of a request whose service has begun.
    private double fairClock;

    /// Takes the queue as an edited plan has it. It goes on from where it stands if the order is still the same.
    void adopt(Queueing queueing) {
        if (discipline != queueing.discipline() || gaps != queueing.gaps()) {
            discipline = queueing.discipline();
            gaps = queueing.gaps();
            fairClock = 0;
        }
    }

    /// Whether requests are served in another order than they come.
    boolean ranked() {
        return discipline != Discipline.FIFO || gaps;
    }

    /// Whether deferrable requests give up their places to others.
    boolean gaps() {
        return gaps;
    }

    /// Gives a request that comes its rank.
    void rank(Requests requests, int request, Source source) {
        TenantRun tenant = source.tenant;
        double rank = switch (discipline) {
            case FIFO -> 0;
            case PRIORITY -> tenant.level;
            case DEADLINE -> gaps ? Math.min(requests.arrival[request] + source.deadlineSeconds, LATER) : requests.arrival[request] + source.deadlineSeconds;
            case FAIR -> {
                double tag = Math.max(fairClock, tenant.fairTag);
                tenant.fairTag = tag + (requests.input[request] + requests.output[request]) / tenant.weight;
                yield tag;
            }
        };
        requests.rank[request] = gaps && source.deferrable ? LATER + Math.min(rank, LATER) : rank;
    }

    /// Hears that service of a request begins.
    void started(Requests requests, int request) {
        if (discipline == Discipline.FAIR && requests.rank[request] < LATER) {
            fairClock = Math.max(fairClock, requests.rank[request]);
        } else if (discipline == Discipline.FAIR) {
            fairClock = Math.max(fairClock, requests.rank[request] - LATER);
        }
    }
}

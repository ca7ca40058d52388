package io.headroom.engine;

import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import org.jspecify.annotations.Nullable;

/// What follows from the progress of service in a partition: meters and the queue's ranking hear of it, and whoever keeps account of a request closes it when it is
/// answered.
final class ServiceProgress implements Station.Progress {
    private static final int NONE = Requests.NONE;

    private final Requests requests;
    private final Senders senders;
    private final Ranking ranking;
    private final Census census;
    private final Reporter reporter;
    private final Admission admission;
    private final Desk desk;
    private @Nullable ServedTokens tokens;

    ServiceProgress(Requests requests, Senders senders, Ranking ranking, Census census, Reporter reporter, Admission admission, Desk desk) {
        this.requests = requests;
        this.senders = senders;
        this.ranking = ranking;
        this.census = census;
        this.reporter = reporter;
        this.admission = admission;
        this.desk = desk;
    }

    /// Counts the tokens of requests from now on, in place of what was counted before.
    ServedTokens countTokens(ServedTokens counts) {
        tokens = counts;
        return counts;
    }

    @Override
    public void started(int request) {
        double now = requests.start[request];
        requests.begun(request);
        if (ranking.ranked()) {
            ranking.started(requests, request);
        }
        int number = requests.source[request];
        TenantRun tenant = senders.tenant(number);
        census.began(now);
        tenant.waiting--;
        tenant.running++;
        reporter.started(number, requests.arrival[request], now);
    }

    @Override
    public void firstToken(int request) {
        double now = requests.firstToken[request];
        double arrival = requests.arrival[request];
        reporter.firstToken(requests.source[request], arrival, now - arrival + requests.overhead[request], now);
    }

    @Override
    public void finished(int request, double now) {
        int number = requests.source[request];
        double arrival = requests.arrival[request];
        double e2e = now - arrival + requests.overhead[request];
        int output = requests.output[request];
        double tpot = output > 1 ? (now - requests.firstToken[request]) / (output - 1) : Double.NaN;
        TenantRun tenant = senders.tenant(number);
        int input = requests.input[request];
        int cached = requests.cached[request];
        boolean missed = e2e > senders.deadlineSeconds(number);
        tenant.running--;
        reporter.finished(number, arrival, e2e, tpot, input, cached, output, missed, now);
        census.answered(now);
        if (admission.settles(tenant)) {
            admission.settle(senders.source(number), output, cached, now);
        }
        if (tokens != null) {
            tokens.add(arrival, input, cached, output);
        }
        if (missed) {
            tenant.meter.missed(arrival, senders.source(number).missUsd);
        }
        if (requests.special(request)) {
            closeSpecial(request, senders.source(number), now);
        }
        requests.remove(request);
    }

    private void closeSpecial(int request, Source source, double now) {
        int ticket = requests.ticket[request];
        if (ticket != NONE) {
            desk.served(ticket);
            desk.close(ticket);
        }
        int session = requests.session[request];
        if (session != NONE) {
            senders.countTurn(requests.source[request], session, -1);
            source.answered(session, requests.input[request], requests.output[request], now);
        }
    }
}

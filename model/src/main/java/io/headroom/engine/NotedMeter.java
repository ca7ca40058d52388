package io.headroom.engine;

import io.headroom.plan.LimitKind;

/// A meter of one of many tenants: what every request does is noted first, the rest is recorded at once.
final class NotedMeter implements Meter {
    private final Notebook notes;
    private final int tenant;
    private final VerdictMeter meter;

    /// @param tenant its number in the notebook
    /// @param meter what is told in the end
    NotedMeter(Notebook notes, int tenant, VerdictMeter meter) {
        this.notes = notes;
        this.tenant = tenant;
        this.meter = meter;
    }

    /// Where it notes what every request does.
    Notebook notes() {
        return notes;
    }

    /// Its number there.
    int tenant() {
        return tenant;
    }

    @Override
    public VerdictMeter verdict() {
        notes.tell(tenant);
        return meter;
    }

    @Override
    public void offered(double arrival, int tokens) {
        notes.offered(tenant, arrival, tokens);
    }

    @Override
    public void refused(double arrival, LimitKind kind) {
        meter.refused(arrival, kind);
    }

    @Override
    public void attempted(double arrival) {
        meter.attempted(arrival);
    }

    @Override
    public void gaveUp(double arrival, LimitKind kind, double now) {
        meter.gaveUp(arrival, kind, now);
    }

    @Override
    public void heldBack(double arrival, double seconds) {
        meter.heldBack(arrival, seconds);
    }

    @Override
    public void servedElsewhere(double arrival, double usd, double quality) {
        meter.servedElsewhere(arrival, usd, quality);
    }

    @Override
    public void missed(double arrival, double usd) {
        meter.missed(arrival, usd);
    }

    @Override
    public void started(double arrival, double waitSeconds, double now) {
        notes.started(tenant, arrival, waitSeconds);
    }

    @Override
    public void firstToken(double arrival, double ttftSeconds, double now) {
        notes.firstToken(tenant, arrival, ttftSeconds);
    }

    @Override
    public void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed,
            double now) {
        notes.finished(tenant, arrival, e2eSeconds, tpotSeconds, inputTokens, cachedTokens, outputTokens, deadlineMissed);
    }

    @Override
    public void sessionOver(double began, double seconds) {
        meter.sessionOver(began, seconds);
    }
}

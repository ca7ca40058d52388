package io.headroom.engine;

import io.headroom.plan.LimitKind;

/// Counts what happened lately: a ring of slots of ten simulated seconds, each cleared when its time comes round again. Besides, it keeps totals since the start of the run.
final class MomentMeter implements Meter {
    /// Length of a slot in simulated seconds.
    static final double SLOT_SECONDS = 10;
    /// Longest window in simulated seconds.
    static final double LONGEST_SECONDS = 600;
    private static final int SLOTS = 61;

    private final Slot[] slots = new Slot[SLOTS];
    private Slot latest = new Slot();
    private long offered;
    private long served;
    private long throttled;
    private long rejected;
    private long expired;

    /// What happened in one stretch of time.
    static final class Slot {
        private long number = -1;
        final LatencyHistogram ttft = new LatencyHistogram();
        final LatencyHistogram tpot = new LatencyHistogram();
        final LatencyHistogram e2e = new LatencyHistogram();
        final LatencyHistogram waitTime = new LatencyHistogram();
        long offered;
        long served;
        long throttled;
        long rejected;
        long expired;
        long fellBack;
        long tokensOut;

        private void reuse(long as) {
            number = as;
            ttft.clear();
            tpot.clear();
            e2e.clear();
            waitTime.clear();
            offered = 0;
            served = 0;
            throttled = 0;
            rejected = 0;
            expired = 0;
            fellBack = 0;
            tokensOut = 0;
        }

        private void add(Slot other) {
            ttft.add(other.ttft);
            tpot.add(other.tpot);
            e2e.add(other.e2e);
            waitTime.add(other.waitTime);
            offered += other.offered;
            served += other.served;
            throttled += other.throttled;
            rejected += other.rejected;
            expired += other.expired;
            fellBack += other.fellBack;
            tokensOut += other.tokensOut;
        }
    }

    MomentMeter() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot();
        }
    }

    private Slot at(double now) {
        long number = (long) (now / SLOT_SECONDS);
        Slot slot = slots[(int) (number % SLOTS)];
        if (slot.number != number) {
            slot.reuse(number);
        }
        return slot;
    }

    /// What happened in the slots that a trailing window touches.
    Slot window(double now, double seconds) {
        Slot sum = new Slot();
        for (Slot slot : slots) {
            if (touches(slot, now, seconds)) {
                sum.add(slot);
            }
        }
        return sum;
    }

    /// Output tokens of the requests that finished in those slots, without adding up their latencies.
    long tokensOut(double now, double seconds) {
        long tokens = 0;
        for (Slot slot : slots) {
            tokens += touches(slot, now, seconds) ? slot.tokensOut : 0;
        }
        return tokens;
    }

    private static boolean touches(Slot slot, double now, double seconds) {
        long first = (long) Math.ceil((now - seconds) / SLOT_SECONDS);
        return slot.number >= Math.max(first, 0) && slot.number <= (long) (now / SLOT_SECONDS);
    }

    /// Requests since the start that are neither served nor refused.
    long inFlight() {
        return offered - served - throttled - rejected - expired;
    }

    /// Requests since the start.
    long offered() {
        return offered;
    }

    /// Requests served since the start.
    long served() {
        return served;
    }

    @Override
    public VerdictMeter verdict() {
        throw new IllegalStateException("The moment keeps what happened lately alone.");
    }

    @Override
    public void offered(double arrival, int tokens) {
        offered++;
        at(arrival).offered++;
    }

    /// The moment shows what became of requests, not each attempt.
    @Override
    public void refused(double arrival, LimitKind kind) {}

    @Override
    public void attempted(double arrival) {}

    @Override
    public void gaveUp(double arrival, LimitKind kind, double now) {
        if (kind.expires()) {
            expired++;
            at(now).expired++;
        } else if (kind.throttles()) {
            throttled++;
            at(now).throttled++;
        } else {
            rejected++;
            at(now).rejected++;
        }
    }

    @Override
    public void heldBack(double arrival, double seconds) {}

    @Override
    public void servedElsewhere(double arrival, double usd, double quality) {
        // Told right after the answer, whose slot is the latest.
        latest.fellBack++;
    }

    @Override
    public void missed(double arrival, double usd) {}

    @Override
    public void started(double arrival, double waitSeconds, double now) {
        at(now).waitTime.record(waitSeconds);
    }

    @Override
    public void firstToken(double arrival, double ttftSeconds, double now) {
        at(now).ttft.record(ttftSeconds);
    }

    @Override
    public void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed,
            double now) {
        served++;
        Slot slot = at(now);
        latest = slot;
        slot.served++;
        slot.tokensOut += outputTokens;
        slot.e2e.record(e2eSeconds);
        if (!Double.isNaN(tpotSeconds)) {
            slot.tpot.record(tpotSeconds);
        }
    }

    /// The moment shows requests alone.
    @Override
    public void sessionOver(double began, double seconds) {}
}

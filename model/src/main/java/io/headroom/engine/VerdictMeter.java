package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Objective;
import java.util.List;

/// Counts the requests of one replication that arrive after the warm-up, each with the section of the horizon it arrived in.
final class VerdictMeter implements Meter {
    private final Horizon horizon;
    final LatencySections ttft;
    final LatencySections tpot;
    final LatencySections e2e;
    final LatencySections waitTime;
    final BoundCounts waitsBeyond;
    final BoundCounts e2eBeyond;
    final LatencySections session;
    final long[] offeredBySection;
    long offered;
    long served;
    long throttled;
    long rejected;
    long expired;
    long attempted;
    long fellBack;
    long tokensOffered;
    double heldBackSeconds;
    double missUsd;
    double fallbackUsd;
    double qualityLost;
    final LimitCounts refusals = new LimitCounts();
    final LimitCounts gaveUp = new LimitCounts();
    long deadlineMisses;
    long tokensIn;
    long tokensCached;
    long tokensOut;

    /// @param atOnce whether every answer comes in one piece, so that the time to its first token is the time to its end and need not be told
    VerdictMeter(double warmupSeconds, double durationSeconds, Watch watch, boolean atOnce) {
        this(new Horizon(warmupSeconds, durationSeconds, watch.sections()), watch, atOnce);
    }

    /// @param horizon of the run, for all its meters
    /// @param atOnce whether every answer comes in one piece, so that the time to its first token is the time to its end and need not be told
    VerdictMeter(Horizon horizon, Watch watch, boolean atOnce) {
        this.horizon = horizon;
        int sections = horizon.sections();
        offeredBySection = new long[sections];
        tpot = new LatencySections(sections);
        e2e = new LatencySections(sections);
        ttft = atOnce ? e2e : new LatencySections(sections);
        waitTime = new LatencySections(sections);
        waitsBeyond = BoundCounts.of(watch.waitBounds(), sections);
        e2eBeyond = BoundCounts.of(watch.e2eBounds(), sections);
        session = new LatencySections(sections);
    }

    /// Nothing more will be recorded.
    void seal() {
        kinds().forEach(LatencySections::seal);
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        return 200 + kinds().stream().mapToLong(LatencySections::bytes).sum();
    }

    private List<LatencySections> kinds() {
        return ttft == e2e ? List.of(tpot, e2e, waitTime, session) : List.of(ttft, tpot, e2e, waitTime, session);
    }

    /// The latencies that a metric names, by section.
    List<LatencyHistogram> sections(Objective.Metric metric) {
        return switch (metric) {
            case TTFT -> ttft.all();
            case TPOT -> tpot.all();
            case E2E -> e2e.all();
            case WAIT -> waitTime.all();
        };
    }

    @Override
    public VerdictMeter verdict() {
        return this;
    }

    @Override
    public void offered(double arrival, int tokens) {
        if (horizon.counts(arrival)) {
            offered(horizon.section(arrival), tokens);
        }
    }

    /// A request arrived in a section.
    void offered(int section, int tokens) {
        offered++;
        tokensOffered += tokens;
        offeredBySection[section]++;
    }

    @Override
    public void refused(double arrival, LimitKind kind) {
        if (horizon.counts(arrival)) {
            refusals.add(kind);
        }
    }

    @Override
    public void attempted(double arrival) {
        if (horizon.counts(arrival)) {
            attempted++;
        }
    }

    @Override
    public void gaveUp(double arrival, LimitKind kind, double now) {
        if (!horizon.counts(arrival)) {
            return;
        }
        gaveUp.add(kind);
        if (kind.expires()) {
            expired++;
        } else if (kind.throttles()) {
            throttled++;
        } else {
            rejected++;
        }
    }

    @Override
    public void heldBack(double arrival, double seconds) {
        if (horizon.counts(arrival)) {
            heldBackSeconds += seconds;
        }
    }

    @Override
    public void servedElsewhere(double arrival, double usd, double quality) {
        if (horizon.counts(arrival)) {
            fellBack++;
            fallbackUsd += usd;
            qualityLost += 1 - quality;
        }
    }

    @Override
    public void missed(double arrival, double usd) {
        if (horizon.counts(arrival)) {
            missUsd += usd;
        }
    }

    @Override
    public void started(double arrival, double waitSeconds, double now) {
        if (horizon.counts(arrival)) {
            waited(horizon.section(arrival), waitSeconds);
        }
    }

    /// Service began of a request that arrived in a section.
    void waited(int section, double seconds) {
        waitTime.record(section, seconds);
        waitsBeyond.record(section, seconds);
    }

    @Override
    public void firstToken(double arrival, double ttftSeconds, double now) {
        if (horizon.counts(arrival)) {
            ttft.record(horizon.section(arrival), ttftSeconds);
        }
    }

    @Override
    public void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed,
            double now) {
        if (horizon.counts(arrival)) {
            int section = horizon.section(arrival);
            answered(section, e2eSeconds, outputTokens, deadlineMissed);
            perToken(section, tpotSeconds, inputTokens);
            tokensCached += cachedTokens;
        }
    }

    /// A request that arrived in a section is answered in full.
    void answered(int section, double e2eSeconds, int outputTokens, boolean deadlineMissed) {
        served++;
        tokensOut += outputTokens;
        if (deadlineMissed) {
            deadlineMisses++;
        }
        e2e.record(section, e2eSeconds);
        e2eBeyond.record(section, e2eSeconds);
    }

    /// How long each further token of an answer took, NaN if there was none, and how long its prompt was.
    void perToken(int section, double tpotSeconds, int inputTokens) {
        tokensIn += inputTokens;
        if (!Double.isNaN(tpotSeconds)) {
            tpot.record(section, tpotSeconds);
        }
    }

    @Override
    public void sessionOver(double began, double seconds) {
        if (horizon.counts(began)) {
            session.record(horizon.section(began), seconds);
        }
    }
}

package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.Objective;

/// Counts the requests of one replication that arrive after the warm-up, each with the section of the horizon it arrived in.
final class VerdictMeter implements Meter {
    private final double warmupSeconds;
    private final double sectionSeconds;
    private int section;
    private double sectionFrom = Double.POSITIVE_INFINITY;
    private double sectionTo;
    final LatencyHistogram[] ttft;
    final LatencyHistogram[] tpot;
    final LatencyHistogram[] e2e;
    final LatencyHistogram[] waitTime;
    final BoundCounts waitsBeyond;
    final BoundCounts e2eBeyond;
    final LatencyHistogram[] session;
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
        this.warmupSeconds = warmupSeconds;
        int sections = watch.sections();
        sectionSeconds = durationSeconds / sections;
        offeredBySection = new long[sections];
        tpot = sections(sections);
        e2e = sections(sections);
        ttft = atOnce ? e2e : sections(sections);
        waitTime = sections(sections);
        waitsBeyond = new BoundCounts(watch.waitBounds(), sections);
        e2eBeyond = new BoundCounts(watch.e2eBounds(), sections);
        session = sections(sections);
    }

    private static LatencyHistogram[] sections(int count) {
        LatencyHistogram[] histograms = new LatencyHistogram[count];
        for (int i = 0; i < count; i++) {
            histograms[i] = new LatencyHistogram();
        }
        return histograms;
    }

    /// Nothing more will be recorded.
    void seal() {
        for (int i = 0; i < e2e.length; i++) {
            ttft[i].seal();
            tpot[i].seal();
            e2e[i].seal();
            waitTime[i].seal();
            session[i].seal();
        }
    }

    /// Memory it takes, in bytes, about.
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < e2e.length; i++) {
            bytes += ttft[i].bytes() + tpot[i].bytes() + e2e[i].bytes() + waitTime[i].bytes() + session[i].bytes();
        }
        return bytes;
    }

    /// The section of an arrival after the warm-up. It is nearly always that of the one before, which is cheaper to see than to work out.
    private int section(double arrival) {
        if (arrival < sectionFrom || arrival >= sectionTo) {
            find(arrival);
        }
        return section;
    }

    private void find(double arrival) {
        int last = e2e.length - 1;
        section = Math.min((int) ((arrival - warmupSeconds) / sectionSeconds), last);
        // The division may be off by a rounding where an arrival is at a bound.
        while (section < last && arrival >= warmupSeconds + (section + 1) * sectionSeconds) {
            section++;
        }
        while (section > 0 && arrival < warmupSeconds + section * sectionSeconds) {
            section--;
        }
        sectionFrom = warmupSeconds + section * sectionSeconds;
        sectionTo = section == last ? Double.POSITIVE_INFINITY : warmupSeconds + (section + 1) * sectionSeconds;
    }

    /// The latencies that a metric names, by section.
    LatencyHistogram[] sections(Objective.Metric metric) {
        return switch (metric) {
            case TTFT -> ttft;
            case TPOT -> tpot;
            case E2E -> e2e;
            case WAIT -> waitTime;
        };
    }

    @Override
    public void offered(double arrival, int tokens) {
        if (arrival >= warmupSeconds) {
            offered++;
            tokensOffered += tokens;
            offeredBySection[section(arrival)]++;
        }
    }

    @Override
    public void refused(double arrival, LimitKind kind) {
        if (arrival >= warmupSeconds) {
            refusals.add(kind);
        }
    }

    @Override
    public void attempted(double arrival) {
        if (arrival >= warmupSeconds) {
            attempted++;
        }
    }

    @Override
    public void gaveUp(double arrival, LimitKind kind, double now) {
        if (arrival < warmupSeconds) {
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
        if (arrival >= warmupSeconds) {
            heldBackSeconds += seconds;
        }
    }

    @Override
    public void servedElsewhere(double arrival, double usd, double quality) {
        if (arrival >= warmupSeconds) {
            fellBack++;
            fallbackUsd += usd;
            qualityLost += 1 - quality;
        }
    }

    @Override
    public void missed(double arrival, double usd) {
        if (arrival >= warmupSeconds) {
            missUsd += usd;
        }
    }

    @Override
    public void started(double arrival, double waitSeconds, double now) {
        if (arrival >= warmupSeconds) {
            int section = section(arrival);
            waitTime[section].record(waitSeconds);
            waitsBeyond.record(section, waitSeconds);
        }
    }

    @Override
    public void firstToken(double arrival, double ttftSeconds, double now) {
        if (arrival >= warmupSeconds) {
            ttft[section(arrival)].record(ttftSeconds);
        }
    }

    @Override
    public void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int cachedTokens, int outputTokens, boolean deadlineMissed,
            double now) {
        if (arrival < warmupSeconds) {
            return;
        }
        served++;
        tokensIn += inputTokens;
        tokensCached += cachedTokens;
        tokensOut += outputTokens;
        if (deadlineMissed) {
            deadlineMisses++;
        }
        int section = section(arrival);
        e2e[section].record(e2eSeconds);
        e2eBeyond.record(section, e2eSeconds);
        if (!Double.isNaN(tpotSeconds)) {
            tpot[section].record(tpotSeconds);
        }
    }

    @Override
    public void sessionOver(double began, double seconds) {
        if (began >= warmupSeconds) {
            session[section(began)].record(seconds);
        }
    }
}

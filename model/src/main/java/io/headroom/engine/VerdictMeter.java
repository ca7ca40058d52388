package io.headroom.engine;

/// Counts the requests of one replication that arrive after the warm-up, each with the section of the horizon it arrived in.
final class VerdictMeter implements Meter {
    private final double warmupSeconds;
    private final double sectionsPerSecond;
    final LatencyHistogram[] ttft;
    final LatencyHistogram[] tpot;
    final LatencyHistogram[] e2e;
    final LatencyHistogram[] waitTime;
    long offered;
    long served;
    long throttled;
    long rejected;
    long deadlineMisses;
    long tokensIn;
    long tokensOut;

    VerdictMeter(double warmupSeconds, double durationSeconds, int sections) {
        this.warmupSeconds = warmupSeconds;
        sectionsPerSecond = sections / durationSeconds;
        ttft = sections(sections);
        tpot = sections(sections);
        e2e = sections(sections);
        waitTime = sections(sections);
    }

    private static LatencyHistogram[] sections(int count) {
        LatencyHistogram[] histograms = new LatencyHistogram[count];
        for (int i = 0; i < count; i++) {
            histograms[i] = new LatencyHistogram();
        }
        return histograms;
    }

    private LatencyHistogram section(LatencyHistogram[] sections, double arrival) {
        return sections[Math.min((int) ((arrival - warmupSeconds) * sectionsPerSecond), sections.length - 1)];
    }

    @Override
    public void offered(double arrival) {
        if (arrival >= warmupSeconds) {
            offered++;
        }
    }

    @Override
    public void throttled(double arrival) {
        if (arrival >= warmupSeconds) {
            throttled++;
        }
    }

    @Override
    public void rejected(double arrival) {
        if (arrival >= warmupSeconds) {
            rejected++;
        }
    }

    @Override
    public void started(double arrival, double waitSeconds, double now) {
        if (arrival >= warmupSeconds) {
            section(waitTime, arrival).record(waitSeconds);
        }
    }

    @Override
    public void firstToken(double arrival, double ttftSeconds, double now) {
        if (arrival >= warmupSeconds) {
            section(ttft, arrival).record(ttftSeconds);
        }
    }

    @Override
    public void finished(double arrival, double e2eSeconds, double tpotSeconds, int inputTokens, int outputTokens, boolean deadlineMissed, double now) {
        if (arrival < warmupSeconds) {
            return;
        }
        served++;
        tokensIn += inputTokens;
        tokensOut += outputTokens;
        if (deadlineMissed) {
            deadlineMisses++;
        }
        section(e2e, arrival).record(e2eSeconds);
        if (!Double.isNaN(tpotSeconds)) {
            section(tpot, arrival).record(tpotSeconds);
        }
    }
}

package io.headroom.trust;

import io.headroom.engine.Interval;
import io.headroom.engine.LatencyHistogram;
import io.headroom.engine.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What was seen of a queue, or of several that are alike, and the figures that follow. Times are in the unit the run was simulated in until they are handed out.
final class QueueSample {
    /// A figure and its interval, in the unit of the file.
    record Figure(double value, Interval interval) {}

    private final QueueShape queue;
    private final double unit;
    private final List<Observation> pools;
    private final List<Double> waitBounds;
    private final List<Double> stayBounds;
    private final int sections;
    private final long requests;
    private final double seconds;

    /// @param queue as simulated
    /// @param unit simulated seconds in one unit of time of the file
    /// @param pools what was seen of each
    /// @param waitBounds the waits that were counted beyond, in units of the file
    /// @param stayBounds the same for whole stays
    QueueSample(QueueShape queue, double unit, List<Observation> pools, List<Double> waitBounds, List<Double> stayBounds) {
        this.queue = queue;
        this.unit = unit;
        this.pools = pools;
        this.waitBounds = waitBounds;
        this.stayBounds = stayBounds;
        sections = pools.getFirst().sections().size();
        requests = pools.stream().flatMap(pool -> pool.sections().stream()).mapToLong(section -> section.e2e().count()).sum();
        seconds = Arrays.stream(sum(Observation.Section::seconds)).sum();
    }

    /// One figure and its interval.
    ///
    /// @param miss probability that the interval misses
    Figure figure(QueueMetric metric, double miss) {
        return switch (metric) {
            case QueueMetric.Percentile percentile -> percentile(percentile, miss);
            case QueueMetric.NumberPercentile percentile -> numberPercentile(percentile.share(), miss);
            case QueueMetric.Load load -> share(estimate(load), miss, perTime());
            case QueueMetric.Beyond beyond -> share(estimate(beyond), miss, perRequest());
            case QueueMetric.Blocked blocked -> share(estimate(blocked), miss, perRequest());
            case QueueMetric.NotAtOnce _ -> share(estimate(metric), miss, perRequest());
            case QueueMetric.TimeInQueue _ -> positive(estimate(metric), miss, perRequest() * usualWait());
            case QueueMetric.Throughput throughput -> positive(estimate(throughput), miss, unit * perTime() / queue.mean());
            case QueueMetric.NumberShare number -> share(estimate(number), miss, perTime());
            case QueueMetric.ServiceScv scv -> {
                SampledFigure estimate = estimate(scv);
                yield new Figure(estimate.value(), estimate.interval(miss));
            }
            case QueueMetric.Population number -> positive(estimate(number), miss, perTime());
            case QueueMetric.NumberVariance variance -> positive(estimate(variance), miss, perTime());
            case QueueMetric.Moment moment -> {
                double wait = usualWait();
                yield positive(estimate(moment), miss, perRequest() * (moment.kind() == QueueMetric.Moment.Kind.MEAN ? wait : 2 * wait * wait));
            }
        };
    }

    /// A figure that is made of sums over sections.
    SampledFigure estimate(QueueMetric metric) {
        return switch (metric) {
            case QueueMetric.Load load -> overTime(section -> section.partition().busySeconds());
            case QueueMetric.Blocked blocked -> SampledFigure.ratio(sum(section -> section.offered() - section.waits().count()), sum(Observation.Section::offered));
            case QueueMetric.NotAtOnce _ -> SampledFigure.ratio(
                    sum(section -> section.offered() - section.waits().count() + section.waitsBeyond().get(waitBounds.indexOf(0.0))), sum(Observation.Section::offered));
            // Whoever waits, waits where it is counted: the time that all wait together is the number that wait, over time (Little).
            case QueueMetric.TimeInQueue _ -> SampledFigure.ratio(sum(section -> section.partition().waitingSeconds()), sum(Observation.Section::offered)).times(1 / unit);
            case QueueMetric.Throughput throughput -> overTime(section -> section.e2e().count()).times(unit);
            case QueueMetric.Population number -> number.waitingOnly() ? overTime(section -> section.partition().waitingSeconds()) : overTime(number(n -> n));
            case QueueMetric.NumberVariance variance -> {
                SampledFigure mean = overTime(number(n -> n));
                yield overTime(number(n -> n * n)).minus(mean.times(mean));
            }
            case QueueMetric.NumberShare share -> overTime(number(n -> (share.more() ? n > share.count() : n == share.count()) ? 1 : 0));
            case QueueMetric.Moment moment -> moment(moment);
            case QueueMetric.Beyond beyond -> beyond.waiting() ? overRequests(true, section -> section.waitsBeyond().get(waitBounds.indexOf(beyond.time())))
                    : overRequests(false, section -> section.e2eBeyond().get(stayBounds.indexOf(beyond.time())));
            case QueueMetric.ServiceScv scv -> {
                // A request's wait does not depend on its own service, so means and variances of the two add up to those of the stay.
                SampledFigure mean = moment(new QueueMetric.Moment(false, QueueMetric.Moment.Kind.MEAN)).minus(moment(new QueueMetric.Moment(true, QueueMetric.Moment.Kind.MEAN)));
                SampledFigure variance = moment(new QueueMetric.Moment(false, QueueMetric.Moment.Kind.VARIANCE))
                        .minus(moment(new QueueMetric.Moment(true, QueueMetric.Moment.Kind.VARIANCE)));
                yield variance.over(mean.times(mean));
            }
            case QueueMetric.Percentile percentile -> throw new IllegalArgumentException(percentile + " is no ratio of sums");
            case QueueMetric.NumberPercentile percentile -> throw new IllegalArgumentException(percentile + " is no ratio of sums");
        };
    }

    private SampledFigure moment(QueueMetric.Moment moment) {
        SampledFigure mean = overRequests(moment.waiting(), section -> times(section, moment.waiting()).sum()).times(1 / unit);
        if (moment.kind() == QueueMetric.Moment.Kind.MEAN) {
            return mean;
        }
        SampledFigure second = overRequests(moment.waiting(), section -> times(section, moment.waiting()).sumOfSquares()).times(1 / (unit * unit));
        return moment.kind() == QueueMetric.Moment.Kind.SECOND ? second : second.minus(mean.times(mean));
    }

    private Figure percentile(QueueMetric.Percentile percentile, double miss) {
        LatencyHistogram all = new LatencyHistogram();
        pools.forEach(pool -> pool.sections().forEach(section -> all.add(times(section, percentile.waiting()))));
        double value = all.quantile(percentile.share());
        SampledFigure beyond = overRequests(percentile.waiting(), section -> {
            LatencyHistogram times = times(section, percentile.waiting());
            return times.count() == 0 ? 0 : times.count() * (1 - times.shareWithin(value));
        });
        // Where many requests take exactly this long, fewer exceed it than the percentile says; the error of the share is what counts.
        Interval share = beyond.shareInterval(miss, perRequest());
        double most = Math.min(1, 1 - percentile.share() + share.hi() - beyond.value());
        double least = Math.max(0, 1 - percentile.share() + share.lo() - beyond.value());
        return new Figure(value / unit, new Interval(all.quantile(1 - most) * (1 - LatencyHistogram.RELATIVE_ERROR) / unit,
                all.quantile(1 - least) * (1 + LatencyHistogram.RELATIVE_ERROR) / unit));
    }

    private Figure numberPercentile(double share, double miss) {
        int value = -1;
        int lo = -1;
        for (int n = 0;; n++) {
            SampledFigure more = estimate(new QueueMetric.NumberShare(n, true));
            Interval interval = more.shareInterval(miss, perTime());
            if (lo < 0 && 1 - interval.lo() >= share) {
                lo = n;
            }
            if (value < 0 && 1 - more.value() >= share) {
                value = n;
            }
            if (1 - interval.hi() >= share || more.value() == 0) {
                return new Figure(value, new Interval(lo, n));
            }
        }
    }

    private static Figure share(SampledFigure estimate, double miss, double event) {
        return new Figure(estimate.value(), estimate.shareInterval(miss, event));
    }

    private static Figure positive(SampledFigure estimate, double miss, double event) {
        return new Figure(estimate.value(), estimate.positiveInterval(miss, event));
    }

    /// The share that one cluster of rare requests would be.
    private double perRequest() {
        return queue.cluster() / requests();
    }

    /// The share of time that one cluster of rare requests would take.
    private double perTime() {
        return queue.cluster() * queue.mean() / seconds;
    }

    /// About how long those wait who wait, in units of the file.
    private double usualWait() {
        return queue.mean() / queue.servers() / (1 - Math.min(0.99, queue.load())) / unit;
    }

    /// Requests that were measured.
    long requests() {
        return requests;
    }

    private SampledFigure overTime(ToDoubleFunction<Observation.Section> figure) {
        return SampledFigure.ratio(sum(figure), sum(Observation.Section::seconds));
    }

    private SampledFigure overRequests(boolean wait, ToDoubleFunction<Observation.Section> figure) {
        return SampledFigure.ratio(sum(figure), sum(section -> times(section, wait).count()));
    }

    private double[] sum(ToDoubleFunction<Observation.Section> figure) {
        return IntStream.range(0, sections).mapToDouble(i -> pools.stream().mapToDouble(pool -> figure.applyAsDouble(pool.sections().get(i))).sum()).toArray();
    }

    private static LatencyHistogram times(Observation.Section section, boolean wait) {
        return wait ? section.waits() : section.e2e();
    }

    private interface OfNumber {
        double of(double n);
    }

    private static ToDoubleFunction<Observation.Section> number(OfNumber weight) {
        return section -> {
            List<Double> seconds = section.partition().occupancySeconds();
            double sum = 0;
            for (int n = 0; n < seconds.size(); n++) {
                sum += weight.of(n) * seconds.get(n);
            }
            return sum;
        };
    }
}

package io.headroom.engine;

import io.headroom.plan.Objective;
import io.headroom.plan.StudentT;
import java.util.ArrayList;
import java.util.List;

/*
 * Intervals by sections: the horizon of every replication is cut into stretches, each long against the time in which the system forgets. With N_i requests in
 * section i, of which X_i add up to (their latencies, or how many exceed the overall percentile), X / N is a ratio of means over sections that are nearly
 * independent, so its error is Student's t times the spread of X_i - (X / N) N_i. A percentile's interval is the interval of the share that exceeds it,
 * read back through the overall histogram. Law, Simulation Modeling and Analysis, ch. 9 (batch means); Asmussen and Glynn, Stochastic Simulation, III.4 (sectioning).
 */
/// Statistics of a latency from its histograms by section.
final class LatencyStatistics {
    private final List<LatencyHistogram> sections = new ArrayList<>();
    private final LatencyHistogram all = new LatencyHistogram();

    LatencyStatistics(List<LatencyHistogram> sections) {
        add(sections);
    }

    /// Takes in more sections.
    void add(List<LatencyHistogram> more) {
        sections.addAll(more);
        more.forEach(all::add);
    }

    LatencySummary summary() {
        if (all.count() == 0) {
            return LatencySummary.EMPTY;
        }
        return new LatencySummary(all.count(), all.mean(), all.quantile(0.5), all.quantile(0.9), all.quantile(0.95), all.quantile(0.99),
                interval(Objective.Statistic.MEAN), interval(Objective.Statistic.P99));
    }

    double value(Objective.Statistic statistic) {
        return statistic == Objective.Statistic.MEAN ? all.mean() : all.quantile(share(statistic));
    }

    double shareWithin(double seconds) {
        return all.shareWithin(seconds);
    }

    Interval interval(Objective.Statistic statistic) {
        if (statistic == Objective.Statistic.MEAN) {
            double half = halfWidth(sections.stream().mapToDouble(LatencyHistogram::sum).toArray(), all.mean());
            return Double.isNaN(half) ? Interval.UNKNOWN : new Interval(Math.max(0, all.mean() - half), all.mean() + half);
        }
        double share = share(statistic);
        double bound = all.quantile(share);
        double half = halfWidth(beyond(bound), 1 - all.shareWithin(bound));
        return Double.isNaN(half) ? Interval.UNKNOWN : new Interval(all.quantile(Math.max(0, share - half)), all.quantile(Math.min(1, share + half)));
    }

    private double[] beyond(double bound) {
        return sections.stream().mapToDouble(section -> section.count() == 0 ? 0 : section.count() * (1 - section.shareWithin(bound))).toArray();
    }

    /// What each section adds to the error of a statistic, in seconds: the error is about their mean. A percentile's is that of the share beyond it, over the density
    /// of latencies around it, which is taken across the percentile's own interval.
    ///
    /// @return as many as there are sections; empty with fewer than two that saw a request
    double[] deviations(Objective.Statistic statistic) {
        double[] counts = sections.stream().mapToDouble(LatencyHistogram::count).toArray();
        if (statistic == Objective.Statistic.MEAN) {
            return PairedSections.deviations(sections.stream().mapToDouble(LatencyHistogram::sum).toArray(), counts);
        }
        double share = share(statistic);
        double bound = all.quantile(share);
        double[] deviations = PairedSections.deviations(beyond(bound), counts);
        double half = halfWidth(beyond(bound), 1 - all.shareWithin(bound));
        double from = Math.max(0, share - half);
        double to = Math.min(1, share + half);
        double secondsPerShare = to > from ? (all.quantile(to) - all.quantile(from)) / (to - from) : 0;
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] *= secondsPerShare;
        }
        return deviations;
    }

    /// Half the interval of the ratio of totals to counts, NaN with fewer than two sections that saw a request.
    private double halfWidth(double[] totals, double ratio) {
        int count = sections.size();
        if (sections.stream().filter(section -> section.count() > 0).count() < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double residual = totals[i] - ratio * sections.get(i).count();
            squares += residual * residual;
        }
        double meanCount = (double) all.count() / count;
        return StudentT.quantile(0.975, count - 1) * Math.sqrt(squares / (count - 1) / count) / meanCount;
    }

    private static double share(Objective.Statistic statistic) {
        return switch (statistic) {
            case P50 -> 0.5;
            case P90 -> 0.9;
            case P95 -> 0.95;
            case P99 -> 0.99;
            case MEAN -> throw new IllegalArgumentException("the mean is no percentile");
        };
    }
}

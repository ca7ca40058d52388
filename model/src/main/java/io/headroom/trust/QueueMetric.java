package io.headroom.trust;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A figure of a queue: of a request's wait (`Wq`) or its whole stay (`W`), or of the numbers in the system (`N`, `L`) over time.
sealed interface QueueMetric {
    /// Share of requests that are never served: they find no place, or leave.
    record Blocked() implements QueueMetric {}

    /// Share of all requests that come, those that leave unserved included, whose service does not begin at once.
    record NotAtOnce() implements QueueMetric {}

    /// Mean time that a request waits, whether it is served in the end or leaves.
    record TimeInQueue() implements QueueMetric {}

    /// Requests served in a unit of time.
    record Throughput() implements QueueMetric {}

    /// Share of time a server is busy.
    record Load() implements QueueMetric {}

    /// Mean number in the system, or of those that wait.
    record Population(boolean waitingOnly) implements QueueMetric {}

    /// Variance of the number in the system.
    record NumberVariance() implements QueueMetric {}

    /// Share of time with exactly, or more than, so many in the system.
    record NumberShare(int count, boolean more) implements QueueMetric {}

    /// The smallest number that is not exceeded for a share of the time.
    record NumberPercentile(double share) implements QueueMetric {}

    /// Mean of a time, or of its square, or its variance.
    record Moment(boolean waiting, Kind kind) implements QueueMetric {
        /// Which one.
        enum Kind {
            MEAN, SECOND, VARIANCE
        }
    }

    /// Share of requests that take longer.
    record Beyond(boolean waiting, double time) implements QueueMetric {}

    /// The time that a share of the requests does not exceed.
    record Percentile(boolean waiting, double share) implements QueueMetric {}

    /// Squared coefficient of variation of the service time.
    record ServiceScv() implements QueueMetric {}

    /// Reads a metric.
    ///
    /// @throws NotExpressible if it is none of these
    static QueueMetric of(String text) throws NotExpressible {
        QueueMetric plain = switch (text) {
            case "rho" -> new Load();
            case "P(block)" -> new Blocked();
            case "throughput" -> new Throughput();
            case "P(wait>0)", "P(wait>0|accepted)" -> new Beyond(true, 0);
            // Times are of those that were let in, as are all that are simulated.
            case "Wq_mean(accepted)" -> new Moment(true, Moment.Kind.MEAN);
            case "W_mean(accepted)" -> new Moment(false, Moment.Kind.MEAN);
            case "Lq_mean" -> new Population(true);
            case "L_mean", "N_mean", "carried_load" -> new Population(false);
            case "N_var", "L_var" -> new NumberVariance();
            case "scv" -> new ServiceScv();
            default -> null;
        };
        if (plain != null) {
            return plain;
        }
        Matcher match = Patterns.MOMENT.matcher(text);
        if (match.matches()) {
            return new Moment(match.group(1).equals("Wq"), switch (match.group(2)) {
                case "mean" -> Moment.Kind.MEAN;
                case "var" -> Moment.Kind.VARIANCE;
                default -> Moment.Kind.SECOND;
            });
        }
        match = Patterns.BEYOND.matcher(text);
        if (match.matches()) {
            return new Beyond(match.group(1).equals("Wq"), Double.parseDouble(match.group(2)));
        }
        match = Patterns.NUMBER.matcher(text);
        if (match.matches()) {
            return new NumberShare(Integer.parseInt(match.group(2)), match.group(1).equals(">"));
        }
        match = Patterns.PERCENTILE.matcher(text);
        if (match.matches()) {
            double share = Double.parseDouble(match.group(2)) / 100;
            if (share < 1) {
                return match.group(1).equals("N") ? new NumberPercentile(share) : new Percentile(match.group(1).equals("Wq"), share);
            }
        }
        throw new NotExpressible("the metric %s is not known here".formatted(text));
    }

    /// Reads a metric of a queue that some leave before they are served. Their times are not kept, so times are told of those `(served)`, and of all only where that
    /// follows from their number.
    ///
    /// @throws NotExpressible if it is none of these
    static QueueMetric ofImpatient(String text) throws NotExpressible {
        return switch (text) {
            case "P(abandon)" -> new Blocked();
            case "P(wait>0)" -> new NotAtOnce();
            case "Wq_mean" -> new TimeInQueue();
            default -> {
                if (text.endsWith("(served)")) {
                    QueueMetric metric = of(text.substring(0, text.length() - "(served)".length()));
                    if (isTime(metric)) {
                        yield metric;
                    }
                } else if (!isTime(of(text)) && !text.equals("P(block)")) {
                    yield of(text);
                }
                throw new NotExpressible("the metric %s is not known here where requests leave".formatted(text));
            }
        };
    }

    private static boolean isTime(QueueMetric metric) {
        return metric instanceof Moment || metric instanceof Beyond || metric instanceof Percentile || metric instanceof ServiceScv;
    }

    /// How metrics are written.
    final class Patterns {
        private static final Pattern MOMENT = Pattern.compile("(Wq|W)_(mean|var|second_moment)");
        private static final Pattern BEYOND = Pattern.compile("P\\((Wq|W)>(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)\\)");
        private static final Pattern NUMBER = Pattern.compile("P\\(N([=>])(\\d{1,6})\\)");
        private static final Pattern PERCENTILE = Pattern.compile("(Wq|W|N)_p(\\d{1,3}(?:\\.\\d{1,9})?)");

        private Patterns() {}
    }
}

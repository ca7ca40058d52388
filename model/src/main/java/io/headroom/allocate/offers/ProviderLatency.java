package io.headroom.allocate.offers;

import io.headroom.engine.Interval;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.SentLoad;
import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Provider;
import io.headroom.plan.Tenant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/*
 * A provider answers any number of requests, so none waits for another: the first token comes after the delay on the way and a draw of the provider's own, each further
 * one after a fixed time. So a time to first token has the provider's percentiles, and the share of requests that end within t is the mean over the output lengths that
 * the tenant sends of P(first token within t - delay - time of the other tokens), which is inverted by bisection.
 */
/// The latencies of requests that an outside provider answers, in closed form.
final class ProviderLatency {
    private static final int HALVINGS = 60;

    private final Distribution firstToken;
    private final double secondsPerToken;
    private final double delaySeconds;
    private final SortedMap<Integer, Long> outputs;
    private final long requests;

    /// @param sent what is answered; at least one request
    ProviderLatency(Provider provider, double delaySeconds, SentLoad sent) {
        firstToken = provider.firstTokenSeconds();
        secondsPerToken = provider.secondsPerToken();
        this.delaySeconds = delaySeconds;
        outputs = sent.outputs();
        requests = sent.requests();
    }

    /// What the objectives of a tenant come to, all of its requests answered there.
    static Findings findings(Provider provider, double delaySeconds, Tenant tenant, SentLoad sent) {
        ProviderLatency latency = new ProviderLatency(provider, delaySeconds, sent);
        List<ObjectiveResult> objectives = tenant.objectives().stream().map(latency::judge).toList();
        return new Findings(NumberKind.ESTIMATED, objectives, 1, 0, objectives.stream().allMatch(result -> result.state() == ObjectiveState.MET || result.state() == ObjectiveState.NO_DATA),
                (sent.inputTokens() + sent.outputTokens()) / sent.seconds());
    }

    private ObjectiveResult judge(Objective objective) {
        double value = value(objective.metric(), objective.statistic());
        ObjectiveState state = Double.isNaN(value) ? ObjectiveState.NO_DATA : value <= objective.targetSeconds() ? ObjectiveState.MET : ObjectiveState.MISSED;
        return new ObjectiveResult(objective, value, Interval.UNKNOWN, state, Double.NaN);
    }

    /// A statistic of a latency, in seconds; NaN where nothing has it.
    double value(Objective.Metric metric, Objective.Statistic statistic) {
        return switch (metric) {
            case WAIT -> delaySeconds;
            case TTFT -> delaySeconds + (statistic == Objective.Statistic.MEAN ? firstToken.mean() : firstToken.quantile(share(statistic)));
            case TPOT -> outputs.lastKey() > 1 ? secondsPerToken : Double.NaN;
            case E2E -> delaySeconds + (statistic == Objective.Statistic.MEAN ? firstToken.mean() + secondsPerToken * meanFurther() : endQuantile(share(statistic)));
        };
    }

    private static double share(Objective.Statistic statistic) {
        return switch (statistic) {
            case P50 -> 0.5;
            case P90 -> 0.9;
            case P95 -> 0.95;
            case P99 -> 0.99;
            case MEAN -> throw new IllegalArgumentException("A mean is no percentile.");
        };
    }

    private double meanFurther() {
        return outputs.entrySet().stream().mapToDouble(entry -> (entry.getKey() - 1.0) * entry.getValue()).sum() / requests;
    }

    private double endQuantile(double share) {
        double low = 0;
        double high = firstToken.quantile(1 - (1 - share) / 1e6) + secondsPerToken * (outputs.lastKey() - 1);
        for (int i = 0; i < HALVINGS && high - low > 1e-9 * high; i++) {
            double middle = (low + high) / 2;
            if (endedWithin(middle) >= share) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double endedWithin(double seconds) {
        double ended = 0;
        for (Map.Entry<Integer, Long> entry : outputs.entrySet()) {
            double left = seconds - secondsPerToken * (entry.getKey() - 1);
            if (left <= 0) {
                break;
            }
            ended += entry.getValue() * firstWithin(left);
        }
        return ended / requests;
    }

    /// Share of first tokens that come within a time: where its quantile function crosses that.
    private double firstWithin(double seconds) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && high - low > 1e-12; i++) {
            double middle = (low + high) / 2;
            if (firstToken.quantile(middle) <= seconds) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

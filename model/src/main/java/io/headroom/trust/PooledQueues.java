package io.headroom.trust;

import io.headroom.engine.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Several alike queues beside one queue with all their servers and arrivals.
final class PooledQueues implements QueueCase {
    private static final Pattern RATIO = Pattern.compile("(Wq|W)_ratio_separate/pooled");
    private static final Pattern SMALLEST = Pattern.compile("pooled\\.min_c_for_same_((?:Wq|W)_(?:mean|p[\\d.]+))");
    private static final QueueMetric STAY_P99 = new QueueMetric.Percentile(false, 0.99);

    private enum Place {
        SEPARATE, POOLED
    }

    /// What a row asks for.
    private sealed interface Question {}

    private record Direct(Place place, QueueMetric metric) implements Question {}

    private record Ratio(QueueMetric mean) implements Question {}

    private record Smallest(QueueMetric metric, boolean saved) implements Question {}

    private final int pools;
    private final int servers;
    private final double load;
    private final double serviceRate;
    private final Queue separate;
    private final Queue pooled;
    private final double requests;
    private final Map<String, Question> asked = new LinkedHashMap<>();

    PooledQueues(Map<String, Double> parameters) throws NotExpressible {
        pools = Queue.count("pools", Queue.positive(parameters, "pools"));
        servers = Queue.count("c_each", Queue.positive(parameters, "c_each"));
        load = Queue.positive(parameters, "a_each");
        serviceRate = Queue.positive(parameters, "mu");
        if (parameters.size() > 4) {
            throw new NotExpressible("only the parameters pools, c_each, a_each and mu of pooling are known here");
        }
        Queue.count("pools*c_each", (double) pools * servers);
        separate = Queue.markov(load * serviceRate, servers, serviceRate);
        pooled = Queue.markov(pools * load * serviceRate, pools * servers, serviceRate);
        requests = QueueRuns.requests(separate, QueueRuns.CLOSE) + QueueRuns.requests(pooled, QueueRuns.CLOSE);
    }

    @Override
    public void ask(String metric) throws NotExpressible {
        asked.put(metric, question(metric));
    }

    private static Question question(String metric) throws NotExpressible {
        Matcher ratio = RATIO.matcher(metric);
        Matcher smallest = SMALLEST.matcher(metric);
        if (ratio.matches()) {
            return new Ratio(QueueMetric.of(ratio.group(1) + "_mean"));
        }
        if (smallest.matches()) {
            return new Smallest(QueueMetric.of(smallest.group(1)), false);
        }
        if (metric.equals("servers_saved")) {
            return new Smallest(STAY_P99, true);
        }
        if (metric.startsWith("separate.")) {
            return new Direct(Place.SEPARATE, QueueMetric.of(metric.substring("separate.".length())));
        }
        if (metric.startsWith("pooled.")) {
            return new Direct(Place.POOLED, QueueMetric.of(metric.substring("pooled.".length())));
        }
        throw new NotExpressible("the metric %s is not known here".formatted(metric));
    }

    @Override
    public double requests() {
        return requests;
    }

    @Override
    public Map<String, Answer> answers(QueueRuns runs, double miss) throws NotExpressible {
        List<QueueMetric> metrics = new ArrayList<>(asked.values().stream().map(question -> switch (question) {
            case Direct direct -> direct.metric();
            case Ratio ratio -> ratio.mean();
            case Smallest search -> search.metric();
        }).toList());
        QueueSample apart = runs.run(separate, pools, metrics, QueueRuns.CLOSE);
        QueueSample together = runs.run(pooled, 1, metrics, QueueRuns.CLOSE);
        Map<Integer, QueueSample> simulated = new LinkedHashMap<>(Map.of(pools * servers, together));
        Map<String, Answer> answers = new LinkedHashMap<>();
        asked.forEach((name, question) -> answers.put(name, switch (question) {
            case Direct(Place place, QueueMetric metric) -> {
                QueueSample sample = place == Place.SEPARATE ? apart : together;
                yield Answer.of(sample.figure(metric, miss), sample);
            }
            case Ratio(QueueMetric mean) -> {
                SampledFigure ratio = apart.estimate(mean).over(together.estimate(mean));
                yield new Answer(new QueueSample.Figure(ratio.value(), ratio.interval(miss)), "%,d and %,d requests".formatted(apart.requests(), together.requests()));
            }
            case Smallest(QueueMetric metric, boolean saved) -> {
                Answer smallest = smallest(runs, metric, apart.figure(metric, miss), simulated, metrics, miss);
                yield saved ? saved(smallest) : smallest;
            }
        }));
        return answers;
    }

    private Answer smallest(QueueRuns runs, QueueMetric metric, QueueSample.Figure target, Map<Integer, QueueSample> simulated, List<QueueMetric> metrics,
            double miss) {
        int least = (int) Math.floor(pools * load) + 1;
        return ServerSearch.smallest(pools * servers, least, count -> {
            QueueSample sample = simulated.get(count);
            if (sample == null) {
                sample = runs.run(Queue.markov(pools * load * serviceRate, count, serviceRate), 1, metrics, QueueRuns.ROUGH);
                simulated.put(count, sample);
            }
            return ServerSearch.Point.atMost(sample.figure(metric, miss), target);
        });
    }

    private Answer saved(Answer smallest) {
        int all = pools * servers;
        Interval count = smallest.figure().interval();
        return new Answer(new QueueSample.Figure(all - smallest.figure().value(), new Interval(all - count.hi(), all - count.lo())), smallest.basis());
    }
}

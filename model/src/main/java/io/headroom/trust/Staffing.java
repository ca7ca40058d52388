package io.headroom.trust;

import io.headroom.engine.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many servers a load needs: the smallest number that meets a target.
final class Staffing implements QueueCase {
    private static final Pattern METRIC = Pattern.compile("min_c:(P\\([^)]*\\))<=(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)");

    /// @param figure a share that must not exceed the target
    private record Target(QueueMetric figure, double most) {}

    private final double load;
    private final double serviceRate;
    private final Map<String, Target> asked = new LinkedHashMap<>();

    Staffing(Map<String, Double> parameters) throws NotExpressible {
        load = Queue.positive(parameters, "a");
        serviceRate = Queue.positive(parameters, "mu");
        if (parameters.size() > 2) {
            throw new NotExpressible("only the parameters a and mu of staffing are known here");
        }
        Queue.count("a", Math.ceil(load));
    }

    @Override
    public void ask(String metric) throws NotExpressible {
        if (metric.startsWith("sqrt_staffing_c")) {
            throw new NotExpressible("a rule of thumb, not what a queue does");
        }
        Matcher match = METRIC.matcher(metric);
        if (!match.matches()) {
            throw new NotExpressible("the metric %s is not known here".formatted(metric));
        }
        asked.put(metric, new Target(QueueMetric.of(match.group(1)), Double.parseDouble(match.group(2))));
    }

    @Override
    public double requests() {
        return 3e6 * (4 + Math.sqrt(load));
    }

    @Override
    public Map<String, Answer> answers(QueueRuns runs, double miss) {
        Map<Integer, QueueSample> simulated = new HashMap<>();
        List<QueueMetric> metrics = new ArrayList<>(asked.values().stream().map(Target::figure).toList());
        int least = (int) Math.floor(load) + 1;
        int start = (int) Math.ceil(load + Math.sqrt(load));
        Map<String, Answer> answers = new LinkedHashMap<>();
        asked.forEach((name, target) -> answers.put(name, ServerSearch.smallest(start, least, servers -> {
            QueueSample sample = simulated.get(servers);
            if (sample == null) {
                sample = runs.run(Queue.markov(load * serviceRate, servers, serviceRate), 1, metrics, QueueRuns.ROUGH);
                simulated.put(servers, sample);
            }
            return ServerSearch.Point.atMost(sample.figure(target.figure(), miss), new QueueSample.Figure(target.most(), new Interval(target.most(), target.most())));
        })));
        return answers;
    }
}

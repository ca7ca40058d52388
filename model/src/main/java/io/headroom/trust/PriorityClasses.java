package io.headroom.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lane whose tenants are of different tiers, and its figures by class, `class1` the highest, or of all together.
final class PriorityClasses implements QueueCase {
    private static final Pattern BY_CLASS = Pattern.compile("(?:class([1-9])|aggregate)\\.(.+)");

    /// @param of number of the class, or 0 for all together
    private record Asked(int of, QueueMetric metric) {}

    private final ClassedQueue queue;
    private final double requests;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    PriorityClasses(ClassedQueue queue) throws NotExpressible {
        this.queue = queue;
        requests = QueueRuns.requests(queue, QueueRuns.CLOSE);
        if (!queue.alike()) {
            QueuePlans.step(queue, QueueRuns.inAll(queue, requests));
        }
    }

    @Override
    public void ask(String metric) throws NotExpressible {
        Matcher match = BY_CLASS.matcher(metric);
        boolean named = match.matches();
        int number = named && match.group(1) != null ? Integer.parseInt(match.group(1)) : 0;
        if (number > queue.classes().size()) {
            throw new NotExpressible("the metric %s is not known here: there are %d classes".formatted(metric, queue.classes().size()));
        }
        QueueMetric figure = QueueMetric.of(named ? match.group(2) : metric);
        boolean ofTimes = figure instanceof QueueMetric.Moment || figure instanceof QueueMetric.Beyond || figure instanceof QueueMetric.Percentile
                || figure instanceof QueueMetric.Throughput;
        if (figure instanceof QueueMetric.ServiceScv || (number > 0 && !ofTimes)) {
            throw new NotExpressible("the metric %s is not kept by class".formatted(metric));
        }
        asked.put(metric, new Asked(number, figure));
    }

    @Override
    public double requests() {
        return requests;
    }

    @Override
    public Map<String, Answer> answers(QueueRuns runs, double miss) throws NotExpressible {
        List<QueueMetric> metrics = new ArrayList<>(asked.values().stream().map(Asked::metric).toList());
        List<QueueSample> samples = runs.run(queue, metrics, QueueRuns.CLOSE);
        Map<String, Answer> answers = new LinkedHashMap<>();
        asked.forEach((name, question) -> {
            QueueSample sample = samples.get(question.of());
            answers.put(name, Answer.of(sample.figure(question.metric(), miss), sample));
        });
        return answers;
    }
}

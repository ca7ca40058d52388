package io.headroom.trust;

import java.util.LinkedHashMap;
import java.util.Map;

/// One queue on its own.
final class SingleQueue implements QueueCase {
    private final Queue queue;
    private final double requests;
    private final Map<String, QueueMetric> asked = new LinkedHashMap<>();

    SingleQueue(Queue queue) throws NotExpressible {
        this.queue = queue;
        requests = QueueRuns.requests(queue, QueueRuns.CLOSE);
    }

    @Override
    public void ask(String metric) throws NotExpressible {
        asked.put(metric, queue.patience() == null ? QueueMetric.of(metric) : QueueMetric.ofImpatient(metric));
    }

    @Override
    public double requests() {
        return requests;
    }

    @Override
    public Map<String, Answer> answers(QueueRuns runs, double miss) throws NotExpressible {
        QueueSample sample = runs.run(queue, 1, asked.values(), QueueRuns.CLOSE);
        Map<String, Answer> answers = new LinkedHashMap<>();
        asked.forEach((name, metric) -> answers.put(name, Answer.of(sample.figure(metric, miss), sample)));
        return answers;
    }
}

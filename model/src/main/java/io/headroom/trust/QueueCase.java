package io.headroom.trust;

import java.util.Map;

/// The rows of one model and one set of parameters, which share their simulations.
sealed interface QueueCase permits SingleQueue, PriorityClasses, PooledQueues, Staffing {
    /// The case for a model and its parameters.
    ///
    /// @throws NotExpressible if partitions and slots cannot be set up so
    static QueueCase of(String model, Map<String, Double> parameters) throws NotExpressible {
        return switch (model) {
            case "pooling" -> new PooledQueues(parameters);
            case "staffing" -> new Staffing(parameters);
            default -> ClassedQueue.isName(model) ? new PriorityClasses(ClassedQueue.of(model, parameters)) : new SingleQueue(Queue.of(model, parameters));
        };
    }

    /// Asks for a figure.
    ///
    /// @throws NotExpressible if no simulation can show it
    void ask(String metric) throws NotExpressible;

    /// Requests that the simulations will take, roughly.
    double requests();

    /// Simulates, and gives the figures asked for by their names.
    ///
    /// @param miss probability that an interval misses
    /// @throws NotExpressible if they would take too long
    Map<String, Answer> answers(QueueRuns runs, double miss) throws NotExpressible;

    /// A figure with its interval and what it rests on.
    record Answer(QueueSample.Figure figure, String basis) {
        static Answer of(QueueSample.Figure figure, QueueSample sample) {
            return new Answer(figure, "%,d requests".formatted(sample.requests()));
        }
    }
}

package io.headroom.calibrate;

import io.headroom.calibrate.RecordedRun.Latencies;
import io.headroom.calibrate.RecordedRun.Request;
import io.headroom.calibrate.RecordedRun.Tick;
import io.headroom.plan.Efficiency;
import io.headroom.plan.InvalidPlan;
import io.headroom.serving.BatchingReplica;
import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import io.headroom.serving.StepTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/*
 * The requests reach the simulated replica when they reached the recorded engine's queue, with the lengths they had. Nothing else is taken from the recording,
 * so an error in a step's time has its full effect on the queue behind it. The replica is looked at when the recorded engine was, after all that happened by then; its memory at the end of
 * the step in flight.
 */
/// Replays a recorded run: the same arrivals and lengths through one simulated replica with the same settings.
public final class RunReplay implements Station.Progress {
    private final RecordedRun run;
    private final Requests table = new Requests();
    private final double[] firstToken;
    private final double[] lastToken;
    private final List<Tick> ticks = new ArrayList<>();
    private int memoryRead;
    private int finished;

    private RunReplay(RecordedRun run) {
        this.run = run;
        firstToken = new double[run.requests().size()];
        lastToken = new double[run.requests().size()];
    }

    /// One request, recorded and simulated.
    public record Replayed(Request request, Latencies simulated) {}

    /// A latency that runs are compared by. All are counted from the moment the engine queued the request.
    public enum Latency {
        /// End to end.
        E2E,
        /// Time to first token.
        TTFT,
        /// Time per output token after the first.
        TPOT;

        /// This one of some latencies, in seconds; NaN where there is none.
        public double of(Latencies latencies) {
            return switch (this) {
                case E2E -> latencies.e2eSeconds();
                case TTFT -> latencies.ttftSeconds();
                case TPOT -> latencies.tpotSeconds();
            };
        }
    }

    /// Relative errors without their sign, 0.07 for 7 %.
    public record RelativeError(double median, double p90) {}

    /// A recorded run and its simulation.
    ///
    /// @param requests in the order of the recording
    /// @param ticks the simulated engine at the moments the recorded one reported of itself
    public record Outcome(RecordedRun run, List<Replayed> requests, List<Tick> ticks) {
        /// Keeps its own copies.
        public Outcome {
            requests = List.copyOf(requests);
            ticks = List.copyOf(ticks);
        }

        /// The error of a latency over all requests; NaN if none of them has it.
        public RelativeError error(Latency latency) {
            double[] errors = requests.stream().mapToDouble(one -> Math.abs(latency.of(one.simulated()) / latency.of(one.request().measured()) - 1))
                    .filter(error -> !Double.isNaN(error)).sorted().toArray();
            return errors.length == 0 ? new RelativeError(Double.NaN, Double.NaN) : new RelativeError(Errors.quantile(errors, 0.5), Errors.quantile(errors, 0.9));
        }

        /// Mean difference of simulated and recorded running sequences, without its sign.
        public double runningDifference() {
            return difference(Tick::running);
        }

        /// Mean difference of simulated and recorded waiting requests, without its sign.
        public double waitingDifference() {
            return difference(Tick::waiting);
        }

        private double difference(ToDoubleFunction<Tick> count) {
            return IntStream.range(0, ticks.size()).mapToDouble(i -> Math.abs(count.applyAsDouble(ticks.get(i)) - count.applyAsDouble(run.ticks().get(i))))
                    .average().orElse(Double.NaN);
        }
    }

    /// Replays a run under given coefficients.
    ///
    /// @throws InvalidPlan if the model does not fit the GPUs, or a request does not fit the KV cache or the model's context
    public static Outcome of(RecordedRun run, Efficiency efficiency) {
        return new RunReplay(run).replay(new StepTime(run.model(), run.gpu(), run.batching(), efficiency));
    }

    private Outcome replay(StepTime time) {
        Station replica = new BatchingReplica(run.model(), run.gpu(), run.batching(), time, table, this);
        List<Request> requests = run.requests();
        int[] byArrival = IntStream.range(0, requests.size()).boxed().sorted(Comparator.comparingDouble(i -> requests.get(i).queuedSeconds()))
                .mapToInt(Integer::intValue).toArray();
        int arrived = 0;
        while (finished < requests.size() || ticks.size() < run.ticks().size()) {
            double arrival = arrived < byArrival.length ? requests.get(byArrival[arrived]).queuedSeconds() : Double.POSITIVE_INFINITY;
            double tick = ticks.size() < run.ticks().size() ? run.ticks().get(ticks.size()).seconds() : Double.POSITIVE_INFINITY;
            if (tick < Math.min(arrival, replica.nextEvent())) {
                look(replica, tick);
            } else if (arrival <= replica.nextEvent()) {
                offer(replica, byArrival[arrived++], arrival);
            } else {
                replica.fire();
                readMemory(replica);
            }
        }
        List<Replayed> replayed = IntStream.range(0, requests.size()).mapToObj(i -> new Replayed(requests.get(i),
                Latencies.of(requests.get(i).outputTokens(), requests.get(i).queuedSeconds(), firstToken[i], lastToken[i]))).toList();
        return new Outcome(run, replayed, ticks);
    }

    private void look(Station replica, double seconds) {
        ticks.add(new Tick(seconds, replica.outstanding() - replica.waiting(), replica.waiting(), Double.NaN));
        if (replica.outstanding() == 0) {
            readMemory(replica);
        } else {
            // Nobody leaves; but a run of equal steps ends with the one in flight, and so the memory in use is known then.
            replica.withdraw(request -> false, request -> {}, seconds);
        }
    }

    private void readMemory(Station replica) {
        while (memoryRead < ticks.size()) {
            Tick tick = ticks.get(memoryRead);
            ticks.set(memoryRead++, new Tick(tick.seconds(), tick.running(), tick.waiting(), replica.kvFill()));
        }
    }

    private void offer(Station replica, int number, double seconds) {
        Request request = run.requests().get(number);
        if (replica.tooLong(request.inputTokens(), request.outputTokens())) {
            throw new InvalidPlan("Request %s of %s has %d + %d tokens, more than the model's context or the KV cache holds. Maybe another GPU type was used?"
                    .formatted(request.id(), run.name(), request.inputTokens(), request.outputTokens()));
        }
        replica.offer(table.add(number, seconds, request.inputTokens(), request.outputTokens(), 0), seconds);
    }

    @Override
    public void started(int request) {}

    @Override
    public void firstToken(int request) {
        firstToken[table.source[request]] = table.firstToken[request];
    }

    @Override
    public void finished(int request, double seconds) {
        lastToken[table.source[request]] = seconds;
        table.remove(request);
        finished++;
    }
}

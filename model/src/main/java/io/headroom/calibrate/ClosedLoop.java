package io.headroom.calibrate;

import io.headroom.plan.Protocol;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.BatchingReplica;
import io.headroom.serving.Requests;
import io.headroom.serving.Station;
import io.headroom.serving.StepTime;
import java.util.Arrays;
import java.util.SplittableRandom;

/*
 * A request leaves its client, spends its time outside the steps (API, tokenizer), then queues at the replica: so a client that waits for a tokenizer does not
 * hold a seat. What its client measures runs from the sending. The requests on their way to the replica are kept in order of arrival; they overtake each
 * other rarely, so an insertion from the end is short.
 */
/// A fixed number of clients in front of one replica, each with one request under way: what load generators do, and measured points come from.
public final class ClosedLoop implements Station.Progress {
    /// Lengths are the same for every fit and every validation.
    private static final long SEED = 1;

    private final int[] inputs;
    private final int[] outputs;
    private final Requests requests = new Requests();
    private final StepTime time;
    private final double[] sent;
    private double[] comingSeconds = new double[16];
    private int[] coming = new int[16];
    private int comingFirst;
    private int comingEnd;
    private int started;
    private int finished;
    private double ttftSum;
    private double tpotSum;
    private int tpotCount;
    private double e2eSum;

    private ClosedLoop(MeasuredPoint point, Protocol protocol, StepTime time) {
        this.time = time;
        int count = Math.multiplyExact(protocol.requestsPerClient(), point.concurrency());
        SplittableRandom random = new SplittableRandom(SEED);
        inputs = new int[count];
        outputs = new int[count];
        sent = new double[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = length(random, point.inputTokens(), protocol.shortest());
            outputs[i] = length(random, point.outputTokens(), protocol.shortest());
        }
    }

    private static int length(SplittableRandom random, int nominal, double shortest) {
        int least = Math.max(1, (int) Math.round(nominal * shortest));
        return least >= nominal ? nominal : random.nextInt(least, nominal + 1);
    }

    /// Mean latencies of a run, as its clients see them.
    ///
    /// @param ttftSeconds time to first token
    /// @param tpotSeconds time per output token after the first, NaN where no output has a second one
    /// @param e2eSeconds end to end
    public record Means(double ttftSeconds, double tpotSeconds, double e2eSeconds) {}

    /// Simulates a measured point.
    ///
    /// @param batching its deployment under the protocol
    /// @param time the step times of that deployment
    /// @throws io.headroom.plan.InvalidPlan if the model does not fit the GPUs
    public static Means run(MeasuredPoint point, Protocol protocol, Batching batching, StepTime time) {
        ClosedLoop loop = new ClosedLoop(point, protocol, time);
        return loop.run(point.concurrency(), protocol.rampSeconds(), new BatchingReplica(point.model(), point.gpu(), batching, time, loop.requests, loop));
    }

    private Means run(int clients, double rampSeconds, Station replica) {
        for (int i = 0; i < clients; i++) {
            send(rampSeconds * i / clients);
        }
        while (finished < inputs.length) {
            double next = replica.nextEvent();
            if (comingFirst < comingEnd && comingSeconds[comingFirst] <= next) {
                double now = comingSeconds[comingFirst];
                int number = coming[comingFirst++];
                replica.offer(requests.add(number, now, inputs[number], outputs[number], 0), now);
            } else {
                replica.fire();
            }
        }
        int count = inputs.length;
        return new Means(ttftSum / count, tpotCount == 0 ? Double.NaN : tpotSum / tpotCount, e2eSum / count);
    }

    private void send(double seconds) {
        if (started == inputs.length) {
            return;
        }
        int number = started++;
        sent[number] = seconds;
        double arrival = seconds + time.overheadSeconds(inputs[number]);
        if (comingEnd == coming.length) {
            shift();
        }
        int at = comingEnd++;
        while (at > comingFirst && comingSeconds[at - 1] > arrival) {
            comingSeconds[at] = comingSeconds[at - 1];
            coming[at] = coming[at - 1];
            at--;
        }
        comingSeconds[at] = arrival;
        coming[at] = number;
    }

    /// Makes room at the end: by moving to the front what has room there, else by growing.
    private void shift() {
        int size = comingEnd - comingFirst;
        int capacity = size * 2 > coming.length ? coming.length * 2 : coming.length;
        comingSeconds = Arrays.copyOf(Arrays.copyOfRange(comingSeconds, comingFirst, comingEnd), capacity);
        coming = Arrays.copyOf(Arrays.copyOfRange(coming, comingFirst, comingEnd), capacity);
        comingFirst = 0;
        comingEnd = size;
    }

    @Override
    public void started(int request) {}

    @Override
    public void firstToken(int request) {
        ttftSum += requests.firstToken[request] - sent[requests.source[request]];
    }

    @Override
    public void finished(int request, double seconds) {
        int number = requests.source[request];
        e2eSum += seconds - sent[number];
        if (outputs[number] > 1) {
            tpotSum += (seconds - requests.firstToken[request]) / (outputs[number] - 1);
            tpotCount++;
        }
        requests.remove(request);
        finished++;
        send(seconds);
    }
}

package io.headroom.estimate;

import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Normal;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.StepTime;
import java.util.List;

/*
 * Three parts, each with its own closed form:
 * 1. How many requests are in service, see InService: this gives the batch, and with it the step, the KV cache in use, the idle replicas, and how often all
 *    seats are taken.
 * 2. What queues for a seat, and what queues for the token budget: Brownian backlogs, for any load over a finite run.
 * 3. The gate between steps, see Delay, and the pace of the decodes, see Pace.
 * What comes in bursts is felt most by the tenant that sends it: its requests find their own burst beside them.
 */
/// Replicas of a language model under continuous batching.
final class BatchingEstimate implements StationEstimate {
    /// Of what come during a step at Poisson arrivals, the share that meet at one of many replicas although each goes where the fewest are; and the share of a
    /// burst that shares a step. With Delay's two, fitted by hand on study plans 10,000 to 10,249, which are not among those scored.
    private static final double MEETING = 0.4;
    private static final double BURST_TOGETHER = 0.6;
    /// How much a prompt delays later ones at most, and what is left of the spread of the steps where all of them are full.
    private static final double MOST_KNOCK_ON = 6;
    private static final double FULL_STEPS = 0.02;
    private static final double LEAST_BURST = 0.05;
    private static final double[] Z = new double[Spread.POINTS];
    static {
        for (int i = 0; i < Z.length; i++) {
            Z[i] = Normal.quantile(Spread.share(i));
        }
    }

    private final int replicas;
    private final List<Demand> demands;
    private final ReplicaSteps steps;
    private final InService inService;
    private final double started;
    private final Delay.Gate gate;
    private final Pace.Steps pace;
    private final Spread queue;
    private final Spread waits;
    private final Spread delays;
    private final Latency waitLatency;

    /// @param replicas replicas of the partition
    /// @param demands of its tenants, one request at least among them
    BatchingEstimate(Model model, GpuType gpu, Batching batching, StepTime time, int replicas, List<Demand> demands, RunSettings run) {
        this.replicas = replicas;
        this.demands = demands;
        steps = new ReplicaSteps(model, gpu, batching, time, demands);
        inService = new InService(steps, replicas, demands, run);
        double batch = inService.batch;
        double fullStep = steps.mixed(steps.promptsPerStep(batch), batch, steps.meanAlone(batch));
        double promptCapacity = steps.promptsPerStep(batch) / fullStep;
        double promptDemand = steps.promptBound ? inService.load : inService.arriving / promptCapacity;
        double from = run.warmupSeconds();
        double end = from + run.durationSeconds();
        // What the gate lets through in one full step does not queue.
        Backlog prompts = new Backlog(promptDemand - 1, (inService.gapVariance + steps.inputVariance()) / (promptCapacity * replicas), Math.min(1, promptDemand), from, end,
                0, fullStep);
        Backlog seats = new Backlog(inService.load - 1, (inService.gapVariance + steps.workVariance) / (steps.capacity * replicas),
                steps.promptBound ? 0 : inService.full, from, end, steps.steps * inService.meanStep, 0);
        started = prompts.started() * seats.started();
        queue = Spread.sum(seats.spread(), prompts.spread());
        AddedByPrompts added = AddedByPrompts.of(steps, demands, batch);
        gate = gate(added);
        pace = pace(added, promptDemand);
        Delay delay = new Delay(gate, 0, 0);
        waits = Spread.sum(delay.waits(), queue);
        delays = Spread.sum(delay.delays(), queue);
        waitLatency = Latency.of(waits);
    }

    /// Moments of the seconds by which prompts make their steps longer.
    private record AddedByPrompts(double mean, double square, double cube) {
        static AddedByPrompts of(ReplicaSteps steps, List<Demand> demands, double batch) {
            double mean = 0;
            double square = 0;
            double cube = 0;
            for (Demand demand : demands) {
                if (demand.perSecond() > 0) {
                    for (int i = 0; i < demand.input().size(); i++) {
                        double added = steps.added(demand.input().value(i), demand.cached(), batch);
                        double weight = demand.perSecond() / steps.arrivals * demand.input().weight(i);
                        mean += weight * added;
                        square += weight * added * added;
                        cube += weight * added * added * added;
                    }
                }
            }
            return new AddedByPrompts(mean, square, cube);
        }

        /// Squared CV where long prompts count as often as they are long.
        double varianceByLength() {
            return square > 0 ? Math.max(0, cube * mean / (square * square) - 1) : 0;
        }
    }

    private double meeting() {
        return 1.0 / replicas + (1 - 1.0 / replicas) * MEETING;
    }

    private double promptLoad(double plain) {
        return Math.clamp(1 - plain / steps.step(inService.arriving, inService.batch), 0, 0.97);
    }

    /// Steps follow each other as T' = plain + the prompts that come during T: its mean and variance are those of that recursion.
    private Delay.Gate gate(AddedByPrompts added) {
        double plain = steps.plain(inService.batch);
        double step = steps.step(inService.arriving, inService.batch);
        double load = promptLoad(plain);
        double dispersion = dispersion(step);
        double square = step * step + inService.arriving * dispersion * meeting() * added.square() * step / (1 - load * load);
        double quiet = Math.exp(-inService.arriving * step / dispersion) * (1 - load);
        double promptStep = Math.max(plain + added.mean() / 2, (square / step - quiet * plain) / (1 - quiet));
        return new Delay.Gate(inService.idle, Math.clamp(1 - quiet / dispersion, 0, 1), plain, promptStep, added.varianceByLength(),
                inService.arriving * promptStep * meeting(), added.mean());
    }

    private Pace.Steps pace(AddedByPrompts added, double promptDemand) {
        double mean = inService.meanStep;
        double load = promptLoad(gate.plainStep());
        double knockOn = Math.min(MOST_KNOCK_ON, 1 / ((1 - load) * (1 - load))) * Math.max(FULL_STEPS, 1 - Math.pow(Math.min(1, promptDemand), 8));
        double fast = inService.arriving * meeting() * dispersion(mean * Math.max(1, steps.steps)) * added.square() * mean * knockOn;
        double ownStep = gate.plainStep() + added.mean() * (1 + gate.others());
        return new Pace.Steps(mean, 0.98 * steps.plain(Math.max(1, inService.batch - 2 * Math.sqrt(inService.batch))), inService.stepVariance, fast,
                load / (1 - load) * Math.max(0, ownStep - mean), steps.steps);
    }

    private double dispersion(double seconds) {
        double sum = 0;
        for (Demand demand : demands) {
            sum += demand.perSecond() * demand.dispersion(seconds);
        }
        return sum / steps.arrivals;
    }

    @Override
    public double load() {
        return inService.load;
    }

    @Override
    public double utilisation() {
        return inService.utilisation;
    }

    @Override
    public double kvUtilisation() {
        return inService.kvUtilisation;
    }

    @Override
    public double queueMean() {
        return steps.arrivals * waits.mean();
    }

    @Override
    public double startedShare() {
        return started;
    }

    @Override
    public Latencies latencies(Demand demand) {
        Spread input = demand.input();
        double idle = inService.idle;
        double batch = inService.batch;
        double meanStep = inService.meanStep;
        double[] own = new double[input.size()];
        for (int i = 0; i < own.length; i++) {
            double tokens = input.value(i);
            own[i] = steps.overhead(tokens) + (idle > 0 ? idle * steps.prompt(tokens, demand.cached(), 0) : 0) + (1 - idle) * steps.prompt(tokens, demand.cached(), batch);
        }
        Spread waited = waits;
        Spread delayed = delays;
        double near = BURST_TOGETHER * 2 * demand.excess(gate.promptStep() / 2) / replicas;
        double nearSeconds = near > LEAST_BURST ? steps.meanAdded(demand, batch) : 0;
        if (near > LEAST_BURST) {
            Delay delay = new Delay(gate, near, nearSeconds);
            waited = Spread.sum(delay.waits(), queue);
            delayed = Spread.sum(delay.delays(), queue);
        }
        Pace decode = new Pace(demand.output(), pace,
                nearSeconds == 0 ? _ -> 0 : count -> Math.max(0, demand.excess(meanStep * count)) / replicas * nearSeconds);
        Spread first = input.with(own);
        Spread ttft = Spread.sum(first, delayed);
        Spread decoding = decoding(demand, decode);
        double firstMean = first.mean() + delayed.mean();
        return new Latencies(Latency.of(ttft).withMean(firstMean), decode.latency(), Latency.of(firstMean + decoding.mean(), Spread.tailOfSum(ttft, decoding)),
                waited == waits ? waitLatency : Latency.of(waited));
    }

    /// The time from the first token to the last: the spread of the output and of the pace, which are independent, add up in the logarithm.
    private Spread decoding(Demand demand, Pace decode) {
        Spread output = demand.output();
        double median = Math.log(Math.max(1, output.quantile(0.5) - 1));
        double sigma = decode.sigma(output.size() / 2);
        double[] values = new double[Spread.POINTS];
        for (int i = 0; i < values.length; i++) {
            double count = (output.size() == Spread.POINTS ? output.value(i) : output.quantile(Spread.share(i))) - 1;
            if (count >= 1) {
                double length = Math.log(count) - median;
                double both = Math.sqrt(length * length + sigma * sigma * Z[i] * Z[i]);
                values[i] = inService.meanStep * Math.exp(median + (Z[i] < 0 ? -both : both));
            }
        }
        return Spread.at(values);
    }
}

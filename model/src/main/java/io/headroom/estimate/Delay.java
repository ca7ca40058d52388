package io.headroom.estimate;

/*
 * A replica is a gate that opens between steps: who comes during one step is computed in the next. A request therefore waits for the rest of the step in
 * progress, and its own step is longer by the other prompts that came in the same time. The step in progress is plain, or it computes prompts; of the latter
 * a request meets the long ones more often, and their lengths are taken as lognormal, by three points. The rest of a step is uniform over it; the prompts in
 * the own step are none, or exponential around their mean, so both together have a closed form.
 */
/// What a request waits for besides its own prompt while seats are free.
final class Delay {
    /// Middle and the means beyond, with a quarter of the weight each, of a standard normal distribution: to its fourth moment within a tenth.
    private static final double[] POINT = {-1.35, 0, 1.35};
    private static final double[] WEIGHT = {0.25, 0.5, 0.25};
    /// Of the four factors here and in [BatchingEstimate] that no theory gives, two: how much wider and longer than this model has them the steps in progress
    /// are. Fitted by hand on study plans 10,000 to 10,249, which are not among those scored.
    private static final double WIDER = 1.3;
    private static final double LONGER = 1.15;
    private static final double FAR = 10;

    /// A replica as a request finds it.
    ///
    /// @param idle share of the requests that find a replica without work
    /// @param hit share of the others that find a step with prompts in progress
    /// @param plainStep seconds of a step without prompts
    /// @param promptStep mean seconds of the steps with prompts that requests find in progress
    /// @param promptVariance squared CV of what the prompts in them add
    /// @param others prompts that come during such a step
    /// @param promptSeconds seconds that each of them adds
    record Gate(double idle, double hit, double plainStep, double promptStep, double promptVariance, double others, double promptSeconds) {}

    private final double idle;
    private final double hit;
    private final double plainStep;
    private final double none;
    private final double rate;
    private final double[] lengths = new double[POINT.length];

    /// @param near requests of the same tenant expected beside it beyond what the mean rate brings
    /// @param nearSeconds seconds that each of them adds
    Delay(Gate gate, double near, double nearSeconds) {
        // Of a burst, only the first finds what others find.
        double first = 1 / (1 + near);
        idle = gate.idle() * first;
        hit = 1 - (1 - gate.hit()) * first;
        plainStep = gate.plainStep();
        none = Math.exp(-gate.others()) * first;
        double mean = gate.others() * gate.promptSeconds() + near * nearSeconds;
        rate = mean > 0 ? (1 - none) / mean : 1e12;
        double sigma = WIDER * Math.sqrt(Math.log1p(gate.promptVariance()));
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = plainStep
                    + LONGER * (gate.promptStep() + near / 2 * nearSeconds - plainStep) * Math.exp(sigma * POINT[i] - sigma * sigma / 2);
        }
    }

    private double waitBeyond(double seconds) {
        double prompt = 0;
        for (int i = 0; i < lengths.length; i++) {
            prompt += WEIGHT[i] * Math.max(0, 1 - seconds / lengths[i]);
        }
        return (1 - idle) * ((1 - hit) * Math.max(0, 1 - seconds / plainStep) + hit * prompt);
    }

    private double delayBeyond(double seconds) {
        double prompt = 0;
        double since = Math.exp(-rate * seconds);
        for (int i = 0; i < lengths.length; i++) {
            double length = lengths[i];
            double rest = Math.max(0, 1 - seconds / length);
            double both = seconds < length ? rest + (1 - since) / (rate * length) : (Math.exp(-rate * (seconds - length)) - since) / (rate * length);
            prompt += WEIGHT[i] * (none * rest + (1 - none) * both);
        }
        return (1 - idle) * ((1 - hit) * Math.max(0, 1 - seconds / plainStep) + hit * prompt);
    }

    /// Until its own step begins.
    Spread waits() {
        return Spread.ofTail(this::waitBeyond, lengths[lengths.length - 1]);
    }

    /// Until its own step begins, and what others add to that step.
    Spread delays() {
        return Spread.ofTail(this::delayBeyond, lengths[lengths.length - 1] + FAR / rate);
    }
}

package io.headroom.estimate;

import io.headroom.plan.RunSettings;
import java.util.List;

/*
 * A birth-death chain over all replicas together, since a request goes where the fewest are. With n requests at each replica a step takes its mean with n
 * decodes and the prompts that come during it, and a request leaves after as many steps as it has tokens; with fewer requests than replicas each is alone.
 */
/// How many requests the replicas of a partition serve at once, and what their steps take.
final class InService {
    private static final int EXACT_REQUESTS = 24;

    /// Requests per second at each replica, as far as it can carry them.
    final double arriving;
    /// Demand over capacity.
    final double load;
    /// Squared CV of the gaps between arrivals.
    final double gapVariance;
    /// Share of the time in which all seats are taken.
    final double full;
    /// Share of the time in which a request finds a replica without work.
    final double idle;
    /// Share of the time in which replicas work.
    final double utilisation;
    /// Share of the KV cache in use.
    final double kvUtilisation;
    /// Decodes at a replica that works.
    final double batch;
    /// Seconds of a step as a decode sees it, and their variance with the size of the batch.
    final double meanStep;
    final double stepVariance;

    private final ReplicaSteps steps;
    private final int replicas;
    private final double firstStay;
    private final double decoding;

    InService(ReplicaSteps steps, int replicas, List<Demand> demands, RunSettings run) {
        this.steps = steps;
        this.replicas = replicas;
        double arrivals = steps.arrivals;
        load = arrivals / replicas / steps.capacity;
        arriving = Math.min(arrivals / replicas, steps.capacity);
        double gaps = 0;
        double tokens = 0;
        double together = 0;
        for (Demand demand : demands) {
            gaps += demand.perSecond() / arrivals * demand.gapVariance();
            tokens += demand.perSecond() * demand.meanOutput();
            together += demand.perSecond() * demand.output().meanOfLesser();
        }
        gapVariance = gaps;
        double firstStep = steps.plain(1);
        firstStay = steps.steps * firstStep + steps.soloPrompt();
        decoding = steps.steps * firstStep / firstStay;
        double seats = steps.seats * replicas;
        double end = run.warmupSeconds() + run.durationSeconds();
        double waiters = Math.max(0, arrivals - steps.capacity * replicas) * end + 3 * Math.sqrt(arrivals * end);
        // With all seats taken, as many leave as the capacity says: it knows the prompts of a full step better than the means do.
        double fit = steps.promptBound ? 1 : steps.capacity * replicas / leaving(seats, step(seats));
        double[] stepAt = new double[EXACT_REQUESTS + Occupancy.STRIDES];
        int[] node = {1};
        Occupancy occupancy = new Occupancy(EXACT_REQUESTS, arrivals, number -> {
            double step = step(number);
            stepAt[node[0]++] = step;
            return leaving(number, step) * (1 + (fit - 1) * number / seats);
        }, seats, 1 + (gapVariance - 1) * together / tokens, (gapVariance + 1) / 2, waiters);
        full = occupancy.full();
        idle = occupancy.below(replicas);
        double busy = 0;
        double busyNumber = 0;
        double number = 0;
        double sum = 0;
        double squares = 0;
        double working = 0;
        for (int i = 1; i < occupancy.size(); i++) {
            double here = occupancy.probability(i) * occupancy.number(i);
            working += occupancy.probability(i) * Math.min(1, occupancy.number(i) / replicas);
            if (occupancy.number(i) >= replicas) {
                busy += occupancy.probability(i);
                busyNumber += here / replicas;
            }
            number += here;
            sum += here * stepAt[i];
            squares += here * stepAt[i] * stepAt[i];
        }
        utilisation = Math.min(1, working);
        kvUtilisation = Math.min(1, number / replicas * steps.kvShare());
        batch = busy > 1e-9 ? Math.max(1, busyNumber / busy * decoding) : 1;
        meanStep = sum / number;
        stepVariance = Math.max(0, squares / number - meanStep * meanStep);
    }

    private double decodes(double number) {
        return Math.max(1, number / replicas * decoding);
    }

    private double step(double number) {
        return number <= replicas ? steps.plain(1) : steps.step(arriving, decodes(number));
    }

    /// Requests per second that leave with a number in service.
    private double leaving(double number, double step) {
        return number <= replicas ? number / firstStay : number / (steps.steps * step + Math.max(step, steps.ownStep(decodes(number))));
    }
}

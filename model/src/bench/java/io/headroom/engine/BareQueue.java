package io.headroom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * What an event-driven M/M/c cannot do without: the next arrival, a binary heap of the ends of service, a ring of those who wait, one logarithm for each gap and
 * each service. It draws from the engine's random streams, so that the generator is the same.
 */
/// M/M/c in a bare loop: no tenants, limits, replicas or sections.
final class BareQueue implements Rival {
    private static final int ARRIVALS = 0;
    private static final int SERVICE = 3;

    private final QueueSetting setting;
    private final boolean counting;
    private final double[] ends;
    private final double[] arrivedInService;
    private int busy;
    private double[] ring = new double[64];
    private int front;
    private int waiting;
    private long customers;
    private long counted;
    private double sum;

    /// @param counting whether each time goes into a histogram, or into a sum only
    BareQueue(QueueSetting setting, boolean counting) {
        this.setting = setting;
        this.counting = counting;
        ends = new double[setting.servers()];
        arrivedInService = new double[setting.servers()];
    }

    @Override
    public Sojourns run() {
        LatencyHistogram histogram = counting ? new LatencyHistogram() : null;
        customers = 0;
        counted = 0;
        sum = 0;
        for (int replication = 0; replication < setting.replications(); replication++) {
            run(replication, histogram);
        }
        return histogram == null ? new Sojourns(customers, sum / counted, Double.NaN) : new Sojourns(customers, histogram.mean(), histogram.quantile(0.99));
    }

    private void run(int replication, @Nullable LatencyHistogram histogram) {
        RandomStream arrivals = new RandomStream(setting.seed(), replication, setting.stream(), ARRIVALS);
        RandomStream services = new RandomStream(setting.seed(), replication, setting.stream(), SERVICE);
        double gap = 1 / setting.rate();
        double warm = setting.warmupSeconds();
        double end = warm + setting.durationSeconds();
        busy = 0;
        waiting = 0;
        double nextArrival = draw(gap, arrivals);
        while (true) {
            double nextEnd = busy == 0 ? Double.POSITIVE_INFINITY : ends[0];
            if (Math.min(nextArrival, nextEnd) > end) {
                return;
            }
            if (nextArrival <= nextEnd) {
                customers++;
                if (busy < ends.length) {
                    begin(nextArrival, nextArrival + draw(1, services));
                } else {
                    wait(nextArrival);
                }
                nextArrival += draw(gap, arrivals);
                continue;
            }
            double arrived = arrivedInService[0];
            removeFirst();
            if (arrived >= warm) {
                if (histogram == null) {
                    counted++;
                    sum += nextEnd - arrived;
                } else {
                    histogram.record(nextEnd - arrived);
                }
            }
            if (waiting > 0) {
                double next = ring[front];
                front = (front + 1) & (ring.length - 1);
                waiting--;
                begin(next, nextEnd + draw(1, services));
            }
        }
    }

    private static double draw(double mean, RandomStream random) {
        return -mean * Math.log(1 - random.uniform());
    }

    private void wait(double arrived) {
        if (waiting == ring.length) {
            double[] larger = Arrays.copyOf(ring, waiting * 2);
            for (int i = 0; i < waiting; i++) {
                larger[i] = ring[(front + i) & (waiting - 1)];
            }
            ring = larger;
            front = 0;
        }
        ring[(front + waiting++) & (ring.length - 1)] = arrived;
    }

    private void begin(double arrived, double end) {
        int at = busy++;
        while (at > 0 && end < ends[(at - 1) >>> 1]) {
            int parent = (at - 1) >>> 1;
            ends[at] = ends[parent];
            arrivedInService[at] = arrivedInService[parent];
            at = parent;
        }
        ends[at] = end;
        arrivedInService[at] = arrived;
    }

    private void removeFirst() {
        int last = --busy;
        double end = ends[last];
        double arrived = arrivedInService[last];
        int at = 0;
        for (int child = 1; child < last; child = 2 * at + 1) {
            if (child + 1 < last && ends[child + 1] < ends[child]) {
                child++;
            }
            if (end <= ends[child]) {
                break;
            }
            ends[at] = ends[child];
            arrivedInService[at] = arrivedInService[child];
            at = child;
        }
        ends[at] = end;
        arrivedInService[at] = arrived;
    }
}

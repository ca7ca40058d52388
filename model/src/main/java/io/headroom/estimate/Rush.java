package io.headroom.estimate;

import io.headroom.plan.RunSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// When a tenant's latencies are at their worst: the hour of the run in which most tokens come to its partition among those in which it sends at least its mean,
/// during a burst of its own where it sends bursts, else of whoever sends the largest. Where no traffic varies that is any time.
///
/// @param hour one of the [Hours], or -1 where all are alike
/// @param burst which of the partition's flows bursts, or -1 for none
record Rush(int hour, int burst) {
    static final Rush NEVER = new Rush(-1, -1);
    /// What a burst brings is spread over two of its mean lengths: that is how long the burst lasts in which a request finds itself.
    private static final double BURST_OF_A_REQUEST = 2;

    /// That of each tenant of a partition.
    ///
    /// @param sent by each
    static List<Rush> of(List<List<Flow>> sent, RunSettings run) {
        List<Flow> all = sent.stream().flatMap(List::stream).toList();
        boolean varies = all.stream().anyMatch(flow -> flow.hours() != null);
        if (!varies && all.stream().allMatch(flow -> flow.burst() == null)) {
            return Collections.nCopies(sent.size(), NEVER);
        }
        double[] tokens = new double[varies ? Hours.count(run) : 0];
        for (Flow flow : all) {
            for (int hour = 0; hour < tokens.length; hour++) {
                tokens[hour] += flow.perSecond(hour) * flow.tokens();
            }
        }
        List<Rush> rushes = new ArrayList<>();
        int first = 0;
        for (List<Flow> own : sent) {
            int hour = busiest(tokens, own);
            int burst = largest(all, first, first + own.size(), hour);
            rushes.add(new Rush(hour, burst >= 0 ? burst : largest(all, 0, all.size(), hour)));
            first += own.size();
        }
        return rushes;
    }

    private static int busiest(double[] tokens, List<Flow> own) {
        double mean = own.stream().mapToDouble(Flow::perSecond).sum() * (1 - 1e-9);
        int busiest = -1;
        for (int hour = 0; hour < tokens.length; hour++) {
            double sent = 0;
            for (Flow flow : own) {
                sent += flow.perSecond(hour);
            }
            if (sent >= mean && (busiest < 0 || tokens[hour] > tokens[busiest])) {
                busiest = hour;
            }
        }
        return busiest;
    }

    /// The flow among some whose burst adds most tokens, or -1 where none bursts.
    private static int largest(List<Flow> all, int from, int to, int hour) {
        int largest = -1;
        double most = 0;
        for (int i = from; i < to; i++) {
            Flow flow = all.get(i);
            double added = flow.burst() == null ? 0 : flow.perSecond(hour) * (flow.burst().times() - 1) * flow.tokens();
            if (added > most) {
                most = added;
                largest = i;
            }
        }
        return largest;
    }

    /// What each tenant sends then.
    ///
    /// @param sent by each tenant; one after the other these are all flows
    List<List<Flow>> flows(List<List<Flow>> sent) {
        List<List<Flow>> then = new ArrayList<>();
        int index = 0;
        for (List<Flow> flows : sent) {
            List<Flow> own = new ArrayList<>();
            for (Flow flow : flows) {
                own.add(index == burst ? flow.in(hour).bursting() : flow.in(hour));
                index++;
            }
            then.add(own);
        }
        return then;
    }

    /// A run that measures it, from empty queues.
    RunSettings run(RunSettings run, List<Flow> all) {
        double seconds = hour < 0 ? run.durationSeconds() : Hours.seconds(run, hour);
        Flow.Burst bursting = burst < 0 ? null : all.get(burst).burst();
        return run.withWarmup(0).withDuration(bursting == null ? seconds : Math.min(seconds, BURST_OF_A_REQUEST * bursting.seconds()));
    }
}

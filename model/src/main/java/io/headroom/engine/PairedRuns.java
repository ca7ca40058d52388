package io.headroom.engine;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Two plans under the same run: the same seed, start, duration, warm-up and replications, those of the first. A tenant sends the same requests in both, so that
/// what differs between them comes from the plans. Runs like an [Evaluation], and like it gives the same on any number of threads.
///
/// Where the first plan's run ends at a half-width, it alone says how many replications that takes, and both run as many.
public final class PairedRuns {
    /// Share of the work that finding out how many replications to run counts for.
    private static final double TRIAL = 0.3;

    private final int threads;
    private final KnownTallies known;
    private final RunSettings asked;
    private final Plan after;
    private final @Nullable Evaluation trial;
    private volatile Evaluation first;
    private volatile @Nullable Evaluation second;

    /// Prepares two runs that know nothing; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @throws InvalidPlan if a partition has tenants before its cluster comes, or the second plan cannot run under the settings of the first
    public PairedRuns(Plan before, Plan after, int threads) {
        this(before, after, threads, new KnownTallies());
    }

    /// Prepares two runs; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @param known what earlier evaluations came to; these add to it
    /// @throws InvalidPlan if a partition has tenants before its cluster comes, or the second plan cannot run under the settings of the first
    public PairedRuns(Plan before, Plan after, int threads, KnownTallies known) {
        this.threads = threads;
        this.known = known;
        this.after = after;
        asked = before.run();
        first = new Evaluation(before, threads, known);
        // For its checks alone, so that a plan that cannot run is refused now. Made again once the first side has run: by then more is known.
        new Evaluation(after.withRun(asked), threads, known);
        trial = asked.halfWidth() == null ? null : first;
    }

    /// Whether there is still something to run.
    public boolean hasNext() {
        return second == null || first.hasNext() || second.hasNext();
    }

    /// Runs some replications of one side.
    ///
    /// @param cancelled asked every few milliseconds, from any thread
    /// @return whether they ran to their end
    /// @throws InvalidPlan if a partition cannot hold its model
    public boolean runNext(BooleanSupplier cancelled) {
        Evaluation paired = second;
        if (first.hasNext()) {
            return first.runNext(cancelled);
        }
        if (paired != null) {
            return !paired.hasNext() || paired.runNext(cancelled);
        }
        Evaluation done = first;
        if (done.equals(trial)) {
            Plan before = done.plan();
            first = new Evaluation(before.withRun(before.run().withHalfWidth(null).withReplications(done.results().engine().replications())), threads, known);
        } else {
            second = new Evaluation(after.withRun(done.plan().run()), threads, known);
        }
        return true;
    }

    /// Share done, 0 to 1; may be asked from another thread.
    public double progress() {
        Evaluation paired = second;
        Evaluation one = first;
        if (one.equals(trial)) {
            return TRIAL * one.progress();
        }
        double both = paired == null ? one.progress() / 2 : 0.5 + paired.progress() / 2;
        return trial == null ? both : TRIAL + (1 - TRIAL) * both;
    }

    /// Requests that these runs have simulated themselves.
    public long simulatedRequests() {
        Evaluation paired = second;
        long both = first.simulatedRequests() + (paired == null ? 0 : paired.simulatedRequests());
        return both + (trial == null || first.equals(trial) ? 0 : trial.simulatedRequests());
    }

    /// The first plan, under the settings that both ran with.
    public Plan planBefore() {
        return first.plan();
    }

    /// The second plan, under the settings that both ran with.
    public Plan planAfter() {
        return finished().plan();
    }

    /// Whether the second plan has other run settings by itself than those it ran with.
    public boolean otherRun() {
        return !after.run().equals(asked);
    }

    /// Results of the first plan.
    ///
    /// @throws IllegalStateException if something is still to run
    public Results before() {
        finished();
        return first.results();
    }

    /// Results of the second plan.
    ///
    /// @throws IllegalStateException if something is still to run
    public Results after() {
        return finished().results();
    }

    private Evaluation finished() {
        Evaluation paired = second;
        if (paired == null || hasNext()) {
            throw new IllegalStateException("Run both plans to their end before comparing them.");
        }
        return paired;
    }

    /// How far apart a statistic of a tenant's latency is, in seconds.
    ///
    /// @return NaN where it is not placed, and then without an interval
    /// @throws IllegalStateException if something is still to run
    public Difference latency(TenantId tenant, Objective.Metric metric, Objective.Statistic statistic) {
        LatencyStatistics other = latencies(finished().meters(tenant), metric);
        LatencyStatistics one = latencies(first.meters(tenant), metric);
        return PairedSections.difference(one.value(statistic), one.deviations(statistic), other.value(statistic), other.deviations(statistic));
    }

    private static LatencyStatistics latencies(List<VerdictMeter> meters, Objective.Metric metric) {
        return new LatencyStatistics(meters.stream().flatMap(meter -> meter.sections(metric).stream()).toList());
    }

    /// How far apart the share of a tenant's requests is that was served, 0 to 1.
    ///
    /// @return NaN where it is not placed, and then without an interval
    /// @throws IllegalStateException if something is still to run
    public Difference servedShare(TenantId tenant) {
        List<VerdictMeter> after = finished().meters(tenant);
        List<VerdictMeter> before = first.meters(tenant);
        return PairedSections.difference(share(before), deviations(before), share(after), deviations(after));
    }

    private static double share(List<VerdictMeter> meters) {
        return (double) sum(meters, meter -> meter.served) / sum(meters, meter -> meter.offered);
    }

    private static long sum(List<VerdictMeter> meters, ToLongFunction<VerdictMeter> count) {
        return meters.stream().mapToLong(count).sum();
    }

    private static double[] deviations(List<VerdictMeter> meters) {
        double[] served = meters.stream().flatMap(meter -> meter.e2e.all().stream()).mapToDouble(LatencyHistogram::count).toArray();
        double[] offered = meters.stream().flatMapToLong(meter -> Arrays.stream(meter.offeredBySection)).asDoubleStream().toArray();
        return PairedSections.deviations(served, offered);
    }

    /// Runs both plans to their end.
    ///
    /// @throws InvalidPlan if a partition cannot hold its model, has tenants before its cluster comes, or the second cannot run under the settings of the first
    /// @throws IllegalStateException if the thread is interrupted
    public static PairedRuns of(Plan before, Plan after, int threads) {
        PairedRuns runs = new PairedRuns(before, after, threads);
        while (runs.hasNext()) {
            if (!runs.runNext(() -> false)) {
                throw new IllegalStateException("The comparison of %s with %s was interrupted.".formatted(before.name(), after.name()));
            }
        }
        return runs;
    }
}

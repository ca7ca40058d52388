package io.headroom.allocate.forecast;

import io.headroom.allocate.Require;
import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Interval;
import io.headroom.engine.Observation;
import io.headroom.engine.TenantResult;
import io.headroom.engine.Watch;
import io.headroom.estimate.Estimate;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.StudentT;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * A promise is what a tenant's limits let through, in requests of its own kind. What a request takes of a lane comes from the estimate: demand over capacity with the tenant alone and
 * unlimited, over its rate. Requests by window come from the simulation of the plan itself, before limits and queues; of them a tenant may use what it was promised.
 * Where tenants send in bursts at what they were promised, and nothing else, the tenants in use are binomial, which is what the tests compare with.
 */
/// Whether more is guaranteed to the tenants of a lane than its GPUs can carry at once, how often these guarantees collide, and what that costs.
///
/// @param lane the lane
/// @param windowSeconds length of the windows in which use is counted
/// @param guarantees what each tenant of it is promised
/// @param bestEffort its tenants without any promise
/// @param sold all promises over what the lane can carry: beyond 1 they cannot all be kept at once
/// @param collides share of the windows in which the promises in use exceed what the lane can carry
/// @param interval 95 % interval of that share; unknown from fewer than two stretches of windows
/// @param windows windows looked at
/// @param refundUsdPerHour what refunds for those windows come to, in US dollars per hour of the run
public record Oversubscription(PartitionId lane, double windowSeconds, List<Guarantee> guarantees, List<TenantId> bestEffort, double sold, double collides, Interval interval, int windows,
        double refundUsdPerHour) {
    /// Stretches of windows that an interval is taken from.
    private static final int STRETCHES = 20;
    private static final int MOST_WINDOWS = 2000;

    /// What a tenant of a lane is promised.
    ///
    /// @param perSecond requests per second that its limits let through, at its mean tokens
    /// @param share what that takes of the lane, 1 for all of it
    /// @param usedShare what it uses of the lane on average, at most its promise in each window
    /// @param provisioned whether it was sold as provisioned throughput, rather than as a limit
    public record Guarantee(TenantId tenant, double perSecond, double share, double usedShare, boolean provisioned) {}

    /// Keeps its own copies.
    public Oversubscription {
        guarantees = List.copyOf(guarantees);
        bestEffort = List.copyOf(bestEffort);
    }

    /// What is asked.
    ///
    /// @param windowSeconds length of the windows in which use is counted, 1 or more; a minute is what limits look at. A run is cut into 2,000 windows at most, which are longer then
    /// @param refundUsdPerHour what each tenant that uses its promise is refunded for an hour in which promises collide, in US dollars, 0 or more
    public record Question(double windowSeconds, double refundUsdPerHour) {
        /// Minutes, without refunds.
        public static final Question USUAL = new Question(60, 0);

        /// @throws io.headroom.plan.InvalidPlan if a number is out of range
        public Question {
            Require.atLeast("Length of the windows in seconds", windowSeconds, 1, "Enter a duration, e.g. 1min.");
            Require.atLeast("Refund per hour in US dollars", refundUsdPerHour, 0, "Enter US dollars, or 0.");
        }
    }

    /// Looks at every lane in which somebody is promised something.
    ///
    /// @throws SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if a partition cannot hold its model, or is not there
    public static List<Oversubscription> of(Plan plan, Question question, Watcher watcher) {
        List<Partition> lanes = plan.partitions().stream().filter(partition -> !partition.reserved() && !plan.tenantsIn(partition.id()).isEmpty()).toList();
        List<Oversubscription> found = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            Oversubscription lane = new Lane(plan, lanes.get(i), question).look(watcher.part((double) i / lanes.size(), (i + 1.0) / lanes.size()));
            if (lane != null) {
                found.add(lane);
            }
        }
        watcher.progress(1);
        return found;
    }

    /// One lane.
    private static final class Lane {
        private final Plan plan;
        private final Partition lane;
        private final Question question;
        private final List<Tenant> tenants;

        Lane(Plan plan, Partition lane, Question question) {
            this.plan = plan;
            this.lane = lane;
            this.question = question;
            tenants = plan.tenantsIn(lane.id());
        }

        @Nullable Oversubscription look(Watcher watcher) {
            List<Sold> sold = new ArrayList<>();
            List<TenantId> bestEffort = new ArrayList<>();
            for (int i = 0; i < tenants.size(); i++) {
                Sold promise = sold(i);
                if (promise == null) {
                    bestEffort.add(tenants.get(i).id());
                } else {
                    sold.add(promise);
                }
            }
            if (sold.isEmpty()) {
                return null;
            }
            int count = Math.clamp((long) (plan.run().durationSeconds() / question.windowSeconds()), 1, MOST_WINDOWS);
            List<Observation> seen = Observation.all(plan, lane.id(), new Watch(count, List.of(), List.of(), false), watcher::cancelled, watcher::progress);
            if (seen == null) {
                throw new SearchCancelled();
            }
            return collisions(sold, bestEffort, seen, plan.run().durationSeconds() / count, count);
        }

        private Oversubscription collisions(List<Sold> sold, List<TenantId> bestEffort, List<Observation> seen, double seconds, int count) {
            double[] used = new double[sold.size()];
            boolean[] collides = new boolean[count];
            double refunds = 0;
            for (int window = 0; window < count; window++) {
                double sum = 0;
                int using = 0;
                for (int i = 0; i < sold.size(); i++) {
                    double perSecond = seen.get(sold.get(i).index()).sections().get(window).offered() / seconds;
                    double share = Math.min(perSecond, sold.get(i).perSecond()) * sold.get(i).sharePerRequest();
                    used[i] += share / count;
                    sum += share;
                    using += share > 0 ? 1 : 0;
                }
                collides[window] = sum > 1;
                refunds += sum > 1 ? using * question.refundUsdPerHour() / count : 0;
            }
            List<Guarantee> guarantees = IntStream.range(0, sold.size()).mapToObj(i -> new Guarantee(tenants.get(sold.get(i).index()).id(), sold.get(i).perSecond(),
                    sold.get(i).perSecond() * sold.get(i).sharePerRequest(), used[i], sold.get(i).provisioned())).toList();
            double share = IntStream.range(0, count).filter(window -> collides[window]).count() / (double) count;
            return new Oversubscription(lane.id(), seconds, guarantees, bestEffort, guarantees.stream().mapToDouble(Guarantee::share).sum(), share, interval(collides, share), count, refunds);
        }

        /// From means of stretches, since windows that follow each other are alike. Where none of them, or all, collide, what would be seen by chance once in forty times.
        private static Interval interval(boolean[] collides, double mean) {
            int stretches = Math.min(STRETCHES, collides.length);
            if (stretches < 2) {
                return Interval.UNKNOWN;
            }
            if (mean == 0 || mean == 1) {
                double chance = 1 - Math.pow(0.025, 1.0 / stretches);
                return mean == 0 ? new Interval(0, chance) : new Interval(1 - chance, 1);
            }
            double squares = 0;
            for (int stretch = 0; stretch < stretches; stretch++) {
                int from = (int) ((long) collides.length * stretch / stretches);
                int to = (int) ((long) collides.length * (stretch + 1) / stretches);
                double part = IntStream.range(from, to).filter(window -> collides[window]).count() / (double) (to - from);
                squares += (part - mean) * (part - mean);
            }
            double half = StudentT.quantile(0.975, stretches - 1) * Math.sqrt(squares / (stretches - 1) / stretches);
            return new Interval(Math.max(0, mean - half), Math.min(1, mean + half));
        }

        /// A promise.
        ///
        /// @param index of the tenant in the lane
        /// @param sharePerRequest what one request per second takes of the lane
        private record Sold(int index, double perSecond, double sharePerRequest, boolean provisioned) {}

        /// What a tenant is promised, or null if nothing, or if it sends nothing that could be measured.
        private @Nullable Sold sold(int index) {
            Tenant tenant = tenants.get(index);
            Limits limits = plan.tier(tenant.tier()).limits();
            Estimate.Estimated alone = new Estimate().of(alone(tenant));
            TenantResult result = alone.results().tenant(tenant.id()).orElseThrow();
            double perSecond = result.offered() / plan.run().durationSeconds() / plan.run().replications();
            double load = alone.loads().getOrDefault(lane.id(), Double.NaN);
            double served = result.served() / plan.run().durationSeconds() / plan.run().replications();
            double promised = promised(limits, result.tokensInPerSecond() / served, result.tokensOutPerSecond() / served);
            return perSecond > 0 && served > 0 && promised < Double.POSITIVE_INFINITY ? new Sold(index, promised, load / perSecond, limits.provisioned() != null) : null;
        }

        /// The tenant alone in its lane, without limits.
        private Plan alone(Tenant tenant) {
            List<Tenant> others = plan.tenants().stream().map(each -> !lane.id().equals(each.partition()) || each.id().equals(tenant.id()) ? each : each.in(null)).toList();
            return plan.withTenants(others).withTier(plan.tier(tenant.tier()).withLimits(Limits.NONE));
        }

        /// Requests per second that limits let through; infinite where they bound no rate.
        private static double promised(Limits limits, double in, double out) {
            Provisioned provisioned = limits.provisioned();
            return Stream.of(per(limits.requests(), 1), per(limits.inputTokens(), in), per(limits.outputTokens(), out), per(limits.tokens(), in + out),
                    limits.tokensPerDay() == null ? Double.POSITIVE_INFINITY : limits.tokensPerDay() / 86_400.0 / (in + out),
                    provisioned == null ? Double.POSITIVE_INFINITY : provisioned.tokensPerSecond() / (in + provisioned.outputRatio() * out)).mapToDouble(each -> each).min().orElseThrow();
        }

        private static double per(@Nullable Rate rate, double each) {
            return rate == null ? Double.POSITIVE_INFINITY : rate.perSecond() / each;
        }
    }
}

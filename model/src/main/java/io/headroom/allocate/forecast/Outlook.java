package io.headroom.allocate.forecast;

import io.headroom.allocate.ScaledLoad;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.Growth;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Supply;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/*
 * A later date is a run that starts later: growth that the plan states follows by itself, as do clusters that come and leave; growth that was given or estimated multiplies
 * the load. Runs start at the same hour, and where the days of the week differ on the same day of the week, so that one date compares with the next.
 *
 * Where nothing shrinks, load only rises from one date to the next as long as the same clusters are there; so the dates fall into stretches, and within each an objective
 * that holds at its end has held all along.
 */
/// A plan on later dates.
final class Outlook {
    private static final int LONGEST_DAYS = 3660;
    /// What shrinks and what grows may cross anywhere, so that stretches are looked at in pieces.
    private static final int PIECE_DAYS = 91;

    private final Plan plan;
    private final List<WorkloadGrowth> growths;
    private final int stepDays;
    private final int steps;

    /// @param until last date looked at
    /// @throws InvalidPlan if that is not after the start of the plan's run, or more than ten years away
    Outlook(Plan plan, List<WorkloadGrowth> growths, LocalDate until) {
        this.plan = plan.withScenarios(Scenarios.NONE);
        this.growths = growths;
        LocalDate start = plan.run().start().toLocalDate();
        long days = ChronoUnit.DAYS.between(start, until);
        if (days < 1 || days > LONGEST_DAYS) {
            throw new InvalidPlan("The forecast ends on %s, and the plan's run starts on %s: use a date 1 day to 10 years later.".formatted(until, start));
        }
        stepDays = plan.tenants().stream().flatMap(tenant -> tenant.workloads().stream()).map(Workload::traffic).anyMatch(Outlook::weekly) ? 7 : 1;
        steps = Math.max(1, (int) (days / stepDays));
    }

    private static boolean weekly(Traffic traffic) {
        return traffic.pattern() instanceof Arrivals.Shaped shaped && !shaped.curve().weekly().isEmpty();
    }

    /// The last step, which is at most the date looked at.
    int last() {
        return steps;
    }

    /// Days from one step to the next.
    int stepDays() {
        return stepDays;
    }

    LocalDate date(int step) {
        return plan.run().start().toLocalDate().plusDays((long) step * stepDays);
    }

    /// Whether some growth is not known exactly.
    boolean wide() {
        return growths.stream().anyMatch(growth -> growth.range().wide());
    }

    /// The plan on a date.
    ///
    /// @throws InvalidPlan if traffic outgrows what can be simulated
    Plan at(int step, GrowthRange.Pace pace) {
        double days = (double) step * stepDays;
        Plan changed = plan;
        for (WorkloadGrowth growth : growths) {
            changed = switch (growth.source()) {
                case PLAN, NONE, UNKNOWN -> changed;
                case TREND -> ScaledLoad.of(changed, growth.tenant(), growth.workload(), factor(growth, pace, days));
                case GIVEN -> {
                    Plan steady = steady(changed, growth);
                    yield ScaledLoad.of(steady, growth.tenant(), growth.workload(), factor(growth, pace, days));
                }
            };
        }
        RunSettings run = plan.run();
        return present(changed.withRun(run.withStart(run.start().plusDays((long) step * stepDays))));
    }

    /// A load that has grown a thousandfold breaks what it breaks; more of it cannot be simulated, and need not be.
    private static double factor(WorkloadGrowth growth, GrowthRange.Pace pace, double days) {
        return Math.min(ScaledLoad.MOST, growth.range().factor(pace, days));
    }

    /// The plan in which a workload has the load of today on every date.
    private Plan steady(Plan before, WorkloadGrowth growth) {
        Tenant tenant = before.tenant(growth.tenant());
        Workload workload = tenant.workloads().get(growth.workload());
        Growth stated = workload.traffic().growth();
        if (stated == null || !(workload.traffic().pattern() instanceof Arrivals.Shaped shaped)) {
            return before;
        }
        Arrivals still = ScaledLoad.scaled(new Arrivals.Shaped(shaped.base(), shaped.curve().withGrowth(null)), stated.factor(plan.run().start()));
        Traffic traffic = switch (workload.traffic()) {
            case Traffic.Generated generated -> new Traffic.Generated(still, generated.inputTokens(), generated.outputTokens());
            case Traffic.Sessions sessions -> sessions.withArrivals(still);
            case Traffic.Replayed replayed -> replayed;
        };
        List<Workload> workloads = new ArrayList<>(tenant.workloads());
        workloads.set(growth.workload(), workload.withTraffic(traffic));
        return before.withTenant(tenant.withWorkloads(workloads));
    }

    /// The plan without the tenants of partitions whose cluster is not there: nobody serves them, and the others go on.
    private static Plan present(Plan dated) {
        List<Tenant> tenants = dated.tenants().stream().map(tenant -> tenant.partition() != null && dated.absence(dated.partition(tenant.partition())).isPresent() ? tenant.in(null) : tenant)
                .toList();
        if (tenants.equals(dated.tenants())) {
            return dated;
        }
        return dated.withPartitions(dated.partitions().stream().map(partition -> tenants.stream().anyMatch(tenant -> tenant.partition() == null && tenant.id().equals(partition.owner()))
                ? partition.withOwner(null) : partition).toList(), tenants);
    }

    /// A stretch of steps through which the same clusters are there.
    ///
    /// @param first first step
    /// @param last last step
    record Stretch(int first, int last) {}

    List<Stretch> stretches() {
        boolean shrinks = growths.stream().anyMatch(growth -> growth.range().low() < 0);
        int piece = shrinks ? Math.max(1, PIECE_DAYS / stepDays) : Integer.MAX_VALUE;
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        List<Double> supply = supply(0);
        for (int step = 1; step <= steps; step++) {
            List<Double> now = supply(step);
            if (!now.equals(supply) || step - first >= piece) {
                stretches.add(new Stretch(first, step - 1));
                first = step;
                supply = now;
            }
        }
        stretches.add(new Stretch(first, steps));
        return stretches;
    }

    /// When in a run that starts at a step each cluster comes and leaves, as far as the run can tell.
    private List<Double> supply(int step) {
        double end = plan.run().warmupSeconds() + plan.run().durationSeconds();
        double later = step * stepDays * 86_400.0;
        List<Double> times = new ArrayList<>();
        for (Cluster cluster : plan.fleet()) {
            times.add(Math.clamp(Supply.arrivesAt(plan, cluster) - later, 0, end));
            LocalDate leaves = cluster.availableUntil();
            times.add(leaves == null ? end : Math.clamp(Duration.between(plan.run().start(), Objects.requireNonNull(leaves).atStartOfDay()).toSeconds() - later, 0, end));
        }
        return times;
    }
}

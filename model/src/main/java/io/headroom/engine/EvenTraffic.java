package io.headroom.engine;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/// A tenant's traffic without its bursts: as many requests over the run, but at the times of a Poisson process of one rate. What it has of incidents is spread over the
/// run too. Sessions begin so; their turns still come a pause after the answer before. The requests of a trace keep their order, lengths and prompts.
final class EvenTraffic {
    /// A launch window is taken in so many stretches of one rate each.
    private static final int PIECES = 256;

    private final Plan plan;
    private final RunSettings run;
    private final Tenant tenant;
    private final List<Incident> own;
    private final double end;

    private EvenTraffic(Plan plan, Tenant tenant) {
        this.plan = plan;
        this.tenant = tenant;
        run = plan.run();
        own = plan.incidents().stream().filter(incident -> sender(incident).equals(tenant.id().value())).toList();
        end = run.warmupSeconds() + run.durationSeconds();
    }

    /// The same plan with even traffic of one tenant: the plan itself where that is even already.
    static Plan of(Plan plan, Tenant tenant) {
        return new EvenTraffic(plan, tenant).plan();
    }

    /// Whether a tenant's traffic is even as it is, so that its requests come at the very same times.
    static boolean isEven(Plan plan, Tenant tenant) {
        return tenant.workloads().stream().allMatch(workload -> workload.traffic().pattern() instanceof Arrivals.Poisson)
                && plan.incidents().stream().noneMatch(incident -> sender(incident).equals(tenant.id().value()));
    }

    /// Whose load an incident raises; empty if none.
    private static String sender(Incident incident) {
        return switch (incident.what()) {
            case Incident.What.Burst burst -> burst.tenant().value();
            case Incident.What.Launch launch -> launch.tenant().value();
            default -> "";
        };
    }

    private Plan plan() {
        if (isEven(plan, tenant)) {
            return plan;
        }
        Plan even = plan.withIncidents(plan.incidents().stream().filter(incident -> !own.contains(incident)).toList());
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < tenant.workloads().size(); i++) {
            Workload workload = tenant.workloads().get(i);
            switch (workload.traffic()) {
                case Traffic.Generated made -> workloads.add(workload.withTraffic(new Traffic.Generated(even(made.arrivals()), made.inputTokens(), made.outputTokens())));
                case Traffic.Sessions made -> workloads.add(workload.withTraffic(made.withArrivals(even(made.arrivals()))));
                case Traffic.Replayed replayed -> {
                    Trace trace = even(replayed, i);
                    workloads.add(workload.withTraffic(new Traffic.Replayed(trace.id(), false)));
                    even = even.withTenantAndTrace(tenant, trace);
                }
            }
        }
        return even.withTenant(tenant.withWorkloads(workloads));
    }

    private Arrivals even(Arrivals arrivals) {
        double measured = sent(seconds -> arrivals.expectedUntil(run, seconds), run.warmupSeconds());
        return new Arrivals.Poisson(arrivals instanceof Arrivals.Poisson && own.isEmpty() ? arrivals.rate() : Rate.perSecond(measured / run.durationSeconds()));
    }

    /// Requests expected from a time to the end of the run, incidents included.
    ///
    /// @param until expected without them from the start to a time
    private double sent(DoubleUnaryOperator until, double from) {
        double sum = until.applyAsDouble(end) - until.applyAsDouble(from);
        for (Incident incident : own) {
            for (int piece = 0; piece < PIECES; piece++) {
                double begins = incident.atSeconds() + incident.lastsSeconds() * piece / PIECES;
                double ends = incident.atSeconds() + incident.lastsSeconds() * (piece + 1) / PIECES;
                double middle = (piece + 0.5) / PIECES;
                double more = switch (incident.what()) {
                    case Incident.What.Burst burst -> burst.factor() - 1;
                    case Incident.What.Launch launch -> (launch.factor() - 1) * Math.min(2 * middle, 2 - 2 * middle);
                    default -> 0;
                };
                double lower = Math.clamp(begins, from, end);
                sum += more * (until.applyAsDouble(Math.clamp(ends, lower, end)) - until.applyAsDouble(lower));
            }
        }
        return sum;
    }

    /// The rows that the run plays, in their order, over the whole of it. Given their number, the times of a Poisson process are those of as many points thrown at random;
    /// sums of exponential gaps over their total are such points in order (Devroye, Non-Uniform Random Variate Generation, V.2).
    private Trace even(Traffic.Replayed replayed, int workload) {
        Trace trace = plan.trace(replayed.trace());
        int rows = Math.clamp(Math.round(sent(seconds -> playedUntil(trace, replayed.repeat(), seconds), 0)), 1, Integer.MAX_VALUE - 8);
        RandomStream random = new RandomStream(run.seed(), 0, tenant.id().value() + "/" + workload + "/even", 0);
        double[] arrivals = new double[rows];
        int[] input = new int[rows];
        int[] output = new int[rows];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum -= Math.log(random.inside());
            arrivals[i] = sum;
            input[i] = trace.inputTokens(i % trace.size());
            output[i] = trace.outputTokens(i % trace.size());
        }
        sum -= Math.log(random.inside());
        for (int i = 0; i < rows; i++) {
            arrivals[i] *= end / sum;
        }
        PrefixBlocks prefixes = trace.prefixes();
        return new Trace(freeId(workload), trace.name(), trace.source(), arrivals, input, output, prefixes == null ? null : cycled(prefixes, rows));
    }

    private TraceId freeId(int workload) {
        return Stream.iterate("even-" + workload, id -> id + "-").map(TraceId::new).filter(id -> plan.traces().stream().noneMatch(trace -> trace.id().equals(id))).findFirst().orElseThrow();
    }

    private static double playedUntil(Trace trace, boolean repeat, double seconds) {
        double period = trace.spanSeconds() + 1 / trace.ratePerSecond();
        double rounds = repeat ? Math.floor(seconds / period) : 0;
        double at = seconds - rounds * period;
        int low = 0;
        int high = trace.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.arrivalSeconds(middle) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return rounds * trace.size() + low;
    }

    private static PrefixBlocks cycled(PrefixBlocks prefixes, int rows) {
        int[] counts = new int[rows];
        int total = 0;
        // A trace that is played over and over may need more ids than there may be: the prompts beyond them have nothing in common.
        for (int i = 0; i < rows && total + prefixes.count(i % prefixes.rows()) <= PrefixBlocks.MOST_IDS; i++) {
            counts[i] = prefixes.count(i % prefixes.rows());
            total += counts[i];
        }
        int[] ids = new int[total];
        int place = 0;
        for (int i = 0; i < rows; i++) {
            int start = prefixes.start(i % prefixes.rows());
            for (int k = 0; k < counts[i]; k++) {
                ids[place++] = prefixes.id(start + k);
            }
        }
        return new PrefixBlocks(prefixes.tokensPerBlock(), counts, ids);
    }
}

package io.headroom.allocate;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * Of a trace, request i is sent floor((i + 1) f) - floor(i f) times: systematic sampling, so that every stretch of it holds f times its requests but for one. Copies are
 * spread evenly up to the next request, which leaves the pattern of bursts as it was down to the gaps. A copy's prompt has in common with other copies what the
 * recorded one has with recorded ones: the copies are other people who behave alike, and one never finds another's prefix in a cache.
 */
/// What a workload sends at a multiple of its load: the same pattern and the same lengths, more or fewer requests or sessions.
public final class ScaledLoad {
    /// Largest multiple.
    public static final double MOST = 1000;

    private ScaledLoad() {}

    /// A plan in which a tenant sends a multiple of its load.
    ///
    /// @param factor 0 to 1,000; with 1 the plan is the same
    /// @throws InvalidPlan if there is no such tenant, the factor is out of range, or a trace becomes too long
    public static Plan of(Plan plan, TenantId id, double factor) {
        Plan scaled = plan;
        for (int i = 0; i < plan.tenant(id).workloads().size(); i++) {
            scaled = of(scaled, id, i, factor);
        }
        return scaled;
    }

    /// A plan in which one workload of a tenant sends a multiple of its load.
    ///
    /// @param index the workload's place among the tenant's
    /// @param factor 0 to 1,000; with 1 the plan is the same
    /// @throws InvalidPlan if there is no such tenant, the factor is out of range, or a trace becomes too long
    public static Plan of(Plan plan, TenantId id, int index, double factor) {
        Tenant tenant = plan.tenant(id);
        if (!(factor >= 0 && factor <= MOST)) {
            throw new InvalidPlan("The load of tenant %s is multiplied by %s: use 0 to 1000, e.g. 2.".formatted(tenant.name(), Require.plain(factor)));
        }
        if (factor == 1) {
            return plan;
        }
        Workload workload = tenant.workloads().get(index);
        return switch (workload.traffic()) {
            case Traffic.Generated generated -> with(plan, tenant, index, new Traffic.Generated(scaled(generated.arrivals(), factor), generated.inputTokens(), generated.outputTokens()));
            case Traffic.Sessions sessions -> with(plan, tenant, index, sessions.withArrivals(scaled(sessions.arrivals(), factor)));
            case Traffic.Replayed replayed when factor == 0 -> with(plan, tenant, index, silent(plan.trace(replayed.trace())));
            case Traffic.Replayed replayed -> {
                Trace trace = scaled(plan.trace(replayed.trace()), new TraceId(free(plan, replayed.trace())), factor);
                Tenant changed = changed(tenant, index, new Traffic.Replayed(trace.id(), replayed.repeat()));
                yield plan.withTenantAndTrace(changed, trace);
            }
        };
    }

    private static Plan with(Plan plan, Tenant tenant, int index, Traffic traffic) {
        return plan.withTenant(changed(tenant, index, traffic));
    }

    private static Tenant changed(Tenant tenant, int index, Traffic traffic) {
        List<Workload> workloads = new ArrayList<>(tenant.workloads());
        workloads.set(index, workloads.get(index).withTraffic(traffic));
        return tenant.withWorkloads(workloads);
    }

    /// The same arrivals at a multiple of their rate, which stays in the unit that it was entered in.
    ///
    /// @param factor 0 or more
    public static Arrivals scaled(Arrivals arrivals, double factor) {
        return arrivals instanceof Arrivals.Windowed windowed ? windowed.withScale(windowed.scale() * factor)
                : arrivals.withRate(new Rate(arrivals.rate().amount() * factor, arrivals.rate().per()));
    }

    /// A trace cannot be without requests, so what stands for none of them is a rate of nothing.
    private static Traffic silent(Trace trace) {
        return new Traffic.Generated(new Arrivals.Poisson(Rate.perSecond(0)), new Distribution.Fixed(trace.inputTokens(0)),
                new Distribution.Fixed(trace.outputTokens(0)));
    }

    private static String free(Plan plan, TraceId id) {
        int copy = 2;
        while (taken(plan, id.value() + "-" + copy)) {
            copy++;
        }
        return id.value() + "-" + copy;
    }

    private static boolean taken(Plan plan, String id) {
        return plan.traces().stream().anyMatch(trace -> trace.id().value().equals(id));
    }

    private static Trace scaled(Trace trace, TraceId id, double factor) {
        double sent = Math.floor(trace.size() * factor);
        if (sent > PrefixBlocks.MOST_IDS) {
            throw new InvalidPlan("Trace %s of %d requests is sent %s times: that is more than %d of them. Use a smaller factor, or a part of the trace."
                    .formatted(trace.name(), trace.size(), Require.plain(factor), PrefixBlocks.MOST_IDS));
        }
        // A share so small that no request is left still sends one: a trace cannot be empty.
        int[] rows = new int[Math.max(1, (int) sent)];
        int[] copies = new int[rows.length];
        double[] at = new double[rows.length];
        int[] inputs = new int[rows.length];
        int[] outputs = new int[rows.length];
        int next = 0;
        for (int row = 0; row < trace.size() && next < rows.length; row++) {
            int count = (int) (Math.floor((row + 1) * factor) - Math.floor(row * factor));
            double gap = row + 1 < trace.size() ? trace.arrivalSeconds(row + 1) - trace.arrivalSeconds(row) : 0;
            for (int copy = 0; copy < count && next < rows.length; copy++, next++) {
                rows[next] = row;
                copies[next] = copy;
                at[next] = trace.arrivalSeconds(row) + gap * copy / count;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            inputs[i] = trace.inputTokens(rows[i]);
            outputs[i] = trace.outputTokens(rows[i]);
        }
        PrefixBlocks prefixes = trace.prefixes();
        return new Trace(id, trace.name(), trace.source(), at, inputs, outputs, prefixes == null ? null : copied(prefixes, rows, copies));
    }

    private static PrefixBlocks copied(PrefixBlocks blocks, int[] rows, int[] copies) {
        int most = 0;
        for (int i = 0; i < blocks.size(); i++) {
            most = Math.max(most, blocks.id(i));
        }
        int[] counts = Arrays.stream(rows).map(blocks::count).toArray();
        int copyCount = Arrays.stream(copies).max().orElse(0) + 1;
        if ((most + 1L) * copyCount > Integer.MAX_VALUE || Arrays.stream(counts).asLongStream().sum() > PrefixBlocks.MOST_IDS) {
            throw new InvalidPlan("The trace has too many prefix blocks to be sent %d times: use a smaller factor, or a part of the trace.".formatted(copyCount));
        }
        int[] ids = new int[Arrays.stream(counts).sum()];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int block = 0; block < counts[i]; block++) {
                ids[next++] = blocks.id(blocks.start(rows[i]) + block) + copies[i] * (most + 1);
            }
        }
        return new PrefixBlocks(blocks.tokensPerBlock(), counts, ids);
    }
}

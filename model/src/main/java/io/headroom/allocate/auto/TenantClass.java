package io.headroom.allocate.auto;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tenants that feel a lane in much the same way: the same objectives and limits, and requests that are about as long and come about as evenly.
///
/// @param members their numbers, who sends the longest requests first: that one stands for all
record TenantClass(List<Integer> members) {
    private static final int MOST = 48;
    private static final double FINE = 1.2;
    private static final double COARSER = 1.6;
    /// How much longer an output token takes than one of the prompt, about.
    private static final double DECODES = 10;

    TenantClass {
        members = List.copyOf(members);
    }

    /// The classes of some tenants: as fine as their number allows.
    static List<TenantClass> of(Plan plan, List<Tenant> tenants) {
        List<TenantClass> classes = List.of();
        boolean patterns = true;
        for (double ratio = FINE; classes.isEmpty(); ratio *= COARSER) {
            Map<Object, List<Integer>> found = new LinkedHashMap<>();
            for (int i = 0; i < tenants.size(); i++) {
                found.computeIfAbsent(key(plan, tenants.get(i), ratio, patterns), _ -> new ArrayList<>()).add(i);
            }
            // However coarse, tenants with other objectives are others.
            if (found.size() <= MOST || ratio > 50) {
                classes = found.values().stream().map(members -> new TenantClass(longestFirst(plan, tenants, members))).toList();
            }
            patterns = ratio < 1.5;
        }
        return classes;
    }

    private static List<Integer> longestFirst(Plan plan, List<Tenant> tenants, List<Integer> members) {
        return members.stream().sorted(Comparator.comparingDouble(member -> -tenants.get(member).workloads().stream()
                .map(workload -> LoadEstimate.load(plan, workload.traffic())).mapToDouble(load -> load.inputTokens() + DECODES * load.outputTokens()).max().orElse(0))).toList();
    }

    private static Object key(Plan plan, Tenant tenant, double ratio, boolean patterns) {
        List<Object> key = new ArrayList<>(List.of(tenant.objectives(), tenant.tier()));
        for (Workload workload : tenant.workloads()) {
            LoadEstimate.Load load = LoadEstimate.load(plan, workload.traffic());
            key.add(about(load.inputTokens(), ratio));
            key.add(about(load.outputTokens(), ratio));
            key.add(about(load.repeatedTokens() + 1, ratio));
            key.add(about(load.requestsPerSecond() + 1e-9, Math.pow(ratio, 6)));
            key.add(pattern(workload.traffic(), ratio, patterns));
        }
        return key;
    }

    private static long about(double value, double ratio) {
        return Math.round(Math.log(value) / Math.log(ratio));
    }

    private static Object pattern(Traffic traffic, double ratio, boolean patterns) {
        Arrivals arrivals = traffic.pattern();
        return switch (arrivals) {
            case null -> traffic;
            case Arrivals.Poisson _ -> "poisson";
            case Arrivals.Renewal renewal -> about(renewal.cv(), ratio);
            case Arrivals.OnOff onOff -> List.of("on-off", about(onOff.onSeconds(), ratio), about(onOff.offSeconds(), ratio));
            case Arrivals.Shaped shaped -> patterns ? List.of("shaped", shaped.curve()) : "shaped";
            case Arrivals.Windowed windowed -> patterns ? windowed.windows() : "windows";
        };
    }
}

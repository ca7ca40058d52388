package io.headroom.edit;

import io.headroom.plan.Client;
import io.headroom.plan.Hop;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Edits that put copies of tenants into the tray of a plan.
public final class PasteEdits {
    private PasteEdits() {}

    /// Tenants that come into a plan with one edit.
    ///
    /// @param tenants ids that the copies get
    /// @param leftOut what the plan has no place for, such as a fallback to a lane it does not have: whose it is, and which
    public record Paste(Edit edit, List<TenantId> tenants, List<LeftOut> leftOut) {
        /// Keeps its own copies.
        public Paste {
            tenants = List.copyOf(tenants);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// A step of a fallback chain that leads nowhere in the plan.
    public record LeftOut(String tenant, String place) {}

    /// Adds tenants as they are, such as those read from a sheet. One whose id the plan has gets another.
    ///
    /// @param tenants at least one, in the tray
    public static Paste add(Plan plan, List<Tenant> tenants) {
        return into(plan, plan, "edit.paste", renamed(plan, tenants));
    }

    /// Adds the tenants of a clip, a plan that holds them in its tray, with the tiers, traces and providers that the plan lacks.
    public static Paste paste(Plan plan, Plan clip) {
        return into(plan, clip, "edit.paste", renamed(plan, clip.tenants()));
    }

    /// Adds a copy of each of some tenants of the plan.
    ///
    /// @param tenants at least one
    public static Paste duplicate(Plan plan, List<TenantId> tenants) {
        return into(plan, plan, "edit.duplicate", renamed(plan, tenants.stream().map(tenant -> plan.tenant(tenant).in(null)).toList()));
    }

    private static Paste into(Plan plan, Plan clip, String label, List<Tenant> copies) {
        List<LeftOut> leftOut = new ArrayList<>();
        copies.forEach(tenant -> tenant.client().fallback().stream().filter(hop -> !leads(plan, tenant, hop)).forEach(hop -> leftOut.add(new LeftOut(tenant.name(), hop.place()))));
        boolean one = copies.size() == 1;
        Edit edit = Edit.of(one ? label : label + "Several", List.of(one ? copies.getFirst().name() : Integer.toString(copies.size())), before -> added(before, clip, copies));
        return new Paste(edit, copies.stream().map(Tenant::id).toList(), leftOut);
    }

    private static boolean leads(Plan plan, Tenant tenant, Hop hop) {
        return hop.partition() == null || plan.partitions().stream().anyMatch(partition -> partition.id().equals(hop.partition()) && !partition.reserved()
                && tenant.accepts(plan.deploymentOf(partition).model()));
    }

    /// The same tenants, under ids and names that the plan does not have.
    private static List<Tenant> renamed(Plan plan, List<Tenant> tenants) {
        Set<String> ids = plan.tenants().stream().map(tenant -> tenant.id().value()).collect(Collectors.toCollection(HashSet::new));
        Set<String> names = plan.tenants().stream().map(Tenant::name).collect(Collectors.toSet());
        List<Tenant> copies = new ArrayList<>();
        for (Tenant tenant : tenants) {
            String id = unused(tenant.id().value(), "-", ids::contains);
            String name = unused(tenant.name(), " ", names::contains);
            ids.add(id);
            copies.add(new Tenant(new TenantId(id), name, tenant.tier(), null, tenant.workloads(), tenant.objectives(), tenant.client(), tenant.budgetUsdPerMonth()));
        }
        return copies;
    }

    /// The text, or with the first number behind it from 2 on that is not taken.
    private static String unused(String text, String gap, Predicate<String> taken) {
        String base = text.replaceFirst(gap + "[0-9]{1,4}$", "");
        String free = text;
        for (int copy = 2; taken.test(free); copy++) {
            free = base + gap + copy;
        }
        return free;
    }

    private static Plan added(Plan before, Plan clip, List<Tenant> copies) {
        Plan plan = before;
        Map<TierId, TierId> tiers = new HashMap<>();
        for (TierId tier : copies.stream().map(Tenant::tier).distinct().toList()) {
            Optional<Tier> known = plan.tiers().stream().filter(each -> each.id().equals(tier)).findFirst()
                    .or(() -> before.tiers().stream().filter(each -> each.name().equals(clip.tier(tier).name())).findFirst());
            tiers.put(tier, known.map(Tier::id).orElse(tier));
            plan = known.isPresent() ? plan : plan.withTier(clip.tier(tier));
        }
        List<Provider> providers = new ArrayList<>(plan.providers());
        for (Tenant copy : copies) {
            copy.client().fallback().stream().map(Hop::provider).filter(provider -> provider != null && providers.stream().noneMatch(each -> each.id().equals(provider)))
                    .distinct().forEach(provider -> providers.add(clip.provider(checked(provider))));
        }
        plan = plan.withProviders(providers);
        List<Tenant> added = new ArrayList<>();
        for (Tenant copy : copies) {
            Client client = copy.client();
            List<Hop> chain = client.fallback().stream().filter(hop -> leads(before, copy, hop)).toList();
            Tenant fitted = copy.withTier(tiers.getOrDefault(copy.tier(), copy.tier())).withClient(chain.equals(client.fallback()) ? client : client.withFallback(chain));
            for (Workload workload : copy.workloads()) {
                if (workload.traffic() instanceof Traffic.Replayed replayed) {
                    Trace trace = trace(plan, clip.trace(replayed.trace()));
                    fitted = replaying(fitted, replayed.trace(), trace.id());
                    plan = plan.withTenantAndTrace(fitted, trace);
                }
            }
            added.add(fitted);
        }
        Set<TenantId> ids = added.stream().map(Tenant::id).collect(Collectors.toSet());
        List<Tenant> all = new ArrayList<>(plan.tenants().stream().filter(tenant -> !ids.contains(tenant.id())).toList());
        all.addAll(added);
        return plan.withTenants(all);
    }

    private static ProviderId checked(@Nullable ProviderId provider) {
        return Objects.requireNonNull(provider);
    }

    /// The trace as the plan has it or will: one of its own that is the same, or the other under an id that is free.
    private static Trace trace(Plan plan, Trace trace) {
        if (plan.traces().contains(trace)) {
            return trace;
        }
        String id = unused(trace.id().value(), "-", taken -> plan.traces().stream().anyMatch(each -> each.id().value().equals(taken)));
        return id.equals(trace.id().value()) ? trace : trace.withId(new TraceId(id));
    }

    private static Tenant replaying(Tenant tenant, TraceId from, TraceId to) {
        return tenant.withWorkloads(tenant.workloads().stream().map(workload -> workload.traffic() instanceof Traffic.Replayed replayed && replayed.trace().equals(from)
                ? workload.withTraffic(new Traffic.Replayed(to, replayed.repeat())) : workload).toList());
    }
}

package io.headroom.inspector;

import io.headroom.plan.Incident;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Limits;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.Workload;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the plan says may turn away a tenant's requests, wherever they go: known before anything is simulated.
final class LimitsInForce {
    private final Plan plan;
    private final Tenant tenant;
    private final Set<LimitKind> kinds = EnumSet.noneOf(LimitKind.class);

    private LimitsInForce(Plan plan, Tenant tenant) {
        this.plan = plan;
        this.tenant = tenant;
    }

    static Set<LimitKind> of(Plan plan, Tenant tenant) {
        LimitsInForce limits = new LimitsInForce(plan, tenant);
        limits.places().map(plan::partition).forEach(limits::at);
        limits.add(LimitKind.PATIENCE, tenant.client().patienceSeconds() != null);
        limits.add(LimitKind.PROVIDER, plan.incidents().stream().map(Incident::what).anyMatch(limits::stopsAProvider));
        return limits.kinds;
    }

    private void add(LimitKind kind, boolean holds) {
        if (holds) {
            kinds.add(kind);
        }
    }

    /// Home, where home spills to, and the partitions of the fallback chain.
    private Stream<PartitionId> places() {
        PartitionId home = tenant.partition();
        Sharing.Spill spill = home == null ? null : plan.partition(home).sharing().spill();
        return Stream.concat(Stream.of(Stream.ofNullable(home), Stream.ofNullable(spill).map(Sharing.Spill::lane)).flatMap(each -> each),
                tenant.client().fallback().stream().map(hop -> hop.partition()).filter(Objects::nonNull));
    }

    private void at(Partition place) {
        Queueing queueing = place.queueing();
        add(LimitKind.LANE_QUEUE, queueing.length() != null);
        add(LimitKind.WAIT, queueing.waitSeconds() != null);
        if (!place.reserved()) {
            rates(plan.tier(tenant.tier()).limits());
            caps(plan.tier(tenant.tier()).limits().caps());
        }
    }

    private void rates(Limits limits) {
        add(LimitKind.REQUESTS, limits.requests() != null);
        add(LimitKind.INPUT_TOKENS, limits.inputTokens() != null);
        add(LimitKind.OUTPUT_TOKENS, limits.outputTokens() != null);
        add(LimitKind.TOKENS, limits.tokens() != null);
        add(LimitKind.TOKENS_PER_DAY, limits.tokensPerDay() != null);
        add(LimitKind.SPEND_PER_MONTH, limits.usdPerMonth() != null);
        add(LimitKind.PROVISIONED, limits.provisioned() != null);
    }

    private void caps(Limits.Caps caps) {
        add(LimitKind.BATCH_JOBS, caps.batchJobs() != null && sends(workload -> workload.kind() == Workload.Kind.BATCH));
        add(LimitKind.MULTIMODAL, caps.multimodal() != null && sends(workload -> workload.envelope().multimodal()));
        add(LimitKind.SANDBOX_JOBS, caps.sandboxJobs() != null && sends(workload -> workload.kind() == Workload.Kind.SANDBOX));
        Long most = caps.payloadBytes();
        add(LimitKind.PAYLOAD, most != null && sends(workload -> workload.envelope().payloadBytes() > most));
        add(LimitKind.TENANT_QUEUE, caps.waiting() != null);
        add(LimitKind.WAIT, caps.waitSeconds() != null);
    }

    private boolean sends(Predicate<Workload> such) {
        return tenant.workloads().stream().anyMatch(such);
    }

    private boolean stopsAProvider(Incident.What what) {
        return what instanceof Incident.What.ProviderDown(var down) && tenant.client().fallback().stream().anyMatch(hop -> down.equals(hop.provider()));
    }
}

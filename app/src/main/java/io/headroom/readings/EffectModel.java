package io.headroom.readings;

import io.headroom.board.BoardEffects;
import io.headroom.board.Effect;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.estimate.Estimate;
import io.headroom.estimate.EstimateError;
import io.headroom.look.State;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.session.Estimates;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an edit that is tried would do to whom: to those it is about, to the one neighbour it leaves worst off, to what is throttled, to the caps of those left behind, to cost
/// and GPUs. What is now is simulated where that is known, what would be is estimated.
public final class EffectModel {
    private final Words words = Words.of(EffectModel.class);
    private final Plan plan;
    private final Plan then;
    private final Estimates.Tried tried;
    private final @Nullable Results results;
    private final EstimateError error;
    private final Format format;
    private final Map<TenantId, Tenant> before = new HashMap<>();
    private final List<Tenant> moved;
    private final Set<PartitionId> touched = new HashSet<>();

    /// @param results of the plan as it is, or null where they are not known yet
    public EffectModel(Plan plan, Estimates.Tried tried, @Nullable Results results, EstimateError error, Format format) {
        this.plan = plan;
        this.then = tried.plan();
        this.tried = tried;
        this.results = results;
        this.error = error;
        this.format = format;
        plan.tenants().forEach(tenant -> before.put(tenant.id(), tenant));
        moved = then.tenants().stream().filter(tenant -> before.containsKey(tenant.id()) && !Objects.equals(was(tenant.id()), tenant.partition())).toList();
        Map<PartitionId, Partition> were = plan.partitions().stream().collect(Collectors.toMap(Partition::id, partition -> partition));
        then.partitions().stream().filter(partition -> !partition.equals(were.get(partition.id()))).forEach(partition -> touched.add(partition.id()));
        moved.forEach(tenant -> {
            add(tenant.partition());
            add(was(tenant.id()));
        });
    }

    /// Where a tenant is before the edit; null in the tray, or where it is not there yet.
    private @Nullable PartitionId was(TenantId id) {
        Tenant tenant = before.get(id);
        return tenant == null ? null : tenant.partition();
    }

    private void add(@Nullable PartitionId partition) {
        if (partition != null) {
            touched.add(partition);
        }
    }

    /// What the edit would do, row by row and in one line.
    public Effect effect() {
        List<Effect.Row> rows = new ArrayList<>();
        Set<TenantId> movers = moved.stream().map(Tenant::id).collect(Collectors.toSet());
        List<Tenant> there = then.tenants().stream().filter(tenant -> tenant.partition() != null && touched.contains(tenant.partition())).toList();
        List<Tenant> own = moved.isEmpty() ? there : moved.stream().filter(tenant -> tenant.partition() != null).toList();
        Optional<TenantLatency> ownWorst = worst(own);
        ownWorst.ifPresent(latency -> rows.add(row(latency, moved.isEmpty() ? words.text("effect.worst", title(latency)) : moved.size() == 1 ? words.text("effect.own", title(latency))
                : words.text("effect.ownWorst", title(latency)), moved.size() == 1 ? "" : latency.tenant().name())));
        if (!moved.isEmpty() && own.isEmpty()) {
            rows.add(new Effect.Row(words.text("effect.own", words.text("statistic.p99")), "", "", words.text("effect.unplaced"), "", State.NONE, ""));
        }
        Optional<TenantLatency> neighbour = moved.isEmpty() ? Optional.empty() : worst(there.stream().filter(tenant -> !movers.contains(tenant.id())).toList());
        if (neighbour.isPresent()) {
            rows.add(row(neighbour.get(), words.text("effect.neighbour"), neighbour.get().tenant().name()));
        } else if (!moved.isEmpty()) {
            rows.add(new Effect.Row(words.text("effect.neighbour"), "", "", words.text("effect.nobody"), "", State.NONE, ""));
        }
        throttled(there).ifPresent(rows::add);
        freedCap(movers).ifPresent(rows::add);
        rows.add(cost());
        rows.add(gpus());
        return new Effect(BoardEffects.title(tried.edit()), rows, brief(ownWorst, neighbour));
    }

    private Optional<TenantLatency> worst(List<Tenant> tenants) {
        return TenantLatency.worst(tenants.stream().flatMap(tenant -> tried.after().results().tenant(tenant.id())
                .map(result -> TenantLatency.of(tenant, LatencyGauge.TTFT, LatencyGauge.TTFT.of(result))).stream()).toList());
    }

    private String title(TenantLatency latency) {
        return TenantLatency.title(words, LatencyGauge.TTFT, latency.statistic());
    }

    private Effect.Row row(TenantLatency latency, String label, String who) {
        Tenant tenant = latency.tenant();
        double now = simulated(tenant, latency.statistic());
        boolean known = !Double.isNaN(now);
        double was = known ? now : tried.before().results().tenant(tenant.id()).map(result -> LatencyGauge.TTFT.of(result).value(latency.statistic())).orElse(Double.NaN);
        String from = Double.isNaN(was) ? Format.NONE : known ? format.duration(was).text() : about(format.duration(was).text());
        State state = state(latency);
        return new Effect.Row(label, who, from, about(format.duration(latency.value()).text()), Double.isNaN(was) || was == 0 ? "" : format.change(latency.value() / was - 1), state,
                state == State.NONE ? "" : about(state.word()));
    }

    /// What the simulation of the plan as it is says of a tenant that is placed.
    private double simulated(Tenant tenant, Objective.Statistic statistic) {
        return results == null || was(tenant.id()) == null ? Double.NaN
                : results.tenant(tenant.id()).map(result -> LatencyGauge.TTFT.of(result).value(statistic)).orElse(Double.NaN);
    }

    private State state(TenantLatency latency) {
        if (Double.isNaN(latency.target())) {
            return State.NONE;
        }
        double band = error.of(Objective.Metric.TTFT, latency.statistic(), tried.after().load(latency.tenant().id()));
        return TenantLatency.shown(ObjectiveState.of(latency.value(), TriedReadings.band(latency.value(), band), latency.target()));
    }

    private String about(String text) {
        return words.text("effect.about", text);
    }

    /// The tenant of the places touched that is throttled most, before or after.
    private Optional<Effect.Row> throttled(List<Tenant> there) {
        Map<TenantId, Tenant> all = new HashMap<>();
        there.forEach(tenant -> all.put(tenant.id(), tenant));
        moved.forEach(tenant -> all.put(tenant.id(), tenant));
        return all.values().stream().max(Comparator.comparingDouble((Tenant tenant) -> Math.max(share(tried.before(), tenant), share(tried.after(), tenant))).thenComparing(Tenant::name))
                .filter(tenant -> Math.max(share(tried.before(), tenant), share(tried.after(), tenant)) >= 5e-4).map(tenant -> {
                    double simulated = results == null ? Double.NaN : results.tenant(tenant.id()).map(TenantResult::throttledShare).orElse(Double.NaN);
                    double was = Double.isNaN(simulated) ? share(tried.before(), tenant) : simulated;
                    double will = share(tried.after(), tenant);
                    String from = format.share(was).text();
                    return new Effect.Row(words.text("effect.throttled"), tenant.name(), Double.isNaN(simulated) ? about(from) : from, about(format.share(will).text()),
                            format.points(will - was), State.NONE, "");
                });
    }

    private static double share(Estimate.Estimated estimated, Tenant tenant) {
        return estimated.results().tenant(tenant.id()).map(TenantResult::throttledShare).filter(share -> !Double.isNaN(share)).orElse(0.0);
    }

    /// How far the requests per minute of those left in a lane could rise until it is as loaded as it is now.
    private Optional<Effect.Row> freedCap(Set<TenantId> movers) {
        for (Tenant tenant : moved) {
            PartitionId from = was(tenant.id());
            Optional<Partition> lane = from == null ? Optional.empty() : then.partitions().stream().filter(partition -> partition.id().equals(from) && !partition.reserved()).findFirst();
            if (lane.isEmpty()) {
                continue;
            }
            double was = Objects.requireNonNullElse(tried.before().loads().get(from), Double.NaN);
            double will = Objects.requireNonNullElse(tried.after().loads().get(from), Double.NaN);
            Optional<Tier> tier = then.tenantsIn(from).stream().filter(left -> !movers.contains(left.id())).map(left -> then.tier(left.tier()))
                    .filter(each -> each.limits().requests() != null).min(Comparator.comparingInt((Tier each) -> each.level().rank()).thenComparing(Tier::name));
            if (tier.isPresent() && will > 0 && was > will * 1.005) {
                Rate cap = Objects.requireNonNull(tier.get().limits().requests());
                double perMinute = cap.perSecond() * 60;
                return Optional.of(new Effect.Row(words.text("effect.cap", lane.get().name(), tier.get().name()), "", format.count(Math.rint(perMinute * 10) / 10),
                        about(words.text("effect.perMinute", format.count(Math.rint(perMinute * was / will)))), format.change(was / will - 1), State.NONE, ""));
            }
        }
        return Optional.empty();
    }

    private Effect.Row cost() {
        double was = plan.usdPerHour();
        double will = then.usdPerHour();
        String unit = words.text("cost.unit");
        String change = same(was, will) ? words.text("ghost.unchanged") : signed(will - was, format.price(Math.abs(will - was), "").digits());
        return new Effect.Row(words.text("effect.cost"), "", format.price(was, "").digits(), about(format.price(will, unit).text()), change, State.NONE, "");
    }

    private Effect.Row gpus() {
        double was = plan.partitions().stream().mapToDouble(Partition::gpuShare).sum();
        double will = then.partitions().stream().mapToDouble(Partition::gpuShare).sum();
        String change = was == will ? words.text("ghost.unchanged") : signed(will - was, format.count(Math.abs(will - was)));
        return new Effect.Row(words.text("effect.gpus"), "", format.count(was), format.count(will), change, State.NONE, "");
    }

    /// Sums of the same prices in another order differ in their last digits.
    private static boolean same(double was, double will) {
        return Math.abs(will - was) < 0.005;
    }

    private static String signed(double change, String size) {
        return (change < 0 ? "\u2212" : "+") + size;
    }

    private String brief(Optional<TenantLatency> own, Optional<TenantLatency> neighbour) {
        List<String> parts = new ArrayList<>();
        own.ifPresent(latency -> {
            State state = state(latency);
            String value = format.duration(latency.value()).text();
            parts.add(state == State.NONE ? words.text("effect.brief.own", title(latency), value) : words.text("effect.brief.ownState", title(latency), value, state.word()));
        });
        if (own.isEmpty() && !moved.isEmpty()) {
            parts.add(words.text("effect.unplaced"));
        }
        neighbour.ifPresent(latency -> parts.add(words.text("effect.brief.neighbour", latency.tenant().name(), format.duration(latency.value()).text())));
        Effect.Row cost = cost();
        parts.add(same(plan.usdPerHour(), then.usdPerHour()) ? words.text("effect.brief.sameCost") : words.text("effect.brief.cost", cost.change()));
        return String.join(" · ", parts);
    }
}

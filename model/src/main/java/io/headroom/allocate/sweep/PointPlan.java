package io.headroom.allocate.sweep;

import io.headroom.allocate.Feasibility;
import io.headroom.allocate.ScaledLoad;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The plan of a point.
final class PointPlan {
    private PointPlan() {}

    /// The plan with a point's settings: its scenario first, then partitions all at once, since one may take what another leaves.
    ///
    /// @throws InvalidPlan if it cannot stand, with why
    static Plan of(Plan plan, Point point) {
        Plan changed = plan.withScenarios(Scenarios.NONE);
        for (Setting setting : point.settings()) {
            changed = setting instanceof Setting.InScenario scenario ? plan.variant(scenario.name()) : changed;
        }
        changed = partitions(changed, point);
        for (Setting setting : point.settings()) {
            changed = switch (setting) {
                case Setting.InScenario _, Setting.Gpus _, Setting.Runs _ -> changed;
                case Setting.Seed seed -> changed.withRun(changed.run().withSeed(seed.seed()));
                case Setting.Duration duration -> changed.withRun(changed.run().withDuration(duration.seconds()));
                case Setting.Load load -> ScaledLoad.of(changed, load.tenant(), load.factor());
                case Setting.Limit limit -> {
                    Tier tier = changed.tier(limit.tier());
                    yield changed.withTier(tier.withLimits(limit.limit().in(tier.limits(), limit.text())));
                }
            };
        }
        List<String> problems = Feasibility.problems(changed);
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems.getFirst());
        }
        return changed;
    }

    private static Plan partitions(Plan plan, Point point) {
        List<Partition> partitions = new ArrayList<>(plan.partitions());
        boolean any = false;
        for (Setting setting : point.settings()) {
            Partition before = switch (setting) {
                case Setting.Gpus gpus -> plan.partition(gpus.partition());
                case Setting.Runs runs -> plan.partition(runs.partition());
                default -> null;
            };
            if (before != null) {
                any = true;
                partitions.replaceAll(partition -> partition.id().equals(before.id()) ? set(partition, setting) : partition);
            }
        }
        return any ? plan.withPartitions(partitions, plan.tenants()) : plan;
    }

    private static Partition set(Partition partition, Setting setting) {
        return switch (setting) {
            case Setting.Gpus gpus -> partition.withGpus(gpus.gpus());
            case Setting.Runs runs -> new Partition(partition.id(), partition.name(), partition.kind(), partition.cluster(), partition.gpus(), runs.deployment(), partition.owner(),
                    partition.queueing(), partition.sharing());
            default -> partition;
        };
    }

    /// Refuses a grid that names what none of the plan's scenarios has: most likely a slip of the pen.
    ///
    /// @throws InvalidPlan naming it and what there is
    static void checkNames(Plan plan, Grid grid) {
        List<Plan> variants = plan.variants().stream().map(plan::variant).toList();
        grid.settings().forEach(setting -> {
            switch (setting) {
                case Setting.InScenario scenario -> plan.variant(scenario.name());
                case Setting.Seed _, Setting.Duration _ -> {}
                case Setting.Load load -> known(variants, setting, "tenant", load.tenant().value(), each -> each.tenants().stream().map(tenant -> tenant.id().value()).toList());
                case Setting.Gpus gpus -> partition(variants, setting, gpus.partition().value());
                case Setting.Runs runs -> {
                    partition(variants, setting, runs.partition().value());
                    known(variants, setting, "deployment", runs.deployment().value(), each -> each.deployments().stream().map(deployment -> deployment.id().value()).toList());
                }
                case Setting.Limit limit -> known(variants, setting, "tier", limit.tier().value(), each -> each.tiers().stream().map(tier -> tier.id().value()).toList());
            }
        });
    }

    private static void partition(List<Plan> variants, Setting setting, String id) {
        known(variants, setting, "partition", id, each -> each.partitions().stream().map(partition -> partition.id().value()).toList());
    }

    private static void known(List<Plan> variants, Setting setting, String what, String id, Function<Plan, List<String>> ids) {
        List<String> all = variants.stream().map(ids).flatMap(List::stream).distinct().toList();
        if (all.stream().noneMatch(Predicate.isEqual(id))) {
            throw new InvalidPlan("The grid sets %s, but there is no %s \"%s\" in the plan. It has %s.".formatted(setting.subject(), what, id,
                    all.stream().limit(12).collect(Collectors.joining(", ")) + (all.size() > 12 ? ", …" : "")));
        }
    }
}

package io.headroom.allocate.auto;

import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Gives account of a layout: who is where and why, how large each partition is and why.
///
/// @param puzzle the choice by all that is known
record Account(Ground ground, Puzzle puzzle, Sizing sizing) {
    Answer.Found found(Layout layout, Blueprint.Drawn drawn, Results results, int trials) {
        Map<TenantId, Answer.Placed> placed = new HashMap<>();
        Map<PartitionId, Answer.Sized> sized = new HashMap<>();
        for (Layout.Block block : layout.blocks()) {
            PartitionId id = drawn.id(block);
            for (int member : block.members()) {
                Tenant tenant = ground.tenants().get(member);
                placed.put(tenant.id(), new Answer.Placed(tenant.id(), tenant.partition(), id, alone(member), share(block, member)));
            }
            sized.put(id, sized(block, drawn.plan(), id, results));
        }
        Plan before = ground.plan();
        double usd = ground.keptUsd() + layout.usd();
        List<Answer.Placed> tenants = before.tenants().stream().map(tenant -> placed.get(tenant.id())).filter(Objects::nonNull).toList();
        List<Answer.Sized> partitions = drawn.plan().partitions().stream().map(partition -> sized.get(partition.id())).filter(Objects::nonNull).toList();
        return new Answer.Found(before, drawn.plan(), results, Math.min(usd, ground.keptUsd() + Bound.of(puzzle)), tenants, partitions, trials, false);
    }

    private double alone(int member) {
        return IntStream.range(0, puzzle.sites()).filter(site -> puzzle.needs().alone()[member][site] > 0)
                .mapToDouble(site -> puzzle.usd(site, puzzle.needs().alone()[member][site])).min().orElse(Double.NaN);
    }

    private double share(Layout.Block block, int member) {
        double all = 0;
        for (int other : block.members()) {
            all += puzzle.needs().work()[other][block.site()];
        }
        double part = all == 0 ? 1.0 / block.members().length : puzzle.needs().work()[member][block.site()] / all;
        return part * puzzle.usd(block.site(), block.replicas());
    }

    private Answer.Sized sized(Layout.Block block, Plan plan, PartitionId id, Results results) {
        Optional<Partition> there = ground.plan().partitions().stream().filter(partition -> partition.id().equals(id)).findFirst();
        Partition partition = plan.partition(id);
        List<Answer.Reached> reached = new ArrayList<>();
        for (int member : block.members()) {
            results.tenant(ground.tenants().get(member).id()).ifPresent(tenant -> reached(tenant).forEach(reached::add));
        }
        Answer.@Nullable Reached tightest = reached.stream().max(Comparator.comparingDouble(each -> each.value() / each.objective().targetSeconds())).orElse(null);
        return new Answer.Sized(id, there.map(Partition::gpus).orElse(0), partition.gpus(), block.replicas(), tightest, block.replicas() == 1 ? null : sizing.size(block).fewer());
    }

    private static List<Answer.Reached> reached(TenantResult tenant) {
        return tenant.objectives().stream().filter(result -> !Double.isNaN(result.value())).map(result -> reached(tenant, result)).toList();
    }

    private static Answer.Reached reached(TenantResult tenant, ObjectiveResult result) {
        return new Answer.Reached(tenant.id(), result.objective(), result.value());
    }
}

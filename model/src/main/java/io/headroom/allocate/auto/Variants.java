package io.headroom.allocate.auto;

import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Deployments that a plan could have besides its own: the same model at other tensor-parallel degrees, and in fp8 where the plan has it in bf16.
final class Variants {
    private static final int WIDEST = 8;

    private Variants() {}

    /// Those of the plan, then the others.
    static List<Deployment> of(Plan plan) {
        List<Deployment> all = new ArrayList<>(plan.deployments());
        for (Deployment deployment : plan.deployments()) {
            if (deployment.serving() instanceof Serving.Batching batching) {
                for (Precision precision : batching.precision() == Precision.BF16 ? List.of(Precision.BF16, Precision.FP8) : List.of(batching.precision())) {
                    for (int tp = 1; tp <= WIDEST; tp *= 2) {
                        add(all, plan, deployment, with(batching, precision, tp));
                    }
                }
            }
        }
        return all;
    }

    private static Serving.Batching with(Serving.Batching batching, Precision precision, int tp) {
        return new Serving.Batching(batching.engine(), batching.engineVersion(), precision, batching.kvPrecision(), tp, batching.maxBatchedTokens(), batching.maxSequences(),
                batching.memoryShare(), batching.prefixCaching(), batching.sessionAffinity());
    }

    private static void add(List<Deployment> all, Plan plan, Deployment like, Serving.Batching batching) {
        String id = "%s-%s-tp%d".formatted(like.model().value(), batching.precision().name().toLowerCase(Locale.ROOT), batching.tensorParallel());
        boolean divides = plan.model(like.model()).heads() % batching.tensorParallel() == 0;
        boolean there = all.stream().anyMatch(other -> (other.model().equals(like.model()) && other.serving().equals(batching)) || other.id().value().equals(id));
        if (divides && !there) {
            all.add(new Deployment(new DeploymentId(id), "%s %s tp %d".formatted(plan.model(like.model()).name(), batching.precision().name().toLowerCase(Locale.ROOT),
                    batching.tensorParallel()), like.model(), batching));
        }
    }
}

package io.headroom.allocate.size;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Workload;
import io.headroom.serving.KvCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All that somebody could run on: the plan's deployments of accepted models with every tensor-parallel degree, and beside them a narrower precision and accepted models
/// of which the plan has the facts and no deployment.
final class Options {
    private static final int WIDEST = 8;

    private final SizeQuestion question;
    private final Plan plan;
    private final List<Option> options = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    private Options(SizeQuestion question) {
        this.question = question;
        plan = question.plan();
    }

    /// Those of a question, in the order of preference, and those of the plan's deployments that cannot run at all.
    static Options of(SizeQuestion question) {
        Options options = new Options(question);
        List<ModelId> models = accepted(question);
        List<Cluster> clusters = question.clusters().isEmpty() ? options.plan.fleet() : question.clusters().stream().map(options.plan::cluster).toList();
        for (int rank = 0; rank < models.size(); rank++) {
            for (Cluster cluster : clusters) {
                options.add(cluster, models.get(rank), rank);
            }
        }
        return options;
    }

    List<Option> all() {
        return options;
    }

    List<Obstacle> obstacles() {
        return obstacles;
    }

    /// The models that every workload accepts, by how much they are liked.
    private static List<ModelId> accepted(SizeQuestion question) {
        List<Tenant> tenants = question.subject().tenants(question.plan());
        Map<ModelId, Integer> dislike = new HashMap<>();
        List<ModelId> models = new ArrayList<>(tenants.getFirst().workloads().getFirst().models());
        for (Tenant tenant : tenants) {
            for (Workload workload : tenant.workloads()) {
                models.retainAll(workload.models());
                models.forEach(model -> dislike.merge(model, workload.models().indexOf(model), Integer::sum));
            }
        }
        models.sort(Comparator.comparingInt(model -> dislike.getOrDefault(model, 0)));
        return models;
    }

    private void add(Cluster cluster, ModelId model, int rank) {
        List<Deployment> own = plan.deployments().stream().filter(deployment -> deployment.model().equals(model))
                .filter(deployment -> question.deployments().isEmpty() || question.deployments().contains(deployment.id())).toList();
        for (Deployment deployment : own) {
            if (deployment.serving() instanceof Serving.Slots) {
                add(new Option(cluster, deployment, true, true, true, rank));
            }
            add(new Option(cluster, deployment, false, true, true, rank));
        }
        if (!question.deployments().isEmpty()) {
            return;
        }
        GpuType gpu = plan.gpuType(cluster.gpu());
        for (Deployment deployment : own) {
            if (deployment.serving() instanceof Serving.Batching batching) {
                degrees(cluster, model, batching, true, rank);
            }
        }
        for (Deployment deployment : own) {
            if (deployment.serving() instanceof Serving.Batching batching && batching.precision() == Precision.BF16 && gpu.fp8Tflops() != null) {
                degrees(cluster, model, at(batching, Precision.FP8, 1), false, rank);
            }
        }
        if (own.isEmpty() && plan.models().stream().anyMatch(known -> known.id().equals(model))) {
            degrees(cluster, model, Serving.Batching.of(Precision.BF16, 1), false, rank);
            if (gpu.fp8Tflops() != null) {
                degrees(cluster, model, Serving.Batching.of(Precision.FP8, 1), false, rank);
            }
        }
    }

    private void degrees(Cluster cluster, ModelId model, Serving.Batching batching, boolean allowed, int rank) {
        for (int degree = 1; degree <= Math.min(WIDEST, cluster.gpusPerNode()); degree *= 2) {
            Serving serving = at(batching, batching.precision(), degree);
            Optional<Deployment> known = plan.deployments().stream().filter(deployment -> deployment.model().equals(model) && deployment.serving().equals(serving)).findFirst();
            add(new Option(cluster, known.orElseGet(() -> made(model, (Serving.Batching) serving)), false, known.isPresent(), allowed, rank));
        }
    }

    private static Serving.Batching at(Serving.Batching batching, Precision precision, int degree) {
        return new Serving.Batching(batching.engine(), batching.engineVersion(), precision, batching.kvPrecision(), degree, batching.maxBatchedTokens(),
                batching.maxSequences(), batching.memoryShare(), batching.prefixCaching(), batching.sessionAffinity());
    }

    private Deployment made(ModelId id, Serving.Batching serving) {
        String precision = serving.precision().name().toLowerCase(Locale.ROOT);
        String name = "%s %s TP%d".formatted(plan.model(id).name(), precision, serving.tensorParallel());
        String stem = "%s-%s-tp%d".formatted(id, precision, serving.tensorParallel());
        return new Deployment(Option.freeId(plan.deployments(), stem), name, id, serving);
    }

    /// Takes an option in, unless there is one like it or it cannot run: of those that the plan has, that is said.
    private void add(Option option) {
        if (options.stream().anyMatch(other -> other.cluster().equals(option.cluster()) && other.pool() == option.pool() && other.deployment().model().equals(option.deployment().model())
                && other.deployment().serving().equals(option.deployment().serving()))) {
            return;
        }
        Optional<String> problem = problem(option);
        if (problem.isEmpty()) {
            options.add(option);
        } else if (option.inPlan() && obstacles.stream().noneMatch(told -> told.option().equals(option))) {
            obstacles.add(new Obstacle(option, Obstacle.Reason.CANNOT_RUN, problem.get(), null, null, null));
        }
    }

    private Optional<String> problem(Option option) {
        if (option.gpusPerReplica() > option.cluster().gpusPerNode()) {
            return Optional.of("A replica needs %d GPUs of one node, and those of cluster %s have %d.".formatted(option.gpusPerReplica(), option.cluster().name(),
                    option.cluster().gpusPerNode()));
        }
        if (option.deployment().serving() instanceof Serving.Batching batching) {
            Model model = plan.model(option.deployment().model());
            try {
                KvCache.blocks(model, plan.gpuType(option.cluster().gpu()), batching);
            } catch (InvalidPlan tooLarge) {
                return Optional.of(String.valueOf(tooLarge.getMessage()));
            }
        }
        Stage stage = new Stage(question, option);
        Plan one = stage.plan(1);
        return one.absence(one.partitions().getFirst());
    }
}

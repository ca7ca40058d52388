package io.headroom.allocate.size;

import io.headroom.plan.Cluster;
import io.headroom.plan.Incident;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import java.util.List;

/// A plan in which what is sized stands alone on an option, with as many replicas as are tried.
final class Stage {
    private final SizeQuestion question;
    private final Option option;
    private final Plan empty;
    private final Partition shape;
    private final List<Tenant> tenants;
    private final List<Incident> incidents;

    Stage(SizeQuestion question, Option option) {
        this.question = question;
        this.option = option;
        Plan plan = question.plan();
        shape = shape(plan, question.subject(), option);
        tenants = question.subject().tenants(plan).stream().map(tenant -> tenant.in(shape.id()).withClient(tenant.client().withFallback(List.of()))).toList();
        incidents = plan.incidents().stream().filter(this::concerns).toList();
        empty = plan.withScenarios(Scenarios.NONE).withIncidents(List.of()).withPartitions(List.of(), List.of()).withDeployment(option.deployment());
    }

    private static Partition shape(Plan plan, Subject subject, Option option) {
        int gpus = option.gpusPerReplica();
        return switch (subject) {
            case Subject.OneTenant(TenantId id) -> new Partition(new PartitionId("sized"), plan.tenant(id).name(), Partition.Kind.RESERVED, option.cluster().id(), gpus,
                    option.deployment().id(), id, Queueing.USUAL, Sharing.NONE);
            case Subject.Lane(PartitionId id) -> new Partition(id, plan.partition(id).name(), Partition.Kind.SHARED, option.cluster().id(), gpus, option.deployment().id(), null,
                    plan.partition(id).queueing(), Sharing.NONE);
        };
    }

    private boolean concerns(Incident incident) {
        return switch (incident.what()) {
            case Incident.What.Burst burst -> sized(burst.tenant());
            case Incident.What.Launch launch -> sized(launch.tenant());
            default -> true;
        };
    }

    private boolean sized(TenantId id) {
        return tenants.stream().anyMatch(tenant -> tenant.id().equals(id));
    }

    /// The plan with the option in a number of steps; the cluster has as many nodes as these need, if that is more than it has.
    Plan plan(int steps) {
        Cluster cluster = option.cluster();
        Option stepped = at(steps);
        int perNode = Math.max(1, cluster.gpusPerNode() / stepped.gpusPerReplica()) * Math.min(cluster.gpusPerNode(), stepped.gpusPerReplica());
        int nodes = Math.max(cluster.nodes(), Math.ceilDiv(gpus(steps), perNode));
        Cluster wide = new Cluster(cluster.id(), cluster.name(), cluster.gpu(), nodes, cluster.gpusPerNode(), cluster.availableFrom(), cluster.availableUntil(),
                cluster.prices());
        return empty.withCluster(wide).withDeployment(stepped.deployment())
                .withPartitions(List.of(shape.withDeployment(stepped.deployment().id()).withGpus(gpus(steps))), tenants).withIncidents(incidents);
    }

    /// The option in a number of steps.
    Option at(int steps) {
        return option.at(steps, question.plan().deployments());
    }

    /// Replicas of the option in a number of steps.
    int replicas(int steps) {
        return option.pool() ? 1 : steps;
    }

    int gpus(int steps) {
        return steps * option.step();
    }

    /// Where what is sized is in that plan.
    PartitionId partition() {
        return shape.id();
    }

    /// What so many steps cost in US dollars per hour.
    double usdPerHour(int steps) {
        return empty.usdPerHour(shape.withGpus(gpus(steps)));
    }

    Option option() {
        return option;
    }

    /// Most steps that are wanted and that the cluster has.
    int most() {
        Integer wanted = question.mostGpus();
        return Math.min(option.room(), wanted == null ? Integer.MAX_VALUE : wanted / option.step());
    }
}

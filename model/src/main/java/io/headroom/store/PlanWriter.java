package io.headroom.store;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Queueing;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Sharing;
import io.headroom.plan.Spread;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Units;
import io.headroom.plan.Wall;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns a plan into the tree of its file. The order of the keys here is the order in the file.
final class PlanWriter {
    private final UnknownKeys unknown;
    private final String scenario;
    private final Map<Trace, ObjectNode> packed;

    /// @param scenario what is written, for keys this version does not know
    PlanWriter(UnknownKeys unknown, String scenario) {
        this(unknown, scenario, new IdentityHashMap<>());
    }

    /// @param packed the columns of traces that are packed already: scenarios mostly have the same
    private PlanWriter(UnknownKeys unknown, String scenario, Map<Trace, ObjectNode> packed) {
        this.unknown = unknown;
        this.scenario = scenario;
        this.packed = packed;
    }

    static ObjectNode document(PlanDocument document) {
        Plan plan = document.plan();
        PlanWriter file = new PlanWriter(document.unknown(), UnknownKeys.FILE);
        Scenarios scenarios = plan.scenarios();
        ObjectNode root = object();
        root.set("headroom", file.finish(object().put("format", PlanFile.FORMAT), "headroom"));
        if (!scenarios.current().equals(Scenarios.NONE.current())) {
            root.put("scenario", scenarios.current());
        }
        setUnlessEmpty(root, "scenarioKeys", file.finish(object(), "scenarios", scenarios.origin(scenarios.current())));
        ObjectNode own = file.in(scenarios.origin(scenarios.current())).plan(plan);
        root.setAll(own);
        if (!plan.wall().equals(Wall.USUAL)) {
            root.set("wall", WallWriter.wall(plan.wall(), file));
        }
        if (!scenarios.others().isEmpty()) {
            section(root, "scenarios", scenarios.others(), other -> {
                ObjectNode object = object().put("name", other.name());
                object.set("plan", ScenarioPlan.of(file.in(scenarios.origin(other.name())).plan(other.plan()), own));
                return file.finish(object, "scenarios", scenarios.origin(other.name()));
            });
        }
        return root;
    }

    /// Values, keys and brackets that tenants take in a file, as a reader counts them.
    static long values(List<Tenant> tenants) {
        TenantWriter writer = new TenantWriter(new PlanWriter(UnknownKeys.NONE, UnknownKeys.FILE));
        return tenants.stream().mapToLong(tenant -> values(writer.tenant(tenant))).sum();
    }

    private static long values(JsonNode node) {
        return !node.isContainer() ? 1 : 2 + (node.isObject() ? node.size() : 0) + node.values().stream().mapToLong(PlanWriter::values).sum();
    }

    private PlanWriter in(String other) {
        return new PlanWriter(unknown, other, packed);
    }

    private ObjectNode plan(Plan plan) {
        ObjectNode root = object();
        root.put("name", plan.name());
        root.put("notes", plan.notes());
        root.set("run", run(plan.run()));
        section(root, "fleet", plan.fleet(), this::cluster);
        section(root, "deployments", plan.deployments(), this::deployment);
        section(root, "partitions", plan.partitions(), this::partition);
        TenantWriter tenants = new TenantWriter(this);
        section(root, "tiers", plan.tiers(), tenants::tier);
        section(root, "tenants", plan.tenants(), tenants::tenant);
        EventWriter events = new EventWriter(this);
        if (!plan.providers().isEmpty()) {
            section(root, "providers", plan.providers(), events::provider);
        }
        if (!plan.incidents().isEmpty()) {
            root.set("incidents", events.incidents(plan.incidents()));
        }
        if (!plan.offers().isEmpty()) {
            section(root, "offers", plan.offers(), new OfferWriter(this)::offer);
        }
        section(root, "gpuTypes", plan.gpuTypes(), this::gpuType);
        section(root, "models", plan.models(), this::model);
        ProfileWriter profiles = new ProfileWriter(this);
        section(root, "profiles", plan.profiles(), profiles::profile);
        section(root, "traces", plan.traces(), this::trace);
        return finish(root);
    }

    static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Adds what the file held beyond what this version knows.
    ObjectNode finish(ObjectNode object, String... address) {
        unknown.addTo(object, scenario, List.of(address));
        return object;
    }

    static void setUnlessEmpty(ObjectNode object, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            object.set(key, value);
        }
    }

    static void number(ObjectNode object, String key, double value) {
        object.put(key, JsonText.number(value));
    }

    static void numberIfAny(ObjectNode object, String key, @Nullable Double value) {
        if (value != null) {
            number(object, key, value);
        }
    }

    static void wholeIfAny(ObjectNode object, String key, @Nullable Integer value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    static void secondsIfAny(ObjectNode object, String key, @Nullable Double seconds) {
        if (seconds != null) {
            object.put(key, Units.formatSeconds(seconds));
        }
    }

    static <T> void section(ObjectNode root, String key, List<T> items, Function<T, ObjectNode> writer) {
        ArrayNode list = root.putArray(key);
        items.forEach(item -> list.add(writer.apply(item)));
    }

    private ObjectNode run(RunSettings run) {
        ObjectNode object = object().put("start", run.start().toString()).put("duration", Units.formatSeconds(run.durationSeconds()))
                .put("warmup", Units.formatSeconds(run.warmupSeconds())).put("seed", run.seed()).put("replications", run.replications());
        numberIfAny(object, "halfWidth", run.halfWidth());
        return finish(object, "run");
    }

    private ObjectNode cluster(Cluster cluster) {
        String id = cluster.id().value();
        ObjectNode object = object().put("id", id).put("name", cluster.name()).put("gpu", cluster.gpu().value()).put("nodes", cluster.nodes())
                .put("gpusPerNode", cluster.gpusPerNode());
        if (cluster.availableFrom() != null) {
            object.put("availableFrom", cluster.availableFrom().toString());
        }
        if (cluster.availableUntil() != null) {
            object.put("availableUntil", cluster.availableUntil().toString());
        }
        Prices prices = cluster.prices();
        ObjectNode priced = object();
        number(priced, "onDemandUsdPerGpuHour", prices.onDemandUsdPerGpuHour());
        number(priced, "reservedUsdPerGpuHour", prices.reservedUsdPerGpuHour());
        priced.put("asOf", prices.asOf().toString()).put("source", prices.source());
        object.set("prices", finish(priced, "fleet", id, "prices"));
        return finish(object, "fleet", id);
    }

    private ObjectNode deployment(Deployment deployment) {
        String id = deployment.id().value();
        ObjectNode serving = switch (deployment.serving()) {
            case Serving.Batching batching -> {
                ObjectNode object = object().put("kind", "batching").put("engine", batching.engine());
                if (batching.engineVersion() != null) {
                    object.put("engineVersion", batching.engineVersion());
                }
                object.put("precision", Part.word(batching.precision()))
                        .put("kvPrecision", Part.word(batching.kvPrecision())).put("tensorParallel", batching.tensorParallel())
                        .put("maxBatchedTokens", batching.maxBatchedTokens()).put("maxSequences", batching.maxSequences());
                number(object, "memoryShare", batching.memoryShare());
                yield object.put("prefixCaching", batching.prefixCaching()).put("sessionAffinity", batching.sessionAffinity());
            }
            case Serving.Slots slots -> {
                ObjectNode object = object().put("kind", "slots").put("servers", slots.servers());
                object.set("service", finish(DistributionWriter.seconds(slots.serviceSeconds()), "deployments", id, "serving", "service"));
                yield object.put("gpusPerReplica", slots.gpusPerReplica());
            }
        };
        ObjectNode object = object().put("id", id).put("name", deployment.name()).put("model", deployment.model().value());
        object.set("serving", finish(serving, "deployments", id, "serving"));
        return finish(object, "deployments", id);
    }

    private ObjectNode partition(Partition partition) {
        String id = partition.id().value();
        ObjectNode object = object().put("id", id).put("name", partition.name()).put("kind", Part.word(partition.kind()))
                .put("cluster", partition.cluster().value());
        if (partition.slice() == null) {
            object.put("gpus", partition.gpus());
        } else {
            object.set("slices", finish(object().put("profile", partition.slice().name()).put("count", partition.gpus()), "partitions", id, "slices"));
        }
        object.put("deployment", partition.deployment().value());
        if (partition.owner() != null) {
            object.put("owner", partition.owner().value());
        }
        setUnlessEmpty(object, "queue", queue(partition.queueing(), id));
        setUnlessEmpty(object, "sharing", sharing(partition.sharing(), id));
        setUnlessEmpty(object, "spread", spread(partition.siting().spread(), id));
        if (!partition.siting().nodes().isEmpty()) {
            ArrayNode nodes = object.putArray("nodes");
            partition.siting().nodes().forEach(node -> nodes.add(node + 1));
        }
        return finish(object, "partitions", id);
    }

    private ObjectNode queue(Queueing queueing, String partition) {
        ObjectNode object = object();
        if (!queueing.equals(Queueing.USUAL)) {
            object.put("discipline", Part.word(queueing.discipline()));
            wholeIfAny(object, "length", queueing.length());
            secondsIfAny(object, "wait", queueing.waitSeconds());
            if (queueing.gaps()) {
                object.put("gaps", true);
            }
        }
        return finish(object, "partitions", partition, "queue");
    }

    private ObjectNode sharing(Sharing sharing, String partition) {
        ObjectNode object = object();
        if (sharing.lends() != 0) {
            object.put("lends", sharing.lends());
        }
        if (sharing.borrows() != 0) {
            object.put("borrows", sharing.borrows());
        }
        Sharing.Spill spill = sharing.spill();
        if (spill != null) {
            ObjectNode to = object().put("lane", spill.lane().value()).put("after", Units.formatSeconds(spill.afterSeconds()));
            object.set("spill", finish(to, "partitions", partition, "sharing", "spill"));
        }
        return finish(object, "partitions", partition, "sharing");
    }

    private ObjectNode spread(@Nullable Spread spread, String partition) {
        ObjectNode object = object();
        if (spread != null) {
            wholeIfAny(object, "mostPerNode", spread.mostPerNode());
            wholeIfAny(object, "leastNodes", spread.leastNodes());
        }
        return finish(object, "partitions", partition, "spread");
    }

    private ObjectNode gpuType(GpuType gpu) {
        ObjectNode object = object().put("id", gpu.id().value()).put("name", gpu.name());
        number(object, "memoryGib", gpu.memoryGib());
        number(object, "bandwidthGbps", gpu.bandwidthGbps());
        number(object, "bf16Tflops", gpu.bf16Tflops());
        numberIfAny(object, "fp8Tflops", gpu.fp8Tflops());
        numberIfAny(object, "fp4Tflops", gpu.fp4Tflops());
        number(object, "linkGbps", gpu.linkGbps());
        object.put("gpusPerNode", gpu.gpusPerNode());
        numberIfAny(object, "powerWatts", gpu.powerWatts());
        object.put("source", gpu.source());
        if (!gpu.slices().equals(Catalogue.shipped().slices(gpu.id()))) {
            ArrayNode slices = object.putArray("slices");
            gpu.slices().forEach(slice -> slices.add(slice.written()));
        }
        return finish(object, "gpuTypes", gpu.id().value());
    }

    private ObjectNode model(Model model) {
        ObjectNode object = object().put("id", model.id().value()).put("name", model.name());
        number(object, "parameters", model.parameters());
        number(object, "activeParameters", model.activeParameters());
        object.put("layers", model.layers()).put("hidden", model.hidden()).put("vocabulary", model.vocabulary()).put("heads", model.heads())
                .put("kvHeads", model.kvHeads()).put("headDim", model.headDim()).put("fullAttentionLayers", model.fullAttentionLayers())
                .put("experts", model.experts()).put("expertsPerToken", model.expertsPerToken()).put("expertIntermediate", model.expertIntermediate())
                .put("maxContext", model.maxContext());
        number(object, "kvBytesPerToken", model.kvBytesPerToken());
        number(object, "kvBytesPerSequence", model.kvBytesPerSequence());
        number(object, "weightBytes", model.weightBytes());
        return finish(object.put("source", model.source()), "models", model.id().value());
    }

    private ObjectNode trace(Trace trace) {
        ObjectNode object = object().put("id", trace.id().value()).put("name", trace.name()).put("source", trace.source());
        object.setAll(packed.computeIfAbsent(trace, PlanWriter::columns));
        return finish(object, "traces", trace.id().value());
    }

    private static ObjectNode columns(Trace trace) {
        ObjectNode object = object();
        TraceColumns.write(trace, object);
        return object;
    }
}

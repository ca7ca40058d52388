package io.headroom.store;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.GpuType;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Prices;
import io.headroom.plan.Serving;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads clusters and what is deployed on them.
final class FleetReader {
    private final List<GpuType> own;

    /// @param own the GPU types the file itself describes; others come from the catalogue
    FleetReader(List<GpuType> own) {
        this.own = own;
    }

    Cluster cluster(Part part) {
        Catalogue catalogue = part.reading().catalogue();
        Set<String> known = new HashSet<>(part.reading().ids("gpuTypes"));
        catalogue.gpuTypes().forEach(gpu -> known.add(gpu.id().value()));
        ClusterId id = part.id("id", ClusterId::new);
        String name = part.name("name", "Hall A");
        GpuTypeId gpu = part.reference("gpu", GpuTypeId::new, "GPU type", known);
        int nodes = part.whole("nodes", 6);
        int perNode = part.wholeOr("gpusPerNode", usualGpusPerNode(gpu, catalogue));
        LocalDate from = part.findDate("availableFrom");
        LocalDate until = part.findDate("availableUntil");
        Part given = part.findObject("prices", "{\"onDemandUsdPerGpuHour\": 3.99, ...}");
        Prices prices = given == null ? catalogue.prices(gpu).orElseThrow(() -> part.problem("prices",
                "is missing, and the catalogue knows no price of %s: add \"prices\" with onDemandUsdPerGpuHour, reservedUsdPerGpuHour, asOf and source."
                        .formatted(gpu)))
                : prices(given);
        return part.make(() -> new Cluster(id, name, gpu, nodes, perNode, from, until, prices));
    }

    private int usualGpusPerNode(GpuTypeId gpu, Catalogue catalogue) {
        return own.stream().filter(type -> type.id().equals(gpu)).findFirst().or(() -> catalogue.gpuType(gpu)).map(GpuType::gpusPerNode).orElse(8);
    }

    private static Prices prices(Part part) {
        double onDemand = part.number("onDemandUsdPerGpuHour", "3.99");
        double reserved = part.number("reservedUsdPerGpuHour", "2.35");
        LocalDate asOf = part.date("asOf");
        String source = part.text("source", "our contract of March");
        return part.make(() -> new Prices(onDemand, reserved, asOf, source));
    }

    static Deployment deployment(Part part) {
        DeploymentId id = part.id("id", DeploymentId::new);
        String name = part.name("name", "Chat 70B");
        Part how = part.object("serving", "{\"kind\": \"batching\", \"precision\": \"fp8\", \"tensorParallel\": 4}");
        String kind = how.text("kind", "batching");
        Serving serving = switch (kind) {
            case "batching" -> batching(how);
            case "slots" -> slots(how);
            default -> throw how.notOneOf("kind", kind, List.of("batching", "slots"));
        };
        ModelId model = serving instanceof Serving.Batching ? part.reference("model", ModelId::new, "model", models(part.reading()))
                : part.id("model", ModelId::new);
        return part.make(() -> new Deployment(id, name, model, serving));
    }

    private static Set<String> models(Reading reading) {
        Set<String> known = new HashSet<>(reading.ids("models"));
        reading.catalogue().models().stream().map(Model::id).forEach(id -> known.add(id.value()));
        return known;
    }

    private static Serving batching(Part part) {
        String engine = part.textOr("engine", Serving.Batching.USUAL_ENGINE);
        String version = part.has("engineVersion") ? part.name("engineVersion", "0.18.0") : null;
        Precision precision = part.choice("precision", Precision.values());
        Precision kv = part.choiceOr("kvPrecision", Precision.values(), Precision.BF16);
        int parallel = part.whole("tensorParallel", 4);
        Serving.Batching usual = Serving.Batching.of(precision, 1);
        int tokens = part.wholeOr("maxBatchedTokens", usual.maxBatchedTokens());
        int sequences = part.wholeOr("maxSequences", usual.maxSequences());
        double share = part.numberOr("memoryShare", usual.memoryShare());
        boolean caching = part.flagOr("prefixCaching", usual.prefixCaching());
        boolean affinity = part.flagOr("sessionAffinity", usual.sessionAffinity());
        return part.make(() -> new Serving.Batching(engine, version, precision, kv, parallel, tokens, sequences, share, caching, affinity));
    }

    private static Serving slots(Part part) {
        int servers = part.whole("servers", 8);
        Distribution service = DistributionReader.seconds(part.object("service", "{\"kind\": \"exponential\", \"mean\": \"1s\"}"));
        int gpus = part.wholeOr("gpusPerReplica", 1);
        return part.make(() -> new Serving.Slots(servers, service, gpus));
    }
}

package io.headroom.store;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads tiers, tenants, their workloads and what they were promised.
final class TenantReader {
    private static final String ARRIVALS = "{\"kind\": \"poisson\", \"rate\": \"4.2/s\"}";
    private static final String TOKENS = "{\"kind\": \"lognormal\", \"p50\": 900, \"p99\": 4000}";

    private TenantReader() {}

    static Tier tier(Part part) {
        TierId id = part.id("id", TierId::new);
        String name = part.name("name", "Gold");
        Tier.Level level = part.choice("level", Tier.Level.values());
        double weight = part.numberOr("weight", 1);
        Part given = part.findObject("limits", "{\"requests\": \"600/min\"}");
        Limits limits = given == null ? Limits.NONE : LimitsReader.limits(given);
        Part paid = part.findObject("prices", "{\"usdPerMillionInputTokens\": 0.6, \"usdPerMillionOutputTokens\": 2.4}");
        @Nullable TokenPrices prices = paid == null ? null : prices(paid);
        return part.make(() -> new Tier(id, name, level, limits, weight, prices));
    }

    static TokenPrices prices(Part part) {
        double input = part.number("usdPerMillionInputTokens", "0.6");
        double output = part.number("usdPerMillionOutputTokens", "2.4");
        return part.make(() -> new TokenPrices(input, output));
    }

    static Tenant tenant(Part part) {
        Reading reading = part.reading();
        TenantId id = part.id("id", TenantId::new);
        String name = part.name("name", "Robotics");
        TierId tier = reading.alike(part.reference("tier", TierId::new, "tier", reading.ids("tiers")));
        @Nullable PartitionId found = part.findReference("partition", PartitionId::new, "partition", reading.ids("partitions"));
        @Nullable PartitionId partition = found == null ? null : reading.alike(found);
        part.need("workloads", "[{...}]");
        List<Workload> workloads = part.objects("workloads", "name").stream().map(TenantReader::workload).toList();
        Part promised = part.findObject("objectives", "{\"ttft_p99\": \"500ms\"}");
        List<Objective> objectives = promised == null ? List.of() : reading.alike(List.copyOf(objectives(promised)));
        Part behaves = part.findObject("client", "{\"retry\": {\"attempts\": 4}, \"hoursAhead\": 1}");
        Client client = behaves == null ? Client.PLAIN : reading.alike(ClientReader.client(behaves));
        @Nullable Double budget = part.findNumber("budgetUsdPerMonth", "20000");
        return part.make(() -> new Tenant(id, name, tier, partition, workloads, objectives, client, budget));
    }

    private static List<Objective> objectives(Part part) {
        List<Objective> objectives = new ArrayList<>();
        for (String key : part.keys()) {
            for (Objective.Metric metric : Objective.Metric.values()) {
                for (Objective.Statistic statistic : Objective.Statistic.values()) {
                    if (key.equals(Part.word(metric) + '_' + Part.word(statistic))) {
                        double target = part.seconds(key, "500ms");
                        objectives.add(part.at(key, () -> new Objective(metric, statistic, target)));
                    }
                }
            }
        }
        return part.make(() -> objectives);
    }

    private static Workload workload(Part part) {
        Reading reading = part.reading();
        String name = reading.alike(part.name("name", "chat"));
        Workload.Kind kind = part.choiceOr("kind", Workload.Kind.values(), Workload.Kind.INTERACTIVE);
        List<ModelId> models = reading.alike(List.copyOf(models(part)));
        @Nullable Double deadline = part.findSeconds("deadline", "1h");
        double missUsd = part.numberOr("missUsd", 0);
        @Nullable Integer most = part.findSmallCount("maxOutputTokens", "1024");
        @Nullable Long payload = part.findBytes("payload", "2MB");
        boolean multimodal = part.flagOr("multimodal", false);
        Traffic traffic = reading.alike(part.has("replay") ? replayed(part) : part.has("sessions") ? sessions(part) : generated(part));
        return part.make(() -> new Workload(name, models, traffic, kind, deadline, missUsd, reading.alike(new Envelope(most, payload == null ? 0 : payload, multimodal))));
    }

    private static List<ModelId> models(Part part) {
        List<ModelId> models = new ArrayList<>();
        String example = "[\"llama-3.1-8b\"]";
        for (JsonNode node : part.elements("models", part.need("models", example), "a list of model ids, e.g. " + example)) {
            String key = "models[" + models.size() + "]";
            if (!node.isString()) {
                throw part.wrong(key, node, "the id of a model, e.g. \"llama-3.1-8b\"");
            }
            models.add(part.at(key, () -> new ModelId(node.stringValue())));
        }
        return models;
    }

    private static Traffic generated(Part part) {
        Arrivals arrivals = arrivals(part);
        Distribution input = tokens(part, "inputTokens", TOKENS);
        Distribution output = tokens(part, "outputTokens", TOKENS);
        return new Traffic.Generated(arrivals, input, output);
    }

    private static Arrivals arrivals(Part part) {
        return part.reading().alike(ArrivalsReader.read(part.object("arrivals", ARRIVALS)));
    }

    private static Distribution tokens(Part part, String key, String example) {
        return part.reading().alike(DistributionReader.tokens(part.object(key, example)));
    }

    private static Traffic sessions(Part part) {
        refuseBeside("sessions", part, "arrivals", "inputTokens", "outputTokens");
        Part given = part.object("sessions", "{\"arrivals\": " + ARRIVALS + ", \"turns\": {...}, \"pause\": {...}, ...}");
        Arrivals arrivals = arrivals(given);
        Distribution turns = tokens(given, "turns", "{\"kind\": \"fixed\", \"value\": 4}");
        Distribution pause = part.reading().alike(DistributionReader.seconds(given.object("pause", "{\"kind\": \"exponential\", \"mean\": \"30s\"}")));
        int system = given.wholeOr("systemTokens", 0);
        Distribution input = tokens(given, "inputTokens", TOKENS);
        Distribution output = tokens(given, "outputTokens", TOKENS);
        return given.make(() -> new Traffic.Sessions(arrivals, turns, pause, system, input, output));
    }

    private static void refuseBeside(String chosen, Part part, String... others) {
        for (String other : others) {
            if (part.has(other)) {
                throw part.problem(other, "stands beside \"" + chosen + "\": a workload has one of them. Remove the other.");
            }
        }
    }

    private static Traffic replayed(Part part) {
        refuseBeside("replay", part, "arrivals", "sessions");
        Part replay = part.object("replay", "{\"trace\": \"monday\"}");
        TraceId trace = replay.reference("trace", TraceId::new, "trace", part.reading().ids("traces"));
        boolean repeat = replay.flagOr("repeat", false);
        return replay.make(() -> new Traffic.Replayed(trace, repeat));
    }
}

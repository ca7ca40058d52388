package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.store.PlanFile;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the figures of a workbook come from, so that they can be had again: results are a function of the plan, the seed and the engine's version.
///
/// @param planSha256 of the plan as it is saved, 64 hexadecimal digits
public record Provenance(String planSha256, Results.EngineFacts engine) {
    /// Of a plan and its results.
    public static Provenance of(Plan plan, Results results) {
        return new Provenance(PlanFile.sha256(plan), results.engine());
    }

    /// What the file's properties hold, by the same names in every language.
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Plan SHA-256", planSha256);
        properties.put("Engine version", engine.version());
        properties.put("Seed", Long.toString(engine.seed()));
        properties.put("Replications", Integer.toString(engine.replications()));
        properties.put("Duration in seconds", Double.toString(engine.durationSeconds()));
        properties.put("Warm-up in seconds", Double.toString(engine.warmupSeconds()));
        return properties;
    }
}

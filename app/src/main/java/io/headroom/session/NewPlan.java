package io.headroom.session;

import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.TierPreset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The plan a document begins with: no fleet and no tenants, the four tiers, one simulated hour.
final class NewPlan {
    private NewPlan() {}

    static Plan blank(String name) {
        List<Tier> tiers = List.of(TierPreset.GOLD.tier(new TierId("gold"), "Gold"), TierPreset.SILVER.tier(new TierId("silver"), "Silver"),
                TierPreset.BRONZE.tier(new TierId("bronze"), "Bronze"), TierPreset.BATCH.tier(new TierId("batch"), "Batch"));
        RunSettings run = new RunSettings(LocalDate.now(ZoneId.systemDefault()).atTime(9, 0), 3600, 300, 7, 5);
        return new Plan(name, "", List.of(), List.of(), List.of(), List.of(), List.of(), tiers, List.of(), List.of(), run);
    }
}

package io.headroom.session;

import io.headroom.plan.Limits;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The plan a document begins with: no fleet and no tenants, the four tiers, one simulated hour.
final class NewPlan {
    private NewPlan() {}

    static Plan blank(String name) {
        List<Tier> tiers = List.of(
                tier("gold", "Gold", Tier.Level.GOLD, 400, 900_000, 4),
                tier("silver", "Silver", Tier.Level.SILVER, 200, 450_000, 2),
                tier("bronze", "Bronze", Tier.Level.BRONZE, 50, 150_000, 1),
                new Tier(new TierId("batch"), "Batch", Tier.Level.BATCH, Limits.NONE, 0.5));
        RunSettings run = new RunSettings(LocalDate.now(ZoneId.systemDefault()).atTime(9, 0), 3600, 300, 7, 5);
        return new Plan(name, "", List.of(), List.of(), List.of(), List.of(), List.of(), tiers, List.of(), List.of(), run);
    }

    private static Tier tier(String id, String name, Tier.Level level, double requestsPerMinute, double tokensPerMinute, double weight) {
        Limits limits = new Limits(new Rate(requestsPerMinute, Rate.Per.MINUTE), new Rate(tokensPerMinute, Rate.Per.MINUTE));
        return new Tier(new TierId(id), name, level, limits, weight);
    }
}

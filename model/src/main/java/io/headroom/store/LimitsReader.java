package io.headroom.store;

import io.headroom.plan.Limits;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import org.jspecify.annotations.Nullable;

/// Reads what the tenants of a tier may use.
final class LimitsReader {
    private LimitsReader() {}

    static Limits limits(Part part) {
        @Nullable Rate requests = part.findRate("requests", "600/min");
        boolean perSecond = part.flagOr("enforcedPerSecond", false);
        @Nullable Rate input = part.findRate("inputTokens", "600k/min");
        @Nullable Rate output = part.findRate("outputTokens", "300k/min");
        @Nullable Rate tokens = part.findRate("tokens", "900k/min");
        @Nullable Long day = part.findCount("tokensPerDay", "5000000");
        @Nullable Double month = part.findNumber("usdPerMonth", "2500");
        Part given = part.findObject("provisioned", "{\"units\": 150, \"tokensPerMinutePerUnit\": 3400, \"outputRatio\": 8}");
        @Nullable Provisioned provisioned = given == null ? null : provisioned(given);
        @Nullable Integer batch = part.findWhole("batchJobs", 2);
        @Nullable Integer multimodal = part.findWhole("multimodal", 4);
        @Nullable Integer sandbox = part.findWhole("sandboxJobs", 1);
        @Nullable Long payload = part.findBytes("payload", "128MB");
        @Nullable Integer waiting = part.findWhole("waiting", 100);
        @Nullable Double wait = part.findSeconds("wait", "30s");
        return part.make(() -> new Limits(requests, perSecond, input, output, tokens, day, month, provisioned,
                new Limits.Caps(batch, multimodal, sandbox, payload, waiting, wait)));
    }

    private static Provisioned provisioned(Part part) {
        double units = part.number("units", "150");
        double each = part.number("tokensPerMinutePerUnit", "3400");
        double ratio = part.number("outputRatio", "8");
        return part.make(() -> new Provisioned(units, each, ratio));
    }
}

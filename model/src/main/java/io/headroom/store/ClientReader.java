package io.headroom.store;

import io.headroom.plan.Client;
import io.headroom.plan.Distribution;
import io.headroom.plan.Hop;
import io.headroom.plan.PartitionId;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Retry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a tenant's programs do when they are refused or kept waiting.
final class ClientReader {
    private ClientReader() {}

    static Client client(Part part) {
        Part again = part.findObject("retry", "{\"attempts\": 4}");
        Retry retry = again == null ? Retry.NONE : retry(again);
        Part waits = part.findObject("patience", "{\"kind\": \"fixed\", \"value\": \"30s\"}");
        @Nullable Distribution patience = waits == null ? null : DistributionReader.seconds(waits);
        List<Hop> fallback = part.objects("fallback", ClientReader::place).stream().map(ClientReader::hop).toList();
        double ahead = part.numberOr("hoursAhead", 0);
        return part.make(() -> new Client(retry, patience, fallback, ahead));
    }

    private static Retry retry(Part part) {
        int attempts = part.wholeOr("attempts", Retry.NONE.attempts());
        double first = part.secondsOr("first", Retry.NONE.firstSeconds());
        double factor = part.numberOr("factor", Retry.NONE.factor());
        double most = part.secondsOr("most", Retry.NONE.mostSeconds());
        double jitter = part.numberOr("jitter", Retry.NONE.jitter());
        boolean honours = part.flagOr("honoursRetryAfter", Retry.NONE.honoursRetryAfter());
        return part.make(() -> new Retry(attempts, first, factor, most, jitter, honours));
    }

    /// A chain comes to each place once, so that the place names the step, but for a partition and a provider of the same id.
    private static String place(ObjectNode hop) {
        return hop.has("partition") ? Part.textIn(hop, "partition") : Part.textIn(hop, "provider");
    }

    private static Hop hop(Part part) {
        @Nullable PartitionId partition = part.findReference("partition", PartitionId::new, "partition", part.reading().ids("partitions"));
        @Nullable ProviderId provider = part.findReference("provider", ProviderId::new, "provider", part.reading().ids("providers"));
        double delay = part.secondsOr("delay", 0);
        double price = part.numberOr("usdPerMillionTokens", 0);
        double quality = part.numberOr("quality", 1);
        @Nullable Double after = part.findSeconds("after", "2s");
        return part.make(() -> new Hop(partition, provider, delay, price, quality, after));
    }
}

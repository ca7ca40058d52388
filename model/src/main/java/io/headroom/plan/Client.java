package io.headroom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tenant's programs do when they are refused or kept waiting.
///
/// @param retry how they try again
/// @param patienceSeconds how long after a request's first arrival they give it up if its service has not begun, in seconds; null if they never do
/// @param fallback where a refused request goes next, in order
/// @param hoursAhead how many hours its clocks are ahead of the plan's local time, -26 to 26: its midnight and month begin so much earlier
public record Client(Retry retry, @Nullable Distribution patienceSeconds, List<Hop> fallback, double hoursAhead) {
    private static final double MOST_HOURS = 26;

    /// Takes a refusal for an answer, waits for ever, and lives by the plan's time.
    public static final Client PLAIN = new Client(Retry.NONE, null, List.of(), 0);

    /// @throws InvalidPlan if the clocks are further apart than any two on Earth, or the chain comes to a place twice
    public Client {
        fallback = List.copyOf(fallback);
        if (!(Math.abs(hoursAhead) <= MOST_HOURS)) {
            throw new InvalidPlan("A tenant's clocks are %s hours ahead: use -26 to 26.".formatted(Require.plain(hoursAhead)));
        }
        for (int i = 0; i < fallback.size(); i++) {
            for (int earlier = 0; earlier < i; earlier++) {
                if (fallback.get(i).leadsWhere(fallback.get(earlier))) {
                    throw new InvalidPlan("A fallback chain comes to %s twice, as steps %d and %d: a request would go round in a circle. Remove one.".formatted(
                            fallback.get(i).place(), earlier + 1, i + 1));
                }
            }
        }
    }

    /// The same client with other retries.
    public Client withRetry(Retry other) {
        return new Client(other, patienceSeconds, fallback, hoursAhead);
    }

    /// The same client with another patience in seconds, or without end to it.
    public Client withPatience(@Nullable Distribution other) {
        return new Client(retry, other, fallback, hoursAhead);
    }

    /// The same client with another fallback chain.
    public Client withFallback(List<Hop> others) {
        return new Client(retry, patienceSeconds, others, hoursAhead);
    }

    /// The same client on other clocks.
    public Client withHoursAhead(double other) {
        return new Client(retry, patienceSeconds, fallback, other);
    }
}

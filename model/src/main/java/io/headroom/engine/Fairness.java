package io.headroom.engine;

import io.headroom.plan.LimitKind;
import io.headroom.plan.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How evenly a lane served its tenants.
///
/// @param jain Jain's index over the tokens served to each tenant for its weight: 1 where all got the same, 1/n where one got everything; NaN where none were served
/// @param jainOfFairShare the same index over what each tenant got of its fair share: the max-min share by weight of what was served, no more than it asked for. Low demand
///     does not lower it (Jain, Chiu and Hawe, A Quantitative Measure of Fairness, 1984)
/// @param starved tenants that asked for no more than their fair share, and were served less than nine tenths of what they asked for
public record Fairness(double jain, double jainOfFairShare, List<TenantId> starved) {
    private static final double FED = 0.9;

    /// What a tenant asked of a lane and what it got, both in the same unit, such as tokens per second.
    ///
    /// @param weight its share under contention, above 0
    /// @param asked 0 or more
    /// @param got 0 or more, and no more than it asked for
    public record Claim(TenantId tenant, double weight, double asked, double got) {
        /// What a tenant asked of its lane, in tokens per second. Requests that its own limits turned away for good never asked the lane; those that were being served when
        /// the run ended were not kept waiting by anyone.
        ///
        /// @param offeredTokens input and output tokens of all its requests, per second
        /// @param replications replications in the result
        static Claim of(TenantResult result, double weight, double offeredTokens, int replications) {
            double got = result.tokensInPerSecond() + result.tokensOutPerSecond();
            long limited = result.pushback().gaveUp().entrySet().stream().filter(entry -> ownLimit(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
            long inService = Math.max(0, result.inFlight() - result.backlog().requests() * replications);
            double share = result.offered() == 0 ? 0 : (double) (result.offered() - limited - inService) / result.offered();
            return new Claim(result.id(), weight, Math.max(got, offeredTokens * share), got);
        }

        private static boolean ownLimit(LimitKind kind) {
            return switch (kind) {
                case LANE_QUEUE, TENANT_QUEUE, WAIT, PATIENCE, PROVIDER -> false;
                default -> true;
            };
        }
    }

    /// Keeps its own copy.
    public Fairness {
        starved = List.copyOf(starved);
    }

    /// How evenly a lane met the claims on it. Those who asked for nothing count for nothing.
    public static Fairness of(List<Claim> claims) {
        List<Claim> asking = claims.stream().filter(claim -> claim.asked() > 0).toList();
        double level = level(asking);
        double[] shares = asking.stream().mapToDouble(claim -> Math.min(claim.asked(), level * claim.weight())).toArray();
        return new Fairness(jain(asking.stream().mapToDouble(claim -> claim.got() / claim.weight()).toArray()),
                jain(IntStream.range(0, shares.length).mapToDouble(i -> asking.get(i).got() / shares[i]).toArray()),
                IntStream.range(0, shares.length).filter(i -> shares[i] == asking.get(i).asked() && asking.get(i).got() < FED * shares[i])
                        .mapToObj(i -> asking.get(i).tenant()).toList());
    }

    /// Jain's index (Σx)² / (n Σx²) of shares that are 0 or more; NaN where all are 0.
    static double jain(double[] shares) {
        double largest = 0;
        for (double share : shares) {
            largest = Math.max(largest, share);
        }
        double sum = 0;
        double squares = 0;
        for (double share : shares) {
            // Over the largest, so that no square overflows or vanishes.
            double scaled = share / largest;
            sum += scaled;
            squares += scaled * scaled;
        }
        return sum * sum / (shares.length * squares);
    }

    /// What a weight of 1 gets when all that was served is poured out again, evenly by weight: who has asked for no more drops out, and the rest goes to the others
    /// (water-filling; Bertsekas and Gallager, Data Networks, 6.5.2). Infinite where all got what they asked for.
    static double level(List<Claim> claims) {
        double left = claims.stream().mapToDouble(Claim::got).sum();
        double weights = claims.stream().mapToDouble(Claim::weight).sum();
        for (Claim claim : claims.stream().sorted(Comparator.comparingDouble(claim -> claim.asked() / claim.weight())).toList()) {
            if (claim.asked() * weights > left * claim.weight()) {
                return left / weights;
            }
            left -= claim.asked();
            weights -= claim.weight();
        }
        return Double.POSITIVE_INFINITY;
    }
}

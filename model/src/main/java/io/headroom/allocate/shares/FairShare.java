package io.headroom.allocate.shares;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/*
 * As the KAI scheduler divides: first each claim gets what it wants up to its quota, whatever its priority. The rest goes level by level, the highest priority first.
 * Within a level everyone is offered a part of what is left by weight; who wants no more than that part is satisfied and leaves, and the rest is offered anew to the
 * others (water filling). When a round satisfies nobody, whole GPUs end the division: everyone takes the whole part, and the GPUs left over by rounding go one each to
 * the largest remainders. Here a lower level gets only what a higher one does not want; KAI hands leftovers of rounding out after all levels had their whole parts.
 */
/// Fair shares of GPUs: quotas first, then by priority, then by weight (KAI scheduler, queues with quota, priority and over-quota weight).
public final class FairShare {
    private FairShare() {}

    /// Who wants GPUs.
    ///
    /// @param quota GPUs that are its own as far as it wants them, 0 or more
    /// @param priority of what is left above the quotas the highest takes first
    /// @param weight its part among claims of its priority, above 0
    /// @param wants GPUs it could use, 0 or more
    public record Claim(String name, int quota, int priority, double weight, int wants) {
        /// @throws InvalidPlan if a number is negative, or the weight not positive
        public Claim {
            Require.atLeast("Quota of " + name, quota, 0, "Enter a number of GPUs, or 0.");
            Require.above("Weight of " + name, weight, 0, "Use 1 for an ordinary share.");
            Require.atLeast("GPUs that " + name + " wants", wants, 0, "Enter a number of GPUs, or 0.");
        }
    }

    /// Divides whole GPUs. Among equal remainders the claim that stands first in the list gets the GPU.
    ///
    /// @param gpus GPUs there are
    /// @return GPUs of each claim, in the order of the claims; together all GPUs, or all that is wanted if that is less
    /// @throws InvalidPlan if there are fewer GPUs than quotas, or two claims have the same name
    public static List<Integer> whole(int gpus, List<Claim> claims) {
        return Arrays.stream(divide(gpus, claims, true)).mapToObj(share -> (int) share).toList();
    }

    /// Divides GPUs that can be shared by time or memory, so that parts of one count.
    ///
    /// @param gpus GPUs there are
    /// @return GPUs of each claim, in the order of the claims; together all GPUs, or all that is wanted if that is less
    /// @throws InvalidPlan if there are fewer GPUs than quotas, or two claims have the same name
    public static List<Double> fractional(double gpus, List<Claim> claims) {
        return Arrays.stream(divide(gpus, claims, false)).boxed().toList();
    }

    private static double[] divide(double gpus, List<Claim> claims, boolean whole) {
        check(gpus, claims);
        double[] shares = claims.stream().mapToDouble(claim -> Math.min(claim.quota(), claim.wants())).toArray();
        double left = gpus - Arrays.stream(shares).sum();
        TreeMap<Integer, List<Integer>> levels = IntStream.range(0, claims.size()).boxed()
                .collect(Collectors.groupingBy(i -> claims.get(i).priority(), TreeMap::new, Collectors.toList()));
        for (List<Integer> level : levels.descendingMap().values()) {
            left = fill(left, claims, level, shares);
            if (whole) {
                left = round(left, claims, level, shares);
            }
        }
        return shares;
    }

    private static void check(double gpus, List<Claim> claims) {
        Require.atLeast("GPUs to divide", gpus, 0, "Enter a number of GPUs, or 0.");
        Require.distinct("claims", claims.stream().map(Claim::name).toList());
        int quotas = claims.stream().mapToInt(Claim::quota).sum();
        if (quotas > gpus) {
            throw new InvalidPlan("The quotas of %s are %d GPUs together, but there are %s: lower a quota, or add GPUs.".formatted(
                    claims.stream().filter(claim -> claim.quota() > 0).map(Claim::name).collect(Collectors.joining(" and ")), quotas, Require.plain(gpus)));
        }
    }

    /// Gives out what is left to a level by weight, parts of GPUs included.
    ///
    /// @return what then is left
    private static double fill(double left, List<Claim> claims, List<Integer> level, double[] shares) {
        List<Integer> thirsty = new ArrayList<>(level);
        thirsty.removeIf(i -> shares[i] >= claims.get(i).wants());
        // Those who want the least for their weight are satisfied first, so one pass in this order finds everyone who can be.
        thirsty.sort(Comparator.comparingDouble(i -> (claims.get(i).wants() - shares[i]) / claims.get(i).weight()));
        double weights = thirsty.stream().mapToDouble(i -> claims.get(i).weight()).sum();
        for (int i : thirsty) {
            Claim claim = claims.get(i);
            double part = Math.min(claim.wants() - shares[i], left * claim.weight() / weights);
            // What is wanted to the last is given exactly, so that no rounding keeps it from being whole.
            shares[i] = part == claim.wants() - shares[i] ? claim.wants() : shares[i] + part;
            left -= part;
            weights -= claim.weight();
        }
        return Math.max(0, left);
    }

    /// Makes the shares of a level whole: all rounded down, and what that frees one each to the largest remainders.
    private static double round(double left, List<Claim> claims, List<Integer> level, double[] shares) {
        double freed = left;
        double[] remainders = new double[shares.length];
        for (int i : level) {
            // Parts that should be whole may have lost a last digit.
            double down = Math.floor(shares[i] + 1e-9);
            remainders[i] = shares[i] - down;
            freed += remainders[i];
            shares[i] = down;
        }
        long spare = Math.round(freed);
        List<Integer> byRemainder = new ArrayList<>(level);
        byRemainder.removeIf(i -> shares[i] >= claims.get(i).wants());
        byRemainder.sort(Comparator.comparingDouble(i -> -Math.rint(remainders[i] * 1e9)));
        for (int i : byRemainder) {
            if (spare > 0) {
                shares[i]++;
                spare--;
            }
        }
        return spare;
    }
}

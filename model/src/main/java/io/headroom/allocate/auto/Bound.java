package io.headroom.allocate.auto;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/*
 * A lane of c replicas with the tenants S costs p c, and c is such that caps[q][c - 1] >= W for each member, W being the work of S. So c / W is no less than c / caps[q][c - 1]
 * for that c, hence no less than the least of these over all c: every member pays at least its work times the price times that, wherever it is pooled. The sum over all
 * tenants of the least of that and of what each costs alone is a bound that no plan undercuts. A lane holds no more than the work of all, so neither does any of its tables
 * count for more. Replicas are whole: tenants that share no site with others cost a sum of whole replicas of their own sites, so their bound is raised to the next such sum.
 */
/// A cost that no layout undercuts.
final class Bound {
    private static final double SLACK = 1e-9;
    /// Sums looked at before the next one is given up.
    private static final int MOST_SUMS = 20_000;

    private final Puzzle puzzle;
    private final double[] work;

    private Bound(Puzzle puzzle) {
        this.puzzle = puzzle;
        work = new double[puzzle.sites()];
        for (int site = 0; site < work.length; site++) {
            for (int tenant = 0; tenant < puzzle.tenants(); tenant++) {
                work[site] += possible(tenant, site) ? puzzle.needs().work()[tenant][site] * puzzle.strain()[site] : 0;
            }
        }
    }

    /// Dollars per hour; infinite where a tenant cannot be served at all.
    static double of(Puzzle puzzle) {
        return new Bound(puzzle).whole();
    }

    /// For each tenant the least that it can cost, alone or as its part of a pool; infinite where it cannot be served.
    static double[] ofEach(Puzzle puzzle) {
        Bound bound = new Bound(puzzle);
        return IntStream.range(0, puzzle.tenants()).mapToDouble(bound::least).toArray();
    }

    private boolean possible(int tenant, int site) {
        int pinned = puzzle.homes().pinned()[tenant];
        return puzzle.needs().alone()[tenant][site] > 0 && (pinned < 0 || puzzle.homes().homeSites()[pinned] == site);
    }

    private double least(int tenant) {
        double least = Double.POSITIVE_INFINITY;
        for (int site = 0; site < work.length; site++) {
            if (possible(tenant, site)) {
                least = Math.min(least, puzzle.usd(site, puzzle.needs().alone()[tenant][site]));
                if (!puzzle.site(site).cabin()) {
                    least = Math.min(least, pooled(tenant, site));
                }
            }
        }
        return least;
    }

    private double pooled(int tenant, int site) {
        double[] caps = puzzle.needs().caps()[puzzle.needs().table()[tenant][site]];
        double most = 0;
        for (int c = 1; c <= caps.length; c++) {
            most = Math.max(most, Math.min(caps[c - 1], work[site]) / c);
        }
        return most == 0 ? Double.POSITIVE_INFINITY : puzzle.needs().work()[tenant][site] * puzzle.strain()[site] * puzzle.site(site).usdPerReplica() / most;
    }

    private double whole() {
        int[] apart = apart();
        double sum = 0;
        for (int first = 0; first < apart.length; first++) {
            if (apart[first] == first) {
                sum += whole(apart, first);
            }
        }
        return sum;
    }

    private double whole(int[] apart, int first) {
        double sum = 0;
        boolean[] sites = new boolean[work.length];
        for (int tenant = first; tenant < apart.length; tenant++) {
            if (apart[tenant] == first) {
                sum += least(tenant);
                for (int site = 0; site < work.length; site++) {
                    sites[site] |= possible(tenant, site);
                }
            }
        }
        return Double.isInfinite(sum) || sum == 0 ? sum : next(sum, sites);
    }

    /// For each tenant the first of those that it is joined with by sites that both could use.
    private int[] apart() {
        int[] group = new int[puzzle.tenants()];
        Arrays.setAll(group, tenant -> tenant);
        for (int site = 0; site < work.length; site++) {
            int joined = -1;
            for (int tenant = 0; tenant < group.length; tenant++) {
                if (possible(tenant, site)) {
                    int before = group[tenant];
                    int target = joined < 0 ? before : Math.min(before, group[joined]);
                    int other = joined < 0 ? before : group[joined];
                    Arrays.setAll(group, i -> group[i] == before || group[i] == other ? target : group[i]);
                    joined = tenant;
                }
            }
        }
        return group;
    }

    /// The least sum of one replica or more that is no less than some dollars.
    private double next(double usd, boolean[] sites) {
        double[] prices = IntStream.range(0, sites.length).filter(site -> sites[site]).mapToDouble(site -> puzzle.site(site).usdPerReplica())
                .filter(price -> price > SLACK).distinct().toArray();
        TreeSet<Double> sums = new TreeSet<>();
        sums.add(0.0);
        for (int looked = 0; looked < MOST_SUMS && !sums.isEmpty(); looked++) {
            double sum = sums.pollFirst();
            if (sum > 0 && sum >= usd - SLACK) {
                return sum;
            }
            for (double price : prices) {
                double more = sum + price;
                // Rounding makes twins of equal sums: one will do.
                if (sums.ceiling(more - SLACK) == null || sums.ceiling(more - SLACK) > more + SLACK) {
                    sums.add(more);
                }
            }
        }
        return usd;
    }
}

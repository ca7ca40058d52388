package io.headroom.allocate.auto;

/*
 * A lane of c replicas with the tenants S costs p c, and c is such that caps[q][c - 1] >= W for each member, W being the work of S. So c / W is no less than c / caps[q][c - 1]
 * for that c, hence no less than the least of these over all c: every member pays at least its work times the price times that, wherever it is pooled. The sum over all
 * tenants of the least of that and of what each costs alone is a bound that no plan undercuts. A lane holds no
 * more than the work of all, so neither does any of its tables count for more.
 */
/// A cost that no layout undercuts.
final class Bound {
    private Bound() {}

    /// Dollars per hour; infinite where a tenant cannot be served at all.
    static double of(Puzzle puzzle) {
        double[] work = work(puzzle);
        double sum = 0;
        for (int tenant = 0; tenant < puzzle.tenants(); tenant++) {
            sum += least(puzzle, tenant, work);
        }
        return sum;
    }

    /// The least that a tenant can cost, alone or as its part of a pool.
    static double least(Puzzle puzzle, int tenant) {
        return least(puzzle, tenant, work(puzzle));
    }

    /// The work of all that a site could serve: no pool on it is fuller.
    private static double[] work(Puzzle puzzle) {
        double[] work = new double[puzzle.sites()];
        for (int site = 0; site < work.length; site++) {
            for (int tenant = 0; tenant < puzzle.tenants(); tenant++) {
                work[site] += puzzle.needs().alone()[tenant][site] > 0 ? puzzle.needs().work()[tenant][site] * puzzle.strain()[site] : 0;
            }
        }
        return work;
    }

    private static double least(Puzzle puzzle, int tenant, double[] work) {
        double least = Double.POSITIVE_INFINITY;
        int pinned = puzzle.homes().pinned()[tenant];
        for (int site = 0; site < puzzle.sites(); site++) {
            if (puzzle.needs().alone()[tenant][site] > 0 && (pinned < 0 || puzzle.homes().homeSites()[pinned] == site)) {
                least = Math.min(least, puzzle.usd(site, puzzle.needs().alone()[tenant][site]));
                if (!puzzle.site(site).cabin()) {
                    least = Math.min(least, pooled(puzzle, tenant, site, work[site]));
                }
            }
        }
        return least;
    }

    private static double pooled(Puzzle puzzle, int tenant, int site, double all) {
        double[] caps = puzzle.needs().caps()[puzzle.needs().table()[tenant][site]];
        double most = 0;
        for (int c = 1; c <= caps.length; c++) {
            most = Math.max(most, Math.min(caps[c - 1], all) / c);
        }
        return most == 0 ? Double.POSITIVE_INFINITY : puzzle.needs().work()[tenant][site] * puzzle.strain()[site] * puzzle.site(site).usdPerReplica() / most;
    }
}

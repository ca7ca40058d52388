package io.headroom.allocate.auto;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Small choices at random: up to six tenants, up to three sites on up to two clusters, some of them with cabins, lanes, tight rooms, budgets, homes and pins.
final class RandomPuzzles {
    private static final int REPLICAS = 12;
    private static final int[] WIDTHS = {4, 2, 1};

    private RandomPuzzles() {}

    static Puzzle of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int tenants = 2 + random.nextInt(5);
        int siteCount = 1 + random.nextInt(3);
        int clusters = 1 + random.nextInt(2);
        Puzzle.Site[] sites = new Puzzle.Site[siteCount];
        for (int i = 0; i < siteCount; i++) {
            int width = WIDTHS[random.nextInt(3)];
            boolean cabin = i > 0 && random.nextBoolean();
            sites[i] = new Puzzle.Site(random.nextInt(clusters), width, width * (cabin ? 2 : 3.5) * (0.8 + 0.4 * random.nextDouble()), cabin);
        }
        Puzzle.Room[] rooms = new Puzzle.Room[clusters];
        Arrays.setAll(rooms, _ -> new Puzzle.Room(1 + random.nextInt(6), 8));
        int[][] taken = new int[clusters][WIDTHS.length];
        taken[0][random.nextInt(3)] = random.nextInt(3);
        double budget = random.nextInt(4) == 0 ? 20 + 60 * random.nextDouble() : Double.POSITIVE_INFINITY;
        return new Puzzle(sites, rooms, WIDTHS, taken, needs(random, tenants, siteCount), homes(random, tenants, siteCount),
                new Puzzle.Aims(random.nextBoolean() ? 1e-4 : 2 * random.nextDouble(), budget));
    }

    private static Puzzle.Needs needs(SplittableRandom random, int tenants, int sites) {
        double[][] caps = new double[4][REPLICAS];
        for (double[] cap : caps) {
            double strict = 0.3 + random.nextDouble();
            for (int c = 1; c <= REPLICAS; c++) {
                // As with square-root staffing: what is left idle grows with the square root of the load.
                cap[c - 1] = Math.max(c == 1 ? 0 : cap[c - 2], c - strict * Math.sqrt(c));
            }
        }
        double[][] work = new double[tenants][sites];
        int[][] alone = new int[tenants][sites];
        int[][] table = new int[tenants][sites];
        for (int tenant = 0; tenant < tenants; tenant++) {
            double load = 0.1 + 2 * random.nextDouble();
            int type = random.nextInt(4);
            for (int site = 0; site < sites; site++) {
                boolean served = site == 0 || random.nextInt(5) > 0;
                work[tenant][site] = served ? load * (0.7 + 0.6 * random.nextDouble()) : Double.NaN;
                table[tenant][site] = type;
                for (int c = REPLICAS; served && c >= 1; c--) {
                    alone[tenant][site] = caps[type][c - 1] >= work[tenant][site] ? c : alone[tenant][site];
                }
            }
        }
        return new Puzzle.Needs(work, alone, table, caps);
    }

    private static Puzzle.Homes homes(SplittableRandom random, int tenants, int sites) {
        int[] homeSites = new int[random.nextInt(3)];
        Arrays.setAll(homeSites, _ -> random.nextInt(sites));
        int[] current = new int[tenants];
        int[] pinned = new int[tenants];
        Arrays.fill(pinned, -1);
        Arrays.setAll(current, _ -> homeSites.length == 0 || random.nextInt(3) == 0 ? -1 : random.nextInt(homeSites.length));
        if (homeSites.length > 0 && random.nextInt(3) == 0) {
            pinned[0] = current[0];
        }
        return new Puzzle.Homes(homeSites, current, pinned);
    }
}

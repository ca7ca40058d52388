package io.headroom.allocate.auto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/*
 * Pooling makes capacity non-linear in size, so what c replicas carry is tabulated: caps[q][c - 1] is the most work, in saturated replicas, that a lane of c replicas
 * carries while the objectives of a tenant of class q hold. Work adds up, so a lane of the tenants S takes the least c at which caps[q][c - 1] reaches the work of S for
 * the class q of every member, and no less than any member takes alone. Both parts only grow as a tenant joins, and this is what the bounds below rest on.
 */
/// The choice as numbers: which tenants share a block of replicas, on which site, at what cost. Nothing here knows what a tenant, a GPU or an objective is.
final class Puzzle {
    /// Beyond this a lane is too small for a rounding error to matter.
    private static final double SLACK = 1e-9;
    /// What a GPU too many costs, in the price of the dearest, and a dollar too many: no saving makes up for it.
    private static final double OVERFLOW = 20;

    /// Where and how a block may be.
    ///
    /// @param cluster number of its cluster
    /// @param width GPUs of one replica
    /// @param usdPerReplica dollars per hour
    /// @param cabin whether one tenant has it alone
    record Site(int cluster, int width, double usdPerReplica, boolean cabin) {}

    /// What there is room for.
    ///
    /// @param nodes nodes of the cluster
    /// @param gpusPerNode GPUs in each
    record Room(int nodes, int gpusPerNode) {}

    /// What tenants need.
    ///
    /// @param work for each tenant and site its part of a saturated replica, NaN where it cannot be served
    /// @param alone for each tenant and site the replicas that it takes alone, 0 where no number is enough
    /// @param table for each tenant and site the number of its table
    /// @param caps for each table and number of replicas less one the most work that they carry for a tenant of that class, never falling
    @SuppressWarnings("ArrayRecordComponent") // read by the search a million times a second, compared by nobody
    record Needs(double[][] work, int[][] alone, int[][] table, double[][] caps) {}

    /// Where tenants are.
    ///
    /// @param homeSites the site of each block that is there already
    /// @param current for each tenant the block that it is in, or -1
    /// @param pinned for each tenant the block that it must stay in, or -1
    @SuppressWarnings("ArrayRecordComponent") // read by the search a million times a second, compared by nobody
    record Homes(int[] homeSites, int[] current, int[] pinned) {}

    /// What counts.
    ///
    /// @param usdPerMove what moving a tenant costs, in dollars per hour
    /// @param budget most dollars per hour, infinite without a bound
    record Aims(double usdPerMove, double budget) {}

    private final Site[] sites;
    private final Room[] rooms;
    private final int[] widths;
    private final int[][] taken;
    private final Needs needs;
    private final Homes homes;
    private final Aims aims;
    private final double[] strain;
    private final Map<Group, Integer> known;
    private final double overflowUsd;

    /// Tenants on a site, whose size has been simulated.
    ///
    /// @param members in rising order
    record Group(int site, List<Integer> members) {}

    /// @param taken for each cluster and width, in falling order of widths, the replicas that are there and stay
    Puzzle(Site[] sites, Room[] rooms, int[] widths, int[][] taken, Needs needs, Homes homes, Aims aims) {
        this(sites, rooms, widths, taken, needs, homes, aims, filled(sites.length), Map.of());
    }

    private Puzzle(Site[] sites, Room[] rooms, int[] widths, int[][] taken, Needs needs, Homes homes, Aims aims, double[] strain, Map<Group, Integer> known) {
        this.sites = sites;
        this.rooms = rooms;
        this.widths = widths;
        this.taken = taken;
        this.needs = needs;
        this.homes = homes;
        this.aims = aims;
        this.strain = strain;
        this.known = known;
        overflowUsd = OVERFLOW * Math.max(1e-6, Arrays.stream(sites).mapToDouble(site -> site.usdPerReplica() / site.width()).max().orElse(1));
    }

    private static double[] filled(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The same choice after simulations.
    ///
    /// @param strain for each site what work weighs, compared with the tables
    /// @param known sizes of groups that are known better than by the tables; 0 where no size is enough
    Puzzle corrected(double[] strain, Map<Group, Integer> known) {
        int[][] alone = Arrays.stream(needs.alone()).map(int[]::clone).toArray(int[][]::new);
        known.forEach((group, replicas) -> {
            if (group.members().size() == 1) {
                alone[group.members().getFirst()][group.site()] = replicas;
            }
        });
        return new Puzzle(sites, rooms, widths, taken, new Needs(needs.work(), alone, needs.table(), needs.caps()), homes, aims, strain.clone(), Map.copyOf(known));
    }

    /// The same choice with fewer nodes.
    Puzzle without(int[] nodes) {
        Room[] fewer = new Room[rooms.length];
        Arrays.setAll(fewer, cluster -> new Room(Math.max(0, rooms[cluster].nodes() - nodes[cluster]), rooms[cluster].gpusPerNode()));
        return new Puzzle(sites, fewer, widths, taken, needs, homes, aims, strain, known);
    }

    int tenants() {
        return needs.work().length;
    }

    int sites() {
        return sites.length;
    }

    Site site(int site) {
        return sites[site];
    }

    Homes homes() {
        return homes;
    }

    Needs needs() {
        return needs;
    }

    Aims aims() {
        return aims;
    }

    double[] strain() {
        return strain.clone();
    }

    /// Whether sizes are those of the tables, so that they grow as tenants join.
    boolean monotone() {
        return known.isEmpty();
    }

    /// Whether a tenant may be in a block.
    ///
    /// @param home number of a block that is there already, or -1 for a new one
    boolean allows(int tenant, int site, int home) {
        int pinned = homes.pinned()[tenant];
        return (pinned < 0 || pinned == home) && needs.alone()[tenant][site] > 0;
    }

    /// Replicas that some tenants need together on a site, by what is known; 0 if no number is enough.
    ///
    /// @param members in rising order
    int replicas(int site, int[] members) {
        if (!known.isEmpty()) {
            Integer simulated = known.get(new Group(site, Arrays.stream(members).boxed().toList()));
            if (simulated != null) {
                return simulated;
            }
        }
        return tabled(site, members);
    }

    private int tabled(int site, int[] members) {
        int most = 1;
        double work = 0;
        for (int tenant : members) {
            int alone = needs.alone()[tenant][site];
            if (alone == 0) {
                return 0;
            }
            most = Math.max(most, alone);
            work += needs.work()[tenant][site];
        }
        if (members.length == 1) {
            return most;
        }
        if (sites[site].cabin()) {
            return 0;
        }
        work *= strain[site];
        for (int tenant : members) {
            double[] caps = needs.caps()[needs.table()[tenant][site]];
            if (caps.length < most || caps[most - 1] < work - SLACK) {
                most = least(caps, work - SLACK);
                if (most == 0) {
                    return 0;
                }
            }
        }
        return most;
    }

    /// The least number of replicas that carry some work, 0 if none does.
    private static int least(double[] caps, double work) {
        int low = 0;
        int high = caps.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (caps[middle] >= work) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == caps.length ? 0 : low + 1;
    }

    /// What a block costs, in dollars per hour.
    double usd(int site, int replicas) {
        return sites[site].usdPerReplica() * replicas;
    }

    /// Tenants that come from elsewhere to a block.
    ///
    /// @param home number of a block that is there already, or -1 for a new one
    int moves(int home, int[] members) {
        int moved = 0;
        for (int tenant : members) {
            int from = homes.current()[tenant];
            moved += from >= 0 && from != home ? 1 : 0;
        }
        return moved;
    }

    /// What a whole costs: dollars, moves, and far more for what does not fit.
    double cost(double usd, int moves, int overflowGpus) {
        return cost(usd, moves, overflowGpus, 1);
    }

    /// The same where what does not fit weighs less.
    ///
    /// @param hardness share of its weight, 0 to 1
    double cost(double usd, int moves, int overflowGpus, double hardness) {
        return usd + aims.usdPerMove() * moves + hardness * (overflowUsd * overflowGpus + OVERFLOW * Math.max(0, usd - aims.budget()));
    }

    /// Whether some replicas find room on one node.
    boolean onOneNode(int site, int replicas) {
        return replicas * sites[site].width() <= rooms[sites[site].cluster()].gpusPerNode();
    }

    int widthOf(int site) {
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == sites[site].width()) {
                return i;
            }
        }
        throw new IllegalStateException("A site is as wide as none: " + sites[site]);
    }

    /// Replicas by cluster and width that are there and stay.
    int[][] taken() {
        return Arrays.stream(taken).map(int[]::clone).toArray(int[][]::new);
    }

    /// GPUs too many on a cluster. Widths are powers of two, and where each size divides the next the widest placed first waste nothing: replicas fit exactly
    /// if for each width all as wide or wider, counted in that width, find as many places.
    ///
    /// @param counts replicas by width, the widest first
    int overflow(int cluster, int[] counts) {
        int worst = 0;
        for (int i = 0; i < widths.length; i++) {
            if (counts[i] > 0) {
                long wanted = 0;
                for (int wider = 0; wider <= i; wider++) {
                    wanted += (long) counts[wider] * Math.ceilDiv(widths[wider], widths[i]);
                }
                long places = (long) rooms[cluster].nodes() * (rooms[cluster].gpusPerNode() / widths[i]);
                worst = (int) Math.max(worst, (wanted - places) * widths[i]);
            }
        }
        return worst;
    }

    /// Blocks of tenants that are a whole.
    Layout layout(List<Layout.Block> blocks) {
        int[][] counts = taken();
        double usd = 0;
        int moves = 0;
        for (Layout.Block block : blocks) {
            counts[sites[block.site()].cluster()][widthOf(block.site())] += block.replicas();
            usd += usd(block.site(), block.replicas());
            moves += moves(block.home(), block.members());
        }
        int overflow = 0;
        for (int cluster = 0; cluster < counts.length; cluster++) {
            overflow += overflow(cluster, counts[cluster]);
        }
        return new Layout(blocks, usd, moves, overflow, cost(usd, moves, overflow));
    }
}

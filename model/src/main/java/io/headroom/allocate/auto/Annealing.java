package io.headroom.allocate.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/*
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) over layouts. A step changes two blocks at most: a tenant moves, two swap, a block moves to another site,
 * two merge or one splits. The temperature falls from the price of a replica to a hundredth of it. What does not fit the fleet or the
 * budget weighs little at first, so that layouts which do not fit are passed through, and ever more later, until nothing makes up for it. Steps are counted, not timed, so that the same seed takes the same way.
 */
/// Looks for a cheaper layout by small changes.
final class Annealing {
    private static final double WARM = 0.7;
    private static final double COLD = 0.01;
    private static final double SOFT = 0.03;
    private static final double HARD_FROM = 0.6;
    private static final int CHECKED = 1 << 10;
    private static final int[] NOBODY = {};

    private final Puzzle puzzle;
    private final SplittableRandom random;
    private final int homes;
    private final int[] sites;
    private final int[][] members;
    private final int[] replicas;
    private final int[] blockOf;
    private final int[] busy;
    private final int[] placeOf;
    private final int[] idle;
    private final int[][] counts;
    private int busyBlocks;
    private int idleBlocks;
    private double usd;
    private int moves;
    private int overflowing;
    private double hardness = SOFT;

    private Annealing(Puzzle puzzle, Layout start, long seed) {
        this.puzzle = puzzle;
        random = new SplittableRandom(seed);
        int[] homeSites = puzzle.homes().homeSites();
        homes = homeSites.length;
        int blocks = homes + puzzle.tenants() + 1;
        sites = Arrays.copyOf(homeSites, blocks);
        members = new int[blocks][];
        Arrays.fill(members, NOBODY);
        replicas = new int[blocks];
        blockOf = new int[puzzle.tenants()];
        busy = new int[blocks];
        placeOf = new int[blocks];
        idle = new int[blocks];
        counts = puzzle.taken();
        begin(start);
        for (int block = blocks - 1; block >= homes; block--) {
            if (members[block].length == 0) {
                idle[idleBlocks++] = block;
            }
        }
    }

    private void begin(Layout start) {
        int fresh = homes;
        for (Layout.Block block : start.blocks()) {
            int at = block.home() >= 0 ? block.home() : fresh++;
            sites[at] = block.site();
            members[at] = block.members();
            replicas[at] = block.replicas();
            for (int tenant : block.members()) {
                blockOf[tenant] = at;
            }
            placeOf[at] = busyBlocks;
            busy[busyBlocks++] = at;
            counts[puzzle.site(block.site()).cluster()][puzzle.widthOf(block.site())] += block.replicas();
        }
        overflowing = counted();
        usd = start.usd();
        moves = start.moves();
    }

    /// The cheapest layout met.
    ///
    /// @param steps changes tried
    static Layout improved(Puzzle puzzle, Layout start, long seed, int steps, Pulse pulse) {
        return puzzle.tenants() == 0 ? start : new Annealing(puzzle, start, seed).run(start, steps, pulse);
    }

    private Layout run(Layout start, int steps, Pulse pulse) {
        Layout best = start;
        double scale = usd / Math.max(1, Arrays.stream(replicas).sum());
        for (int step = 0; step < steps; step++) {
            if ((step & (CHECKED - 1)) == 0) {
                pulse.beat();
            }
            double temperature = scale * WARM * Math.pow(COLD / WARM, (double) step / steps);
            hardness = Math.min(1, SOFT * Math.pow(1 / SOFT, step / (HARD_FROM * steps)));
            if (change(temperature) && puzzle.cost(usd, moves, overflowing) < best.cost() - 1e-9) {
                best = puzzle.layout(blocks());
            }
        }
        return best;
    }

    private List<Layout.Block> blocks() {
        List<Layout.Block> blocks = new ArrayList<>();
        for (int block = 0; block < members.length; block++) {
            if (members[block].length > 0) {
                blocks.add(new Layout.Block(sites[block], block < homes ? block : -1, members[block], replicas[block]));
            }
        }
        return blocks;
    }

    private boolean change(double temperature) {
        int tenant = random.nextInt(blockOf.length);
        int from = blockOf[tenant];
        int kind = random.nextInt(100);
        if (kind < 50) {
            return relocate(tenant, from, temperature);
        }
        if (kind < 72) {
            return swap(tenant, from, temperature);
        }
        if (kind < 86) {
            return rebuild(from, temperature);
        }
        return kind < 94 ? merge(from, temperature) : split(from, temperature);
    }

    private boolean relocate(int tenant, int from, double temperature) {
        int where = random.nextInt(100);
        int to = where < 70 ? busy[random.nextInt(busyBlocks)] : where < 80 && homes > 0 ? home(tenant) : idle[idleBlocks - 1];
        if (to == from) {
            return false;
        }
        int site = fresh(to) ? random.nextInt(puzzle.sites()) : sites[to];
        return allowed(tenant, site, to)
                && tried(from, Members.without(members[from], tenant), to, site, Members.with(members[to], tenant), temperature);
    }

    /// The block that it is in now, or any that is there already.
    private int home(int tenant) {
        int current = puzzle.homes().current()[tenant];
        return current >= 0 && random.nextBoolean() ? current : random.nextInt(homes);
    }

    private boolean fresh(int block) {
        return block >= homes && members[block].length == 0;
    }

    private boolean allowed(int tenant, int site, int block) {
        return puzzle.allows(tenant, site, block < homes ? block : -1);
    }

    private boolean swap(int tenant, int from, double temperature) {
        int other = random.nextInt(blockOf.length);
        int to = blockOf[other];
        return to != from && allowed(tenant, sites[to], to) && allowed(other, sites[from], from)
                && tried(from, Members.with(Members.without(members[from], tenant), other), to, sites[to], Members.with(Members.without(members[to], other), tenant),
                        temperature);
    }

    /// A block on another site, or as one that is there already.
    private boolean rebuild(int from, double temperature) {
        int to = homes > 0 && random.nextInt(4) == 0 ? random.nextInt(homes) : idle[idleBlocks - 1];
        if (to == from || members[to].length > 0) {
            return false;
        }
        int site = to < homes ? sites[to] : random.nextInt(puzzle.sites());
        return allAllowed(members[from], site, to) && tried(from, NOBODY, to, site, members[from], temperature);
    }

    private boolean allAllowed(int[] tenants, int site, int block) {
        for (int tenant : tenants) {
            if (!allowed(tenant, site, block)) {
                return false;
            }
        }
        return true;
    }

    /// Two blocks as one, where the second is or, since cabins cannot grow, on another site.
    private boolean merge(int from, double temperature) {
        int to = busy[random.nextInt(busyBlocks)];
        if (to == from) {
            return false;
        }
        int site = to < homes || random.nextBoolean() ? sites[to] : random.nextInt(puzzle.sites());
        int[] union = Members.union(members[to], members[from]);
        return allAllowed(union, site, to) && tried(from, NOBODY, to, site, union, temperature);
    }

    private boolean split(int from, double temperature) {
        if (members[from].length < 2) {
            return false;
        }
        int to = idle[idleBlocks - 1];
        int site = random.nextBoolean() ? sites[from] : random.nextInt(puzzle.sites());
        int[] stay = new int[members[from].length];
        int[] leave = new int[stay.length];
        int staying = 0;
        int leaving = 0;
        for (int tenant : members[from]) {
            if (random.nextBoolean()) {
                stay[staying++] = tenant;
            } else {
                leave[leaving++] = tenant;
            }
        }
        int[] left = Arrays.copyOf(leave, leaving);
        return leaving > 0 && staying > 0 && allAllowed(left, site, to) && tried(from, Arrays.copyOf(stay, staying), to, site, left, temperature);
    }

    /// Changes two blocks if the outcome is cheap enough for the temperature.
    private boolean tried(int from, int[] stay, int to, int site, int[] joined, double temperature) {
        int fewer = stay.length == 0 ? 0 : puzzle.replicas(sites[from], stay);
        int more = puzzle.replicas(site, joined);
        if (more == 0 || (fewer == 0 && stay.length > 0)) {
            return false;
        }
        int home = to < homes ? to : -1;
        int homeFrom = from < homes ? from : -1;
        double usdThen = usd + puzzle.usd(sites[from], fewer - replicas[from]) + puzzle.usd(site, more) - puzzle.usd(sites[to], replicas[to]);
        int movesThen = moves + puzzle.moves(homeFrom, stay) - puzzle.moves(homeFrom, members[from]) + puzzle.moves(home, joined) - puzzle.moves(home, members[to]);
        add(sites[from], fewer - replicas[from]);
        add(sites[to], -replicas[to]);
        add(site, more);
        int overflowingThen = counted();
        double cost = puzzle.cost(usd, moves, overflowing, hardness);
        double costThen = puzzle.cost(usdThen, movesThen, overflowingThen, hardness);
        if (costThen > cost && random.nextDouble() >= Math.exp((cost - costThen) / temperature)) {
            add(sites[from], replicas[from] - fewer);
            add(sites[to], replicas[to]);
            add(site, -more);
            return false;
        }
        usd = usdThen;
        moves = movesThen;
        overflowing = overflowingThen;
        put(to, site, joined, more);
        put(from, sites[from], stay, fewer);
        return true;
    }

    private int counted() {
        int sum = 0;
        for (int cluster = 0; cluster < counts.length; cluster++) {
            sum += puzzle.overflow(cluster, counts[cluster]);
        }
        return sum;
    }

    private void add(int site, int more) {
        counts[puzzle.site(site).cluster()][puzzle.widthOf(site)] += more;
    }

    private void put(int block, int site, int[] tenants, int count) {
        boolean before = members[block].length > 0;
        sites[block] = site;
        members[block] = tenants;
        replicas[block] = count;
        for (int tenant : tenants) {
            blockOf[tenant] = block;
        }
        if (!before && tenants.length > 0) {
            placeOf[block] = busyBlocks;
            busy[busyBlocks++] = block;
            if (block >= homes) {
                // It was the last that is idle: only that one is ever taken.
                idleBlocks--;
            }
        } else if (before && tenants.length == 0) {
            int last = busy[--busyBlocks];
            busy[placeOf[block]] = last;
            placeOf[last] = placeOf[block];
            if (block >= homes) {
                idle[idleBlocks++] = block;
            }
        }
    }
}

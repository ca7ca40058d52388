package io.headroom.allocate.auto;

import io.headroom.plan.Deployment;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/*
 * A tenant of each class is put into lanes of 1, 2, 3, ... replicas among neighbours that are a fair sample of all that could be there, all scaled alike, and the
 * scale is bisected until the estimate says that its objectives only just hold. Between the sizes that are tried, the share of a lane that may be filled is taken to rise in
 * a straight line. What a tenant takes alone is asked of the estimate itself.
 */
/// Fills the tables of a puzzle by estimate: for each GPU type and deployment what every tenant takes alone, and for each class of tenants what lanes carry.
final class LoadTables {
    private static final int[] SIZES = {1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 46, 64, 91, 128, 182, 256, 364, 512};
    private static final int BISECTIONS = 7;
    private static final int NEIGHBOURS = 8;
    private static final double ROOM = 2;
    private static final int LEAST_ROOM = 8;
    private static final double NEARLY_FULL = 0.9;

    private final Ground ground;
    private final Crew crew;
    private final Memory memory;
    private final List<Setup> setups;
    private final int[] setupOf;

    /// @param most replicas that the largest cluster of the GPU type holds
    private record Setup(GpuTypeId gpu, Deployment deployment, int most) {}

    /// What was asked of the estimate before: a conflict is found by asking again and again with one objective less.
    static final class Memory {
        private final Map<Object, Alone> alone = new ConcurrentHashMap<>();
        private final Map<Object, double[]> caps = new ConcurrentHashMap<>();
    }

    private record Alone(double work, int cabin, int lane) {
        static final Alone NOWHERE = new Alone(Double.NaN, 0, 0);
    }

    private LoadTables(Ground ground, Crew crew, Memory memory) {
        this.ground = ground;
        this.crew = crew;
        this.memory = memory;
        setups = new ArrayList<>();
        setupOf = new int[ground.sites().size()];
        for (int i = 0; i < setupOf.length; i++) {
            Ground.Site site = ground.sites().get(i);
            int at = IntStream.range(0, setups.size()).filter(s -> setups.get(s).gpu().equals(site.cluster().gpu()) && setups.get(s).deployment().equals(site.deployment()))
                    .findFirst().orElse(-1);
            if (at < 0) {
                at = setups.size();
                setups.add(new Setup(site.cluster().gpu(), site.deployment(), ground.most(site)));
            } else {
                setups.set(at, new Setup(site.cluster().gpu(), site.deployment(), Math.max(setups.get(at).most(), ground.most(site))));
            }
            setupOf[i] = at;
        }
    }

    static Puzzle.Needs of(Ground ground, Crew crew, Memory memory) {
        return new LoadTables(ground, crew, memory).needs(true);
    }

    /// What tenants take alone, with tables that have nothing in them.
    static Puzzle.Needs alone(Ground ground, Crew crew, Memory memory) {
        return new LoadTables(ground, crew, memory).needs(false);
    }

    private Puzzle.Needs needs(boolean pooled) {
        List<Tenant> tenants = ground.tenants();
        List<TenantClass> classes = TenantClass.of(ground.plan(), tenants);
        List<Alone[]> alone = crew.all(setups.stream().map(setup -> (Callable<Alone[]>) () -> alone(setup)).toList());
        double[][] caps = pooled ? caps(classes, alone) : new double[classes.size() * setups.size()][0];
        double[][] work = new double[tenants.size()][setupOf.length];
        int[][] needed = new int[tenants.size()][setupOf.length];
        int[][] table = new int[tenants.size()][setupOf.length];
        for (int q = 0; q < classes.size(); q++) {
            for (int tenant : classes.get(q).members()) {
                for (int site = 0; site < setupOf.length; site++) {
                    Alone there = alone.get(setupOf[site])[tenant];
                    work[tenant][site] = there.work();
                    int replicas = ground.sites().get(site).cabin() ? there.cabin() : there.lane();
                    needed[tenant][site] = ground.there(ground.sites().get(site).cluster()) && replicas <= ground.most(ground.sites().get(site)) ? replicas : 0;
                    table[tenant][site] = q * setups.size() + setupOf[site];
                }
            }
        }
        return new Puzzle.Needs(work, needed, table, caps);
    }

    /// What each tenant takes alone.
    private Alone[] alone(Setup setup) {
        Glance glance = new Glance(ground.ask(), setup.gpu(), setup.deployment());
        Alone[] all = new Alone[ground.tenants().size()];
        Arrays.fill(all, Alone.NOWHERE);
        if (glance.possible()) {
            for (int i = 0; i < all.length; i++) {
                crew.pulse().beat();
                Tenant tenant = ground.tenants().get(i);
                if (tenant.accepts(setup.deployment().model())) {
                    all[i] = memory.alone.computeIfAbsent(List.of(setup, tenant.in(null)), _ -> alone(glance, List.of(tenant), setup.most()));
                }
            }
        }
        return all;
    }

    private Alone alone(Glance glance, List<Tenant> tenant, int most) {
        double unlimited = glance.load(tenant, true);
        double limited = glance.load(tenant, false);
        int cabin = glance.least(tenant, true, from(unlimited), most);
        return new Alone(limited, cabin, unlimited == limited ? cabin : glance.least(tenant, false, from(limited), most));
    }

    private static int from(double load) {
        return (int) Math.max(1, Math.ceil(load));
    }

    private double[][] caps(List<TenantClass> classes, List<Alone[]> alone) {
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (TenantClass members : classes) {
            for (int s = 0; s < setups.size(); s++) {
                Setup setup = setups.get(s);
                Alone[] there = alone.get(s);
                tasks.add(() -> caps(setup, members, there));
            }
        }
        return crew.all(tasks).toArray(double[][]::new);
    }

    /// The most work that lanes carry for a tenant of a class, by their replicas less one.
    private double[] caps(Setup setup, TenantClass members, Alone[] alone) {
        Optional<Integer> typical = members.members().stream().filter(member -> alone[member].lane() > 0).findFirst();
        if (typical.isEmpty()) {
            return new double[0];
        }
        double all = IntStream.range(0, alone.length).filter(i -> alone[i].lane() > 0).mapToDouble(i -> alone[i].work()).sum();
        int largest = IntStream.range(0, alone.length).map(i -> alone[i].lane()).max().orElse(1);
        int most = (int) Math.min(setup.most(), Math.max(LEAST_ROOM, Math.max(largest, Math.ceil(ROOM * all)) + 2));
        Lane lane = new Lane(setup, typical.get(), alone);
        return memory.caps.computeIfAbsent(List.of(setup, most, lane.tenant.in(null), lane.neighbours), _ -> caps(lane, most));
    }

    private double[] caps(Lane lane, int most) {
        double[] caps = new double[most];
        int before = 0;
        double shareBefore = 0;
        for (int size : SIZES) {
            int c = Math.min(size, most);
            if (c > before) {
                crew.pulse().beat();
                double share = lane.share(c);
                for (int between = before + 1; between <= c; between++) {
                    double part = (double) (between - before) / (c - before);
                    caps[between - 1] = between * (before == 0 ? share : shareBefore + (share - shareBefore) * part);
                }
                before = c;
                shareBefore = share;
            }
        }
        for (int c = before + 1; c <= most; c++) {
            caps[c - 1] = c * shareBefore;
        }
        for (int c = 1; c < most; c++) {
            caps[c] = Math.max(caps[c], caps[c - 1]);
        }
        return caps;
    }

    /// A lane with a tenant and neighbours.
    private final class Lane {
        private final Glance glance;
        private final Tenant tenant;
        private final double own;
        private final List<Tenant> neighbours;
        private final double others;

        Lane(Setup setup, int typical, Alone[] alone) {
            glance = new Glance(ground.ask(), setup.gpu(), setup.deployment());
            tenant = ground.tenants().get(typical);
            own = alone[typical].work();
            List<Integer> possible = IntStream.range(0, alone.length).filter(i -> i != typical && alone[i].lane() > 0 && alone[i].work() > 0).boxed()
                    .sorted(Comparator.comparingDouble(i -> alone[i].work())).toList();
            int count = Math.min(NEIGHBOURS, possible.size());
            List<Integer> sample = IntStream.range(0, count).mapToObj(i -> possible.get((int) ((i + 0.5) * possible.size() / count))).toList();
            neighbours = sample.isEmpty() ? List.of(tenant) : sample.stream().map(ground.tenants()::get).toList();
            others = sample.isEmpty() ? own : sample.stream().mapToDouble(i -> alone[i].work()).sum();
        }

        /// The largest share of the lane's replicas that may be filled.
        double share(int replicas) {
            if (own == 0 && others == 0) {
                return 1;
            }
            double low = 0;
            double high = 1;
            if (holds(replicas, NEARLY_FULL)) {
                low = NEARLY_FULL;
            } else {
                high = NEARLY_FULL;
            }
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                if (holds(replicas, middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private boolean holds(int replicas, double share) {
            double work = replicas * share;
            List<Tenant> sharing = new ArrayList<>(List.of(glance.scaled(tenant, own == 0 ? 1 : Math.min(1, work / own), "own")));
            double rest = work - Math.min(own, work);
            for (int i = 0; i < neighbours.size() && rest > 0 && others > 0; i++) {
                sharing.add(glance.scaled(neighbours.get(i), rest / others, "neighbour-" + i));
            }
            return glance.holds(sharing, 1, false, replicas);
        }
    }
}

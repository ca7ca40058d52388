package io.headroom.bench;

import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Times the simulation of plans, on the path that every evaluation takes. Each plan is run once unmeasured, a part of it, so that the code is compiled; then a few
/// times in turns with what it is compared with, of which the middle one counts.
public final class EngineBench {
    private static final int ROUNDS = 3;
    private static final long MILLION = 1_000_000;

    private final BenchPlans plans = new BenchPlans();
    private final int cores;
    private final double scale;
    private volatile @Nullable Evaluation running;

    /// @param cores most threads to use
    /// @param scale share of the usual number of requests to simulate, above 0; 1 for figures to compare
    public EngineBench(int cores, double scale) {
        this.cores = cores;
        this.scale = scale;
    }

    /// Most threads to use.
    public int cores() {
        return cores;
    }

    /// Share of the simulation under way that is done, 0 to 1; may be asked from another thread.
    public double progress() {
        Evaluation now = running;
        return now == null ? 0 : now.progress();
    }

    /// One replica at 80 % of its capacity: 10 million requests on one thread.
    public List<BenchRun> replica() {
        return inTurns("replica", plans.replica(requests(2)), plans.replica(requests(10)), List.of(1));
    }

    /// 50 tenants in 20 partitions of 200 replicas, on one thread and on all.
    ///
    /// @throws IllegalStateException if the results depend on the number of threads
    public List<BenchRun> plan() {
        return inTurns("plan", plans.fleet(200 * scale), plans.fleet(1_200 * scale), cores == 1 ? List.of(1) : List.of(1, cores));
    }

    /// M/M/8 at 85 %: 20 million customers on one thread.
    public List<BenchRun> queue() {
        return inTurns("queue", plans.queue(requests(4)), plans.queue(requests(20)), List.of(1));
    }

    /// 10,000 tenants with limits in one lane: 10 million requests on one thread.
    public List<BenchRun> crowd() {
        return inTurns("crowd", plans.crowd(requests(2)), plans.crowd(requests(10)), List.of(1));
    }

    /// A day of a billion requests on a fleet that carries them, once, on all cores.
    public List<BenchRun> day() {
        return List.of(timed("day", plans.day(requests(1_000)), cores).run());
    }

    private long requests(long millions) {
        return Math.max(1_000, Math.round(millions * MILLION * scale));
    }

    private record Timed(BenchRun run, Results results) {}

    private List<BenchRun> inTurns(String name, Plan unmeasured, Plan plan, List<Integer> threads) {
        threads.forEach(count -> timed(name, unmeasured, count));
        List<Timed> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            threads.forEach(count -> all.add(timed(name, plan, count)));
        }
        Results first = all.getFirst().results();
        for (Timed other : all) {
            if (!other.results().tenants().equals(first.tenants()) || !other.results().partitions().equals(first.partitions())) {
                throw new IllegalStateException("Bench %s came to other results on %d threads than on %d.".formatted(name, other.run().threads(), all.getFirst().run().threads()));
            }
        }
        return threads.stream().map(count -> all.stream().map(Timed::run).filter(run -> run.threads() == count)
                .sorted(Comparator.comparingDouble(BenchRun::wallSeconds)).skip(ROUNDS / 2).findFirst().orElseThrow()).toList();
    }

    private Timed timed(String name, Plan plan, int threads) {
        PeakMemory memory = new PeakMemory();
        long began = System.nanoTime();
        Evaluation evaluation = new Evaluation(plan, threads);
        running = evaluation;
        while (evaluation.hasNext()) {
            evaluation.runNext(() -> false);
        }
        Results results = evaluation.results();
        double wall = (System.nanoTime() - began) / 1e9;
        running = null;
        Results.EngineFacts facts = results.engine();
        return new Timed(new BenchRun(name, facts.requests(), wall, threads, (double) facts.events() / facts.requests(), memory.bytes()), results);
    }
}

package io.headroom.bench;

import io.headroom.allocate.Watcher;
import io.headroom.allocate.auto.Answer;
import io.headroom.allocate.auto.Ask;
import io.headroom.allocate.auto.AutoPlan;
import io.headroom.allocate.auto.Baselines;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Times auto-plans and sets what they cost beside plans by rule. The first of them is made once unmeasured, so that the code is compiled.
public final class AllocationBench {
    private static final List<Integer> SIZES = List.of(50, 200, 1_000);
    private static final int LEAST = 4;
    private static final long SEED = 1;

    private final int cores;
    private final double scale;

    /// @param cores threads to use
    /// @param scale share of the usual number of tenants, above 0; 1 for figures to compare
    public AllocationBench(int cores, double scale) {
        this.cores = cores;
        this.scale = scale;
    }

    /// Auto-plans of 50, 200 and 1,000 tenants.
    ///
    /// @throws IllegalStateException if one is impossible: the plans are made so that they are not
    public List<BenchRun> run() {
        timed(LEAST);
        return SIZES.stream().map(size -> timed((int) Math.max(LEAST, Math.round(size * scale)))).toList();
    }

    private record First(double seconds, double usd) {}

    private BenchRun timed(int tenants) {
        Ask ask = Ask.of(AllocationPlans.of(tenants, SEED));
        PeakMemory memory = new PeakMemory();
        AtomicReference<@Nullable First> first = new AtomicReference<>();
        long began = System.nanoTime();
        Answer answer = AutoPlan.of(ask, cores, Watcher.NOBODY,
                found -> first.compareAndSet(null, new First((System.nanoTime() - began) / 1e9, found.plan().usdPerHour())));
        double wall = (System.nanoTime() - began) / 1e9;
        long peak = memory.bytes();
        First confirmed = first.get();
        if (!(answer instanceof Answer.Found found) || confirmed == null) {
            throw new IllegalStateException("No plan was found for %d tenants: %s".formatted(tenants, answer));
        }
        Baselines rules = Baselines.of(ask, cores, Watcher.NOBODY);
        return new BenchRun("allocate." + tenants, 0, wall, cores, Double.NaN, peak, List.of(), new BenchRun.Costs(found.plan().usdPerHour(), found.gap(), confirmed.seconds(),
                confirmed.usd(), rules.firstFitUsdPerHour(), rules.dedicatedUsdPerHour()));
    }
}

package io.headroom.cli;

import io.headroom.bench.AllocationBench;
import io.headroom.bench.BenchPlans;
import io.headroom.bench.BenchRun;
import io.headroom.bench.EngineBench;
import io.headroom.bench.PeakMemory;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.engine.Evaluation;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.report.Dossier;
import io.headroom.report.ExportWatch;
import io.headroom.report.PlanWorkbook;
import io.headroom.session.EditBench;
import io.headroom.session.EngineThreads;
import io.headroom.start.StartBench;
import io.headroom.store.PlanFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/// What `headroom bench` can time.
enum Bench {
    /// One replica.
    REPLICA {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return engine.replica();
        }
    },
    /// 50 tenants in 20 partitions.
    PLAN {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return engine.plan();
        }
    },
    /// M/M/8.
    QUEUE {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return engine.queue();
        }
    },
    /// 10,000 tenants in one lane.
    CROWD {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return engine.crowd();
        }
    },
    /// A billion requests.
    DAY {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return engine.day();
        }
    },
    /// From a drop to the confirmed verdict.
    EDIT {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) throws IOException {
            return edits(scale);
        }
    },
    /// Auto-plans of 50, 200 and 1,000 tenants.
    ALLOCATE {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) {
            return new AllocationBench(engine.cores(), scale).run();
        }
    },
    /// The workbook of 100,000 tenants.
    WORKBOOK {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) throws IOException {
            return workbook((int) Math.max(1, Math.round(TENANTS * scale)), engine.cores());
        }
    },
    /// From the start of the process to live gauges.
    START {
        @Override
        List<BenchRun> run(EngineBench engine, double scale) throws IOException, InterruptedException {
            return starts();
        }
    };

    private static final String SAMPLE = "launch-window";
    private static final int DROPS = 9;
    private static final int STARTS = 5;
    private static final double FLEET_SECONDS = 900;
    private static final int TENANTS = 100_000;

    /// How it is called on the command line.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Times it.
    ///
    /// @param scale share of the usual number of requests to simulate
    abstract List<BenchRun> run(EngineBench engine, double scale) throws IOException, InterruptedException;

    /// Drops in the sample and among a thousand tenants, and what an edit of one of 20 partitions costs compared with one that touches all. As many threads as a window
    /// leaves to the engine.
    private static List<BenchRun> edits(double scale) throws IOException {
        BenchPlans plans = new BenchPlans();
        Plan sample = sample();
        Plan thousand = plans.thousand();
        Plan thousandShort = thousand.withRun(thousand.run().withDuration(thousand.run().durationSeconds() * scale));
        Plan fleet = plans.fleet(FLEET_SECONDS * scale);
        try (EditBench bench = new EditBench(EngineThreads.here().forVerdict(false))) {
            return List.of(bench.time("edit.sample", sample, drops(sample, DROPS)),
                    bench.time("edit.thousand", thousandShort, drops(thousandShort, DROPS)),
                    bench.time("edit.fleet.all", fleet, IntStream.rangeClosed(1, DROPS).mapToObj(i -> fleet.withRun(fleet.run().withSeed(fleet.run().seed() + i))).toList()),
                    bench.time("edit.fleet.one", fleet, IntStream.range(0, DROPS).mapToObj(i -> BenchPlans.busier(fleet, fleet.tenants().get(i))).toList()));
        }
    }

    /// What it takes to write a workbook, beyond the plan and its results, which are there anyway.
    private static List<BenchRun> workbook(int tenants, int threads) throws IOException {
        Plan plan = new BenchPlans().rows(tenants);
        Results results = Evaluation.of(plan, threads);
        Path file = Files.createTempFile("rows", ".xlsx");
        try {
            System.gc();
            long before = new PeakMemory().bytes();
            PeakMemory peak = new PeakMemory();
            long start = System.nanoTime();
            PlanWorkbook.write(file, Dossier.of(plan, results), ExportWatch.NONE);
            return List.of(new BenchRun("workbook", 0, (System.nanoTime() - start) / 1e9, 1, Double.NaN, peak.bytes() - before));
        } finally {
            Files.delete(file);
        }
    }

    /// The window on the sample, as a process of its own.
    private static List<BenchRun> starts() throws IOException, InterruptedException {
        Path plan = Files.createTempFile(SAMPLE, PlanFile.EXTENSION);
        try {
            try (InputStream in = open()) {
                Files.copy(in, plan, StandardCopyOption.REPLACE_EXISTING);
            }
            StartBench.Report report = new StartBench().run(plan, STARTS, started -> {});
            List<BenchRun.Part> parts = report.parts().stream().map(part -> new BenchRun.Part(part.mark().key(), part.atSeconds(), part.tookSeconds())).toList();
            int threads = EngineThreads.here().forVerdict(false);
            return List.of(new BenchRun("start.frame", 0, report.firstFrameSeconds(), threads, Double.NaN, 0),
                    new BenchRun("start.gauges", 0, report.liveGaugesSeconds(), threads, Double.NaN, 0, parts));
        } finally {
            Files.delete(plan);
        }
    }

    /// The plan `launch-window`.
    static Plan sample() throws IOException {
        try (InputStream in = open()) {
            return PlanFile.read(SAMPLE, in).plan();
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(Bench.class.getResourceAsStream("/io/headroom/samples/" + SAMPLE + PlanFile.EXTENSION), SAMPLE);
    }

    /// Plans that a drop would make of a plan: a move of one tenant each, spread over the tenants.
    private static List<Plan> drops(Plan plan, int most) {
        List<Plan> dropped = new ArrayList<>();
        int apart = Math.max(1, plan.tenants().size() / most);
        for (int i = 0; i < plan.tenants().size() && dropped.size() < most; i += apart) {
            Tenant tenant = plan.tenants().get(i);
            MoveTargets.of(plan, tenant).reversed().stream().filter(option -> option.legal() && !(option.target() instanceof MoveTarget.Tray)).findFirst()
                    .ifPresent(option -> dropped.add(Edits.move(plan, tenant.id(), option.target()).applyTo(plan)));
        }
        return dropped;
    }
}

package io.headroom.session;

import io.headroom.bench.BenchRun;
import io.headroom.bench.PeakMemory;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Times edits as a planner meets them: from a drop, that is from handing the edited plan to the [Verdicts] of a session, until the verdict on it is confirmed there.
/// The front is a thread of its own in place of the toolkit's. Close it to end its threads.
public final class EditBench implements AutoCloseable {
    private final ScheduledExecutorService front = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("bench-front").factory());
    private final ExecutorService behind = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("bench-engine").factory());
    private final int threads;
    private volatile @Nullable Counted running;

    /// @param threads threads that a verdict may use
    public EditBench(int threads) {
        this.threads = threads;
    }

    /// Opens a plan, waits for its final verdict, and tries edits of it one after another, each on the plan as it was opened.
    ///
    /// @param name what to call the timing
    /// @param edited the plan after each edit, at least one, no two alike
    /// @return the middle one of the timings
    public BenchRun time(String name, Plan plan, List<Plan> edited) {
        Verdicts verdicts = await(onFront(() -> new Verdicts(watched(), runner(), clock(), () -> threads, plan)));
        until(verdicts, plan, Verdict.Phase.FINAL);
        List<BenchRun> runs = new ArrayList<>();
        for (Plan each : edited) {
            PeakMemory memory = new PeakMemory();
            long began = System.nanoTime();
            evaluate(verdicts, each);
            until(verdicts, each, Verdict.Phase.CONFIRMED);
            double wall = (System.nanoTime() - began) / 1e9;
            Counted evaluation = running;
            runs.add(new BenchRun(name, evaluation == null ? 0 : evaluation.confirmedAfter, wall, threads, Double.NaN, memory.bytes()));
            evaluate(verdicts, plan);
            until(verdicts, plan, Verdict.Phase.FINAL);
        }
        await(onFront(() -> {
            verdicts.cancel();
            return verdicts;
        }));
        return runs.stream().sorted(Comparator.comparingDouble(BenchRun::wallSeconds)).skip(runs.size() / 2).findFirst().orElseThrow();
    }

    private void evaluate(Verdicts verdicts, Plan plan) {
        await(onFront(() -> {
            verdicts.evaluate(plan);
            return verdicts;
        }));
    }

    /// Waits until the verdict on a plan is at a phase, or beyond it.
    private void until(Verdicts verdicts, Plan plan, Verdict.Phase phase) {
        CompletableFuture<Verdict> reached = new CompletableFuture<>();
        front.execute(() -> {
            verdicts.verdictProperty().addListener((property, before, now) -> settle(reached, now, plan, phase));
            settle(reached, verdicts.verdict(), plan, phase);
        });
        await(reached);
    }

    @SuppressWarnings("ReferenceEquality") // as Verdicts tells plans apart
    private static void settle(CompletableFuture<Verdict> reached, Verdict now, Plan plan, Verdict.Phase phase) {
        if (now.plan() == plan && now.phase() == Verdict.Phase.FAILED) {
            reached.completeExceptionally(new IllegalStateException(now.failure()));
        } else if (now.plan() == plan && now.confirmed() && now.phase().compareTo(phase) >= 0) {
            reached.complete(now);
        }
    }

    private <T> Future<T> onFront(Callable<T> work) {
        return front.submit(work);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The edit could not be judged: " + failed.getCause(), failed.getCause());
        }
    }

    private Simulator watched() {
        Simulator engine = Simulator.engine();
        return new Simulator() {
            @Override
            public Simulator.Verdict evaluate(Plan plan, int count) {
                Counted evaluation = new Counted(engine.evaluate(plan, count));
                running = evaluation;
                return evaluation;
            }

            @Override
            public Run start(Plan plan) {
                return engine.start(plan);
            }
        };
    }

    private TaskRunner runner() {
        return new TaskRunner() {
            @Override
            public void background(Runnable work) {
                behind.execute(work);
            }

            @Override
            public void front(Runnable work) {
                front.execute(work);
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Timer every(Duration period, Runnable tick) {
                Future<?> ticking = front.scheduleAtFixedRate(tick, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
                return () -> ticking.cancel(false);
            }

            @Override
            public Timer after(Duration delay, Runnable action) {
                Future<?> waiting = front.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> waiting.cancel(false);
            }
        };
    }

    /// A verdict that remembers how many requests its first results took: the replications that follow run on while the bench looks.
    private static final class Counted implements Simulator.Verdict {
        private final Simulator.Verdict engine;
        private boolean confirmed;
        private volatile long confirmedAfter;

        Counted(Simulator.Verdict engine) {
            this.engine = engine;
        }

        @Override
        public boolean hasNext() {
            return engine.hasNext();
        }

        @Override
        public boolean runNext(BooleanSupplier cancelled) {
            return engine.runNext(cancelled);
        }

        @Override
        public double progress() {
            return engine.progress();
        }

        @Override
        public long simulatedRequests() {
            return engine.simulatedRequests();
        }

        @Override
        public Results results() {
            if (!confirmed) {
                confirmed = true;
                confirmedAfter = engine.simulatedRequests();
            }
            return engine.results();
        }
    }

    @Override
    public void close() {
        front.shutdownNow();
        behind.shutdownNow();
    }
}

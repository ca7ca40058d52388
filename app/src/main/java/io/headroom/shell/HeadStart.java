package io.headroom.shell;

import io.headroom.engine.PairedRuns;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.start.StartMark;
import io.headroom.start.StartTimes;
import io.headroom.store.PlanDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads the plan that the program was started with and simulates its first replication while JavaFX starts and the window is built: neither needs the
/// other. The session takes both over where it would have begun them.
final class HeadStart {
    /// A document with the verdict on its plan, whose first replication is simulated or about to be.
    private record Early(PlanDocument document, EarlyVerdict verdict) {}

    private final Path file;
    private final Simulator engine;
    private final FutureTask<Early> reading;
    private final AtomicReference<@Nullable EarlyVerdict> untaken = new AtomicReference<>();

    private HeadStart(Path file, PlanFiles files, Simulator engine, int threads) {
        this.file = file;
        this.engine = engine;
        reading = new FutureTask<>(() -> {
            PlanDocument document = files.read(file);
            EarlyVerdict verdict = new EarlyVerdict(document.plan(), engine.evaluate(document.plan(), threads));
            untaken.set(verdict);
            return new Early(document, verdict);
        });
    }

    /// Begins on a thread of its own.
    ///
    /// @param threads threads for the verdict
    static HeadStart on(Path file, PlanFiles files, Simulator engine, int threads) {
        HeadStart start = new HeadStart(file, files, engine, threads);
        Thread.ofPlatform().name("headroom-start").daemon(true).start(start::run);
        return start;
    }

    private void run() {
        reading.run();
        StartTimes.mark(StartMark.PLAN_READ);
        early(Duration.ZERO).ifPresent(early -> early.verdict().first.run());
    }

    /// The file.
    Path file() {
        return file;
    }

    /// The document, if it can be read and is there in time.
    Optional<PlanDocument> document(Duration patience) {
        return early(patience).map(Early::document);
    }

    private Optional<Early> early(Duration patience) {
        try {
            return Optional.of(reading.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException notThere) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The document, whenever it is there.
    ///
    /// @throws IOException if it cannot be read, as [PlanFiles#read] says it
    PlanDocument document() throws IOException, InterruptedException {
        try {
            return reading.get().document();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// The engine, but for the first question about the very plan that was read: there, what has begun is the answer.
    Simulator simulator() {
        return new Simulator() {
            @Override
            public Verdict evaluate(Plan plan, int threads) {
                EarlyVerdict early = untaken.getAndSet(null);
                return early != null && early.judges(plan) ? early : engine.evaluate(plan, threads);
            }

            @Override
            public PairedRuns pair(Plan before, Plan after, int threads) {
                return engine.pair(before, after, threads);
            }

            @Override
            public Study study(Plan plan, int threads) {
                return engine.study(plan, threads);
            }

            @Override
            public Run start(Plan plan) {
                return engine.start(plan);
            }
        };
    }

    /// A verdict whose first replication runs before anyone has asked for it, until then without a way to cancel it.
    private static final class EarlyVerdict implements Simulator.Verdict {
        private final Plan plan;
        private final Simulator.Verdict verdict;
        private final FutureTask<Boolean> first;
        private volatile BooleanSupplier cancelled = () -> false;
        private boolean taken;

        EarlyVerdict(Plan plan, Simulator.Verdict verdict) {
            this.plan = plan;
            this.verdict = verdict;
            first = new FutureTask<>(() -> verdict.hasNext() && verdict.runNext(() -> cancelled.getAsBoolean()));
        }

        @SuppressWarnings("ReferenceEquality")
        boolean judges(Plan other) {
            return plan == other;
        }

        @Override
        public boolean hasNext() {
            return !taken || verdict.hasNext();
        }

        @Override
        public boolean runNext(BooleanSupplier asked) {
            if (taken) {
                return verdict.runNext(asked);
            }
            taken = true;
            cancelled = asked;
            try {
                return first.get();
            } catch (ExecutionException failed) {
                // What the engine says of a plan that it cannot run is for the one who asked.
                throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public double progress() {
            return verdict.progress();
        }

        @Override
        public long simulatedRequests() {
            return verdict.simulatedRequests();
        }

        @Override
        public Results results() {
            return verdict.results();
        }
    }
}

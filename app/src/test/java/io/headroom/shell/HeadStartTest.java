package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.session.TestPlans;
import io.headroom.store.PlanDocument;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadStartTest {
    private static final Path FILE = Path.of("plan.headroom");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Plan plan = TestPlans.plan();
    private final List<Plan> asked = new ArrayList<>();

    @Test
    void theVerdictOnThePlanThatWasReadGoesOnFromTheReplicationThatWasBegun() {
        HeadStart start = HeadStart.on(FILE, disk(), engine(Simulator.engine()), 1);
        Plan read = start.document(LONG).orElseThrow().plan();

        Simulator.Verdict verdict = start.simulator().evaluate(read, 1);

        assertThat(finished(verdict).tenants()).isEqualTo(finished(Simulator.engine().evaluate(plan, 1)).tenants());
        assertThat(asked).as("the engine was asked once").hasSize(1);
    }

    @Test
    void anyOtherPlanAndAnyLaterQuestionGoToTheEngine() {
        HeadStart start = HeadStart.on(FILE, disk(), engine(Simulator.engine()), 1);
        Plan read = start.document(LONG).orElseThrow().plan();
        Plan equal = TestPlans.plan();

        start.simulator().evaluate(equal, 1);
        start.simulator().evaluate(read, 1);

        assertThat(asked).usingElementComparator((one, other) -> one == other ? 0 : 1).containsExactly(read, equal, read);
    }

    @Test
    void theReplicationThatRunsHearsTheCancelOfTheOneWhoTookItOver() {
        CountDownLatch runs = new CountDownLatch(1);
        HeadStart start = HeadStart.on(FILE, disk(), engine(endless(runs)), 1);
        Plan read = start.document(LONG).orElseThrow().plan();

        Simulator.Verdict verdict = start.simulator().evaluate(read, 1);

        assertThat(verdict.hasNext()).isTrue();
        assertThat(verdict.runNext(() -> runs.getCount() == 0)).as("ran to its end").isFalse();
    }

    @Test
    void whatTheEngineSaysOfAPlanIsSaidToTheOneWhoAsksForItsVerdict() {
        HeadStart start = HeadStart.on(FILE, disk(), engine(failing(new InvalidPlan("The model does not fit"))), 1);
        Plan read = start.document(LONG).orElseThrow().plan();

        Simulator.Verdict verdict = start.simulator().evaluate(read, 1);

        assertThatThrownBy(() -> verdict.runNext(() -> false)).isInstanceOf(InvalidPlan.class).hasMessage("The model does not fit");
    }

    @Test
    void aFileThatCannotBeReadIsToldAsTheDiskTellsIt() {
        HeadStart start = HeadStart.on(FILE, files(() -> {
            throw new NoSuchFileException("plan.headroom");
        }), Simulator.engine(), 1);

        assertThat(start.document(LONG)).isEmpty();
        assertThatThrownBy(start::document).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aSlowDiskIsNotWaitedFor() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        HeadStart start = HeadStart.on(FILE, files(() -> {
            slow.await();
            return PlanDocument.of(plan);
        }), Simulator.engine(), 1);

        assertThat(start.document(Duration.ZERO)).isEmpty();
        slow.countDown();
        assertThat(start.document().plan()).as("and is there when it is there").isSameAs(plan);
    }

    private static Results finished(Simulator.Verdict verdict) {
        while (verdict.hasNext()) {
            assertThat(verdict.runNext(() -> false)).isTrue();
        }
        return verdict.results();
    }

    private interface Reading {
        PlanDocument read() throws IOException, InterruptedException;
    }

    private PlanFiles disk() {
        return files(() -> PlanDocument.of(plan));
    }

    private static PlanFiles files(Reading reading) {
        return new PlanFiles() {
            @Override
            public PlanDocument read(Path file) throws IOException {
                try {
                    return reading.read();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }

            @Override
            public void write(Path file, PlanDocument document) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Simulator engine(Simulator behind) {
        return new Simulator() {
            @Override
            public Verdict evaluate(Plan of, int threads) {
                asked.add(of);
                return behind.evaluate(of, threads);
            }

            @Override
            public Run start(Plan of) {
                return behind.start(of);
            }
        };
    }

    private interface Replication {
        boolean run(BooleanSupplier cancelled);
    }

    private static Simulator endless(CountDownLatch runs) {
        return replicating(cancelled -> {
            runs.countDown();
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return false;
        });
    }

    private static Simulator failing(RuntimeException fault) {
        return replicating(_ -> {
            throw fault;
        });
    }

    private static Simulator replicating(Replication replication) {
        return new Simulator() {
            @Override
            public Verdict evaluate(Plan plan, int threads) {
                return new Verdict() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public boolean runNext(BooleanSupplier cancelled) {
                        return replication.run(cancelled);
                    }

                    @Override
                    public double progress() {
                        return 0;
                    }

                    @Override
                    public long simulatedRequests() {
                        return 0;
                    }

                    @Override
                    public Results results() {
                        throw new UnsupportedOperationException();
                    }
                };
            }

            @Override
            public Run start(Plan plan) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.Contention;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentionsTest {
    private final ManualRunner runner = new ManualRunner();
    private final ManualRunner apart = new ManualRunner();
    private final List<Plan> studied = new ArrayList<>();
    private final Plan first = TestPlans.plan();
    private final Plan second = TestPlans.rename(first, "B").applyTo(first);
    private final Contention found = new Contention(Map.of());
    private double requests = 1e6;
    private Runnable during = () -> {};
    private @Nullable RuntimeException fault;
    private final Verdicts verdicts = new Verdicts(new FakeSimulator(), runner, new ManualClock(), () -> 1, first);
    private final Contentions contentions = new Contentions(new Studying(), apart, () -> 1, verdicts);

    private final class Studying implements Simulator {
        @Override
        public Verdict evaluate(Plan plan, int threads) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Run start(Plan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Study study(Plan plan, int threads) {
            return new Study() {
                @Override
                public double requests() {
                    return requests;
                }

                @Override
                public @Nullable Contention run(BooleanSupplier cancelled) {
                    studied.add(plan);
                    during.run();
                    if (fault != null) {
                        throw fault;
                    }
                    return cancelled.getAsBoolean() ? null : found;
                }
            };
        }
    }

    private Contended.Phase phase() {
        return contentions.contendedProperty().get().phase();
    }

    @Test
    void itBeginsWhenTheVerdictIsFinal() {
        assertThat(phase()).isEqualTo(Contended.Phase.WAITING);
        runner.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.RUNNING);
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.KNOWN);
        assertThat(contentions.of(first)).containsSame(found);
        assertThat(contentions.of(second)).as("of another plan nothing is known").isEmpty();
    }

    @Test
    void anEditCancelsItAndTheNextVerdictBeginsItAnew() {
        runner.runAll();
        during = () -> verdicts.evaluate(second);
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.WAITING);
        assertThat(contentions.of(first)).isEmpty();
        during = () -> {};
        runner.runAll();
        apart.runAll();
        assertThat(contentions.of(second)).containsSame(found);
        assertThat(studied).containsExactly(first, second);
    }

    @Test
    void undoShowsItAtOnce() {
        runner.runAll();
        apart.runAll();
        verdicts.evaluate(second);
        verdicts.evaluate(first);
        assertThat(phase()).isEqualTo(Contended.Phase.KNOWN);
        runner.runAll();
        apart.runAll();
        assertThat(studied).containsExactly(first);
    }

    @Test
    void whatTakesTooLongIsFoundOutWhenAskedFor() {
        requests = 1e9;
        runner.runAll();
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.LEFT_OUT);
        assertThat(contentions.contendedProperty().get().requests()).isEqualTo(1e9);
        assertThat(studied).isEmpty();
        contentions.ask();
        assertThat(phase()).isEqualTo(Contended.Phase.RUNNING);
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.KNOWN);
    }

    @Test
    void aFailureIsSaid() {
        fault = new IllegalStateException("no way");
        runner.runAll();
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.FAILED);
        assertThat(contentions.contendedProperty().get().failure()).isEqualTo("no way");
    }

    @Test
    void cancellingLeavesItOpen() {
        runner.runAll();
        contentions.cancel();
        apart.runAll();
        assertThat(phase()).isEqualTo(Contended.Phase.WAITING);
        assertThat(studied).isEmpty();
    }
}

package io.headroom.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.headroom.engine.Interval;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssuranceTest {
    private static final Objective TARGET = new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 1);

    @ParameterizedTest
    @CsvSource({"0.95, 1.196", "0.99, 1.2576", "0.68, 1.0994", "0.5, 1.0674"})
    void theBoundIsThatOfTheLevelAskedFor(double confidence, double expected) {
        // A standard error of 0.1: the normal quantiles are 1.96, 2.576, 0.994 and 0.674.
        ObjectiveResult result = new ObjectiveResult(TARGET, 1, new Interval(0.804, 1.196), ObjectiveState.AT_RISK, 0.9);
        assertThat(new Assurance(confidence, 1).bound(result)).isCloseTo(expected, offset(1e-4));
    }

    @Test
    void anIntervalThatIsNotKnownIsNoAssurance() {
        ObjectiveResult result = new ObjectiveResult(TARGET, 0.1, Interval.UNKNOWN, ObjectiveState.AT_RISK, 1);
        assertThat(Assurance.USUAL.bound(result)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0.49", "1", "NaN"})
    void aConfidenceOutOfRangeIsRefused(double confidence) {
        assertThatThrownBy(() -> new Assurance(confidence, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("0.5 to 0.9999");
    }
}

package io.headroom.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The study in small, on plans of its own: few enough to simulate with every build, so that a change of the physics or the scheduler that the estimate does not
/// follow is seen at once.
class EstimateStudyTest {
    private static final int PLANS = 48;
    private static final long FIRST = 1000;

    @Test
    void theEstimateJudgesAsTheSimulationDoes() {
        EstimateStudy.Findings findings = EstimateStudy.study(FIRST, PLANS, plan -> plan.withRun(plan.run().withReplications(2)));
        assertThat(findings.judged()).isGreaterThan(300);
        assertThat(findings.agreement()).isGreaterThanOrEqualTo(0.95);
        assertThat(findings.error("ttft_p99", 0, 0.85, 0.5)).isLessThan(0.15);
        assertThat(findings.error("ttft_p99", 0, 0.85, 0.9)).isLessThan(0.6);
        assertThat(findings.error("tpot_mean", 0, 0.85, 0.9)).isLessThan(0.35);
        assertThat(findings.error(EstimateError.TOKENS_OUT, 0, 0.85, 0.9)).isLessThan(0.1);
    }
}

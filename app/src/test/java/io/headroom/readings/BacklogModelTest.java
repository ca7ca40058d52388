package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.engine.LatencySummary;
import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogModelTest {
    private final Plan plan = TestPlans.plan();
    private final Verdict verdict = new Verdict(plan, Verdict.Phase.FINAL, TestResults.of(plan, Map.of(), 0), false, "");

    private static Moment.TenantMoment waiting(TenantId id, int waiting, int away, long tokens, double oldest) {
        return new Moment.TenantMoment(id, 100, 90, 0, 0, 0, 0, waiting, away, 3, tokens, oldest, LatencySummary.EMPTY, LatencySummary.EMPTY, LatencySummary.EMPTY,
                LatencySummary.EMPTY, 0);
    }

    @Test
    void whoHasWaitedLongestComesFirst() {
        Moment moment = new Moment(2530, 300, false, List.of(waiting(TestPlans.LAUNCH, 1200, 34, 45_678, 12), waiting(TestPlans.STARTUP, 1, 0, 300, 95),
                waiting(TestPlans.DESK, 0, 0, 0, 0)), List.of());
        BacklogModel model = BacklogModel.of(plan, verdict, moment, Format.of(Locale.ROOT));
        assertThat(model.scope()).isEqualTo("Who waits at 09:42:10, oldest first");
        assertThat(model.lines()).extracting(BacklogModel.Line::id).containsExactly(TestPlans.STARTUP, TestPlans.LAUNCH);
        BacklogModel.Line launch = model.lines().getLast();
        assertThat(List.of(launch.name(), launch.requests(), launch.tokens(), launch.oldest()))
                .containsExactly(plan.tenant(TestPlans.LAUNCH).name(), "1,234", "45,678", "12.0 s");
    }

    @Test
    void withoutAWatchedRunItIsThatOfTheVerdictsEnd() {
        BacklogModel model = BacklogModel.of(plan, verdict, null, Format.of(Locale.ROOT));
        assertThat(model.scope()).contains("at the end of the run");
        assertThat(model.lines()).isEmpty();
        assertThat(BacklogModel.of(plan, new Verdict(plan, Verdict.Phase.RUNNING, null, false, ""), null, Format.of(Locale.ROOT)).scope()).isEqualTo("Not simulated yet");
    }
}

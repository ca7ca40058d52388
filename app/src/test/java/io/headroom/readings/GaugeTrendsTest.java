package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.WallEdits;
import io.headroom.engine.Moment;
import io.headroom.gauges.Reading;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GaugeTrendsTest {
    private final Plan plan = TestPlans.plan();
    private final Plan edited = TestPlans.rename(plan, "B").applyTo(plan);
    private final GaugeTrends trends = new GaugeTrends();

    private static Map<TenantId, Double> ttft(double launch) {
        return Map.of(TestPlans.LAUNCH, launch, TestPlans.STARTUP, 0.6, TestPlans.DESK, 0.2);
    }

    private static Verdict judged(Plan plan, double launch) {
        return new Verdict(plan, Verdict.Phase.FINAL, TestResults.of(plan, ttft(launch), 38), false, "");
    }

    private List<Reading> shown(Verdict verdict, @Nullable Moment moment) {
        GaugeModel model = new GaugeModel(verdict.plan(), Selection.none(), verdict, moment, moment == null ? GaugeModel.Mode.VERDICT : GaugeModel.Mode.MOMENT,
                Format.of(Locale.ROOT));
        return trends.on(model, model.readings());
    }

    @Test
    void aVerdictIsComparedWithThatBeforeTheEdit() {
        Verdict first = judged(plan, 2);
        trends.follow(first);
        assertThat(shown(first, null)).extracting(Reading::trend).startsWith("whole run");
        Verdict second = judged(edited, 1.5);
        trends.follow(second);
        assertThat(shown(second, null)).extracting(Reading::trend).startsWith("↓ 25 %").contains("steady");
        assertThat(shown(second, null).get(7).trend()).as("the date of prices stays").startsWith("list ");
    }

    @Test
    void anEditOfTheWallIsNoEditToCompareWith() {
        trends.follow(judged(plan, 2));
        trends.follow(judged(edited, 1.5));
        Plan moved = WallEdits.move(0, 1, "p99 TTFT").applyTo(edited);
        Verdict kept = judged(moved, 1.5);
        trends.follow(kept);
        assertThat(shown(kept, null).get(1).trend()).isEqualTo("↓ 25 %");
    }

    @Test
    void whatIsBeingSimulatedHasNoTrendYet() {
        trends.follow(judged(plan, 2));
        trends.follow(judged(edited, 1.5));
        Verdict pending = new Verdict(plan, Verdict.Phase.RUNNING, judged(plan, 2).results(), true, "");
        assertThat(shown(pending, null).getFirst().trend()).isEqualTo("before the edit");
    }

    @Test
    void aMomentIsComparedWithTheWindowBefore() {
        Verdict verdict = judged(plan, 2);
        Moment now = TestResults.moment(plan, ttft(3));
        Moment earlier = TestResults.moment(plan, ttft(2));
        trends.follow(new Moment(now.clockSeconds() - now.windowSeconds() - 1, now.windowSeconds(), false, earlier.tenants(), earlier.partitions()));
        trends.follow(now);
        assertThat(shown(verdict, now).getFirst().trend()).isEqualTo("↑ 50 %");
        trends.forget();
        trends.follow(now);
        assertThat(shown(judged(plan, 2), now).getFirst().trend()).isEqualTo("last 5 min");
    }
}

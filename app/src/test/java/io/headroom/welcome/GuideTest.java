package io.headroom.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.Settings;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanFile;
import io.headroom.words.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class GuideTest {
    private static final TenantId STARTUP = new TenantId("emergency-speech");
    private static final TenantId LAUNCH = new TenantId("launch-operator");

    @TempDir
    Path folder;

    private Plan plan;
    private Settings settings;
    private Guide guide;

    @BeforeEach
    void openTheSample() throws IOException {
        try (InputStream in = Objects.requireNonNull(GuideTest.class.getResourceAsStream("/io/headroom/samples/launch-window.headroom"))) {
            plan = PlanFile.read("launch-window.headroom", in).plan();
        }
        settings = new Settings(folder, new ManualRunner(), new ManualClock());
        guide = new Guide(settings, Format.of(Locale.ROOT));
        see(plan, Selection.none(), missed(plan));
        guide.open();
    }

    private static Results missed(Plan of) {
        return TestResults.of(of, Map.of(STARTUP, 0.786), 0);
    }

    private static Results met(Plan of) {
        return TestResults.of(of, Map.of(STARTUP, 0.139), 0);
    }

    private static Plan moved(Plan of) {
        MoveTarget cabin = MoveTargets.of(of, of.tenant(LAUNCH)).stream().filter(option -> option.legal() && option.target() instanceof MoveTarget.NewCabin).findFirst().orElseThrow()
                .target();
        return Edits.move(of, LAUNCH, cabin).applyTo(of);
    }

    private void see(Plan now, Selection selection, @Nullable Results results) {
        guide.see(new Guide.Seen(now, selection, results, false, false));
    }

    private Guide.Step step() {
        return guide.modelProperty().get().step();
    }

    @Test
    void itGoesOnWhenThePlanSaysSo() {
        assertThat(step()).isEqualTo(Guide.Step.LOOK);
        assertThat(guide.modelProperty().get().mouse()).contains("**Emergency speech start-up**");
        see(plan, new Selection.OfTenant(STARTUP), missed(plan));
        assertThat(step()).isEqualTo(Guide.Step.WHY);
        see(plan, new Selection.OfTenant(LAUNCH), missed(plan));
        assertThat(step()).isEqualTo(Guide.Step.MOVE);
        assertThat(guide.modelProperty().get().mouse()).contains("**16 GPUs free**");
        assertThat(guide.modelProperty().get().keys()).contains("**New cabin on A**");
        Plan after = moved(plan);
        see(after, new Selection.OfTenant(LAUNCH), null);
        assertThat(step()).isEqualTo(Guide.Step.CONFIRM);
        assertThat(guide.modelProperty().get().done()).isFalse();
        see(after, new Selection.OfTenant(LAUNCH), met(after));
        assertThat(guide.modelProperty().get()).satisfies(model -> {
            assertThat(model.step()).isEqualTo(Guide.Step.CONFIRM);
            assertThat(model.done()).isTrue();
            assertThat(model.said()).isEqualTo("Emergency speech start-up: p99 TTFT 786 ms → 139 ms, target ≤ 500 ms: met, simulated.");
        });
        guide.next();
        assertThat(step()).isEqualTo(Guide.Step.KEEP);
        see(plan, Selection.none(), missed(plan));
        assertThat(guide.modelProperty().get().done()).as("undone").isTrue();
        guide.next();
        assertThat(guide.modelProperty().get()).isNull();
        assertThat(Guide.begun(settings)).isFalse();
    }

    @Test
    void goingBackDoesNotBounceForward() {
        see(plan, new Selection.OfTenant(STARTUP), missed(plan));
        guide.back();
        assertThat(step()).isEqualTo(Guide.Step.LOOK);
        assertThat(guide.modelProperty().get().done()).isTrue();
        see(plan, new Selection.OfTenant(STARTUP), missed(plan));
        assertThat(step()).isEqualTo(Guide.Step.LOOK);
        see(plan, Selection.none(), missed(plan));
        see(plan, new Selection.OfTenant(STARTUP), missed(plan));
        assertThat(step()).as("done once more").isEqualTo(Guide.Step.WHY);
    }

    @Test
    void nothingIsDoneBeforeTheVerdict() {
        see(plan, new Selection.OfTenant(STARTUP), null);
        assertThat(step()).isEqualTo(Guide.Step.LOOK);
        assertThat(guide.modelProperty().get().said()).isEqualTo("Every request of an hour is being played…");
    }

    @Test
    void itIsKeptWhereItWasClosed() {
        see(plan, new Selection.OfTenant(STARTUP), missed(plan));
        guide.close();
        assertThat(guide.modelProperty().get()).isNull();
        see(plan, new Selection.OfTenant(LAUNCH), missed(plan));
        assertThat(guide.modelProperty().get()).isNull();
        guide.open();
        assertThat(step()).isEqualTo(Guide.Step.WHY);
    }

    @Test
    void onAnotherDayItDoesNotWaitForAMoveThatWasNotMade() {
        settings.put("guide.step", Guide.Step.CONFIRM);
        guide.open();
        assertThat(step()).isEqualTo(Guide.Step.MOVE);
        see(TestPlans.plan(), Selection.none(), null);
        settings.put("guide.step", Guide.Step.CONFIRM);
        guide.open();
        see(plan, Selection.none(), missed(plan));
        assertThat(step()).as("the sample opens after the guide").isEqualTo(Guide.Step.MOVE);
    }

    @Test
    void anotherPlanIsSaidToBeAnother() {
        see(TestPlans.plan(), Selection.none(), null);
        assertThat(guide.modelProperty().get().foreign()).isTrue();
        assertThat(guide.modelProperty().get().mouse()).isEqualTo("This guide works on the sample Launch window, and another plan is open.");
        assertThat(guide.targets()).isEmpty();
        see(plan, Selection.none(), missed(plan));
        assertThat(guide.modelProperty().get().foreign()).isFalse();
        assertThat(guide.targets()).containsExactly(new Guide.Target.OfTenant(STARTUP));
    }
}

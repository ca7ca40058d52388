package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioEditsTest {
    private static final TenantId OPERATOR = new TenantId("launch-operator");
    private final Plan plan = SamplePlans.launchWindow().withScenarios(Scenarios.NONE);

    private static Plan unplaced(Plan plan) {
        return Edits.move(plan, OPERATOR, new MoveTarget.Tray()).applyTo(plan);
    }

    private Plan twoVariants() {
        return unplaced(ScenarioEdits.branch("Without operator").applyTo(plan));
    }

    @Test
    void aBranchIsACopyWithTheOriginalBesideIt() {
        Plan branched = ScenarioEdits.branch("Second").applyTo(plan);
        assertThat(branched.scenarios().current()).isEqualTo("Second");
        assertThat(branched.scenarios().others()).containsExactly(new Scenario("Base", plan));
        assertThat(branched.withScenarios(Scenarios.NONE)).isEqualTo(plan);
        assertThat(branched.variants()).containsExactly("Base", "Second");
    }

    @Test
    void editsOfOneVariantLeaveTheOthersAsTheyAre() {
        Plan edited = twoVariants();
        assertThat(edited.tenant(OPERATOR).partition()).isNull();
        assertThat(edited.variant("Base")).isEqualTo(plan);
    }

    @Test
    void switchingThereAndBackChangesNothing() {
        Plan edited = twoVariants();
        Plan base = ScenarioEdits.show("Base").applyTo(edited);
        assertThat(base.tenant(OPERATOR).partition()).isEqualTo(new PartitionId("lane-1"));
        assertThat(base.variants()).isEqualTo(edited.variants());
        assertThat(ScenarioEdits.show("Without operator").applyTo(base)).isEqualTo(edited);
        assertThat(ScenarioEdits.show("Base").applyTo(base)).isSameAs(base);
    }

    @Test
    void theCurrentVariantAndTheOthersCanBeRenamed() {
        Plan edited = twoVariants();
        Plan renamed = ScenarioEdits.rename("Base", "As it was").applyTo(ScenarioEdits.rename("Without operator", "Alone").applyTo(edited));
        assertThat(renamed.scenarios().current()).isEqualTo("Alone");
        assertThat(renamed.variants()).containsExactly("Alone", "As it was");
        assertThat(renamed.variant("As it was")).isEqualTo(plan);
    }

    @Test
    void aVariantThatIsRenamedOrBranchedIsKnownByWhatItCameOf() {
        Plan edited = twoVariants();
        assertThat(edited.scenarios().origin("Without operator")).isEqualTo("Base");
        Plan renamed = ScenarioEdits.rename("Base", "As it was").applyTo(edited);
        assertThat(renamed.scenarios().origin("As it was")).isEqualTo("Base");
        Plan taken = ScenarioEdits.rename("As it was", "Base").applyTo(renamed);
        assertThat(taken.scenarios()).as("back again").isEqualTo(edited.scenarios());
    }

    @Test
    void removingTheVariantShownShowsAnother() {
        Plan edited = twoVariants();
        assertThat(ScenarioEdits.remove("Base").applyTo(edited)).isEqualTo(edited.withScenarios(new Scenarios("Without operator", List.of()).withOrigin("Without operator", "Base")));
        assertThat(ScenarioEdits.remove("Without operator").applyTo(edited)).isEqualTo(plan);
    }

    @Test
    void theNamesOfVariantsAreToldApart() {
        Plan edited = twoVariants();
        assertThatThrownBy(() -> ScenarioEdits.branch("Base").applyTo(edited)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Two scenarios are called Base");
        assertThatThrownBy(() -> ScenarioEdits.branch("Without operator").applyTo(edited)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Without operator");
        assertThatThrownBy(() -> ScenarioEdits.rename("Base", "Without operator").applyTo(edited)).isInstanceOf(InvalidPlan.class).hasMessageContaining("rename one of them");
        assertThatThrownBy(() -> ScenarioEdits.branch(" ").applyTo(edited)).isInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> ScenarioEdits.show("Third").applyTo(edited)).isInstanceOf(InvalidPlan.class)
                .hasMessage("There is no scenario \"Third\" in the plan. It has Base, Without operator.");
        assertThatThrownBy(() -> ScenarioEdits.remove("Third").applyTo(edited)).isInstanceOf(InvalidPlan.class).hasMessageContaining("\"Third\"");
        assertThatThrownBy(() -> ScenarioEdits.remove("Base").applyTo(plan)).isInstanceOf(InvalidPlan.class).hasMessageContaining("the only one");
    }

    /// A file may hold a variant that cannot stand on its nodes; that must not lock it away.
    @Test
    void aVariantThatDoesNotStandCanBeLookedAt() {
        Plan crowded = IntStream.range(0, 400).mapToObj(RandomPlans::plan).filter(each -> !Feasibility.problems(each).isEmpty()).findFirst().orElseThrow();
        Plan both = plan.withScenarios(new Scenarios("Fine", List.of(new Scenario("Crowded", crowded.withScenarios(Scenarios.NONE)))));
        Plan shown = ScenarioEdits.show("Crowded").applyTo(both);
        assertThat(Feasibility.problems(shown)).isNotEmpty();
        assertThat(ScenarioEdits.show("Fine").applyTo(shown)).isEqualTo(both);
    }
}

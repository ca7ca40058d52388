package io.headroom.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.library.LibraryModel.Place;
import io.headroom.library.LibraryModel.Use;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Incident;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.WorkloadPreset;
import io.headroom.session.TestPlans;
import io.headroom.words.EditWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What presets do: each use is one labelled edit, or a reason.
class LibraryModelTest {
    private static final Preset CHAT = new Preset.OfTenant(WorkloadPreset.CHAT);
    private static final Preset CABIN = new Preset.OfPartition(Partition.Kind.RESERVED);
    private static final Preset LANE = new Preset.OfPartition(Partition.Kind.SHARED);
    private static final Preset BURST = new Preset.OfIncident(Preset.OfIncident.What.BURST);
    private static final Preset NODE = new Preset.OfIncident(Preset.OfIncident.What.NODE);
    private static final Preset DELAY = new Preset.OfIncident(Preset.OfIncident.What.DELAY);

    private final Plan plan = TestPlans.plan();
    private final LibraryModel model = new LibraryModel(plan, Selection.none(), 60);

    private Plan applied(Use use) {
        assertThat(use.obstacle()).isEmpty();
        return Objects.requireNonNull(use.edit()).applyTo(plan);
    }

    @ParameterizedTest
    @EnumSource(WorkloadPreset.class)
    void aTenantPresetGoesToTheTrayUnderItsNameAndCanBePlaced(WorkloadPreset workload) {
        Use use = model.usual(new Preset.OfTenant(workload));
        Plan changed = applied(use);
        Tenant added = changed.tenant(Objects.requireNonNull(use.selects()));
        assertThat(added.partition()).isNull();
        assertThat(added.name()).isEqualTo(model.name(new Preset.OfTenant(workload)));
        assertThat(changed.tier(added.tier()).level()).as("the plan has no tier for batch jobs: the first serves").isEqualTo(workload == WorkloadPreset.CHAT || workload == WorkloadPreset.CODE
                || workload == WorkloadPreset.AGENT ? Tier.Level.SILVER : Tier.Level.GOLD);
        assertThat(Edits.move(changed, added.id(), new MoveTarget.Into(TestPlans.LANE)).applyTo(changed).tenantsIn(TestPlans.LANE)).hasSize(3);
    }

    @Test
    void aSecondOneGetsANumber() {
        Plan once = applied(model.usual(CHAT));
        Plan twice = Objects.requireNonNull(new LibraryModel(once, Selection.none(), 60).usual(CHAT).edit()).applyTo(once);
        assertThat(twice.tenants()).extracting(Tenant::name).contains("Chat assistant", "Chat assistant 2");
    }

    @Test
    void droppedOnALaneOrFreeGpusItIsPlacedInTheSameStep() {
        Use lane = model.drop(CHAT, new Place.Into(TestPlans.LANE)).orElseThrow();
        assertThat(EditWords.of(Locale.ENGLISH).label(Objects.requireNonNull(lane.edit()))).isEqualTo("Add Chat assistant to Lane 1");
        assertThat(applied(lane).tenant(Objects.requireNonNull(lane.selects())).partition()).isEqualTo(TestPlans.LANE);
        Use cabin = model.drop(CHAT, new Place.Free(TestPlans.CLUSTER)).orElseThrow();
        Plan changed = applied(cabin);
        assertThat(changed.partitions()).hasSize(3);
        assertThat(changed.partitions().getLast().owner()).isEqualTo(cabin.selects());
        assertThat(model.drop(CHAT, new Place.Into(TestPlans.CABIN)).orElseThrow().obstacle()).isEqualTo("Reserved for Fraud desk");
    }

    @Test
    void appliedToATenantItKeepsRateModelsTierAndPlace() {
        Tenant after = applied(model.drop(new Preset.OfTenant(WorkloadPreset.CODE), new Place.On(TestPlans.LAUNCH)).orElseThrow()).tenant(TestPlans.LAUNCH);
        Tenant before = plan.tenant(TestPlans.LAUNCH);
        Traffic.Generated traffic = (Traffic.Generated) after.workloads().getFirst().traffic();
        assertThat(traffic.arrivals()).isEqualTo(new Arrivals.Renewal(Rate.perSecond(4.2), 13.2, Arrivals.Renewal.Shape.GAMMA));
        assertThat(after.objectives()).isEqualTo(WorkloadPreset.CODE.objectives());
        assertThat(List.of(after.tier(), Objects.requireNonNull(after.partition()), after.workloads().getFirst().models()))
                .isEqualTo(List.of(before.tier(), Objects.requireNonNull(before.partition()), before.workloads().getFirst().models()));
    }

    @Test
    void partitionsTakeANodeOfFreeGpus() {
        Partition cabin = applied(model.usual(CABIN)).partitions().getLast();
        assertThat(cabin.reserved()).isTrue();
        assertThat(cabin.owner()).isNull();
        assertThat(cabin.gpus()).isEqualTo(8);
        Partition lane = applied(model.usual(LANE)).partitions().getLast();
        assertThat(lane.id()).isEqualTo(new PartitionId("lane-2"));
        assertThat(lane.gpus()).isEqualTo(8);
        Plan full = plan.withPartition(plan.partition(TestPlans.LANE).withGpus(24));
        LibraryModel none = new LibraryModel(full, Selection.none(), 60);
        assertThat(none.usual(LANE).obstacle()).isEqualTo("There are too few free GPUs.");
        assertThat(none.hindrance(LANE)).isEqualTo("There are too few free GPUs.");
        assertThat(model.drop(CABIN, new Place.Tray())).as("a cabin has nothing to do with the tray").isEmpty();
    }

    @Test
    void incidentsHitWhatIsSelectedAtTheClock() {
        assertThat(model.usual(BURST).obstacle()).isEqualTo("Select the tenant first.");
        LibraryModel selected = new LibraryModel(plan, new Selection.OfTenant(TestPlans.LAUNCH), 120);
        Incident burst = applied(selected.usual(BURST)).incidents().getFirst();
        assertThat(burst.atSeconds()).isEqualTo(120);
        assertThat(burst.what()).isEqualTo(new Incident.What.Burst(TestPlans.LAUNCH, 10));
        assertThat(applied(model.drop(NODE, new Place.Into(TestPlans.LANE)).orElseThrow()).incidents().getFirst()).isEqualTo(new Incident(new Incident.What.NodesLost(TestPlans.CLUSTER, 1), 60, 3600));
        assertThat(model.usual(DELAY).obstacle()).isEqualTo("No cluster is on its way.");
        assertThat(new LibraryModel(plan, new Selection.OfTenant(TestPlans.TRAY), 60).hindrance(BURST)).isEqualTo("Robotics is unplaced, so it is not simulated.");
    }

    @Test
    void theFilterFindsNamesNotesAndGroups() {
        assertThat(model.found("chat")).containsExactly(CHAT);
        assertThat(model.found("INCIDENTS 1 h")).containsExactly(NODE);
        assertThat(model.found("")).hasSize(10);
        assertThat(model.found("submarine")).isEmpty();
    }

    @Test
    void usesNameThePlacesThatTheSelectionGives() {
        assertThat(new LibraryModel(plan, new Selection.OfTenant(TestPlans.LAUNCH), 60).uses(CHAT)).extracting(Use::label)
                .containsExactly("Add to the tray", "Give this workload to Launch operator", "Add to Lane 1");
    }
}

package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.ModelId;
import io.headroom.plan.NodePlacement;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final TenantId OPERATOR = new TenantId("launch-operator");
    private final Plan plan = SamplePlans.launchWindow();

    private MoveTarget newCabin(Plan in) {
        return MoveTargets.newCabin(in, in.tenant(OPERATOR), in.fleet().getFirst()).orElseThrow().target();
    }

    @Test
    void aNewCabinBelongsToItsTenant() {
        Plan moved = Edits.move(plan, OPERATOR, newCabin(plan)).applyTo(plan);
        Partition cabin = moved.partition(Objects.requireNonNull(moved.tenant(OPERATOR).partition()));
        assertThat(cabin.reserved()).isTrue();
        assertThat(cabin.owner()).isEqualTo(OPERATOR);
        assertThat(moved.partitions()).hasSize(plan.partitions().size() + 1);
        assertThat(moved.freeGpus(moved.fleet().getFirst())).isEqualTo(plan.freeGpus(plan.fleet().getFirst()) - cabin.gpus());
    }

    @Test
    void aCabinItsOwnerLeavesIsVacantAndOpenToOthers() {
        Plan moved = Edits.move(plan, OPERATOR, newCabin(plan)).applyTo(plan);
        PartitionId cabin = Objects.requireNonNull(moved.tenant(OPERATOR).partition());
        Plan back = Edits.move(moved, OPERATOR, new MoveTarget.Into(new PartitionId("lane-1"))).applyTo(moved);
        assertThat(back.partition(cabin).owner()).isNull();
        Tenant other = back.tenantsIn(new PartitionId("lane-1")).getLast();
        assertThat(MoveTargets.refusal(back, other, back.partition(cabin))).isEqualTo(Refusal.NONE);
        assertThat(Edits.move(back, other.id(), new MoveTarget.Into(cabin)).applyTo(back).partition(cabin).owner()).isEqualTo(other.id());
    }

    @Test
    void illegalTargetsSayWhyAndTheEditRefusesThem() {
        for (Tenant tenant : plan.tenants()) {
            for (MoveTarget.Option option : MoveTargets.of(plan, tenant)) {
                if (option.legal()) {
                    Edits.move(plan, tenant.id(), option.target()).applyTo(plan);
                } else if (!option.refusal().key().equals("refusal.alreadyThere")) {
                    assertThat(option.refusal().arguments()).isNotEmpty();
                    assertThatThrownBy(() -> Edits.move(plan, tenant.id(), option.target()).applyTo(plan)).isInstanceOf(InvalidPlan.class);
                }
            }
        }
    }

    @Test
    void removingAPartitionSendsItsTenantsToTheTray() {
        PartitionId lane = new PartitionId("lane-1");
        List<Tenant> guests = plan.tenantsIn(lane);
        Plan without = Edits.removePartition(plan, lane).applyTo(plan);
        assertThat(guests).isNotEmpty().allSatisfy(tenant -> assertThat(without.tenant(tenant.id()).partition()).isNull());
        assertThat(without.tenants()).hasSameSizeAs(plan.tenants());
    }

    @Test
    void aResizeBeyondTheClusterIsRefusedByName() {
        assertThatThrownBy(() -> Edits.resize(plan, new PartitionId("lane-1"), 400).applyTo(plan)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("cluster").hasMessageContaining("smaller");
        assertThatThrownBy(() -> Edits.resize(plan, new PartitionId("lane-1"), 25).applyTo(plan)).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("multiple of 4");
    }

    @Test
    void everyReplicaStandsOnOneNode() {
        Plan moved = Edits.move(plan, OPERATOR, newCabin(plan)).applyTo(plan);
        NodePlacement placement = NodePlacement.of(moved, moved.fleet().getFirst());
        assertThat(placement.unplaced()).isEmpty();
        for (Partition partition : moved.partitionsOn(moved.fleet().getFirst().id())) {
            for (int replica = 0; replica < moved.replicas(partition); replica++) {
                NodePlacement.Cell cell = new NodePlacement.Cell(partition.id(), replica);
                List<Integer> perNode = IntStream.range(0, placement.nodes())
                        .map(node -> (int) IntStream.range(0, placement.gpusPerNode()).filter(gpu -> cell.equals(placement.cell(node, gpu))).count())
                        .filter(count -> count > 0).boxed().toList();
                assertThat(perNode).containsExactly(moved.deploymentOf(partition).gpusPerReplica());
            }
        }
    }

    private static Profile profile(String id, @Nullable String gpu, @Nullable String model, double step) {
        return new Profile(new ProfileId(id), id, new Profile.Scope(gpu == null ? null : new GpuTypeId(gpu), "vllm", null, null,
                model == null ? null : new ModelId(model), null), Map.of(Coefficient.STEP, step), null, null, "");
    }

    @Test
    void aCalibrationReplacesTheProfilesForTheSameDeployments() {
        Plan once = Edits.calibrate(plan, List.of(profile("chat", "h100-80-sxm", null, 1e-3), profile("other", "h100-80-sxm", "llama-3.1-70b", 2e-3))).applyTo(plan);
        assertThat(once.profiles()).hasSize(plan.profiles().size() + 2);
        Plan twice = Edits.calibrate(once, List.of(profile("again", "h100-80-sxm", null, 3e-3))).applyTo(once);
        assertThat(twice.profiles()).extracting(Profile::name).contains("again", "other").doesNotContain("chat");
        Partition lane = twice.partition(new PartitionId("lane-1"));
        assertThat(twice.partitionsWithin(profile("x", "h100-80-sxm", null, 1).scope())).contains(lane);
        assertThat(twice.partitionsWithin(profile("x", "b200-180-sxm", null, 1).scope())).isEmpty();
    }

    @Test
    void aProfileWhoseIdIsTakenElsewhereGetsAnother() {
        Plan once = Edits.calibrate(plan, List.of(profile("chat", "h100-80-sxm", null, 1e-3))).applyTo(plan);
        Plan twice = Edits.calibrate(once, List.of(profile("chat", "h100-80-sxm", "llama-3.1-70b", 2e-3))).applyTo(once);
        assertThat(twice.profiles()).extracting(one -> one.id().value()).contains("chat", "chat-2");
    }

    @Test
    void aCalibrationBringsOnlyWhatThePlanCanUse() {
        List<Profile> fitted = List.of(profile("chat", "h100-80-sxm", null, 1e-3), profile("far", "gb200-186-nvl72", null, 1e-3),
                profile("unused", "h100-80-sxm", "gpt-oss-120b", 1e-3), profile("any", null, null, 1e-3));
        Edit edit = Edits.calibrate(plan, fitted);
        assertThat(edit.labelArguments()).containsExactly("2");
        assertThat(edit.applyTo(plan).profiles()).extracting(Profile::name).contains("chat", "any").doesNotContain("far", "unused");
        List<Profile> none = fitted.subList(1, 3);
        assertThatThrownBy(() -> Edits.calibrate(plan, none).applyTo(plan)).isInstanceOf(InvalidPlan.class).hasMessageContaining("None of the profiles")
                .hasMessageContaining("h100-80-sxm");
    }
}

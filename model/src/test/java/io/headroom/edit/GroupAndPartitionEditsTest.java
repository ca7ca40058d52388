package io.headroom.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Hop;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.store.SamplePlans;
import io.headroom.store.TenantClip;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GroupAndPartitionEditsTest {
    private static final PartitionId LANE = new PartitionId("lane-1");
    private final Plan plan = SamplePlans.launchWindow();
    private final List<TenantId> two = plan.tenantsIn(LANE).stream().limit(2).map(Tenant::id).toList();

    private static List<Tenant> tenants(Plan in, List<TenantId> ids) {
        return ids.stream().map(in::tenant).toList();
    }

    @Test
    void aGroupMovesInOneEditAndBack() {
        Plan away = GroupEdits.move(plan, two, new MoveTarget.Tray()).applyTo(plan);
        assertThat(tenants(away, two)).allSatisfy(tenant -> assertThat(tenant.partition()).isNull());
        Plan back = GroupEdits.move(away, two, new MoveTarget.Into(LANE)).applyTo(away);
        assertThat(back).isEqualTo(plan);
    }

    @Test
    void eachOfAGroupGetsACabinOfItsOwn() {
        MoveTarget.Option option = GroupTargets.newCabins(plan, tenants(plan, two), plan.fleet().getFirst()).orElseThrow();
        assertThat(option.legal()).isTrue();
        Plan moved = GroupEdits.move(plan, two, option.target()).applyTo(plan);
        assertThat(moved.partitions()).hasSize(plan.partitions().size() + 2);
        assertThat(tenants(moved, two)).allSatisfy(tenant -> assertThat(moved.partition(Objects.requireNonNull(tenant.partition())).owner()).isEqualTo(tenant.id()));
    }

    /// What the targets call legal applies, and what they refuse does not, for groups of random plans.
    @Test
    void targetsOfAGroupKeepTheirWord() {
        int legal = 0;
        int refused = 0;
        for (long seed = 0; seed < 120; seed++) {
            Plan random = RandomPlans.plain(seed);
            if (random.tenants().size() < 2) {
                continue;
            }
            List<Tenant> group = random.tenants().subList(0, Math.min(3, random.tenants().size()));
            List<TenantId> ids = group.stream().map(Tenant::id).toList();
            for (MoveTarget.Option option : GroupTargets.of(random, group)) {
                if (option.legal() && !(option.target() instanceof MoveTarget.Into)) {
                    assertThat(GroupEdits.move(random, ids, option.target()).applyTo(random).tenants()).hasSameSizeAs(random.tenants());
                    legal++;
                } else if (option.legal()) {
                    GroupEdits.move(random, ids, option.target()).applyTo(random);
                    legal++;
                } else {
                    assertThat(option.refusal().key()).startsWith("refusal.");
                    refused++;
                }
            }
        }
        assertThat(legal).isGreaterThan(50);
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void aRefusalNamesWhomItIsAbout() {
        Plan split = PartitionEdits.vacantCabin(plan, plan.fleet().getFirst().id(), plan.deployments().getFirst().id(), 1).applyTo(plan);
        assertThat(GroupTargets.refusal(split, tenants(split, two), split.partitions().getLast()).key()).isEqualTo("refusal.oneOwner");
        Tenant picky = plan.tenant(two.getFirst());
        assertThat(Refusal.of("refusal.modelNotAccepted", "m").about(picky.name()).arguments()).containsExactly(picky.name(), "refusal.modelNotAccepted", "m");
    }

    @Test
    void aSplitLeavesTenantsAndAMergeUndoesIt() {
        Partition lane = plan.partition(LANE);
        Plan halves = PartitionEdits.split(plan, LANE, 2, List.of()).applyTo(plan);
        Partition second = halves.partitions().get(halves.partitions().indexOf(halves.partition(LANE)) + 1);
        int perReplica = plan.deploymentOf(lane).gpusPerReplica();
        assertThat(halves.partition(LANE).gpus()).isEqualTo(lane.gpus() - 2 * perReplica);
        assertThat(second.gpus()).isEqualTo(2 * perReplica);
        assertThat(halves.tenantsIn(LANE)).hasSameSizeAs(plan.tenantsIn(LANE));
        assertThat(halves.tenantsIn(second.id())).isEmpty();
        assertThat(PartitionEdits.mergeRefusal(halves, LANE, second.id())).isEqualTo(Refusal.NONE);
        assertThat(PartitionEdits.merge(halves, LANE, second.id()).applyTo(halves)).isEqualTo(plan);
    }

    @Test
    void theSecondHalfTakesWhomItIsGiven() {
        Plan halves = PartitionEdits.split(plan, LANE, 1, two).applyTo(plan);
        Partition second = halves.partitions().get(halves.partitions().indexOf(halves.partition(LANE)) + 1);
        assertThat(halves.tenantsIn(second.id())).extracting(Tenant::id).containsExactlyElementsOf(two);
        Plan whole = PartitionEdits.merge(halves, LANE, second.id()).applyTo(halves);
        assertThat(whole).isEqualTo(plan);
    }

    @Test
    void whatLedToTheSecondLeadsToBothAfterwards() {
        Plan two = PartitionEdits.split(plan, LANE, 2, List.of()).applyTo(plan);
        PartitionId second = two.partitions().get(two.partitions().indexOf(two.partition(LANE)) + 1).id();
        Plan three = PartitionEdits.split(two, LANE, 1, List.of()).applyTo(two);
        PartitionId third = three.partitions().get(three.partitions().indexOf(three.partition(LANE)) + 1).id();
        Plan linked = three.withPartition(three.partition(third).withSharing(new Sharing(0, 0, new Sharing.Spill(second, 2))));
        Tenant tenant = linked.tenants().stream().filter(each -> each.partition() == null && each.accepts(linked.deploymentOf(linked.partition(second)).model())).findFirst().orElseThrow();
        Plan falling = linked.withTenant(tenant.withClient(tenant.client().withFallback(List.of(Hop.to(second)))));
        Plan merged = PartitionEdits.merge(falling, LANE, second).applyTo(falling);
        assertThat(merged.partition(third).sharing().spill()).isEqualTo(new Sharing.Spill(LANE, 2));
        assertThat(merged.tenant(tenant.id()).client().fallback()).containsExactly(Hop.to(LANE));
        assertThat(PartitionEdits.mergeRefusal(linked, second, third).key()).isEqualTo("refusal.mergeSharing");
    }

    @Test
    void whatCannotBeSplitOrMergedSaysWhy() {
        Plan cabin = PartitionEdits.vacantCabin(plan, plan.fleet().getFirst().id(), plan.deployments().getFirst().id(), 1).applyTo(plan);
        PartitionId vacant = cabin.partitions().getLast().id();
        assertThat(PartitionEdits.splitRefusal(cabin, vacant).key()).isEqualTo("refusal.oneReplica");
        assertThatThrownBy(() -> PartitionEdits.split(cabin, vacant, 1, List.of()).applyTo(cabin)).isInstanceOf(InvalidPlan.class);
        assertThat(PartitionEdits.mergeRefusal(cabin, LANE, vacant).key()).isEqualTo("refusal.mergeLane");
        assertThat(PartitionEdits.mergeRefusal(cabin, vacant, LANE).key()).isEqualTo("refusal.mergeCabin");
        assertThatThrownBy(() -> PartitionEdits.merge(cabin, LANE, vacant).applyTo(cabin)).isInstanceOf(InvalidPlan.class);
    }

    /// On random plans a split that applies keeps every GPU and tenant, and a merge that is offered applies.
    @Test
    void splitsAndMergesKeepEverything() {
        int splits = 0;
        int merges = 0;
        for (long seed = 0; seed < 200; seed++) {
            Plan random = RandomPlans.plan(seed);
            for (Partition partition : random.partitions()) {
                if (PartitionEdits.splitRefusal(random, partition.id()).none()) {
                    try {
                        Plan halves = PartitionEdits.split(random, partition.id(), 1, List.of()).applyTo(random);
                        assertThat(halves.partitions().stream().mapToInt(Partition::gpus).sum()).isEqualTo(random.partitions().stream().mapToInt(Partition::gpus).sum());
                        splits++;
                    } catch (InvalidPlan said) {
                        assertThat(said).hasMessageMatching("(?s).{10,}");
                    }
                }
                for (Partition other : random.partitions()) {
                    if (PartitionEdits.mergeRefusal(random, partition.id(), other.id()).none()) {
                        Plan one = PartitionEdits.merge(random, partition.id(), other.id()).applyTo(random);
                        assertThat(one.tenants()).hasSameSizeAs(random.tenants());
                        merges++;
                    }
                }
            }
        }
        assertThat(splits).isGreaterThan(30);
        assertThat(merges).isPositive();
    }

    @Test
    void aClipLosesNothing() throws Exception {
        int pasted = 0;
        for (long seed = 0; seed < 80; seed++) {
            Plan random = RandomPlans.plan(seed);
            if (random.tenants().isEmpty()) {
                continue;
            }
            List<TenantId> all = random.tenants().stream().map(Tenant::id).toList();
            String clip = TenantClip.format(random, all);
            Plan cut = GroupEdits.cut(random, all).applyTo(random);
            PasteEdits.Paste paste = PasteEdits.paste(cut, TenantClip.read(clip));
            if (!paste.leftOut().isEmpty()) {
                continue;
            }
            Plan back = paste.edit().applyTo(cut);
            assertThat(back.tenants()).isEqualTo(random.tenants().stream().map(tenant -> tenant.in(null)).toList());
            assertThat(back.traces()).isEqualTo(random.traces());
            pasted++;
        }
        assertThat(pasted).isGreaterThan(20);
    }

    @Test
    void aPasteBesideTheOriginalGetsANameOfItsOwn() throws Exception {
        PasteEdits.Paste paste = PasteEdits.paste(plan, TenantClip.read(TenantClip.format(plan, two)));
        Plan twice = paste.edit().applyTo(plan);
        assertThat(twice.tenants()).hasSize(plan.tenants().size() + 2);
        assertThat(twice.tenants()).extracting(Tenant::name).doesNotHaveDuplicates();
        assertThat(twice.tenant(paste.tenants().getFirst()).workloads()).isEqualTo(plan.tenant(two.getFirst()).workloads());
        assertThat(PasteEdits.duplicate(plan, two).edit().applyTo(plan).tenants()).isEqualTo(twice.tenants());
    }

    @Test
    void tiersAndTracesComeAlong() throws Exception {
        String clip = TenantClip.format(plan, two);
        Plan other = RandomPlans.plain(3);
        Plan with = PasteEdits.paste(other, TenantClip.read(clip)).edit().applyTo(other);
        assertThat(with.tiers()).hasSizeGreaterThan(other.tiers().size());
        assertThat(with.tenants()).hasSize(other.tenants().size() + 2);
    }
}

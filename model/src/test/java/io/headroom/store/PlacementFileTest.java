package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Siting;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slices, spread and kept nodes in a plan file.
class PlacementFileTest {
    private static String text() {
        return PlanFile.format(PlanDocument.of(SamplePlans.tightFit()));
    }

    @Test
    void whatIsWrittenIsReadAgainAndTheSchemaKnowsIt() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Plan plan = sited(SamplePlans.tightFit(), new Random(seed));
            String text = PlanFile.format(PlanDocument.of(plan));
            PlanDocument read = PlanFile.parse("seed-" + seed, text);
            assertThat(read.plan()).as("seed %d", seed).isEqualTo(plan);
            assertThat(read.warnings()).as("seed %d", seed).isEmpty();
            assertThat(PlanFile.format(read)).as("seed %d", seed).isEqualTo(text);
            assertThat(PlanSchemaTest.SCHEMA.validate(text, InputFormat.JSON)).as("seed %d", seed).isEmpty();
        }
    }

    private static Plan sited(Plan plan, Random random) {
        Plan sited = plan;
        if (random.nextBoolean()) {
            Plan whole = plan.withPartition(plan.partition(new PartitionId("cabin-clinic")).withWholeGpus(2)).withPartition(plan.partition(new PartitionId("lane-notes")).withWholeGpus(3));
            List<SliceProfile> own = random.nextBoolean() ? List.of() : List.of(new SliceProfile(1, 11, 7), new SliceProfile(7, 80, 1));
            sited = new Plan(whole.name(), whole.notes(), whole.gpuTypes().stream().map(gpu -> gpu.withSlices(own)).toList(), whole.models(), whole.profiles(), whole.fleet(),
                    whole.deployments(), whole.partitions(), whole.tiers(), whole.tenants(), whole.traces(), whole.run());
            if (!own.isEmpty()) {
                sited = sited.withPartition(sited.partition(new PartitionId("lane-notes")).withSlices(own.getFirst(), 2 + random.nextInt(8)));
            }
        }
        for (Partition partition : sited.partitions()) {
            int replicas = sited.replicas(partition);
            int nodes = sited.cluster(partition.cluster()).nodes();
            Spread spread = random.nextBoolean() ? null : random.nextBoolean() ? new Spread(replicas, null) : new Spread(null, 1);
            List<Integer> kept = new ArrayList<>();
            for (int i = random.nextInt(replicas + 1); i > 0; i--) {
                kept.add(random.nextInt(nodes));
            }
            sited = sited.withPartition(partition.withSiting(new Siting(spread, kept)));
        }
        return sited;
    }

    @Test
    void theFileNamesSlicesAndCountsNodesFromOne() throws IOException {
        assertThat(text()).contains("\"slices\": {", "\"profile\": \"2g.20gb\"", "\"count\": 3", "\"spread\": {", "\"mostPerNode\": 2").doesNotContain("\"gpuTypes\": [{\"slices\"");
        Plan read = PlanFile.parse("tight.headroom", text()).plan();
        assertThat(read.partition(new PartitionId("lane-archive")).siting().nodes()).containsExactly(0, 1, 2);
        assertThat(text().replaceAll("\\s+", "")).contains("\"nodes\":[1,2,3]");
    }

    @Test
    void aFileFromBeforeSlicesTakesThemFromTheCatalogue() throws IOException {
        Plan plan = PlanFile.parse("tight.headroom", text()).plan();
        assertThat(text()).doesNotContain("1g.10gbx7");
        assertThat(plan.gpuType(new GpuTypeId("h100-80-sxm")).slices()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"profile\": \"2g.20gb\"|\"profile\": \"2g.30gb\"|$.partitions[3].slices.profile is \"2g.30gb\": use one of 1g.10gb, 1g.20gb, 2g.20gb, 3g.40gb, 4g.40gb, 7g.80gb.",
            "\"count\": 3|\"count\": 0|$.partitions[3] Partition Clinic holds 0 GPUs: it must hold at least one. Maybe remove the partition?",
            "\"mostPerNode\": 2|\"mostPerNode\": 0|$.partitions[3].spread Replicas per node is 0: it must be at least 1. Enter how many may share a node, e.g. 1.",
            "\"leastNodes\": 2|\"leastNodes\": 9|$.partitions[4] Partition Notes lane is to stand on at least 9 nodes, but has 4: give it as many replicas, or spread it over 4 nodes.",
            "\"slices\": {|\"gpus\": 8, \"slices\": {|$.partitions[3].gpus and \"slices\" are both there: a partition holds whole GPUs or slices of single ones. Keep one of the two."})
    void whatCannotBeIsNamedWhereItStands(String part, String replacement, String message) {
        String good = text();
        String bad = good.replaceFirst(java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(replacement));
        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> PlanFile.parse("bad.headroom", bad)).isInstanceOf(BadPlanFile.class).hasMessageContaining(message.substring(0, message.indexOf(' '))).hasMessageContaining(
                message.substring(message.indexOf(' ') + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"0|$.partitions[5].nodes[0]", "1.5|$.partitions[5].nodes[0]", "\"a\"|$.partitions[5].nodes[0]", "4|$.partitions[5]"})
    void aNodeIsOneThatThereIs(String node, String where) {
        String bad = text().replaceFirst("(\"nodes\": \\[\\s*)1", "$1" + node);
        assertThat(bad).isNotEqualTo(text());
        assertThatThrownBy(() -> PlanFile.parse("bad.headroom", bad)).isInstanceOf(BadPlanFile.class).hasMessageContaining(where).hasMessageContaining("node");
    }
}

package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileRoundTripTest {
    @Test
    void whatIsWrittenReadsBackEqualAndIsWrittenAgainByteForByte() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Plan plan = RandomPlans.plan(seed);
            byte[] text = PlanFile.format(PlanDocument.of(plan)).getBytes(StandardCharsets.UTF_8);
            PlanDocument read = PlanFile.read("seed-" + seed, new ByteArrayInputStream(text));
            assertThat(read.plan()).as("seed %d", seed).isEqualTo(plan);
            assertThat(read.warnings()).as("seed %d", seed).isEmpty();
            assertThat(PlanFile.format(read).getBytes(StandardCharsets.UTF_8)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void tenantsThatNoFileHoldsAreToldBeforeAnythingIsWritten(@TempDir Path folder) {
        Plan plan = SamplePlans.launchWindow();
        Tenant first = plan.tenants().getFirst();
        Traffic.Generated traffic = (Traffic.Generated) first.workloads().getFirst().traffic();
        Distribution seen = new Distribution.Empirical(IntStream.rangeClosed(1, 400).mapToObj(i -> 10.0 * i).toList());
        List<Workload> workloads = List.of(first.workloads().getFirst().withTraffic(new Traffic.Generated(traffic.arrivals(), seen, seen)));
        List<Tenant> many = IntStream.range(0, 5_000).mapToObj(i -> new Tenant(new TenantId("t" + i), "T", first.tier(), null, workloads, List.of())).toList();
        Plan large = plan.withTenants(Stream.concat(plan.tenants().stream(), many.stream()).toList());
        assertThat(PlanFile.tooManyTenants(plan)).isEmpty();
        assertThat(PlanFile.tooManyTenants(large)).hasValueSatisfying(why -> assertThat(why).contains("tenants take 4", "a plan file may hold 2000000"));
        Path file = folder.resolve("large.headroom");
        assertThatThrownBy(() -> PlanFile.write(file, large)).isInstanceOf(SaveFailed.class).hasMessageContaining("large.headroom was not saved: its ");
        assertThat(file).doesNotExist();
    }

    @Test
    void aDamagedFileIsAPlanOrOneLineWithItsName() {
        Random random = new Random(20_261_122);
        List<byte[]> texts = LongStream.range(0, 10).mapToObj(seed -> PlanFile.format(PlanDocument.of(RandomPlans.plan(seed))).getBytes(StandardCharsets.UTF_8)).toList();
        for (int i = 0; i < 1_000; i++) {
            byte[] text = texts.get(i % 10);
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(text, random.nextInt(text.length)) : text.clone();
            for (int flips = i % 2 == 0 ? 0 : 1 + random.nextInt(5); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThatCode(() -> {
                try {
                    PlanFile.read("damaged.headroom", new ByteArrayInputStream(damaged));
                } catch (BadPlanFile bad) {
                    assertThat(bad.getMessage()).startsWith("damaged.headroom: ").hasLineCount(1).hasSizeLessThan(1_100);
                }
            }).as("case %d", i).doesNotThrowAnyException();
        }
    }
}

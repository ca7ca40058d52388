package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

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

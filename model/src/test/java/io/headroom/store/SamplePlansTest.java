package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePlansTest {
    private static final Path SAMPLES = Path.of("..", "samples");

    static Stream<String> files() {
        return SamplePlans.BY_FILE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSampleIsWhatItsBuilderSays(String file) throws IOException {
        Plan plan = Objects.requireNonNull(SamplePlans.BY_FILE.get(file)).get();
        if ("write".equals(System.getProperty("headroom.samples"))) {
            PlanFile.write(SAMPLES.resolve(file), plan);
        }
        PlanDocument read = PlanFile.read(SAMPLES.resolve(file));
        assertThat(read.plan()).isEqualTo(plan);
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSampleIsCanonical(String file) throws IOException {
        assertThat(PlanFile.format(PlanFile.read(SAMPLES.resolve(file)))).isEqualTo(Files.readString(SAMPLES.resolve(file)));
    }

    @Test
    void noSampleIsWithoutABuilder() throws IOException {
        try (Stream<Path> found = Files.list(SAMPLES)) {
            assertThat(found.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(PlanFile.EXTENSION)))
                    .containsExactlyInAnyOrderElementsOf(SamplePlans.BY_FILE.keySet());
        }
    }
}

package io.headroom.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.session.ManualRunner;
import io.headroom.session.TestPlans;
import io.headroom.welcome.PlanSketch.Block;
import io.headroom.welcome.PlanSketch.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSketchTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aSketchHasTheBlocksOfTheBoard() {
        PlanSketch sketch = PlanSketch.of(TestPlans.plan());
        assertThat(sketch.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.blocks())
                .containsExactly(new Block(Kind.LANE, 16, 2), new Block(Kind.CABIN, 8, 1), new Block(Kind.FREE, 8, 0)));
        assertThat(sketch.gpus()).isEqualTo(32);
        assertThat(sketch.tenants()).isEqualTo(4);
    }

    @Test
    void itsTextReadsBack() {
        PlanSketch sketch = PlanSketch.of(TestPlans.plan());
        assertThat(PlanSketch.parse(sketch.text())).contains(sketch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "headroom-sketch 1", "headroom-sketch 1\nx\ntwo 3\n", "headroom-sketch 1\nx\n2\n", "headroom-sketch 1\nx\n2 3\nlane:1\n",
        "headroom-sketch 1\nx\n2 3\nattic:1:1\n", "headroom-sketch 2\nx\n2 3\n", "{}"})
    void anythingElseIsNoPicture(String text) {
        assertThat(PlanSketch.parse(text)).isEmpty();
    }

    @Test
    void whatWasKeptIsFoundAndWhatIsGoneIsSaid() throws IOException {
        ManualRunner runner = new ManualRunner();
        Sketches sketches = new Sketches(folder.resolve("config"), runner);
        Path there = Files.createFile(folder.resolve("there.headroom"));
        Path gone = folder.resolve("gone.headroom");
        Path strange = Files.createFile(folder.resolve("strange.headroom"));
        sketches.keep(there, TestPlans.plan());
        sketches.keep(gone, TestPlans.plan());
        List<Map<Path, Sketches.Found>> heard = new ArrayList<>();
        sketches.find(List.of(there, gone, strange), heard::add);
        assertThat(heard).isEmpty();
        runner.runAll();
        PlanSketch sketch = PlanSketch.of(TestPlans.plan());
        assertThat(heard).containsExactly(Map.of(there, new Sketches.Found(true, sketch), gone, new Sketches.Found(false, sketch), strange, new Sketches.Found(true, null)));
    }

    @Test
    void picturesDoNotPileUp() throws IOException {
        ManualRunner runner = new ManualRunner();
        Sketches sketches = new Sketches(folder, runner);
        for (int i = 0; i < 40; i++) {
            sketches.keep(folder.resolve(i + ".headroom"), TestPlans.plan());
        }
        runner.runAll();
        try (Stream<Path> kept = Files.list(folder.resolve("pictures"))) {
            assertThat(kept).hasSize(30);
        }
    }
}

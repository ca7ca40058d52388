package io.headroom.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartBenchTest {
    private static final Path PLAN = Path.of("plan.headroom");
    private static final Installation INSTALLATION = new Installation(Path.of("/jdk/bin/java"), List.of("-Xmx1g", "-XX:AOTCache=/app/lib/headroom.aot"), Path.of("/app/lib/headroom.jar"));

    private final List<List<String>> commands = new ArrayList<>();

    @Test
    void partsAreTheMediansOfTheStartsAfterTheFirst() throws Exception {
        // Live gauges after 9 s in the first start, then 2, 5 and 3: all marks lie evenly on the way.
        StartBench.Report report = bench(9, 2, 5, 3).run(PLAN, 3, _ -> {});

        assertThat(report.starts()).isEqualTo(3);
        assertThat(report.liveGaugesSeconds()).isCloseTo(3, within(0.5));
        assertThat(report.firstFrameSeconds()).isCloseTo(3 * 6 / 8.0, within(0.5));
        assertThat(report.parts()).extracting(StartBench.Part::mark).containsExactly(StartMark.values());
        assertThat(report.part(StartMark.CONFIRMED).tookSeconds()).as("from the plan, the third mark of eight, to the seventh").isCloseTo(3 * 4 / 8.0, within(1e-3));
        assertThat(report.part(StartMark.MAIN).tookSeconds()).as("the first part begins with the process").isEqualTo(report.part(StartMark.MAIN).atSeconds());
    }

    @Test
    void aStartRunsTheSameJavaWithTheSameOptionsOnThePlan() throws Exception {
        bench(1, 1).run(PLAN, 1, _ -> {});

        assertThat(commands).hasSize(2).allSatisfy(command -> {
            assertThat(command).startsWith("/jdk/bin/java", "-Xmx1g", "-XX:AOTCache=/app/lib/headroom.aot");
            assertThat(command).endsWith("-jar", "/app/lib/headroom.jar", PLAN.toAbsolutePath().toString());
        });
    }

    @Test
    void aStartLeavesTheSettingsOfTheUserAlone() throws Exception {
        bench(1, 1).run(PLAN, 1, _ -> {});

        assertThat(commands).allSatisfy(command -> assertThat(command).anyMatch(word -> word.startsWith("-Dheadroom.config=")));
        assertThat(folder(commands.getFirst())).as("and cleans up").doesNotExist();
    }

    @Test
    void aStartThatFailsIsToldInTheWordsOfTheProcess() {
        StartBench bench = new StartBench(INSTALLATION, (_, _) -> new Child.Ended(2, "headroom: there is no display", false));

        assertThatThrownBy(() -> bench.run(PLAN, 1, _ -> {})).isInstanceOf(StartFailed.class)
                .hasMessage("The window did not get to live gauges (exit code 2). It said: headroom: there is no display");
    }

    @Test
    void aStartWithoutLiveGaugesIsNoStart() {
        StartBench bench = new StartBench(INSTALLATION, (command, _) -> {
            write(command, 1, StartMark.FIRST_FRAME);
            return new Child.Ended(0, "", false);
        });

        assertThatThrownBy(() -> bench.run(PLAN, 1, _ -> {})).isInstanceOf(StartFailed.class).hasMessageContaining("did not get to live gauges");
    }

    @Test
    void aStartThatNeverEndsIsStopped() {
        StartBench bench = new StartBench(INSTALLATION, (_, _) -> new Child.Ended(137, "", true));

        assertThatThrownBy(() -> bench.run(PLAN, 1, _ -> {})).isInstanceOf(StartFailed.class).hasMessageContaining("no live gauges within 60 s");
    }

    @Test
    void aCacheIsMadeWithoutTheOneBeforeIt(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Path jar = Files.createDirectories(folder.resolve("lib")).resolve("headroom.jar");
        Installation installed = new Installation(Path.of("/jdk/bin/java"), INSTALLATION.options(), jar);

        Path cache = StartCache.make(installed, (command, _) -> {
            commands.add(command);
            write(command, 1, StartMark.LIVE_GAUGES);
            Files.createFile(Path.of(option(command, "-XX:AOTCacheOutput=")));
            return new Child.Ended(0, "", false);
        });

        assertThat(cache).isEqualTo(jar.resolveSibling("headroom.aot")).exists();
        assertThat(commands.getFirst()).noneMatch(word -> word.startsWith("-XX:AOTCache=")).contains("-Dglass.platform=Headless");
    }

    private StartBench bench(double... liveSeconds) {
        return new StartBench(INSTALLATION, (command, _) -> {
            write(command, liveSeconds[commands.size()], null);
            commands.add(command);
            return new Child.Ended(0, "", false);
        });
    }

    /// What a window would write whose last mark comes so many seconds from now and whose others lie evenly before it.
    private static void write(List<String> command, double seconds, @Nullable StartMark only) throws IOException {
        Instant now = Instant.now();
        StringBuilder lines = new StringBuilder();
        int place = 0;
        for (StartMark mark : StartMark.values()) {
            place++;
            if (only == null || only == mark) {
                long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now) + Math.round(seconds * 1e6 * place / StartMark.values().length);
                lines.append(mark.key()).append('=').append(micros).append('\n');
            }
        }
        Files.writeString(Path.of(option(command, "-Dheadroom.start.times=")), lines);
    }

    private static Path folder(List<String> command) {
        return Path.of(option(command, "-Dheadroom.start.times=")).resolveSibling("");
    }

    private static String option(List<String> command, String name) {
        return command.stream().filter(word -> word.startsWith(name)).findFirst().orElseThrow().substring(name.length());
    }
}

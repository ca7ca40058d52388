package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.report.Examples;
import io.headroom.store.PlanFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path plan = Path.of("");
    private Path trace = Path.of("");

    @BeforeEach
    void save() throws IOException {
        plan = folder.resolve("plan.headroom");
        PlanFile.write(plan, Examples.plan());
        trace = Files.writeString(folder.resolve("code.csv"), """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:17:03.9799600,4808,10
                2023-11-16 18:17:04.0319600,3180,8
                """);
    }

    private int run(Object... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return new Program(terminal, new Display(false), (shown, running) -> {}, (shown, results, look) -> new byte[0], replayed -> new byte[0])
                .run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private String complaint() {
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void addsATenantThatReplaysTheTrace() throws IOException {
        Path changed = folder.resolve("changed.headroom");
        assertThat(run("import", trace, "--into", plan, "--as", "Code helpers", "--in", "lane 1", "--repeat", "-o", changed)).isZero();
        Plan read = PlanFile.read(changed).plan();
        Tenant added = read.tenants().getLast();
        assertThat(added.name()).isEqualTo("Code helpers");
        assertThat(added.partition()).hasToString("lane-1");
        assertThat(added.workloads().getFirst().traffic()).isInstanceOfSatisfying(Traffic.Replayed.class, replayed -> {
            assertThat(replayed.repeat()).isTrue();
            assertThat(read.trace(replayed.trace()).size()).isEqualTo(2);
        });
        assertThat(PlanFile.read(plan).plan()).isEqualTo(Examples.plan());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Code helpers", "2 requests", "Lane 1", changed.toString());
    }

    @Test
    void changesThePlanInPlaceUnlessToldOtherwise() throws IOException {
        assertThat(run("import", trace, "--into", plan)).isZero();
        assertThat(PlanFile.read(plan).plan().tenants()).hasSize(Examples.plan().tenants().size() + 1);
    }

    @Test
    void namesTheBadRowOfATrace() throws IOException {
        Files.writeString(trace, "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,many,10\n");
        assertThat(run("import", trace, "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("code.csv", "line 2");
        assertThat(PlanFile.read(plan).plan()).isEqualTo(Examples.plan());
    }

    @Test
    void namesThePartitionsThereAre() {
        assertThat(run("import", trace, "--into", plan, "--in", "Lane 9")).isEqualTo(2);
        assertThat(complaint()).contains("Lane 9", "lane-1, cabin-1");
    }

    @Test
    void refusesACabinOfAnother() {
        assertThat(run("import", trace, "--into", plan, "--in", "cabin-1")).isEqualTo(2);
        assertThat(complaint()).contains("Cabin 1", "reserved for Fraud desk");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(run("import", folder.resolve("no.csv"), "--into", plan)).isEqualTo(2);
        assertThat(complaint()).contains("no.csv");
    }

    @Test
    void needsAPlan() {
        assertThat(run("import", trace)).isEqualTo(2);
        assertThat(complaint()).contains("--into", "headroom import --help");
    }
}

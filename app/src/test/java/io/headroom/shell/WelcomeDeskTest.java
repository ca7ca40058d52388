package io.headroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.session.EngineThreads;
import io.headroom.session.FakeDialogs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.welcome.PlanSketch;
import io.headroom.welcome.WelcomeModel;
import io.headroom.welcome.WelcomeModel.RecentCard;
import io.headroom.welcome.WelcomeModel.SampleCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class WelcomeDeskTest {
    @TempDir
    Path folder;

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private final FakeDialogs dialogs = new FakeDialogs();
    private Workbench bench;

    @BeforeEach
    void begin() {
        bench = workbench();
    }

    private Workbench workbench() {
        StillSimulator simulator = new StillSimulator(TestResults.of(TestPlans.plan(), Map.of(TestPlans.LAUNCH, 1.9), 38));
        return new Workbench(new Ports(clock, runner, runner, runner, runner, simulator, PlanFiles.onDisk(), dialogs, folder.resolve("config"), new EngineThreads(2)));
    }

    private Path plan(String name) throws IOException {
        Path file = folder.resolve(name);
        PlanFile.write(file, PlanDocument.of(TestPlans.plan()));
        return file;
    }

    private WelcomeModel model() {
        return bench.welcome().modelProperty().get();
    }

    @Test
    void nothingIsReadBeforeItIsShown() {
        runner.runAll();
        assertThat(model()).isNull();
        bench.welcome().show(false);
        assertThat(model().samples()).hasSize(10).extracting(SampleCard::sketch).containsOnlyNulls();
        assertThat(model().samples()).extracting(SampleCard::line).doesNotHaveDuplicates().allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(model().samples().getFirst().title()).isEqualTo("Launch window");
        runner.runAll();
        assertThat(model().samples()).extracting(SampleCard::sketch).doesNotContainNull();
    }

    @Test
    void recentPlansHaveAPictureOnceTheyWereOpen() throws IOException {
        Path file = plan("mine.headroom");
        Path gone = plan("gone.headroom");
        bench.session().open(gone);
        runner.runAll();
        bench.session().open(file);
        runner.runAll();
        clock.pass(Duration.ofSeconds(3));
        runner.runAll();
        Files.delete(gone);
        bench.settings().flush();
        runner.runAll();
        bench = workbench();
        bench.welcome().show(false);
        runner.runAll();
        PlanSketch sketch = PlanSketch.of(TestPlans.plan());
        assertThat(model().recents()).containsExactly(new RecentCard(file, "mine.headroom", folder.toString(), false, sketch),
                new RecentCard(gone, "gone.headroom", folder.toString(), true, sketch));
        bench.welcome().forget(gone);
        assertThat(model().recents()).extracting(RecentCard::name).containsExactly("mine.headroom");
    }

    @Test
    void openingAPlanTakesItAwayAndItCanComeBack() throws IOException {
        bench.welcome().show(false);
        assertThat(model().open()).isEmpty();
        bench.session().open(plan("mine.headroom"));
        runner.runAll();
        assertThat(bench.welcome().shownProperty().get()).isFalse();
        bench.welcome().show(false);
        assertThat(model().open()).isEqualTo("mine.headroom");
    }

    @Test
    void aDroppedPlanOpensOnTheWelcomePaneToo() throws IOException {
        bench.welcome().show(false);
        bench.openOrImport(List.of(plan("dropped.headroom")));
        runner.runAll();
        assertThat(bench.welcome().shownProperty().get()).isFalse();
        assertThat(bench.session().plan().tenants()).isEqualTo(TestPlans.plan().tenants());
    }

    @Test
    void whatCannotBeOpenedSaysWhyAndChangesNothing() throws IOException {
        bench.welcome().show(false);
        bench.openOrImport(List.of(plan("a.headroom"), plan("b.headroom")));
        bench.openOrImport(List.of(Files.createFile(folder.resolve("holiday.jpg"))));
        bench.openOrImport(List.of(Files.createDirectory(folder.resolve("plans"))));
        bench.openOrImport(List.of(Files.createFile(folder.resolve("day.csv"))));
        runner.runAll();
        assertThat(dialogs.errors).containsExactly("2 files were dropped, and none was opened. Drop one plan, trace or spreadsheet at a time.",
                "holiday.jpg is neither a plan (.headroom), a trace (.csv, .jsonl, either with .gz) nor a spreadsheet (.xlsx, .csv, .tsv). Nothing was opened.",
                "plans is a folder. Drop a plan (.headroom), a trace (.csv, .jsonl, either with .gz) or a spreadsheet (.xlsx, .csv, .tsv) from it.",
                "day.csv is a trace, which becomes a tenant of a lane, and the open plan has no lane. Open a plan with one first.");
        assertThat(bench.welcome().shownProperty().get()).isTrue();
    }
}

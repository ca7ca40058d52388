package io.headroom.answers.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.sweep.Figure;
import io.headroom.answers.Desks;
import io.headroom.answers.LinePlot;
import io.headroom.answers.Searching.Phase;
import io.headroom.answers.sweep.SweepModel.Found;
import io.headroom.answers.sweep.SweepModel.Subject;
import io.headroom.answers.sweep.SweepModel.Whose;
import io.headroom.session.TestPlans;
import io.headroom.store.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepModelTest {
    @TempDir
    Path folder = Path.of("");

    private Desks desks = desks();
    private SweepModel model = new SweepModel(desks.desk());

    private Desks desks() {
        return new Desks(folder, TestPlans.plan().withRun(TestPlans.plan().run().withDuration(60).withReplications(1)));
    }

    @BeforeEach
    void openThePlan() {
        desks = desks();
        model = new SweepModel(desks.desk());
    }

    private Subject subject(String subject) {
        return model.subjects().stream().filter(each -> each.subject().equals(subject)).findFirst().orElseThrow();
    }

    private Found run(String one, String values, String other, String otherValues) {
        model.ask(subject(one), values, subject(other), otherValues);
        desks.runner.runAll();
        return model.searching().state().answer().orElseThrow();
    }

    @Test
    void axesAreCalledAsThePlanCallsItsParts() {
        assertThat(model.subjects()).extracting(Subject::label).contains("nothing", "Seed", "Load of Launch operator, times", "GPUs of Lane 1", "Deployment of Cabin 1").doesNotContain("Scenario");
        assertThat(model.first().subject()).isEqualTo("load launch");
        assertThat(model.usual(subject("gpus lane-1"))).isEqualTo("12, 16, 20");
    }

    @Test
    void aFigureIsDrawnAgainstOneAxisWithALineForEachValueOfTheOther() {
        Found found = run("load launch", "1, 2, 0.5", "gpus lane-1", "16, 20");
        Whose launch = model.whose(found).stream().filter(whose -> TestPlans.LAUNCH.equals(whose.tenant())).findFirst().orElseThrow();
        assertThat(model.usual(found, launch)).isEqualTo(Figure.TTFT_P99);
        LinePlot.Sheet sheet = Objects.requireNonNull(model.sheet(found, launch, Figure.TTFT_P99, subject("load launch")));
        assertThat(sheet.series()).extracting(LinePlot.Series::name).containsExactly("GPUs of Lane 1: 16", "GPUs of Lane 1: 20");
        assertThat(sheet.series().getFirst().spots()).extracting(LinePlot.Spot::x).containsExactly(0.5, 1.0, 2.0);
        assertThat(sheet.ticks()).extracting(LinePlot.Tick::text).containsExactly("0.5", "1", "2");
        assertThat(Objects.requireNonNull(sheet.limit()).value()).isEqualTo(0.5);
        assertThat(model.rows(found, launch)).hasSize(6).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(model.columns(found, launch)));
        assertThat(model.notes(found)).isEmpty();
    }

    @Test
    void aPointThatCannotStandIsSaidToWithWhy() {
        Found found = run("gpus lane-1", "16, 800", "", "");
        assertThat(model.notes(found)).singleElement().asString().contains("gpus lane-1 800", "cannot stand", "808");
        assertThat(found.table().complete()).isTrue();
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingRuns() {
        model.ask(subject("gpus lane-1"), "16, many", subject(""), "");
        assertThat(model.noteProperty().get()).contains("\"many\" is not a number");
        assertThat(model.searching().state().phase()).isEqualTo(Phase.READY);
        model.ask(subject(""), "", subject(""), "");
        assertThat(model.noteProperty().get()).contains("neither axes nor points");
    }

    @Test
    void aGridFileComesInPlaceOfTheAxesUntilAnAxisIsChosen() throws IOException {
        Path grid = folder.resolve("seeds.json");
        Files.writeString(grid, "{\"headroom\": {\"format\": 1, \"kind\": \"grid\"}, \"axes\": {\"seed\": [5, 6, 7]}}");
        desks.dialogs.open = Optional.of(grid);
        model.open();
        desks.runner.runAll();
        assertThat(model.noteProperty().get()).contains("seeds.json: 3 points");
        assertThat(run("load launch", "1", "", "").table().points()).hasSize(3);
        model.forget();
        assertThat(run("load launch", "1", "", "").table().points()).hasSize(1);
        Files.writeString(grid, "{}");
        model.open();
        desks.runner.runAll();
        assertThat(model.noteProperty().get()).contains("$.headroom is missing");
    }

    @Test
    void theTableIsExportedAsTheCommandLineWritesIt() throws IOException {
        Found found = run("seed", "1, 2", "", "");
        Path csv = folder.resolve("out.csv");
        desks.dialogs.save = Optional.of(csv);
        model.export(found);
        desks.runner.runAll();
        assertThat(csv).hasBinaryContent(SweepFile.csv(found.grid(), found.table()));
        assertThat(model.noteProperty().get()).contains("out.csv");
    }

    @Test
    void whatIsKnownIsNotRunAgain() {
        Found first = run("seed", "1, 2", "", "");
        Found second = run("seed", "1, 2", "", "");
        assertThat(second.table()).isEqualTo(first.table());
        assertThat(List.copyOf(second.table().outcomes().values())).zipSatisfy(List.copyOf(first.table().outcomes().values()), (one, other) -> assertThat(one).isSameAs(other));
    }
}

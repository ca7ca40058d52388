package io.headroom.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocate.SearchCancelled;
import io.headroom.answers.Searching.Phase;
import io.headroom.edit.Edits;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Jobs;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.PlanFiles;
import io.headroom.session.RecentFiles;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.store.PlanDocument;
import io.headroom.store.SamplePlans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchingTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final Jobs jobs = new Jobs(runner);
    private Session session = session();
    private Searching<String> searching = new Searching<>(session, jobs);

    private Session session() {
        return new Session(PlanFiles.onDisk(), jobs, new FakeDialogs(), new RecentFiles(new Settings(folder, runner, new ManualClock())));
    }

    @BeforeEach
    void openThePlan() {
        session = session();
        searching = new Searching<>(session, jobs);
        session.openCopy(PlanDocument.of(SamplePlans.erlang()));
        runner.runAll();
    }

    private Phase phase() {
        return searching.state().phase();
    }

    private void edit() {
        Plan plan = session.plan();
        session.apply(Edits.change(plan.run().withSeed(plan.run().seed() + 1)));
    }

    @Test
    void aSearchGoesOnInTheBackgroundUntilItHasAnAnswer() {
        assertThat(phase()).isEqualTo(Phase.READY);
        searching.start("Sizing", _ -> "four replicas");
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(jobs.running()).singleElement().extracting(job -> job.name()).isEqualTo("Sizing");
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.DONE);
        assertThat(searching.state().answer()).contains("four replicas");
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void anEditOutdatesAnAnswerAndItsUndoBringsItBack() {
        searching.start("Sizing", _ -> "four replicas");
        runner.runAll();
        edit();
        assertThat(phase()).isEqualTo(Phase.OUTDATED);
        assertThat(searching.state().answer()).contains("four replicas");
        session.undo();
        assertThat(phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void anAnswerToAPlanThatChangedMeanwhileIsOutdatedAtOnce() {
        searching.start("Sizing", _ -> "four replicas");
        edit();
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.OUTDATED);
    }

    @Test
    void whoCancelsKeepsTheBestSoFarAndThePlan() {
        Plan before = session.plan();
        searching.start("Planning", search -> {
            search.best("fifty dollars");
            search.progress(0.5);
            searching.cancel();
            if (search.cancelled()) {
                throw new SearchCancelled();
            }
            return "forty dollars";
        });
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.CANCELLED);
        assertThat(session.plan()).isSameAs(before);
    }

    @Test
    void theBestSoFarIsShownWhileTheSearchGoesOn() {
        List<String> seen = new ArrayList<>();
        searching.stateProperty().subscribe(state -> state.answer().ifPresent(best -> seen.add(state.phase() + " " + best + " " + state.progress())));
        searching.start("Planning", search -> {
            search.progress(0.25);
            search.best("fifty dollars");
            search.progress(0.5);
            search.best("forty dollars");
            return "forty dollars, proven";
        });
        runner.runAll();
        assertThat(seen).containsExactly("RUNNING fifty dollars 0.25", "RUNNING fifty dollars 0.5", "RUNNING forty dollars 0.5", "DONE forty dollars, proven 1.0");
    }

    @Test
    void aSecondSearchEndsTheFirst() {
        searching.start("First", _ -> "first");
        searching.start("Second", _ -> "second");
        runner.runAll();
        assertThat(searching.state().answer()).contains("second");
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() {
        searching.start("Sizing", _ -> {
            throw new InvalidPlan("No lane is there to size: add one.");
        });
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.FAILED);
        assertThat(searching.state().failure()).isEqualTo("No lane is there to size: add one.");
    }

    @Test
    void anotherDocumentForgetsTheAnswer() {
        searching.start("Sizing", _ -> "four replicas");
        runner.runAll();
        session.openCopy(PlanDocument.of(SamplePlans.chatbot()));
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.READY);
        assertThat(searching.state().answer()).isEmpty();
    }

    @Test
    void aSearchCancelledInTheStatusBarIsCancelledOnItsPageToo() {
        searching.start("Sizing", _ -> "four replicas");
        jobs.running().getFirst().cancel();
        assertThat(phase()).isEqualTo(Phase.CANCELLED);
        runner.runAll();
        assertThat(phase()).isEqualTo(Phase.CANCELLED);
        searching.start("Sizing again", _ -> "five");
        runner.runAll();
        assertThat(searching.state().answer()).contains("five");
    }
}

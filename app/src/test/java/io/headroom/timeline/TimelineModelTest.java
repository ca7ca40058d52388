package io.headroom.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.session.FakeDialogs;
import io.headroom.session.Jobs;
import io.headroom.session.Live;
import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.Pace;
import io.headroom.session.PlanFiles;
import io.headroom.session.RecentFiles;
import io.headroom.session.RecordedMoment;
import io.headroom.session.Recorder;
import io.headroom.session.Recorder.Kind;
import io.headroom.session.Session;
import io.headroom.session.Settings;
import io.headroom.session.Simulator;
import io.headroom.session.TestPlans;
import io.headroom.session.TimeMachine;
import io.headroom.session.Verdicts;
import io.headroom.store.PlanDocument;
import io.headroom.words.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The time line of a small plan on the real engine, without a toolkit.
@NullUnmarked
class TimelineModelTest {
    @TempDir
    Path folder;

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();
    private Session session;
    private Live live;
    private TimeMachine time;

    @BeforeEach
    void open() {
        Simulator engine = Simulator.engine();
        session = new Session(PlanFiles.onDisk(), new Jobs(runner), new FakeDialogs(), new RecentFiles(new Settings(folder, runner, clock)));
        live = new Live(engine, runner, clock, () -> false, problem -> { }, session.plan());
        Verdicts verdicts = new Verdicts(engine, runner, clock, () -> 1, session.plan());
        time = new TimeMachine(new Recorder(engine, runner, clock, session, verdicts, live), live, session);
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                verdicts.evaluate(plan);
                live.adopt(plan);
            }

            @Override
            public void opened(Plan plan) {
                verdicts.open(plan);
                live.open(plan);
            }
        });
        session.openCopy(PlanDocument.of(TestPlans.plan()));
        runner.runAll();
    }

    private TimelineModel model(Selection selection) {
        return new TimelineModel(session.plan(), selection, time, Format.of(Locale.ENGLISH));
    }

    @Test
    void theCurvesAreTheRecordedValues() {
        TrackValues values = new TrackValues();
        TimelineSubject launch = model(new Selection.OfTenant(TestPlans.LAUNCH)).subject();
        values.read(time.recorder(), launch);
        for (int i = 1; i < values.size(); i++) {
            RecordedMoment moment = Objects.requireNonNull(time.recorder().at(i));
            int number = moment.tenant(TestPlans.LAUNCH);
            assertThat(values.subject(Track.LOAD)[i]).isEqualTo(moment.load(number));
            assertThat(values.subject(Track.BACKLOG)[i]).isEqualTo(moment.waiting(number));
            assertThat(values.subject(Track.UTILISATION)[i]).isEqualTo(moment.utilisation(TestPlans.LANE));
            assertThat(values.total(Track.LOAD)[i]).isEqualTo(moment.planLoad());
            assertThat(values.kind(i)).isEqualTo(Kind.SIMULATED);
        }
        assertThat(values.subject(Track.LOAD)[0]).as("nothing before the first moment").isNaN();
        long version = values.version();
        values.read(time.recorder(), launch);
        assertThat(values.version()).as("nothing is read twice").isEqualTo(version);
        values.read(time.recorder(), model(new Selection.OfPartition(TestPlans.LANE)).subject());
        assertThat(values.version()).isGreaterThan(version);
    }

    @Test
    void aLaneIsTheSumOfItsTenantsAndItsSlowest() {
        RecordedMoment moment = Objects.requireNonNull(time.recorder().at(100));
        TimelineSubject lane = model(new Selection.OfPartition(TestPlans.LANE)).subject();
        TimelineSubject launch = model(new Selection.OfTenant(TestPlans.LAUNCH)).subject();
        TimelineSubject startup = model(new Selection.OfTenant(TestPlans.STARTUP)).subject();
        assertThat(lane.value(Track.LOAD, moment)).isEqualTo(launch.value(Track.LOAD, moment) + startup.value(Track.LOAD, moment));
        assertThat(lane.value(Track.LATENCY, moment)).isEqualTo(Math.max(launch.value(Track.LATENCY, moment), startup.value(Track.LATENCY, moment)));
        assertThat(model(Selection.none()).subject().value(Track.LOAD, moment)).isEqualTo(moment.planLoad());
        assertThat(launch.targetSeconds()).isEqualTo(0.5);
        assertThat(lane.targetSeconds()).isNaN();
    }

    @Test
    void aTenantInTheTrayHasNoCurves() {
        TimelineSubject tray = model(new Selection.OfTenant(TestPlans.TRAY)).subject();
        RecordedMoment moment = Objects.requireNonNull(time.recorder().at(100));
        assertThat(tray.value(Track.LOAD, moment)).isZero();
        assertThat(tray.value(Track.LATENCY, moment)).isNaN();
        assertThat(tray.value(Track.UTILISATION, moment)).isNaN();
    }

    @Test
    void itSaysWhereOneIsInTime() {
        assertThat(model(Selection.none()).whereabouts()).isEmpty();
        time.scrub(120);
        assertThat(model(Selection.none()).whereabouts()).isEqualTo("09:02:00 of the recorded run");
        time.back();
        live.pace(Pace.X60);
        live.start();
        while (live.clockSecondsProperty().get() < 200) {
            clock.pass(Duration.ofMillis(220));
            runner.runAll();
        }
        live.pause();
        String now = model(Selection.none()).clock(time.recorder().watchedSeconds());
        assertThat(model(Selection.none()).whereabouts()).isEqualTo("the run is at " + now);
        time.scrub(120);
        assertThat(model(Selection.none()).whereabouts()).isEqualTo("09:02:00, the run is at " + now);
        time.scrub(500);
        assertThat(model(Selection.none()).whereabouts()).isEqualTo("09:08:20, to come: the run is at " + now);
    }

    @Test
    void everyValueIsSaidWithItsTarget() {
        time.scrub(300);
        TimelineModel model = model(new Selection.OfTenant(TestPlans.LAUNCH));
        RecordedMoment here = Objects.requireNonNull(model.here());
        assertThat(model.spoken()).startsWith("09:05:00, Launch operator: load " + model.value(Track.LOAD, here.load(here.tenant(TestPlans.LAUNCH))) + ", p99 TTFT ")
                .contains(", target 500 ms, ").endsWith(model.value(Track.UTILISATION, here.utilisation(TestPlans.LANE)));
    }

    @Test
    void incidentsAreFlagsInOrderAndOneOnItsWayIsWhereItWouldBe() {
        session.apply(IncidentEdits.add(session.plan(), new Incident(new Incident.What.NodesLost(TestPlans.CLUSTER, 1), 400, 60)));
        session.apply(IncidentEdits.burst(session.plan(), TestPlans.LAUNCH, 100));
        TimelineModel model = model(Selection.none());
        assertThat(model.flags(null)).extracting(Flag::label).containsExactly("Launch operator ×10", "A loses a node");
        assertThat(model.flags(null)).extracting(Flag::number).containsExactly(1, 0);
        FlagMove move = new FlagMove(session.plan(), 1, false);
        move.to(500, 10);
        assertThat(model.flags(move)).extracting(Flag::at).containsExactly(400.0, 500.0);
        assertThat(model.moving(move)).startsWith("Launch operator ×10: at 09:08:20.");
    }

    @Test
    void scalesEndAtRoundNumbers() {
        assertThat(TrackValues.round(26.8)).isEqualTo(30);
        assertThat(TrackValues.round(0.5)).isEqualTo(0.5);
        assertThat(TrackValues.round(0)).isEqualTo(1);
        assertThat(TrackValues.round(1130)).isEqualTo(1500);
        assertThat(TrackValues.roundTime(137)).as("three minutes").isEqualTo(180);
        assertThat(TrackValues.roundTime(0.7)).isEqualTo(0.8);
    }
}

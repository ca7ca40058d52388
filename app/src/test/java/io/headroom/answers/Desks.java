package io.headroom.answers;

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
import io.headroom.words.Format;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A desk on an open plan whose jobs run when a test says so.
public final class Desks {
    /// Runs jobs when told.
    public final ManualRunner runner = new ManualRunner();
    /// Answers as the test says.
    public final FakeDialogs dialogs = new FakeDialogs();
    private final AnswersDesk desk;

    /// @param folder an empty folder
    public Desks(Path folder, Plan plan) {
        Jobs jobs = new Jobs(runner);
        ManualClock clock = new ManualClock();
        Session session = new Session(PlanFiles.onDisk(), jobs, dialogs, new RecentFiles(new Settings(folder, runner, clock)));
        session.openCopy(PlanDocument.of(plan));
        runner.runAll();
        desk = new AnswersDesk(session, jobs, dialogs, clock, () -> 1, Format.of(Locale.ROOT), Optional::empty, Optional::empty, edit -> {
            session.apply(edit);
            return true;
        });
    }

    /// The desk.
    public AnswersDesk desk() {
        return desk;
    }
}

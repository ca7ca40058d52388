package io.headroom.session;

import io.headroom.edit.Edits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// A process that opens a plan, changes it and waits to be killed once the change is kept.
final class KilledSession {
    static final String KEPT = "kept";
    static final String NAME = "Changed before the end";

    private KilledSession() {}

    /// @param arguments the folder of settings and the plan
    public static void main(String[] arguments) throws InterruptedException {
        ManualRunner runner = new ManualRunner();
        ManualClock clock = new ManualClock();
        FakeDialogs dialogs = new FakeDialogs();
        Path folder = Path.of(arguments[0]);
        Session session = new Session(PlanFiles.onDisk(), new Jobs(runner), dialogs, new RecentFiles(new Settings(folder, runner, clock)));
        Autosave autosave = new Autosave(session, new RecoveryFolder(folder, PlanFiles.onDisk()), runner, clock, InstantSource.system(), dialogs);
        session.open(Path.of(arguments[1]));
        runner.runAll();
        session.apply(Edits.change(session.plan().tenant(TestPlans.LAUNCH).withName(NAME)));
        clock.pass(Duration.ofSeconds(2));
        runner.runAll();
        System.out.println(autosave.keptAtProperty().get().isPresent() ? KEPT : dialogs.errors);
        Thread.sleep(Duration.ofMinutes(5));
    }
}

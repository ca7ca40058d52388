package io.headroom.importing;

import io.headroom.importing.ImportState.Opened;
import io.headroom.plan.Plan;
import io.headroom.session.Clock;
import io.headroom.session.Job;
import io.headroom.words.Words;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/// Checks in the background what was chosen about a file, the newest choice alone: whatever is asked for ends what was asked for before. Belongs to the front.
final class Checker {
    /// How long nothing more must be chosen until what was chosen is checked.
    static final Duration QUIET = Duration.ofMillis(120);

    /// Hears how a check ended, of the newest choice alone.
    interface Heard {
        /// This would come in.
        void found(SheetCheck check);

        /// Someone cancelled it.
        void cancelled();

        /// It went wrong.
        void failed(Exception why);
    }

    private final Words words = Words.of(Checker.class);
    private final ImportDesk desk;
    private final Heard heard;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", -1);
    private @Nullable Job job;
    private Clock.@Nullable Timer timer;

    Checker(ImportDesk desk, Heard heard) {
        this.desk = desk;
        this.heard = heard;
    }

    /// Share of the newest check that is done, 0 to 1; below 0 while none goes on, or none that takes long.
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// Checks a choice soon, if no other is made before.
    void later(Opened opened) {
        stop();
        timer = desk.clock().after(QUIET, () -> now(opened));
    }

    /// Checks a choice for the plan of now.
    void now(Opened opened) {
        stop();
        Plan plan = desk.session().plan();
        Job mine = desk.jobs().startApart(words.text("job.check", opened.name()), started -> () -> SheetCheck.of(plan, opened.pages(), done -> tell(started, done)), found -> {
            end();
            heard.found(found);
        }, failure -> {
            end();
            heard.failed(failure);
        });
        job = mine;
        mine.progressProperty().subscribe(done -> {
            if (mine.equals(job)) {
                share.set(done.doubleValue());
            }
        });
        mine.onCancel(() -> {
            if (mine.equals(job)) {
                end();
                heard.cancelled();
            }
        });
    }

    private static void tell(Job job, double done) {
        if (job.cancelled()) {
            throw new CancellationException("The check was cancelled");
        }
        job.report(done);
    }

    /// Ends the check that goes on, if one does; whoever listens hears of it.
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /// Ends what goes on or waits, and says nothing of it.
    void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
        Job before = job;
        end();
        if (before != null) {
            before.cancel();
        }
    }

    private void end() {
        job = null;
        share.set(-1);
    }
}

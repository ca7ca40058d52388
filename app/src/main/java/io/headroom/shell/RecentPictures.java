package io.headroom.shell;

import io.headroom.plan.Plan;
import io.headroom.session.Clock;
import io.headroom.session.Session;
import io.headroom.welcome.Sketches;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps a picture of each plan that is opened or saved, a while after, so that nobody who waits for a plan waits for its picture too.
final class RecentPictures {
    private static final Duration LATER = Duration.ofSeconds(2);

    private record Due(Path file, Plan plan) {}

    private final Session session;
    private final Clock clock;
    private final Sketches sketches;
    private @Nullable Due due;
    private Clock.@Nullable Timer timer;

    RecentPictures(Session session, Clock clock, Sketches sketches) {
        this.session = session;
        this.clock = clock;
        this.sketches = sketches;
        session.fileProperty().subscribe(_ -> later());
        session.dirtyProperty().subscribe(dirty -> {
            if (!dirty) {
                later();
            }
        });
    }

    private void later() {
        Path file = session.fileProperty().get().orElse(null);
        Due waiting = due;
        if (waiting != null && !waiting.file().equals(file)) {
            flush();
        }
        if (file != null) {
            due = new Due(file, session.savedPlan());
            if (timer != null) {
                timer.stop();
            }
            timer = clock.after(LATER, this::flush);
        }
    }

    /// Keeps at once what is due.
    void flush() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
        Due waiting = due;
        due = null;
        if (waiting != null) {
            sketches.keep(waiting.file(), waiting.plan());
        }
    }
}

package io.headroom.session;

import io.headroom.edit.Edits;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.store.PlanDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Leaves behind what a session does that is killed.
public final class Killed {
    private Killed() {}

    /// Keeps a change of a plan as a session does, and lets go of it as the end of its process does.
    ///
    /// @return the changed plan
    public static Plan changed(Path config, Path file, PlanFiles files) throws IOException {
        PlanDocument saved = files.read(file);
        Tenant first = saved.plan().tenants().getFirst();
        Plan changed = Edits.change(first.withName("Renamed before the end")).applyTo(saved.plan());
        RecoveryFolder recovery = new RecoveryFolder(config, files);
        RecoveryPlace place = recovery.place();
        recovery.write(place, String.valueOf(file.getFileName()), Optional.of(file), saved.with(changed), Instant.now());
        place.release();
        return changed;
    }
}

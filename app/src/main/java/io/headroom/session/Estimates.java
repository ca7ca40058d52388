package io.headroom.session;

import io.headroom.edit.Edit;
import io.headroom.estimate.Estimate;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Estimates what an edit would do while it is tried in a drag. The work is done behind, so that the first one, which knows nothing yet, does not hold a drag up
/// either; it is done ahead of a drag where there is time. Belongs to the front.
public final class Estimates {
    private final TaskRunner runner;
    /// Used in the background alone.
    private final Estimate estimate = new Estimate();
    private final ReadOnlyObjectWrapper<@Nullable Tried> tried = new ReadOnlyObjectWrapper<>(this, "tried", null);
    private long asked;

    /// An edit that is tried.
    ///
    /// @param plan what it would make of the plan
    /// @param before the estimate of the plan as it is
    /// @param after the estimate of what the edit would make of it
    public record Tried(Edit edit, Plan plan, Estimate.Estimated before, Estimate.Estimated after) {}

    /// @param runner its background should be one thread
    public Estimates(TaskRunner runner) {
        this.runner = runner;
    }

    /// The edit being tried, once it is estimated; null if none is, or if it does not fit.
    public ReadOnlyObjectProperty<@Nullable Tried> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    /// Estimates a plan ahead of the edits that will be tried on it.
    public void prepare(Plan plan) {
        stop();
        runner.background(() -> {
            try {
                estimate.of(plan);
            } catch (InvalidPlan cannotRun) {
                // The verdict says so.
            }
        });
    }

    /// Estimates an edit of a plan; what was tried before is over.
    public void attempt(Plan plan, Edit edit) {
        stop();
        long question = asked;
        runner.background(() -> {
            Tried answer = tried(plan, edit);
            runner.front(() -> {
                if (question == asked) {
                    tried.set(answer);
                }
            });
        });
    }

    private @Nullable Tried tried(Plan plan, Edit edit) {
        try {
            Plan changed = edit.applyTo(plan);
            Estimate.Estimated before = estimate.of(plan);
            return new Tried(edit, changed, before, estimate.of(changed));
        } catch (InvalidPlan refused) {
            // The drop will say why.
            return null;
        }
    }

    /// Tries nothing any more.
    public void stop() {
        asked++;
        tried.set(null);
    }
}

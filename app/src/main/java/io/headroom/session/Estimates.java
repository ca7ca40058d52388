package io.headroom.session;

import io.headroom.edit.Edit;
import io.headroom.estimate.Estimate;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Estimates what an edit would do while it is tried in a drag. The work is done behind, so that the first one, which knows nothing yet, does not hold a drag up
/// either; it is done ahead of a drag where there is time. What was estimated of an edit that was then made stays known until the simulation confirms it. Belongs to the
/// front.
public final class Estimates {
    private final TaskRunner runner;
    /// Used in the background alone, like the next two.
    private final Estimate estimate = new Estimate();
    private @Nullable Plan estimated;
    private Estimate.@Nullable Estimated known;
    private final ReadOnlyObjectWrapper<@Nullable Tried> tried = new ReadOnlyObjectWrapper<>(this, "tried", null);
    private final ReadOnlyObjectWrapper<@Nullable Tried> made = new ReadOnlyObjectWrapper<>(this, "made", null);
    private final AtomicLong surveyed = new AtomicLong();
    private @Nullable Tried last;
    private long asked;
    private long settled;

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

    /// The edit that was made last, until the simulation confirms what it came to; null from then on, and before its estimate is known.
    public ReadOnlyObjectProperty<@Nullable Tried> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /// Estimates a plan ahead of the edits that will be tried on it.
    public void prepare(Plan plan) {
        stop();
        confirmed();
        runner.background(() -> {
            try {
                before(plan);
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
                    last = answer;
                }
            });
        });
    }

    /// An edit of a plan was made: what was estimated of it holds until the simulation confirms it. Where it was not tried before, it is now.
    @SuppressWarnings("ReferenceEquality") // An edit is a function: the same one is the same instance.
    public void settle(Plan plan, Edit edit) {
        long question = ++settled;
        Tried before = last;
        if (before != null && before.edit() == edit) {
            made.set(before);
            return;
        }
        runner.background(() -> {
            Tried answer = tried(plan, edit);
            runner.front(() -> {
                if (question == settled) {
                    made.set(answer);
                }
            });
        });
    }

    /// The simulation has confirmed what was made.
    public void confirmed() {
        settled++;
        made.set(null);
    }

    /// Estimates several edits of a plan, one after another; a survey before is over.
    ///
    /// @param answer hears of each that fits, on the front
    public void survey(Plan plan, List<Edit> edits, Consumer<Tried> answer) {
        long question = surveyed.incrementAndGet();
        for (Edit edit : edits) {
            runner.background(() -> {
                Tried found = surveyed.get() == question ? tried(plan, edit) : null;
                if (found != null) {
                    runner.front(() -> {
                        if (surveyed.get() == question) {
                            answer.accept(found);
                        }
                    });
                }
            });
        }
    }

    /// Ends a survey.
    public void endSurvey() {
        surveyed.incrementAndGet();
    }

    /// A result of a survey is what was tried last: whoever chose it in a list made it.
    public void chosen(Tried one) {
        last = one;
    }

    private @Nullable Tried tried(Plan plan, Edit edit) {
        try {
            Plan changed = edit.applyTo(plan);
            Estimate.Estimated before = before(plan);
            return new Tried(edit, changed, before, estimate.of(changed));
        } catch (InvalidPlan refused) {
            // The drop will say why.
            return null;
        }
    }

    /// The estimate of a plan on which edits are tried, once for all of them.
    @SuppressWarnings("ReferenceEquality")
    private Estimate.Estimated before(Plan plan) {
        Estimate.Estimated found = known;
        if (found == null || estimated != plan) {
            found = estimate.of(plan);
            estimated = plan;
            known = found;
        }
        return found;
    }

    /// Tries nothing any more.
    public void stop() {
        asked++;
        tried.set(null);
    }
}

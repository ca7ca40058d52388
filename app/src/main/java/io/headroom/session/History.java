package io.headroom.session;

import io.headroom.edit.Edit;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The plans that were, for undo and redo. Each edit is one step; none are merged. Undo gives back the very plan that was, so that identity says
/// whether a document is saved.
final class History {
    /// Steps kept. Plans share their parts, so a step costs little; this only keeps a week of work from growing without end.
    static final int STEPS = 1_000;

    private record Step(Edit edit, Plan before, Plan after) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private Plan plan;
    private boolean forgotten;

    History(Plan plan) {
        this.plan = plan;
    }

    /// A history of one step that led to a plan which is there already, such as one found after a crash.
    History(Plan before, Edit edit, Plan after) {
        this.plan = after;
        done.push(new Step(edit, before, after));
    }

    Plan plan() {
        return plan;
    }

    /// Applies an edit. One that changes nothing leaves no step, and redo stays possible.
    ///
    /// @return whether the plan changed
    /// @throws InvalidPlan if the edit does not fit the plan; the history is as before
    boolean apply(Edit edit) {
        Plan after = edit.applyTo(plan);
        if (after.equals(plan)) {
            return false;
        }
        done.push(new Step(edit, plan, after));
        if (done.size() > STEPS) {
            done.removeLast();
            forgotten = true;
        }
        undone.clear();
        plan = after;
        return true;
    }

    boolean undo() {
        Step step = done.poll();
        if (step == null) {
            return false;
        }
        undone.push(step);
        plan = step.before();
        return true;
    }

    boolean redo() {
        Step step = undone.poll();
        if (step == null) {
            return false;
        }
        done.push(step);
        plan = step.after();
        return true;
    }

    /// Goes to where `position` steps are done, by undo or redo.
    ///
    /// @return whether the plan changed
    boolean goTo(int position) {
        boolean moved = false;
        while (done.size() > position && undo()) {
            moved = true;
        }
        while (done.size() < position && redo()) {
            moved = true;
        }
        return moved;
    }

    /// All steps, oldest first, done or undone, and where the plan `saved` stands among them.
    @SuppressWarnings("ReferenceEquality")
    Steps steps(Plan saved) {
        List<Step> all = new ArrayList<>(done.size() + undone.size());
        done.descendingIterator().forEachRemaining(all::add);
        all.addAll(undone);
        int at = -1;
        for (int i = 0; i < all.size() && at < 0; i++) {
            // Identity, as for the dirty mark: an equal plan reached another way was never saved.
            at = all.get(i).before() == saved ? i : all.get(i).after() == saved ? i + 1 : -1;
        }
        return new Steps(all.stream().map(Step::edit).toList(), done.size(), all.isEmpty() && plan == saved ? 0 : at, forgotten);
    }

    Optional<Edit> undoable() {
        return Optional.ofNullable(done.peek()).map(Step::edit);
    }

    Optional<Edit> redoable() {
        return Optional.ofNullable(undone.peek()).map(Step::edit);
    }
}

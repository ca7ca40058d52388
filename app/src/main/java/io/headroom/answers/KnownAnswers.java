package io.headroom.answers;

import io.headroom.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last answers that the workbook tells too, each with the very plan that it is of. Belongs to the front.
public final class KnownAnswers {
    private record Known(Plan plan, Object answer) {}

    private final Map<Class<?>, Known> known = new HashMap<>();

    /// None yet.
    public KnownAnswers() {}

    /// Keeps an answer in place of the last one of its kind.
    ///
    /// @param plan what was asked about, as the session had it
    public void keep(@Nullable Plan plan, Object answer) {
        if (plan != null) {
            known.put(answer.getClass(), new Known(plan, answer));
        }
    }

    /// The answer of a kind that is of this very plan.
    // Identity is the point: undo gives back the very plan that was asked about.
    @SuppressWarnings("ReferenceEquality")
    public <A> Optional<A> of(Plan plan, Class<A> kind) {
        Known last = known.get(kind);
        return last != null && last.plan() == plan ? Optional.of(kind.cast(last.answer())) : Optional.empty();
    }
}

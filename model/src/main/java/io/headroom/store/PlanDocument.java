package io.headroom.store;

import io.headroom.plan.Plan;
import java.util.List;

/// A plan together with what its file held beyond it.
///
/// @param unknown keys of the file that this version does not know, to be written back with the plan
/// @param warnings one line for each thing worth telling on opening, at most 21
public record PlanDocument(Plan plan, UnknownKeys unknown, List<String> warnings) {
    /// Keeps its own copy of the warnings.
    public PlanDocument {
        warnings = List.copyOf(warnings);
    }

    /// A plan that came from no file.
    public static PlanDocument of(Plan plan) {
        return new PlanDocument(plan, UnknownKeys.NONE, List.of());
    }

    /// The same document after an edit of its plan: what the file held beyond it follows each part by its id.
    public PlanDocument with(Plan edited) {
        return new PlanDocument(edited, unknown, warnings);
    }
}

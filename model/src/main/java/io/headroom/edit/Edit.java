package io.headroom.edit;

import io.headroom.allocate.Feasibility;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.KeptPlaces;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A labelled function from plan to plan.
///
/// @param labelKey key of the label in the resource bundles, e.g. `edit.move`
/// @param labelArguments what the label names, e.g. the tenant and the partition
/// @param change gives the changed plan, or throws [InvalidPlan] where the result could not be; never changes its argument
public record Edit(String labelKey, List<String> labelArguments, UnaryOperator<Plan> change) {
    /// Keeps its own copy of the arguments.
    public Edit {
        labelArguments = List.copyOf(labelArguments);
    }

    /// An edit.
    public static Edit of(String labelKey, List<String> labelArguments, UnaryOperator<Plan> change) {
        return new Edit(labelKey, labelArguments, change);
    }

    /// The changed plan.
    ///
    /// @throws InvalidPlan if the edit does not fit the plan, or would make it one that cannot stand on its nodes
    public Plan applyTo(Plan plan) {
        Plan changed = KeptPlaces.after(plan, change.apply(plan));
        List<String> problems = Feasibility.problems(changed);
        if (!problems.isEmpty()) {
            List<String> before = known(plan);
            for (String problem : problems) {
                if (!before.contains(problem)) {
                    throw new InvalidPlan(problem);
                }
            }
        }
        return changed;
    }

    /// What stands in the way already, in the plan or in a variant that an edit may bring back.
    private static List<String> known(Plan plan) {
        return Stream.concat(Stream.of(plan), plan.scenarios().others().stream().map(Scenario::plan)).flatMap(each -> Feasibility.problems(each).stream()).toList();
    }
}

package io.headroom.edit;

import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import java.util.ArrayList;
import java.util.List;

/// Edits of the variants of a plan: what the plan shows is the current one, and the others are kept beside it.
public final class ScenarioEdits {
    private ScenarioEdits() {}

    /// Keeps the plan as it is under its current name, and goes on in a copy.
    ///
    /// @param name of the copy
    /// @throws InvalidPlan on applying, if there is a variant of that name
    public static Edit branch(String name) {
        return Edit.of("edit.branch", List.of(name), before -> {
            List<Scenario> others = new ArrayList<>(before.scenarios().others());
            others.add(new Scenario(before.scenarios().current(), alone(before)));
            Scenarios scenarios = before.scenarios();
            return before.withScenarios(new Scenarios(name, others, scenarios.origins()).withOrigin(name, scenarios.origin(scenarios.current())));
        });
    }

    /// Keeps the plan as it is under its current name, and goes on in another variant.
    ///
    /// @throws InvalidPlan on applying, if there is none of that name
    public static Edit show(String name) {
        return Edit.of("edit.switch", List.of(name), before -> shown(before, name));
    }

    /// Makes another variant the one that the plan shows, which others are compared with from then on; the one before is kept under its name.
    ///
    /// @throws InvalidPlan on applying, if there is none of that name
    public static Edit promote(String name) {
        return Edit.of("edit.promote", List.of(name), before -> shown(before, name));
    }

    private static Plan shown(Plan before, String name) {
        if (before.scenarios().current().equals(name)) {
            return before;
        }
        List<Scenario> others = new ArrayList<>(before.scenarios().others());
        others.replaceAll(other -> other.name().equals(name) ? new Scenario(before.scenarios().current(), alone(before)) : other);
        return before.variant(name).withWall(before.wall()).withScenarios(new Scenarios(name, others, before.scenarios().origins()));
    }

    /// Gives a variant another name.
    ///
    /// @throws InvalidPlan on applying, if there is none of the old name, or another one of the new
    public static Edit rename(String from, String to) {
        return Edit.of("edit.renameScenario", List.of(from, to), before -> {
            Plan kept = before.variant(from);
            Scenarios scenarios = before.scenarios();
            List<Scenario> others = scenarios.others().stream().map(other -> other.name().equals(from) ? new Scenario(to, kept) : other).toList();
            return before.withScenarios(new Scenarios(scenarios.current().equals(from) ? to : scenarios.current(), others, scenarios.origins()).withOrigin(from, from)
                    .withOrigin(to, scenarios.origin(from)));
        });
    }

    /// Forgets a variant. Where the plan shows it, it shows the first of the others from then on.
    ///
    /// @throws InvalidPlan on applying, if there is none of that name, or no other
    public static Edit remove(String name) {
        return Edit.of("edit.removeScenario", List.of(name), before -> {
            Scenarios scenarios = before.scenarios();
            if (scenarios.others().isEmpty() && scenarios.current().equals(name)) {
                throw new InvalidPlan("Scenario %s is the only one of the plan: branch another before removing it.".formatted(name));
            }
            String next = scenarios.current().equals(name) ? before.variants().stream().filter(other -> !other.equals(name)).findFirst().orElseThrow() : scenarios.current();
            before.variant(name);
            List<Scenario> others = scenarios.others().stream().filter(other -> !other.name().equals(name) && !other.name().equals(next)).toList();
            return before.variant(next).withWall(before.wall()).withScenarios(new Scenarios(next, others, scenarios.origins()).withOrigin(name, name));
        });
    }

    private static Plan alone(Plan plan) {
        return plan.withScenarios(Scenarios.NONE);
    }
}

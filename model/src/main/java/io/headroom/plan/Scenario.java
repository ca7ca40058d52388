package io.headroom.plan;

/// A named variant of a plan that is kept beside it.
///
/// @param plan what the plan is in it; it has no variants of its own, and this one's name is not repeated in it; the wall is that of the document
public record Scenario(String name, Plan plan) {
    /// @throws InvalidPlan if the plan has variants of its own
    public Scenario {
        Require.name("scenario", name);
        if (!plan.scenarios().others().isEmpty()) {
            throw new InvalidPlan("Scenario %s has scenarios of its own: keep them beside it instead.".formatted(name));
        }
        plan = plan.scenarios().equals(Scenarios.NONE) && plan.wall().equals(Wall.USUAL) ? plan : plan.withScenarios(Scenarios.NONE).withWall(Wall.USUAL);
    }
}

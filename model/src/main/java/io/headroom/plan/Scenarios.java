package io.headroom.plan;

import java.util.List;

/// The variants of a plan.
///
/// @param current name of the variant that the plan shows
/// @param others the variants kept beside it, none of them of that name
public record Scenarios(String current, List<Scenario> others) {
    /// A plan without variants.
    public static final Scenarios NONE = new Scenarios("Base", List.of());

    /// @throws InvalidPlan if two variants have the same name
    public Scenarios {
        Require.name("scenario", current);
        others = List.copyOf(others);
        Require.distinct("the scenarios", others, Scenario::name);
        if (others.stream().anyMatch(other -> other.name().equals(current))) {
            throw new InvalidPlan("Two scenarios are called %s: rename one of them.".formatted(current));
        }
    }
}

package io.headroom.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variants of a plan.
///
/// @param current name of the variant that the plan shows
/// @param others the variants kept beside it, none of them of that name
/// @param origins for variants that were renamed or branched since the plan was opened, the names of those they were then: what the file holds beyond the plan
/// follows them by it
public record Scenarios(String current, List<Scenario> others, Map<String, String> origins) {
    /// A plan without variants.
    public static final Scenarios NONE = new Scenarios("Base", List.of());

    /// @throws InvalidPlan if two variants have the same name
    public Scenarios {
        Require.name("scenario", current);
        others = List.copyOf(others);
        origins = Map.copyOf(origins);
        Require.distinct("the scenarios", others, Scenario::name);
        if (others.stream().anyMatch(other -> other.name().equals(current))) {
            throw new InvalidPlan("Two scenarios are called %s: rename one of them.".formatted(current));
        }
    }

    /// Variants none of which was renamed or branched since the plan was opened.
    ///
    /// @throws InvalidPlan if two variants have the same name
    public Scenarios(String current, List<Scenario> others) {
        this(current, others, Map.of());
    }

    /// What a variant was called when the plan was opened; for one that came later, what the one was called that it came of.
    public String origin(String name) {
        return origins.getOrDefault(name, name);
    }

    /// The same variants, one of which came of another.
    ///
    /// @param origin what that was called when the plan was opened
    public Scenarios withOrigin(String name, String origin) {
        Map<String, String> all = new HashMap<>(origins);
        if (name.equals(origin)) {
            all.remove(name);
        } else {
            all.put(name, origin);
        }
        return new Scenarios(current, others, all);
    }
}

package io.headroom.edit;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Serving;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Sets single coefficients by hand, for exactly the model, precision and engine of a partition on its GPU type. What is set so lies in a profile of its own,
/// more specific than any that is fitted or shipped, so that taking it back brings back what they say.
public final class CoefficientEdits {
    private static final String SOURCE = "set by hand";

    private CoefficientEdits() {}

    /// Sets one coefficient.
    ///
    /// @param value a share, or seconds
    /// @throws InvalidPlan if the partition runs slots, which have no coefficients; on applying, if the value is out of the coefficient's range
    public static Edit set(Plan plan, PartitionId partition, Coefficient coefficient, double value) {
        Profile.Scope scope = exactly(plan, plan.partition(partition));
        String name = plan.deploymentOf(plan.partition(partition)).name();
        return Edit.of("edit.coefficient", List.of(coefficient.key(), name), before -> {
            Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
            Optional<Profile> mine = with(before, scope);
            mine.ifPresent(profile -> values.putAll(profile.coefficients()));
            values.put(coefficient, value);
            return before.withProfile(mine.map(profile -> with(profile, values)).orElseGet(() -> new Profile(id(before, scope), name(scope), scope, values, null, null, SOURCE)));
        });
    }

    /// Takes back what was set for one coefficient.
    ///
    /// @throws InvalidPlan if the partition runs slots
    public static Edit reset(Plan plan, PartitionId partition, Coefficient coefficient) {
        Profile.Scope scope = exactly(plan, plan.partition(partition));
        String name = plan.deploymentOf(plan.partition(partition)).name();
        return Edit.of("edit.coefficientBack", List.of(coefficient.key(), name), before -> with(before, scope).map(mine -> {
            Map<Coefficient, Double> values = new EnumMap<>(mine.coefficients());
            values.remove(coefficient);
            return values.isEmpty() ? before.withProfiles(before.profiles().stream().filter(profile -> !profile.equals(mine)).toList())
                    : before.withProfile(with(mine, values));
        }).orElse(before));
    }

    /// The profile of what was set by hand for a partition, if anything was.
    public static Optional<Profile> setFor(Plan plan, Partition partition) {
        return plan.deploymentOf(partition).serving() instanceof Serving.Batching ? with(plan, exactly(plan, partition)) : Optional.empty();
    }

    private static Optional<Profile> with(Plan plan, Profile.Scope scope) {
        return plan.profiles().stream().filter(profile -> profile.scope().equals(scope)).findFirst();
    }

    private static Profile with(Profile profile, Map<Coefficient, Double> values) {
        return new Profile(profile.id(), profile.name(), profile.scope(), values, profile.protocol(), profile.accuracy(), profile.source());
    }

    /// The most specific scope that covers the partition's deployment.
    private static Profile.Scope exactly(Plan plan, Partition partition) {
        Deployment deployment = plan.deploymentOf(partition);
        if (!(deployment.serving() instanceof Serving.Batching batching)) {
            throw new InvalidPlan("Deployment %s runs slots, which have no coefficients. Change its service time instead.".formatted(deployment.name()));
        }
        GpuTypeId gpu = plan.cluster(partition.cluster()).gpu();
        Model model = plan.model(deployment.model());
        return new Profile.Scope(gpu, batching.engine(), batching.engineVersion(), Profile.Family.of(model), model.id(), batching.precision());
    }

    private static String name(Profile.Scope scope) {
        return shortened("Set by hand: %s %s on %s, %s".formatted(scope.model(), scope.precision(), scope.gpu(), scope.engine()), 200);
    }

    private static ProfileId id(Plan plan, Profile.Scope scope) {
        String stem = shortened(Stream.of("set", scope.model(), scope.precision(), scope.gpu(), scope.engine(), scope.engineVersion()).filter(Objects::nonNull)
                .map(Object::toString).reduce("", (one, other) -> one.isEmpty() ? other : one + "-" + other).replaceAll("[^A-Za-z0-9._-]", "-"), 90);
        ProfileId id = new ProfileId(stem);
        for (int copy = 2; taken(plan, id); copy++) {
            id = new ProfileId(stem + "-" + copy);
        }
        return id;
    }

    private static boolean taken(Plan plan, ProfileId id) {
        return plan.profiles().stream().anyMatch(profile -> profile.id().equals(id));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}

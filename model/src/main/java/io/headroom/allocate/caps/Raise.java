package io.headroom.allocate.caps;

import io.headroom.allocate.Assurance;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.TierId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far some limits rise, and what ends that.
///
/// @param scope what rises
/// @param notches how many notches they rise
/// @param notch one notch, as a share of each limit: 0.01, or more for a few whole things that rise alone
/// @param ending why no further
/// @param changes the limits before and after, in the order of the tiers
/// @param plan with the limits raised, under the load that was asked about
/// @param results what it comes to, simulated
/// @param breaking what one notch more breaks, or with [Ending#BROKEN] what does not hold as it is; else none
/// @param more what one notch more comes to, or null unless the ending is [Ending#BINDS]
public record Raise(Scope scope, int notches, double notch, Ending ending, List<Change> changes, Plan plan, Results results, List<Assurance.Breach> breaking,
        @Nullable Results more) {
    /// What rises by one common factor.
    public sealed interface Scope {
        /// All limits of all tiers of the lane.
        record Together() implements Scope {}

        /// All limits of one tier, the other tiers' left as they are.
        record Tier(TierId tier) implements Scope {}

        /// One limit of one tier, all others left as they are.
        record One(TierCap cap) implements Scope {}

        /// Whether a limit rises in it.
        default boolean holds(TierCap cap) {
            return switch (this) {
                case Together() -> true;
                case Tier(TierId tier) -> cap.tier().equals(tier);
                case One(TierCap one) -> cap.equals(one);
            };
        }
    }

    /// Why limits rise no further.
    public enum Ending {
        /// One notch more breaks something.
        BINDS,
        /// From here on the limits refuse nothing any more: load is used up before they are, and to raise them further changes nothing.
        USED_UP,
        /// Nobody reaches the limits as they are: to raise them changes nothing.
        IDLE,
        /// Something does not hold as they are, that holds in the plan which it is compared with: there is no room at all.
        BROKEN,
        /// There is nothing that could break: nobody who is served there, or elsewhere under these tiers, has an objective that holds.
        NOTHING_TO_BREAK
    }

    /// A limit before and after.
    ///
    /// @param before what it allows, in the unit it was entered in
    /// @param after what it allows then
    public record Change(TierCap cap, double before, double after) {}

    /// Keeps its own copies.
    public Raise {
        changes = List.copyOf(changes);
        breaking = List.copyOf(breaking);
    }

    /// What the limits rise by, as a share of what they are: 0.4 for 40 % more.
    public double share() {
        return notches * notch;
    }
}

package io.headroom.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One step of a fallback chain: where a request goes that another place refused.
///
/// @param partition the partition it goes to, or null for a provider
/// @param provider the outside provider it goes to, or null for a partition
/// @param delaySeconds time lost on the way, 0 or more
/// @param usdPerMillionTokens what is paid there for a million input and output tokens in US dollars, 0 or more
/// @param quality what an answer from there is worth, 1 for one from home, 0 for nothing
/// @param afterSeconds a request that has waited so long at the place before goes on, refused or not; null to go on only when refused
public record Hop(@Nullable PartitionId partition, @Nullable ProviderId provider, double delaySeconds, double usdPerMillionTokens, double quality,
        @Nullable Double afterSeconds) {
    /// @throws InvalidPlan if it leads nowhere or to two places, or a figure is out of range
    public Hop {
        if ((partition == null) == (provider == null)) {
            throw new InvalidPlan("A fallback leads to %s: name one partition or one provider.".formatted(partition == null ? "no place" : partition + " and " + provider));
        }
        Require.atLeast("Delay of the fallback to " + place(partition, provider), delaySeconds, 0, "Enter a duration, e.g. 200ms, or 0s.");
        Require.atLeast("Price at the fallback to " + place(partition, provider), usdPerMillionTokens, 0, "Enter US dollars per million tokens, or 0.");
        if (!(quality >= 0 && quality <= 1)) {
            throw new InvalidPlan("Quality of the fallback to %s is %s: use 0 to 1, 1 for answers as good as at home.".formatted(place(partition, provider),
                    Require.plain(quality)));
        }
        Require.above("Wait before the fallback to " + place(partition, provider), afterSeconds == null ? 1 : afterSeconds, 0,
                "Enter a duration, e.g. 2s, or nothing to go on only when refused.");
    }

    /// A step to a partition for what it refuses, without delay, extra price or loss of quality.
    public static Hop to(PartitionId partition) {
        return new Hop(partition, null, 0, 0, 1, null);
    }

    /// The id of the place it leads to.
    public String place() {
        return place(partition, provider);
    }

    /// Whether another step leads to the same place; a partition and a provider may have the same id.
    boolean leadsWhere(Hop other) {
        return Objects.equals(partition, other.partition) && Objects.equals(provider, other.provider);
    }

    private static String place(@Nullable PartitionId partition, @Nullable ProviderId provider) {
        return partition != null ? partition.value() : String.valueOf(provider);
    }
}

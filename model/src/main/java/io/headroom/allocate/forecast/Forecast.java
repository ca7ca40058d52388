package io.headroom.allocate.forecast;

import io.headroom.allocate.Assurance;
import io.headroom.plan.Objective;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a plan as its traffic grows.
///
/// @param start date of the plan's run
/// @param until last date looked at
/// @param stepDays days from one date looked at to the next: 7 where the days of the week differ, else 1
/// @param leadDays days from an order to the GPUs
/// @param assurance what counts as holding
/// @param growths how each placed workload is taken to grow
/// @param prospects each promise to a placed tenant, those that break first at the front
/// @param needs partitions that need more GPUs by the last date, the first to order at the front
/// @param loads demand over capacity on some dates, estimated
/// @param simulations plans simulated
/// @param complete whether every date was found; with fewer simulations than it takes, some are only bounded
public record Forecast(LocalDate start, LocalDate until, int stepDays, int leadDays, Assurance assurance, List<WorkloadGrowth> growths, List<Prospect> prospects, List<Need> needs,
        List<Load> loads, int simulations, boolean complete) {
    /// Keeps its own copies.
    public Forecast {
        growths = List.copyOf(growths);
        prospects = List.copyOf(prospects);
        needs = List.copyOf(needs);
        loads = List.copyOf(loads);
    }

    /// Why a promise breaks.
    public enum Cause {
        /// The load outgrows the GPUs.
        CAPACITY,
        /// The load outgrows the limits of the tenant's tier.
        LIMITS,
        /// The cluster is not there.
        SUPPLY
    }

    /// Between which dates a promise breaks.
    ///
    /// @param holdsOn last date looked at on which it holds before it breaks, or null if it does not hold on the first
    /// @param breaksOn first date looked at on which it does not hold, or null if it holds as far as was looked
    /// @param exact whether both are neighbours, or it holds to the end
    public record Moment(@Nullable LocalDate holdsOn, @Nullable LocalDate breaksOn, boolean exact) {
        /// Whether it never holds.
        public boolean already() {
            return holdsOn == null && breaksOn != null;
        }
    }

    /// How a promise stands on a date.
    ///
    /// @param value the figure, in seconds; for requests served the share that is lost; NaN where nothing was observed or the tenant's cluster is not there
    /// @param lo lower end of its interval
    /// @param hi upper end
    /// @param target what it must not exceed
    /// @param there whether its cluster is
    /// @param throttled share of the requests that limits refused
    public record Standing(double value, double lo, double hi, double target, boolean there, double throttled) {}

    /// What becomes of a promise to a tenant.
    ///
    /// @param objective the objective, or null for the share of requests that are served
    /// @param partition where the tenant is
    /// @param earliest when it is no longer assured, with everything growing at the upper end of its range
    /// @param expected when its value passes its target, with everything growing as expected
    /// @param latest when it is surely broken, with everything growing at the lower end of its range
    /// @param cause why it breaks, or null if it does not
    /// @param now how it stands on the first date
    /// @param then how it stands on the date it is expected to break, or else on the last
    public record Prospect(TenantId tenant, @Nullable Objective objective, PartitionId partition, Moment earliest, Moment expected, Moment latest, @Nullable Cause cause, Standing now,
            Standing then) {
        /// Whether it breaks, at the latest, or may break.
        public boolean breaks() {
            return earliest.breaksOn() != null || expected.breaksOn() != null;
        }

        /// The date from which it is no longer assured, if it comes.
        public Optional<LocalDate> unsafeFrom() {
            return Optional.ofNullable(earliest.breaksOn() == null ? expected.breaksOn() : earliest.breaksOn());
        }
    }

    /// More GPUs that a partition needs.
    ///
    /// @param gpus GPUs it holds
    /// @param expected GPUs that keep every promise on the last date with growth as expected, or null if no size does
    /// @param fast the same with everything growing at the upper end of its range; as expected where growth is known exactly
    /// @param free of them GPUs that its cluster has free
    /// @param neededOn the date from which a promise is no longer assured
    /// @param orderBy so many days before that GPUs must be ordered
    public record Need(PartitionId partition, int gpus, @Nullable Integer expected, @Nullable Integer fast, int free, LocalDate neededOn, LocalDate orderBy) {
        /// GPUs to order, those free in the cluster left out, for growth as expected.
        public int toOrder() {
            return expected == null ? 0 : Math.max(0, expected - gpus - free);
        }
    }

    /// Demand over capacity on a date, estimated; a partition whose cluster is not there is absent.
    ///
    /// @param slow with everything growing at the lower end of its range
    /// @param expected with growth as expected
    /// @param fast with everything growing at the upper end of its range
    public record Load(LocalDate date, Map<PartitionId, Double> slow, Map<PartitionId, Double> expected, Map<PartitionId, Double> fast) {
        /// Keeps its own copies.
        public Load {
            slow = Map.copyOf(slow);
            expected = Map.copyOf(expected);
            fast = Map.copyOf(fast);
        }
    }

    /// The date by which GPUs must be ordered to be there before a date.
    public LocalDate orderBy(LocalDate neededOn) {
        return neededOn.minusDays(leadDays);
    }
}

package io.headroom.readings;

import io.headroom.board.Selection;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.estimate.EstimateError;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.session.Estimates;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import io.headroom.words.ProfileWords;
import io.headroom.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the gauge wall shows: the verdict on the selection or the whole plan, or the moment of the run being watched.
///
/// A gauge over several tenants shows one of them, the worst relative to its target, and names it: a mean never stands for a tenant's latency.
///
/// @param verdict of this plan, or pending
/// @param moment of the run being watched, or null before it is started
public record GaugeModel(Plan plan, Selection selection, Verdict verdict, @Nullable Moment moment, Mode mode, Format format) {
    /// Which of two things the gauges show.
    public enum Mode {
        /// The whole run.
        VERDICT,
        /// A trailing window at the clock.
        MOMENT
    }

    /// The readings of the plan's wall, from left to right.
    public List<Reading> readings() {
        return new WallReadings(this).now();
    }

    /// The same while an edit is tried in a drag: what the estimate says of it stands beside what is. A moment is a stretch of one run, of which an
    /// estimate can say nothing: there, only what is judged over the whole run and what follows from the plan alone change.
    ///
    /// @param error how far estimates are off
    public List<Reading> readings(Estimates.Tried tried, EstimateError error) {
        return new WallReadings(this).tried(tried, error);
    }

    /// The readings after an edit was made, until the simulation confirms what it came to: what the estimate says of it stands beside what was. Cost is exact already.
    ///
    /// @param error how far estimates are off
    public List<Reading> readingsOf(Estimates.Tried made, EstimateError error) {
        return new WallReadings(this).made(made, error);
    }

    /// The same of another scope; empty where the plan has not what it names.
    Optional<GaugeModel> in(Gauge.Scope scope) {
        Selection chosen = switch (scope) {
            case Gauge.Scope.Selected() -> selection;
            case Gauge.Scope.Whole() -> Selection.none();
            case Gauge.Scope.OfTenant(var id) -> new Selection.OfTenant(id);
            case Gauge.Scope.OfPartition(var id) -> new Selection.OfPartition(id);
        };
        boolean there = scope instanceof Gauge.Scope.Selected || chosen.in(plan).equals(chosen);
        return there ? Optional.of(new GaugeModel(plan, chosen, verdict, moment, mode, format)) : Optional.empty();
    }

    /// What the gauges show, in one line: "Verdict: whole run of 1 h" or "Moment: last 5 min at 12:42:10".
    public String scopeInWords() {
        Words words = words();
        if (mode == Mode.VERDICT) {
            String length = format.durationExact(plan.run().durationSeconds()).text();
            return words.text(verdict.pending() ? "scope.verdict.updating" : "scope.verdict", length);
        }
        Moment now = moment;
        return now == null ? words.text("scope.moment.none")
                : words.text("scope.moment", format.durationExact(now.windowSeconds()).text(), clock(plan, now.clockSeconds(), format));
    }

    /// The time of day that a run's clock shows.
    ///
    /// @param clockSeconds simulated seconds since the start of the run
    public static String clock(Plan plan, double clockSeconds, Format format) {
        return format.clock(plan.run().start().toLocalTime().toSecondOfDay() + clockSeconds);
    }

    Words words() {
        return Words.of(GaugeModel.class);
    }

    /// The tenants the gauges are about: the selected one, those of the selected partition, or all that are placed.
    List<Tenant> tenants() {
        return switch (selection.in(plan)) {
            case Selection.None() -> plan.tenants().stream().filter(tenant -> tenant.partition() != null).toList();
            case Selection.OfTenant(var id) -> List.of(plan.tenant(id));
            case Selection.OfTenants several -> plan.tenants().stream().filter(tenant -> several.has(tenant.id())).toList();
            case Selection.OfPartition(var id) -> plan.tenantsIn(id);
        };
    }

    /// The partitions the gauges are about: that of the selected tenant, the selected one, or all.
    List<Partition> partitions() {
        return switch (selection.in(plan)) {
            case Selection.None() -> plan.partitions();
            case Selection.OfTenant(var id) -> {
                Tenant tenant = plan.tenant(id);
                yield tenant.partition() == null ? List.of() : List.of(plan.partition(tenant.partition()));
            }
            case Selection.OfTenants several -> {
                Set<PartitionId> places = plan.tenants().stream().filter(tenant -> several.has(tenant.id())).map(Tenant::partition).filter(Objects::nonNull).collect(Collectors.toSet());
                yield plan.partitions().stream().filter(partition -> places.contains(partition.id())).toList();
            }
            case Selection.OfPartition(var id) -> List.of(plan.partition(id));
        };
    }

    /// What is selected, by name.
    String scope() {
        return switch (selection.in(plan)) {
            case Selection.None() -> words().text("scope.plan");
            case Selection.OfTenant(var id) -> plan.tenant(id).name();
            case Selection.OfTenants several -> words().text("scope.tenants", format.whole(several.ids().size()));
            case Selection.OfPartition(var id) -> plan.partition(id).name();
        };
    }

    /// Where the selection is served, by name.
    String partitionScope() {
        List<Partition> partitions = partitions();
        return partitions.size() == 1 ? partitions.getFirst().name() : scope();
    }

    /// Why there is no value where results, or a moment, hold nothing on it.
    String reason() {
        if (partitions().isEmpty()) {
            return words().text(plan.partitions().isEmpty() ? "reason.noFleet" : "reason.unplaced");
        }
        if (mode == Mode.MOMENT) {
            return words().text(moment == null ? "reason.runsOnPlay" : "reason.nothingYet");
        }
        if (verdict.results() != null) {
            return words().text(tenants().isEmpty() ? "reason.noTenant" : "reason.nothingServed");
        }
        return switch (verdict.phase()) {
            case FAILED -> words().text("reason.failed");
            case CANCELLED -> words().text("reason.notYet");
            case RUNNING, CONFIRMED, FINAL -> words().text("reason.running");
        };
    }

    /// A tenant's latency with how far such latencies are from measurements where it is served.
    Reading trusted(Reading reading, Tenant tenant, LatencyGauge gauge) {
        if (tenant.partition() == null) {
            return reading;
        }
        ProfileWords.ModelError error = error(plan.partition(tenant.partition()));
        String brief = switch (gauge.metric()) {
            case TTFT -> error.ttft();
            case E2E -> error.e2e();
            // Their own errors are in the line that says all.
            case TPOT, WAIT -> "";
        };
        return reading.trusted(new Reading.ModelError(brief, error.full()));
    }

    /// A figure of a partition with how far its latencies are from measurements.
    Reading trusted(Reading reading, Partition partition) {
        return reading.trusted(new Reading.ModelError("", error(partition).full()));
    }

    /// The same where the last line of the tile has something else to say.
    static Reading.@Nullable ModelError quiet(Reading.@Nullable ModelError error) {
        return error == null ? null : new Reading.ModelError("", error.full());
    }

    private ProfileWords.ModelError error(Partition partition) {
        return ProfileWords.of(Locale.getDefault(Locale.Category.DISPLAY), format).error(plan, partition);
    }

    Results results() {
        return Objects.requireNonNullElse(verdict.results(),
                new Results(new Results.EngineFacts("", 0, 0, 0, 0, 0, 0, 0, 0), List.of(), List.of()));
    }

    /// The end of an arc: a round number that leaves room beyond value and target, so that the arc does not change its scale at each step.
    static double scale(double value, double target) {
        double least = Math.max(Double.isNaN(value) ? 0 : value * 1.15, Double.isNaN(target) ? 0 : target * 2);
        if (!(least > 0) || Double.isInfinite(least)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : new double[] {1, 1.5, 2, 3, 4, 5, 6, 8, 10}) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }
}

package io.headroom.calibrate;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Two levels: first one profile for each GPU type, engine and family (dense or mixture of experts), held to the usual coefficients; then one for each model,
 * precision and version on it that has enough points, held to the first. A group with fewer points is served by the first. Everything is done five times:
 * on all points, for the profiles, and without each fold in turn, for the errors that are reported. Groups do not know of each other, so they run side by
 * side and the result is the same on any number of threads.
 */
/// Fits profiles to a table of measurements.
public final class Calibration {
    /// Fewest points for a profile of one model, precision and version of an engine.
    public static final int FEWEST_POINTS = 6;

    private static final int ALL = -1;

    private final Catalogue catalogue;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private double work;
    private double done;

    private Calibration(Catalogue catalogue, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.catalogue = catalogue;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /// The profiles of a table.
    ///
    /// @param profiles one for each GPU type, engine and family, each followed by those of its groups
    /// @param tooFew groups with too few points for a profile of their own, with their number of points
    public record Outcome(List<Calibrated> profiles, Map<MeasuredRow.Group, Integer> tooFew) {
        /// The profile that serves a group without one of its own: that of its GPU type, engine and family.
        ///
        /// @throws java.util.NoSuchElementException if the calibration had no point of it
        public Calibrated serving(MeasuredRow.Group group) {
            return profiles.stream().filter(one -> {
                Profile.Scope scope = one.profile().scope();
                return scope.model() == null && group.engine().equals(scope.engine()) && group.family() == scope.family()
                        && scope.gpu() != null && scope.gpu().value().equals(group.gpu());
            }).findFirst().orElseThrow();
        }
    }

    /// Calibrates.
    ///
    /// @param rows the table; rows without a point are left out
    /// @param threads threads to use, at least one
    /// @param cancelled asked often, from any of the threads
    /// @param progress told the share that is done, 0 to 1, from any of the threads, in any order
    /// @return null if it was cancelled
    /// @throws IllegalArgumentException if no row has a point
    public static @Nullable Outcome of(List<MeasuredRow> rows, Catalogue catalogue, int threads, BooleanSupplier cancelled, DoubleConsumer progress) {
        List<MeasuredRow> usable = rows.stream().filter(row -> row.point() != null).toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("No row can be simulated: there is nothing to calibrate to.");
        }
        return new Calibration(catalogue, cancelled, progress).run(usable, threads);
    }

    private @Nullable Outcome run(List<MeasuredRow> rows, int threads) {
        Map<String, List<MeasuredRow>> families = rows.stream().collect(Collectors.groupingBy(Calibration::familyName, TreeMap::new, Collectors.toList()));
        work = rows.size() + rows.stream().collect(Collectors.groupingBy(MeasuredRow::group)).values().stream().mapToInt(List::size)
                .filter(size -> size >= FEWEST_POINTS).sum();
        List<Callable<Outcome>> fits = new ArrayList<>();
        families.values().stream().sorted(Comparator.comparingInt(List<MeasuredRow>::size).reversed()).forEach(family -> fits.add(() -> family(family)));
        List<Outcome> parts = Workers.run(fits, threads);
        if (parts == null) {
            return null;
        }
        parts.sort(Comparator.comparing(part -> part.profiles().getFirst().profile().id().value()));
        Map<MeasuredRow.Group, Integer> tooFew = new TreeMap<>(Comparator.comparing(MeasuredRow.Group::name));
        parts.forEach(part -> tooFew.putAll(part.tooFew()));
        return new Outcome(parts.stream().flatMap(part -> part.profiles().stream()).toList(), tooFew);
    }

    private static String familyName(MeasuredRow row) {
        MeasuredRow.Group group = row.group();
        return "%s-%s-%s".formatted(group.gpu(), group.engine(), String.valueOf(group.family()).toLowerCase(Locale.ROOT));
    }

    static MeasuredPoint point(MeasuredRow row) {
        return Objects.requireNonNull(row.point());
    }

    /// Fits by fold left out, `ALL` for none.
    private record Fits(Map<Integer, Fit.Fitted> byFold) {
        Fit.Fitted without(int fold) {
            return Objects.requireNonNull(byFold.get(fold));
        }
    }

    private Fits fits(List<MeasuredRow> rows, @Nullable Fits start) {
        Map<Integer, Fit.Fitted> fits = new TreeMap<>();
        for (int fold = ALL; fold < Folds.COUNT; fold++) {
            int out = fold;
            List<MeasuredPoint> points = rows.stream().filter(row -> Folds.of(row.id()) != out).map(Calibration::point).toList();
            fits.put(fold, new ProfileFit(points, start == null ? ProfileFit.usual() : start.without(fold), cancelled).run());
            report(rows.size() / (Folds.COUNT + 1.0));
        }
        return new Fits(fits);
    }

    private synchronized void report(double share) {
        done += share;
        progress.accept(Math.min(1, done / work));
    }

    private Outcome family(List<MeasuredRow> rows) {
        Fits shared = fits(rows, null);
        MeasuredRow.Group any = rows.getFirst().group();
        List<Calibrated> profiles = new ArrayList<>();
        Map<MeasuredRow.Group, Integer> tooFew = new TreeMap<>(Comparator.comparing(MeasuredRow.Group::name));
        profiles.add(calibrated(rows, shared, ProfileFit.usual(), familyName(rows.getFirst()),
                new Profile.Scope(new GpuTypeId(any.gpu()), any.engine(), null, any.family(), null, null)));
        Map<String, List<MeasuredRow>> groups = rows.stream().collect(Collectors.groupingBy(row -> row.group().name(), TreeMap::new, Collectors.toList()));
        for (List<MeasuredRow> group : groups.values()) {
            MeasuredRow.Group is = group.getFirst().group();
            if (group.size() < FEWEST_POINTS) {
                tooFew.put(is, group.size());
                continue;
            }
            String version = is.version().isEmpty() ? "" : "-" + is.version();
            profiles.add(calibrated(group, fits(group, shared), shared.without(ALL),
                    "%s-%s-%s%s-%s".formatted(is.model(), is.gpu(), is.engine(), version, is.precision()), new Profile.Scope(new GpuTypeId(is.gpu()), is.engine(),
                            is.version().isEmpty() ? null : is.version(), null, new ModelId(is.model()), point(group.getFirst()).batching().precision())));
        }
        return new Outcome(profiles, tooFew);
    }

    private Calibrated calibrated(List<MeasuredRow> rows, Fits fits, Fit.Fitted start, String name, Profile.Scope scope) {
        List<MeasuredPoint> points = rows.stream().map(Calibration::point).toList();
        Fit.Fitted found = fits.without(ALL);
        List<Replay.Simulated> before = points.stream().flatMap(point -> shipped(point).stream()).toList();
        List<Replay.Simulated> after = Replay.of(points, found.protocol(), found.efficiency());
        List<Calibrated.Residual> residuals = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Fit.Fitted blind = fits.without(Folds.of(rows.get(i).id()));
            residuals.add(new Calibrated.Residual(rows.get(i).id(), before.get(i),
                    Replay.of(List.of(points.get(i)), blind.protocol(), blind.efficiency()).getFirst(), after.get(i)));
        }
        ProfileFit fit = new ProfileFit(points, start, cancelled);
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        fit.free().forEach(coefficient -> values.put(coefficient, found.efficiency().get(coefficient)));
        Profile profile = new Profile(new ProfileId(name.replaceAll("[^A-Za-z0-9._-]", "-")), title(scope), scope, values, found.protocol(),
                Errors.of(residuals.stream().map(Calibrated.Residual::heldOut).toList()), "fitted to %d measured points".formatted(points.size()));
        return new Calibrated(profile, residuals, Errors.of(before), Errors.of(after), fit.uncertainty(found));
    }

    /// What a person calls a profile, e.g. `llama-3.1-70b fp8 on h100-80-sxm, vllm 0.12.0`.
    private static String title(Profile.Scope scope) {
        String what = scope.model() == null ? scope.family() == Profile.Family.MOE ? "Mixtures of experts" : "Dense models"
                : scope.model() + " " + String.valueOf(scope.precision()).toLowerCase(Locale.ROOT);
        return "%s on %s, %s%s".formatted(what, scope.gpu(), scope.engine(), scope.engineVersion() == null ? "" : " " + scope.engineVersion());
    }

    /// A point under the coefficients that ship for its GPU.
    private List<Replay.Simulated> shipped(MeasuredPoint point) {
        return Profiles.of(catalogue.profiles(point.gpu().id())).replay(List.of(point), null);
    }
}

package io.headroom.calibrate;

import io.headroom.calibrate.MeasuredRow.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Coefficients are shares of a GPU's published figures, so those fitted on some GPUs say something of another. Each GPU type is left out in turn; its rows are
 * simulated with what the others tell of the same model, precision and engine, or if they lack those of the same engine and family, or of the same family.
 */
/// How well measurements on other GPU types foretell those on one: the case of a GPU nobody has measured yet.
public final class OtherGpus {
    private final List<MeasuredRow> rows;
    private final BooleanSupplier cancelled;

    private OtherGpus(List<MeasuredRow> rows, BooleanSupplier cancelled) {
        this.rows = rows;
        this.cancelled = cancelled;
    }

    /// One row simulated with what other GPUs tell.
    ///
    /// @param sameModel whether its model, precision and engine were measured on another GPU
    public record Foretold(MeasuredRow row, Replay.Simulated simulated, boolean sameModel) {}

    /// Foretells every row.
    ///
    /// @param rows a table; rows without a point are left out
    /// @param threads threads to use, at least one
    /// @param cancelled asked often, from any of the threads
    /// @param progress told the share that is done, 0 to 1, from any of the threads
    /// @return in the order of the table; null if it was cancelled
    public static @Nullable List<Foretold> of(List<MeasuredRow> rows, int threads, BooleanSupplier cancelled, DoubleConsumer progress) {
        List<MeasuredRow> usable = rows.stream().filter(row -> row.point() != null).toList();
        List<String> parts = usable.stream().map(OtherGpus::part).distinct().sorted().toList();
        List<Callable<List<Foretold>>> fits = new ArrayList<>();
        double[] done = {0};
        parts.forEach(part -> fits.add(() -> {
            List<Foretold> found = new OtherGpus(usable, cancelled).foretell(part);
            synchronized (done) {
                progress.accept(++done[0] / parts.size());
            }
            return found;
        }));
        List<List<Foretold>> found = Workers.run(fits, threads);
        if (found == null) {
            return null;
        }
        Map<String, Foretold> foretold = new HashMap<>();
        found.forEach(part -> part.forEach(one -> foretold.put(one.row().id(), one)));
        return usable.stream().map(row -> Objects.requireNonNull(foretold.get(row.id()))).toList();
    }

    private static String part(MeasuredRow row) {
        return "%s %s %s".formatted(row.group().gpu(), row.group().engine(), row.group().family());
    }

    private List<Foretold> foretell(String part) {
        List<MeasuredRow> wanted = rows.stream().filter(row -> part(row).equals(part)).toList();
        Group any = wanted.getFirst().group();
        Predicate<Group> elsewhere = group -> !group.gpu().equals(any.gpu()) && group.family() == any.family();
        Predicate<Group> sameEngine = elsewhere.and(group -> group.engine().equals(any.engine()));
        Fit.Fitted engine = fit(sameEngine, Calibration.FEWEST_POINTS).orElseGet(() -> fit(elsewhere, 1).orElse(ProfileFit.usual()));
        List<Foretold> foretold = new ArrayList<>();
        Map<String, List<MeasuredRow>> models = wanted.stream().collect(Collectors.groupingBy(row -> row.group().model() + " " + row.group().precision(),
                TreeMap::new, Collectors.toList()));
        for (List<MeasuredRow> same : models.values()) {
            Group is = same.getFirst().group();
            Predicate<Group> sameModel = sameEngine.and(group -> group.model().equals(is.model()) && group.precision().equals(is.precision()));
            Fit.Fitted best = fit(sameModel, Calibration.FEWEST_POINTS).orElse(engine);
            List<Replay.Simulated> simulated = Replay.of(same.stream().map(Calibration::point).toList(), best.protocol(), best.efficiency());
            boolean measured = rows.stream().anyMatch(row -> sameModel.test(row.group()));
            for (int i = 0; i < same.size(); i++) {
                foretold.add(new Foretold(same.get(i), simulated.get(i), measured));
            }
        }
        return foretold;
    }

    private Optional<Fit.Fitted> fit(Predicate<Group> which, int fewest) {
        List<MeasuredPoint> points = rows.stream().filter(row -> which.test(row.group())).map(Calibration::point).toList();
        return points.size() < fewest ? Optional.empty() : Optional.of(new ProfileFit(points, ProfileFit.usual(), cancelled).run());
    }
}

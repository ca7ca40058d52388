package io.headroom.trust;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.Errors;
import io.headroom.calibrate.MeasuredPoint;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.MeasuredTable;
import io.headroom.calibrate.OtherGpus;
import io.headroom.calibrate.Profiles;
import io.headroom.calibrate.Replay.Simulated;
import io.headroom.catalog.Catalogue;
import io.headroom.engine.Interval;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Profile;
import io.headroom.plan.Profile.Accuracy;
import io.headroom.plan.Profile.Family;
import io.headroom.plan.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compares the simulation with measured runs: each row of a table is simulated as it was measured, in closed loop at its concurrency, and its mean latencies are
/// set beside the measured ones.
///
/// A row gives two figures, `ttft_ms` and `tpot_ms`. A figure is inside if its error is no larger than the P90 error that the profile behind it states, so about
/// one in ten is outside by the meaning of a P90; more than that, and the profile promises too much.
///
/// ```java
/// TrustReport report = MeasuredCheck.read(file).against(profiles, MeasuredCheck.Taken.AS_STATED, threads, () -> false);
/// ```
public final class MeasuredCheck {
    /// The P90 errors that coefficients are held to where no profile states any: those asked of the shipped ones.
    private static final Map<Family, Accuracy> HELD_TO = Map.of(Family.DENSE, new Accuracy(1, 0.22, 0.60, 0.08, 0.20), Family.MOE, new Accuracy(1, 0.40, 0.85, 0.18, 0.45));
    private static final String ALL = "all";
    private static final String TTFT = "ttft_ms";
    private static final String TPOT = "tpot_ms";
    private static final int MOST_REQUESTS = 20_000_000;

    private final List<MeasuredRow> rows;
    private volatile double progress;

    private MeasuredCheck(List<MeasuredRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /// What a fit may not have seen of a row that it is scored on.
    public enum HeldOut {
        /// The row: one profile for each model, GPU type, engine, precision and version, or what serves it where it has too few points.
        ROWS,
        /// The row: one profile for each GPU type, engine and family.
        ENGINE,
        /// All rows on its GPU type.
        GPUS
    }

    /// What is known of how the rows were taken; what is null is as the profile behind each row says.
    ///
    /// @param requestsPerClient requests that each client sends, or null
    /// @param shortest share of the nominal length that the shortest lengths have, or null
    /// @param rampSeconds time over which the clients start, or null
    public record Taken(@Nullable Integer requestsPerClient, @Nullable Double shortest, @Nullable Double rampSeconds) {
        /// As the profiles say.
        public static final Taken AS_STATED = new Taken(null, null, null);

        /// @throws InvalidPlan if a figure is out of range
        public Taken {
            Protocol usual = Protocol.USUAL;
            new Protocol(requestsPerClient == null ? usual.requestsPerClient() : requestsPerClient, shortest == null ? usual.shortest() : shortest,
                    rampSeconds == null ? usual.rampSeconds() : rampSeconds, usual.seats(), usual.kvPrecision());
        }

        Protocol over(Protocol stated) {
            return new Protocol(requestsPerClient == null ? stated.requestsPerClient() : requestsPerClient, shortest == null ? stated.shortest() : shortest,
                    rampSeconds == null ? stated.rampSeconds() : rampSeconds, stated.seats(), stated.kvPrecision());
        }
    }

    /// A row beside its simulation.
    ///
    /// @param simulated null where the row could not be simulated
    /// @param accuracy the errors that were promised
    /// @param why what it was simulated with, or why it could not be
    private record Outcome(@Nullable Simulated simulated, Accuracy accuracy, String why) {}

    /// Reads a table of measurements.
    ///
    /// @throws io.headroom.calibrate.BadMeasurements if it is none
    /// @throws IOException if it cannot be read
    public static MeasuredCheck read(Path file) throws IOException {
        return new MeasuredCheck(MeasuredTable.read(file, Catalogue.shipped()));
    }

    /// Compares rows that have been read.
    public static MeasuredCheck of(List<MeasuredRow> rows) {
        return new MeasuredCheck(rows);
    }

    /// All rows, those that are left out too.
    public List<MeasuredRow> rows() {
        return rows;
    }

    /// Share of the work that is done, 0 to 1; may be asked from another thread.
    public double progress() {
        return progress;
    }

    /// Simulates every row with profiles and compares. The report does not depend on the number of threads.
    ///
    /// @param profiles put before those that ship; of two for the same deployments the later one counts
    /// @param cancelled asked before each row, from any of the threads
    /// @throws IllegalStateException if it was cancelled
    public TrustReport against(List<Profile> profiles, Taken taken, int threads, BooleanSupplier cancelled) {
        List<Profile> all = new ArrayList<>();
        Catalogue.shipped().gpuTypes().forEach(gpu -> Catalogue.shipped().profiles(gpu.id()).stream().filter(one -> !all.contains(one)).forEach(all::add));
        all.addAll(profiles);
        Profiles together = Profiles.of(all);
        List<Future<Outcome>> running = new ArrayList<>();
        Map<String, Outcome> outcomes = new HashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), Thread.ofPlatform().daemon().name("validate-", 0).factory())) {
            List<MeasuredPoint> points = points();
            points.forEach(point -> running.add(pool.submit(() -> {
                if (cancelled.getAsBoolean()) {
                    throw new IllegalStateException("The validation was cancelled.");
                }
                return simulate(point, together, taken);
            })));
            for (int i = 0; i < points.size(); i++) {
                outcomes.put(points.get(i).id(), running.get(i).get());
                progress = (i + 1.0) / points.size();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The validation failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The validation was interrupted.", interrupted);
        }
        return report(outcomes);
    }

    private List<MeasuredPoint> points() {
        return rows.stream().map(MeasuredRow::point).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static Outcome simulate(MeasuredPoint point, Profiles profiles, Taken taken) {
        List<Profile> covering = profiles.covering(point);
        Protocol protocol = taken.over(profiles.protocol(point));
        Accuracy accuracy = HELD_TO.get(Family.of(point.model()));
        for (Profile profile : covering) {
            accuracy = profile.accuracy() == null ? accuracy : profile.accuracy();
        }
        long requests = (long) protocol.requestsPerClient() * point.concurrency();
        if (requests > MOST_REQUESTS) {
            return new Outcome(null, Objects.requireNonNull(accuracy), "%d clients with %d requests each are more than %d: ask for fewer requests per client"
                    .formatted(point.concurrency(), protocol.requestsPerClient(), MOST_REQUESTS));
        }
        try {
            return new Outcome(profiles.replay(List.of(point), protocol).getFirst(), Objects.requireNonNull(accuracy),
                    covering.isEmpty() ? "usual coefficients" : "profile " + covering.getLast().id());
        } catch (InvalidPlan doesNotFit) {
            return new Outcome(null, Objects.requireNonNull(accuracy), String.valueOf(doesNotFit.getMessage()));
        }
    }

    /// Fits to the table itself and scores each row on a fit that has not seen it. The report does not depend on the number of threads.
    ///
    /// @param cancelled asked often, from any of the threads
    /// @throws IllegalStateException if it was cancelled
    public TrustReport heldOut(HeldOut way, int threads, BooleanSupplier cancelled) {
        if (points().isEmpty()) {
            return report(Map.of());
        }
        return report(switch (way) {
            case ROWS -> fitted(threads, cancelled, profile -> true);
            case ENGINE -> fitted(threads, cancelled, profile -> profile.scope().model() == null);
            case GPUS -> foretold(threads, cancelled);
        });
    }

    /// @param used profiles that count; of two for a row the later one in the calibration, which is the more specific
    private Map<String, Outcome> fitted(int threads, BooleanSupplier cancelled, Predicate<Profile> used) {
        Calibration.Outcome found = done(Calibration.of(rows, Catalogue.shipped(), threads, cancelled, share -> progress = share));
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Calibrated calibrated : found.profiles()) {
            Profile profile = calibrated.profile();
            Accuracy accuracy = Objects.requireNonNull(profile.accuracy());
            if (used.test(profile)) {
                calibrated.points().forEach(point -> outcomes.put(point.id(), new Outcome(point.heldOut(), accuracy, "fitted without it: " + profile.id())));
            }
        }
        return outcomes;
    }

    private Map<String, Outcome> foretold(int threads, BooleanSupplier cancelled) {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (OtherGpus.Foretold one : done(OtherGpus.of(rows, threads, cancelled, share -> progress = share))) {
            outcomes.put(one.row().id(), new Outcome(one.simulated(), Objects.requireNonNull(HELD_TO.get(Family.of(one.simulated().point().model()))),
                    one.sameModel() ? "fitted to other GPU types, its model among them" : "fitted to other models on other GPU types"));
        }
        return outcomes;
    }

    private static <T> T done(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("The validation was cancelled.");
        }
        return found;
    }

    private TrustReport report(Map<String, Outcome> outcomes) {
        List<TrustReport.Row> judged = new ArrayList<>();
        for (MeasuredRow row : rows) {
            MeasuredPoint point = row.point();
            Outcome outcome = outcomes.get(row.id());
            Simulated simulated = outcome == null ? null : outcome.simulated();
            if (point == null || outcome == null || simulated == null) {
                String why = outcome == null ? row.why() : outcome.why();
                judged.add(TrustReport.Row.leftOut(row.id(), TTFT, point == null ? Double.NaN : 1000 * point.ttftSeconds(), why));
                judged.add(TrustReport.Row.leftOut(row.id(), TPOT, point == null ? Double.NaN : 1000 * point.tpotSeconds(), why));
                continue;
            }
            judged.add(judged(row, TTFT, point.ttftSeconds(), simulated.ttftSeconds(), outcome.accuracy().ttftP90(), outcome.why()));
            judged.add(Double.isNaN(point.tpotSeconds())
                    ? TrustReport.Row.leftOut(row.id(), TPOT, Double.NaN, "outputs of one token have no time between tokens")
                    : judged(row, TPOT, point.tpotSeconds(), simulated.tpotSeconds(), outcome.accuracy().tpotP90(), outcome.why()));
        }
        return new TrustReport(judged, groups(outcomes));
    }

    /// The interval holds the measured values from which the simulated one is no further than the error.
    private static TrustReport.Row judged(MeasuredRow row, String metric, double measured, double simulated, double error, String why) {
        double most = error < 1 ? simulated / (1 - error) : Double.POSITIVE_INFINITY;
        return TrustReport.Row.judged(row.id(), metric, 1000 * measured, 1000 * simulated, new Interval(1000 * simulated / (1 + error), 1000 * most), why);
    }

    /// All, then by family, then by model, GPU type and engine, and where one of these has several precisions or versions by those too.
    private List<TrustReport.Group> groups(Map<String, Outcome> outcomes) {
        List<TrustReport.Group> groups = new ArrayList<>(List.of(group("all", rows, outcomes)));
        for (Family family : Family.values()) {
            List<MeasuredRow> of = rows.stream().filter(row -> row.group().family() == family).toList();
            if (!of.isEmpty()) {
                groups.add(group(name(family), of, outcomes));
            }
        }
        Map<String, Map<String, List<MeasuredRow>>> byEngine = new TreeMap<>();
        for (MeasuredRow row : rows) {
            byEngine.computeIfAbsent(row.group().engineName(), name -> new TreeMap<>()).computeIfAbsent(row.group().name(), name -> new ArrayList<>()).add(row);
        }
        byEngine.forEach((name, parts) -> {
            groups.add(group(name, parts.values().stream().flatMap(List::stream).toList(), outcomes));
            if (parts.size() > 1) {
                parts.forEach((part, of) -> groups.add(group(part, of, outcomes)));
            }
        });
        return groups;
    }

    private static String name(Family family) {
        return family == Family.DENSE ? "dense" : "mixture of experts";
    }

    /// The names of the groups that a row is in, whether the report lists them or not.
    public static List<String> groupNames(MeasuredRow row) {
        List<String> names = new ArrayList<>(List.of(ALL, row.group().engineName(), row.group().name()));
        if (row.group().family() != null) {
            names.add(name(row.group().family()));
        }
        return names;
    }

    private static TrustReport.Group group(String name, List<MeasuredRow> of, Map<String, Outcome> outcomes) {
        List<Simulated> simulated = of.stream().map(row -> outcomes.get(row.id())).filter(Objects::nonNull).map(Outcome::simulated).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList();
        if (simulated.isEmpty()) {
            return new TrustReport.Group(name, 0, null, null, of.size());
        }
        Accuracy errors = Errors.of(simulated);
        boolean tpot = simulated.stream().anyMatch(one -> !Double.isNaN(one.tpotRatio()));
        return new TrustReport.Group(name, simulated.size(), new TrustReport.Errors(errors.ttftMedian(), errors.ttftP90()),
                tpot ? new TrustReport.Errors(errors.tpotMedian(), errors.tpotP90()) : null, of.size() - simulated.size());
    }
}

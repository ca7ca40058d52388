package io.headroom.calibration;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.words.Format;
import io.headroom.words.ProfileWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a calibration found, in words and figures: no scene graph, so a test reads it without a toolkit.
///
/// @param file name of the file with the measurements
/// @param rows its rows, in its order
/// @param outcome what was fitted to them
public record CalibrationModel(String file, List<MeasuredRow> rows, Calibration.Outcome outcome, Format format) {
    /// Keeps its own copy.
    public CalibrationModel {
        rows = List.copyOf(rows);
    }

    /// One thing in the list at the left.
    ///
    /// @param title what it is
    /// @param place where it runs; may be empty
    /// @param note how much there is of it
    public record Entry(Kind kind, int index, String title, String place, String note) {}

    /// What an entry of the list is about.
    public enum Kind {
        /// A profile that was fitted.
        PROFILE,
        /// Groups that have too few points for a profile of their own.
        TOO_FEW,
        /// Rows that could not be simulated.
        LEFT_OUT
    }

    /// One of the two latencies that are compared.
    public enum Metric {
        /// Time to first token.
        TTFT,
        /// Time per output token.
        TPOT
    }

    /// A table as it is read: the cells of a row belong to the columns in order.
    ///
    /// @param figures how many columns at the right hold figures
    public record Table(List<String> columns, int figures, List<List<String>> rows) {
        /// Keeps its own copies.
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// One point of the plot.
    ///
    /// @param concurrency clients of the run
    /// @param measuredSeconds the measured latency
    /// @param before simulated over measured with the shipped coefficients; NaN where there is nothing to compare
    /// @param after the same with the profile
    /// @param outlier whether the fit gave it little say
    public record Point(String id, int concurrency, double measuredSeconds, double before, double after, boolean outlier) {}

    private static Words words() {
        return Words.of(CalibrationModel.class);
    }

    private ProfileWords profileWords() {
        return ProfileWords.of(Locale.getDefault(Locale.Category.DISPLAY), format);
    }

    /// The profiles that were fitted.
    public List<Profile> profiles() {
        return outcome.profiles().stream().map(Calibrated::profile).toList();
    }

    /// How much of the file was used, in one line.
    public String summary() {
        long used = rows.stream().filter(row -> row.point() != null).count();
        Words words = words();
        return words.text("summary", words.count("rows.used", used, format.whole(rows.size())), words.count("profiles", outcome.profiles().size()),
                words.count("rows.out", rows.size() - used));
    }

    /// The list at the left: every profile, then what has none.
    public List<Entry> entries() {
        Words words = words();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < outcome.profiles().size(); i++) {
            Calibrated found = outcome.profiles().get(i);
            Profile.Scope scope = found.profile().scope();
            String points = words.count("points", found.points().size());
            entries.add(new Entry(Kind.PROFILE, i, profileWords().subject(scope), profileWords().place(scope),
                    words.text(scope.model() == null ? "profile.shared" : "profile.own", points)));
        }
        if (!outcome.tooFew().isEmpty()) {
            entries.add(new Entry(Kind.TOO_FEW, 0, words.text("tooFew"), "", words.count("groups", outcome.tooFew().size())));
        }
        long out = rows.stream().filter(row -> row.point() == null).count();
        if (out > 0) {
            entries.add(new Entry(Kind.LEFT_OUT, 0, words.text("leftOut"), "", words.count("rows", out)));
        }
        return entries;
    }

    /// Errors of a profile: median and P90 of both latencies, before, after, and on rows it was not fitted to.
    public Table errors(int profile) {
        Calibrated found = outcome.profiles().get(profile);
        Words words = words();
        Profile.Accuracy heldOut = found.profile().accuracy();
        return new Table(List.of("", words.text("errors.before"), words.text("errors.after"), words.text("errors.heldOut")), 3, List.of(
                errors(words.text("errors.ttftMedian"), found, heldOut, Profile.Accuracy::ttftMedian), errors(words.text("errors.ttftP90"), found, heldOut, Profile.Accuracy::ttftP90),
                errors(words.text("errors.tpotMedian"), found, heldOut, Profile.Accuracy::tpotMedian), errors(words.text("errors.tpotP90"), found, heldOut, Profile.Accuracy::tpotP90)));
    }

    private List<String> errors(String label, Calibrated found, Profile.@org.jspecify.annotations.Nullable Accuracy heldOut, Function<Profile.Accuracy, Double> figure) {
        return List.of(label, profileWords().percent(figure.apply(found.before())), profileWords().percent(figure.apply(found.fitted())),
                heldOut == null ? Format.NONE : profileWords().percent(figure.apply(heldOut)));
    }

    /// The points of a profile that have this latency.
    public List<Point> points(int profile, Metric metric) {
        return outcome.profiles().get(profile).points().stream().map(residual -> {
            boolean ttft = metric == Metric.TTFT;
            var point = residual.after().point();
            return new Point(residual.id(), point.concurrency(), ttft ? point.ttftSeconds() : point.tpotSeconds(),
                    ttft ? residual.before().ttftRatio() : residual.before().tpotRatio(), ttft ? residual.after().ttftRatio() : residual.after().tpotRatio(), residual.outlier());
        }).filter(point -> point.before() > 0 && point.after() > 0).toList();
    }

    /// The coefficients of a profile with how well its points tell them.
    public Table coefficients(int profile) {
        Words words = words();
        Calibrated found = outcome.profiles().get(profile);
        List<List<String>> cells = found.profile().coefficients().entrySet().stream().map(each -> {
            Coefficient coefficient = each.getKey();
            double uncertainty = found.uncertainty().getOrDefault(coefficient, Double.NaN);
            String told = Double.isFinite(uncertainty) ? format.margin(uncertainty) : words.text("coefficient.untold");
            return List.of(profileWords().name(coefficient), profileWords().value(coefficient, each.getValue()), told, profileWords().value(coefficient, coefficient.usual()));
        }).toList();
        return new Table(List.of(words.text("coefficient.name"), words.text("coefficient.value"), words.text("coefficient.uncertainty"), words.text("coefficient.usual")), 3, cells);
    }

    /// The points that a profile misses by so much that the fit gave them little say, the worst first.
    public Table outliers(int profile) {
        Words words = words();
        Map<String, Long> lines = rows.stream().collect(Collectors.toMap(MeasuredRow::id, MeasuredRow::line));
        List<List<String>> cells = outcome.profiles().get(profile).points().stream().filter(Calibrated.Residual::outlier)
                .sorted(Comparator.comparingDouble((Calibrated.Residual residual) -> -farthest(residual)))
                .map(residual -> List.of(residual.id(), format.whole(lines.getOrDefault(residual.id(), 0L)), compared(residual.after().point().ttftSeconds(), residual.after().ttftSeconds()),
                        compared(residual.after().point().tpotSeconds(), residual.after().tpotSeconds()))).toList();
        return new Table(List.of(words.text("row.id"), words.text("row.line"), words.text("row.ttft"), words.text("row.tpot")), 3, cells);
    }

    private static double farthest(Calibrated.Residual residual) {
        double tpot = residual.after().tpotRatio();
        return Math.max(Math.abs(Math.log(residual.after().ttftRatio())), Double.isNaN(tpot) ? 0 : Math.abs(Math.log(tpot)));
    }

    /// "measured → simulated".
    private String compared(double measured, double simulated) {
        return Double.isNaN(measured) ? Format.NONE : words().text("row.compared", format.duration(measured).text(), format.duration(simulated).text());
    }

    /// Where a profile applies in a plan, one line for each cabin and lane it covers; and whether a more specific one of these wins there.
    public List<String> covers(int profile, Plan plan) {
        Words words = words();
        Profile shown = outcome.profiles().get(profile).profile();
        List<String> lines = new ArrayList<>();
        for (Partition partition : plan.partitionsWithin(shown.scope())) {
            String name = words.text("covers.partition", partition.name(), plan.deploymentOf(partition).name());
            Profile best = profiles().stream().filter(other -> plan.partitionsWithin(other.scope()).contains(partition)).max(Comparator.comparingInt(other -> other.scope().rank()))
                    .orElse(shown);
            lines.add(best.equals(shown) ? name : words.text("covers.less", name, profileWords().scope(best.scope())));
        }
        return lines;
    }

    /// The protocol that explains the points of a profile best.
    public String protocol(int profile) {
        return profileWords().protocol(outcome.profiles().get(profile).profile().protocol());
    }

    /// Groups without a profile of their own, with the profile that serves them.
    public Table tooFew() {
        Words words = words();
        List<List<String>> cells = outcome.tooFew().entrySet().stream().map(each -> {
            MeasuredRow.Group group = each.getKey();
            String serves = profiles().stream().map(Profile::scope).filter(scope -> scope.model() == null && scope.gpu() != null && scope.gpu().value().equals(group.gpu())
                    && group.engine().equals(scope.engine()) && (scope.family() == null || scope.family() == group.family())).findFirst().map(profileWords()::scope).orElse(Format.NONE);
            return List.of(group.name(), serves, format.whole(each.getValue()));
        }).toList();
        return new Table(List.of(words.text("tooFew.group"), words.text("tooFew.serves"), words.text("tooFew.points")), 1, cells);
    }

    /// How many rows each rule left out.
    public Table leftOutByRule() {
        Words words = words();
        Map<MeasuredRow.Unfit, Long> counts = rows.stream().filter(row -> row.unfit() != null)
                .collect(Collectors.groupingBy(row -> java.util.Objects.requireNonNull(row.unfit()), TreeMap::new, Collectors.counting()));
        return new Table(List.of(words.text("leftOut.rule"), words.text("leftOut.count")), 1,
                counts.entrySet().stream().map(each -> List.of(words.of(each.getKey()), format.whole(each.getValue()))).toList());
    }

    /// The rows that were left out, each with why.
    public Table leftOut() {
        Words words = words();
        return new Table(List.of(words.text("row.id"), words.text("leftOut.why"), words.text("row.line")), 1, rows.stream().filter(row -> row.point() == null)
                .map(row -> List.of(row.id(), row.why(), format.whole(row.line()))).toList());
    }
}

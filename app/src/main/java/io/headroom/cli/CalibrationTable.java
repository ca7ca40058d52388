package io.headroom.cli;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Profile;
import io.headroom.plan.Profile.Accuracy;
import io.headroom.plan.Protocol;
import io.headroom.plan.Units;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What a calibration found as text for a terminal: each profile with its errors, coefficients and outliers, then the groups that got none of their own.
final class CalibrationTable {
    private static final Words WORDS = Words.of(CalibrationTable.class);
    private static final MathContext FIGURES = new MathContext(3);
    private static final int NAMED = 8;

    private final Calibration.Outcome found;
    private final List<MeasuredRow> table;
    private final StringBuilder text = new StringBuilder();

    CalibrationTable(Calibration.Outcome found, List<MeasuredRow> table) {
        this.found = found;
        this.table = table;
    }

    String text() {
        found.profiles().forEach(this::profile);
        tooFew();
        LeftOutRows.lines(table).forEach(this::line);
        return text.toString();
    }

    private void profile(Calibrated calibrated) {
        Profile profile = calibrated.profile();
        line("%s (%s)".formatted(profile.name(), WORDS.count("calibration.points", calibrated.points().size())));
        List<List<String>> errors = new ArrayList<>(
                List.of(header("calibration.error", "calibration.ttftMedian", "calibration.ttftP90", "calibration.tpotMedian", "calibration.tpotP90")));
        errors.add(errors("calibration.before", calibrated.before()));
        errors.add(errors("calibration.fitted", calibrated.fitted()));
        errors.add(errors("calibration.heldOut", Objects.requireNonNull(profile.accuracy())));
        table(errors);
        List<List<String>> values = new ArrayList<>(List.of(header("calibration.coefficient", "calibration.value", "calibration.usual", "calibration.uncertainty")));
        profile.coefficients().forEach((coefficient, value) -> values.add(List.of(coefficient.key(), value(coefficient, value),
                value(coefficient, coefficient.usual()), uncertainty(calibrated, coefficient))));
        table(values);
        line("  " + protocol(Objects.requireNonNull(profile.protocol())));
        line("  " + outliers(calibrated));
        line("");
    }

    private static List<String> errors(String key, Accuracy accuracy) {
        return List.of(WORDS.text(key), LeftOutRows.percent(accuracy.ttftMedian()), LeftOutRows.percent(accuracy.ttftP90()),
                LeftOutRows.percent(accuracy.tpotMedian()), LeftOutRows.percent(accuracy.tpotP90()));
    }

    private static String value(Coefficient coefficient, double value) {
        double rounded = BigDecimal.valueOf(value).round(FIGURES).doubleValue();
        return switch (coefficient.unit()) {
            case SHARE -> BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
            case SECONDS -> Units.formatSeconds(rounded);
        };
    }

    private static String uncertainty(Calibrated calibrated, Coefficient coefficient) {
        return calibrated.told(coefficient)
                ? WORDS.text("calibration.percent", LeftOutRows.percent(BigDecimal.valueOf(calibrated.uncertainty().getOrDefault(coefficient, 0.0)).round(new MathContext(2)).doubleValue()))
                : WORDS.text("calibration.untold");
    }

    private static String protocol(Protocol protocol) {
        return WORDS.text("calibration.protocol", WORDS.count("calibration.requests", protocol.requestsPerClient()), LeftOutRows.percent(protocol.shortest()),
                protocol.rampSeconds() == 0 ? WORDS.text("calibration.burst") : WORDS.text("calibration.ramp", Units.formatSeconds(protocol.rampSeconds())),
                WORDS.of(protocol.seats()), protocol.kvPrecision().name().toLowerCase(Locale.ROOT));
    }

    private static String outliers(Calibrated calibrated) {
        List<String> ids = calibrated.points().stream().filter(Calibrated.Residual::outlier).map(Calibrated.Residual::id).toList();
        if (ids.isEmpty()) {
            return WORDS.text("calibration.noOutliers");
        }
        String named = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return WORDS.count("calibration.outliers", ids.size(), ids.size() > NAMED ? WORDS.text("calibration.outliers.more", named, ids.size() - NAMED) : named);
    }

    private void tooFew() {
        if (found.tooFew().isEmpty()) {
            return;
        }
        line(WORDS.text("calibration.tooFew", Calibration.FEWEST_POINTS));
        found.tooFew().forEach((group, points) -> {
            Calibrated serving = found.serving(group);
            line(WORDS.count("calibration.tooFew", points, group.name(), serving.profile().name()));
        });
        line("");
    }

    private static List<String> header(String... keys) {
        List<String> header = new ArrayList<>();
        for (String key : keys) {
            header.add(WORDS.text(key));
        }
        return header;
    }

    private void table(List<List<String>> rows) {
        TextColumns.lines(rows).forEach(row -> line("  " + row));
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}

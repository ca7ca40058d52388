package io.headroom.cli;

import io.headroom.calibrate.MeasuredRow;
import io.headroom.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What a table of measurements holds that cannot be simulated, by rule, as lines of text.
final class LeftOutRows {
    private static final Words WORDS = Words.of(LeftOutRows.class);

    private LeftOutRows() {}

    static List<String> lines(List<MeasuredRow> table) {
        List<String> lines = new ArrayList<>();
        int all = table.size();
        int out = (int) table.stream().filter(row -> row.unfit() != null).count();
        if (out == 0) {
            return List.of(WORDS.text("trust.none"));
        }
        lines.add(WORDS.text("trust.cannot", out, all, percent((double) out / all)));
        MeasuredRow.leftOut(table).forEach((rule, rows) -> lines.add(WORDS.text("trust.rule", rows.size(), percent((double) rows.size() / all), WORDS.of(rule),
                rows.getFirst().id(), rows.getFirst().why())));
        return lines;
    }

    /// A share in per cent, to three figures.
    static String percent(double share) {
        return BigDecimal.valueOf(100 * share).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}

package io.headroom.cli;

import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.report.Scope;
import io.headroom.words.ComparisonWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A comparison as a table for a terminal, who loses most first.
final class ComparisonTable {
    private static final Words WORDS = Words.of(ComparisonTable.class);
    private static final ComparisonWords SHOWN = ComparisonWords.here();

    private static final List<String> COLUMNS = List.of("tenant", "verdict", "where", "before", "after", "difference", "interval", "change", "served", "objectives");
    private static final Set<Integer> LEFT = Set.of(0, 1, 2);

    private ComparisonTable() {}

    static String text(Comparison comparison) {
        Measure measure = comparison.measure();
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(key -> WORDS.text("compare." + key)).toList());
        comparison.tenants().forEach(tenant -> rows.add(row(measure, tenant)));
        List<String> lines = new ArrayList<>();
        lines.add(WORDS.text("compare.title", comparison.before().name(), comparison.after().name()));
        lines.add(Scope.of(comparison.before().results()));
        lines.add(WORDS.text("compare.by", SHOWN.measure(measure)));
        lines.add(SHOWN.note(comparison));
        lines.add("");
        lines.addAll(TextColumns.lines(rows, LEFT));
        lines.add("");
        lines.add(SHOWN.cost(comparison));
        lines.add(SHOWN.sentence(comparison));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static List<String> row(Measure measure, TenantChange tenant) {
        boolean compared = tenant.change().compared();
        return List.of(tenant.name(), SHOWN.change(tenant.change()), arrow(SHOWN.place(tenant.before()), SHOWN.place(tenant.after())),
                SHOWN.value(measure, tenant.difference().before()), SHOWN.value(measure, tenant.difference().after()),
                compared ? SHOWN.signed(measure, tenant.difference().value()) : "", compared ? SHOWN.interval(measure, tenant.difference()) : "",
                compared ? SHOWN.change(measure, tenant.difference()) : "",
                arrow(SHOWN.served(tenant.servedShare().before()), SHOWN.served(tenant.servedShare().after())),
                arrow(SHOWN.objectives(tenant.before()), SHOWN.objectives(tenant.after())));
    }

    private static String arrow(String before, String after) {
        return before.equals(after) ? after : WORDS.text("compare.arrow", before, after);
    }
}

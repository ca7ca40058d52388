package io.headroom.cli;

import io.headroom.allocate.explain.Advice;
import io.headroom.allocate.size.Size;
import io.headroom.allocate.size.SizeAnswer;
import io.headroom.plan.Plan;
import io.headroom.words.AdviceWords;
import io.headroom.words.Format;
import io.headroom.words.SizeWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A size that was solved for as text for a terminal: a sentence, what else would do as a table, and notes.
final class SizeTable {
    private static final Words WORDS = Words.of(SizeTable.class);
    private static final Format FORMAT = Format.here();
    private static final SizeWords SHOWN = SizeWords.here();
    private static final AdviceWords ADVICE = AdviceWords.here();
    private static final Set<Integer> LEFT = Set.of(0, 4, 5);

    private SizeTable() {}

    static String text(SizeAnswer answer) {
        Plan plan = answer.question().plan();
        List<String> lines = new ArrayList<>(List.of(SHOWN.sentence(answer)));
        lines.addAll(SHOWN.notes(answer));
        if (!answer.alternatives().isEmpty()) {
            lines.add("");
            lines.add(SHOWN.alternatives());
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(WORDS.text("size.what"), WORDS.text("size.replicas"), WORDS.text("size.gpus"), WORDS.text("size.cost"), WORDS.text("size.kind"),
                    WORDS.text("size.objectives")));
            answer.alternatives().forEach(size -> rows.add(row(plan, size)));
            lines.addAll(TextColumns.lines(rows, LEFT));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /// What could be done where it is now.
    static String advice(SizeAnswer answer, List<Advice> advised) {
        Plan plan = answer.question().plan();
        List<String> lines = new ArrayList<>(List.of("", WORDS.text(advised.isEmpty() ? "size.advice.none" : "size.advice")));
        advised.forEach(one -> lines.add(ADVICE.sentence(plan, one)));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static List<String> row(Plan plan, Size size) {
        return List.of(SHOWN.option(plan, size.option()), FORMAT.whole(size.replicas()), FORMAT.whole(size.gpus()), SHOWN.cost(size), SHOWN.kind(size), SHOWN.outcomes(size));
    }
}

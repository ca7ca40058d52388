package io.headroom.cli;

import io.headroom.allocate.auto.Answer;
import io.headroom.report.Scope;
import io.headroom.words.AutoPlanWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An auto-plan as a table for a terminal: who is where and why, how large each partition is and why, and what it costs; or why there is none.
final class AllocationTable {
    private static final Words WORDS = Words.of(AllocationTable.class);
    private static final AutoPlanWords SHOWN = AutoPlanWords.here();

    private AllocationTable() {}

    static String text(Answer answer) {
        List<String> lines = new ArrayList<>();
        if (answer instanceof Answer.Found found) {
            lines.add(Scope.of(found.results()));
            lines.add("");
            lines.addAll(TextColumns.lines(tenants(found), Set.of(0, 1, 2)));
            lines.add("");
            lines.addAll(TextColumns.lines(partitions(found), Set.of(0, 1)));
            lines.add("");
        }
        lines.addAll(SHOWN.sentences(answer));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static List<List<String>> tenants(Answer.Found found) {
        List<List<String>> rows = new ArrayList<>(List.of(header("tenant", "where", "why")));
        for (Answer.Placed placed : found.tenants()) {
            String to = SHOWN.place(found.plan(), placed.to());
            boolean stays = placed.to().equals(placed.from());
            rows.add(List.of(found.plan().tenant(placed.tenant()).name(), stays ? to : WORDS.text("compare.arrow", SHOWN.place(found.before(), placed.from()), to),
                    SHOWN.why(found, placed)));
        }
        return rows;
    }

    private static List<List<String>> partitions(Answer.Found found) {
        List<List<String>> rows = new ArrayList<>(List.of(header("partition", "size")));
        found.partitions().forEach(sized -> rows.add(List.of(SHOWN.place(found.plan(), sized.partition()), SHOWN.size(found, sized))));
        found.removed().forEach(id -> rows.add(List.of(SHOWN.place(found.before(), id), WORDS.text("allocate.removed"))));
        return rows;
    }

    private static List<String> header(String... keys) {
        return List.of(keys).stream().map(key -> WORDS.text("allocate." + key)).toList();
    }
}

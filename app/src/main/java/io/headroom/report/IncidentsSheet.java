package io.headroom.report;

import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/// What goes wrong during the run, in the order of time.
final class IncidentsSheet {
    private static final Words WORDS = Words.of(IncidentsSheet.class);
    private static final EditWords EDITS = EditWords.here();

    private IncidentsSheet() {}

    static void fill(Page page, Plan plan) {
        Table<Incident> table = table(plan);
        page.heading(WORDS.text("sheet.incidents"), WORDS.text(table.rows().isEmpty() ? "incidents.none" : "incidents.note"));
        table.fill(page, 1);
    }

    static Table<Incident> table(Plan plan) {
        return new Table<>("incidents", List.of(
                Column.<Incident>of(head("what"), 60, Style.WRAPPED, incident -> EDITS.label(IncidentEdits.add(plan, incident))),
                Column.<Incident>of(head("start"), 18, Style.MOMENT, incident -> at(plan, incident)),
                Column.<Incident>of(head("after"), 16, Style.SECONDS, Incident::atSeconds),
                Column.<Incident>of(head("lasts"), 16, Style.SECONDS, Incident::lastsSeconds)), plan.incidents().stream().sorted(Comparator.comparingDouble(Incident::atSeconds)).toList());
    }

    private static LocalDateTime at(Plan plan, Incident incident) {
        return plan.run().start().plusNanos(Math.round(incident.atSeconds() * 1e9));
    }

    private static String head(String key) {
        return WORDS.text("incidents." + key);
    }
}

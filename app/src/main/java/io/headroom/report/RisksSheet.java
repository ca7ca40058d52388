package io.headroom.report;

import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.words.Words;
import java.util.List;

/// What may go wrong, the gravest first.
final class RisksSheet {
    private static final Words WORDS = Words.of(RisksSheet.class);

    private RisksSheet() {}

    static void fill(Page page, Plan plan, Results results) {
        Table<RiskRegister.Risk> table = table(plan, results);
        page.heading(WORDS.text("sheet.risks"), WORDS.text(table.rows().isEmpty() ? "risks.none" : "risks.note", Scope.of(results)));
        table.fill(page, 1);
    }

    static Table<RiskRegister.Risk> table(Plan plan, Results results) {
        return new Table<>("risks", List.of(
                new Column<>("", head("level"), 12, risk -> style(risk.level()), risk -> WORDS.of(risk.level())),
                Column.<RiskRegister.Risk>of(head("who"), 28, Style.WRAPPED, RiskRegister.Risk::who),
                Column.<RiskRegister.Risk>of(head("what"), 44, Style.WRAPPED, RiskRegister.Risk::what),
                Column.<RiskRegister.Risk>of(head("basis"), 44, Style.WRAPPED, RiskRegister.Risk::basis),
                Column.<RiskRegister.Risk>of(head("action"), 52, Style.WRAPPED, RiskRegister.Risk::action)), RiskRegister.of(plan, results).risks());
    }

    /// The style of a level.
    static Style style(RiskRegister.Level level) {
        return switch (level) {
            case HIGH -> Style.MISSED;
            case MEDIUM -> Style.AT_RISK;
            case LOW -> Style.NO_DATA;
        };
    }

    private static String head(String key) {
        return WORDS.text("risks." + key);
    }
}

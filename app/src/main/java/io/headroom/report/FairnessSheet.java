package io.headroom.report;

import io.headroom.engine.Fairness;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How evenly each lane serves its tenants, and whom it starves: a row for each lane.
final class FairnessSheet {
    private static final Words WORDS = Words.of(FairnessSheet.class);

    private FairnessSheet() {}

    static void fill(Page page, Plan plan, Results results) {
        page.heading(WORDS.text("sheet.fairness"), WORDS.text("fairness.note", Scope.of(results)));
        table(plan, results).fill(page, 1);
    }

    static Table<PartitionResult> table(Plan plan, Results results) {
        return new Table<>("fairness", columns(plan, results), results.partitions().stream().filter(partition -> partition.fairness() != null).toList());
    }

    private static List<Column<PartitionResult>> columns(Plan plan, Results results) {
        return List.of(
                Column.<PartitionResult>of(head("lane"), 26, Style.TEXT, PartitionResult::name).to(PartitionResult::id),
                Column.<PartitionResult>of(head("tenants"), 12, Style.COUNT, row -> plan.tenantsIn(row.id()).size()),
                Column.<PartitionResult>of(head("jain"), 18, Style.RATIO, row -> fairness(row, Fairness::jain)),
                Column.<PartitionResult>of(head("jainOfFairShare"), 18, Style.RATIO, row -> fairness(row, Fairness::jainOfFairShare)),
                new Column<>("", head("alarm"), 14, row -> starves(row) ? Style.MISSED : Style.MET, row -> WORDS.text(starves(row) ? "fairness.starves" : "fairness.none")),
                Column.<PartitionResult>of(head("starved"), 44, Style.WRAPPED, row -> fairness(row, fairness -> names(fairness, results))));
    }

    private static boolean starves(PartitionResult lane) {
        return lane.fairness() != null && !lane.fairness().starved().isEmpty();
    }

    private static @Nullable Object fairness(PartitionResult lane, Function<Fairness, @Nullable Object> figure) {
        return lane.fairness() == null ? null : figure.apply(lane.fairness());
    }

    private static @Nullable String names(Fairness fairness, Results results) {
        return fairness.starved().isEmpty() ? null : fairness.starved().stream().map(id -> name(results, id)).collect(Collectors.joining(", "));
    }

    private static String name(Results results, TenantId id) {
        return results.tenant(id).map(TenantResult::name).orElse(id.value());
    }

    private static String head(String key) {
        return WORDS.text("fairness." + key);
    }
}

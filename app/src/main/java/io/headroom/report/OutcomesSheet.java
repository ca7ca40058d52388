package io.headroom.report;

import io.headroom.engine.Contention;
import io.headroom.engine.Isolation;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.plan.Plan;
import io.headroom.words.LimitWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who is turned away, who waits and why: a row for each tenant.
final class OutcomesSheet {
    private static final Words WORDS = Words.of(OutcomesSheet.class);
    private static final LimitWords LIMITS = LimitWords.here();

    private final Plan plan;
    private final Results results;
    private final @Nullable Contention contention;

    private OutcomesSheet(Plan plan, Results results, @Nullable Contention contention) {
        this.plan = plan;
        this.results = results;
        this.contention = contention;
    }

    static void fill(Page page, Plan plan, Results results, @Nullable Contention contention) {
        page.heading(WORDS.text("sheet.outcomes"), WORDS.text(contention == null ? "outcomes.note.short" : "outcomes.note", Scope.of(results)));
        table(plan, results, contention).fill(page, 1);
    }

    static Table<TenantResult> table(Plan plan, Results results, @Nullable Contention contention) {
        return new Table<>("outcomes", new OutcomesSheet(plan, results, contention).columns(), results.tenants());
    }

    private List<Column<TenantResult>> columns() {
        List<Column<TenantResult>> columns = new ArrayList<>();
        columns.add(Column.<TenantResult>of(head("tenant"), 26, Style.TEXT, TenantResult::name).to(TenantResult::id));
        requests(columns);
        if (contention != null) {
            causes(columns);
            isolation(columns);
        }
        return columns;
    }

    private void requests(List<Column<TenantResult>> columns) {
        columns.add(Column.<TenantResult>of(head("partition"), 18, Style.TEXT, row -> plan.partition(row.partition()).name()).to(TenantResult::partition).under(head("group.requests")));
        columns.add(Column.of(head("number"), 13, Style.TEXT, row -> WORDS.of(row.kind())));
        columns.add(Column.of(head("offered"), 11, Style.COUNT, TenantResult::offered));
        columns.add(Column.of(head("served"), 11, Style.COUNT, TenantResult::served));
        columns.add(Column.of(head("throttled"), 11, Style.COUNT, TenantResult::throttled));
        columns.add(Column.of(head("refusals"), 30, Style.WRAPPED, row -> LIMITS.counts(row.pushback().refusals())));
        columns.add(Column.of(head("rejected"), 10, Style.COUNT, TenantResult::rejected));
        columns.add(Column.of(head("expired"), 10, Style.COUNT, TenantResult::expired));
        columns.add(Column.of(head("inFlight"), 10, Style.COUNT, TenantResult::inFlight));
        columns.add(Column.of(head("fellBack"), 10, Style.COUNT, TenantResult::fellBack));
        columns.add(Column.of(head("fallbackUsd"), 12, Style.USD, row -> row.pushback().fallbackUsd()));
        columns.add(Column.of(head("quality"), 10, Style.SHARE, row -> row.pushback().quality()));
        columns.add(Column.of(head("misses"), 10, Style.COUNT, TenantResult::deadlineMisses));
        columns.add(Column.of(head("missUsd"), 12, Style.USD, row -> row.pushback().missUsd()));
    }

    private void causes(List<Column<TenantResult>> columns) {
        columns.add(cause("wait", WaitCauses::totalSeconds).under(head("group.causes")));
        columns.add(cause("limits", WaitCauses::limitSeconds));
        columns.add(cause("neighbours", WaitCauses::neighbourSeconds));
        columns.add(cause("bursts", WaitCauses::burstSeconds));
        columns.add(cause("gpus", WaitCauses::gpuSeconds));
    }

    private void isolation(List<Column<TenantResult>> columns) {
        columns.add(isolation("p99", 11, Style.SECONDS, Isolation::p99Seconds).under(head("group.isolation")));
        columns.add(isolation("p99.then", 11, Style.SECONDS, one -> one.worst().map(Isolation.Neighbour::p99Seconds).orElse(null)));
        columns.add(isolation("score", 11, Style.SHARE, Isolation::score));
        columns.add(isolation("worst", 26, Style.TEXT, one -> one.worst().map(neighbour -> name(neighbour)).orElse(null)));
    }

    private String name(Isolation.Neighbour neighbour) {
        return results.tenant(neighbour.id()).map(TenantResult::name).orElse(neighbour.id().value());
    }

    private Column<TenantResult> cause(String key, Function<WaitCauses, Double> part) {
        return Column.of(head(key), 11, Style.SECONDS, row -> shares(row, shares -> part.apply(shares.causes())));
    }

    private Column<TenantResult> isolation(String key, int width, Style style, Function<Isolation, @Nullable Object> figure) {
        return Column.of(head(key), width, style, row -> shares(row, shares -> figure.apply(shares.isolation())));
    }

    private @Nullable Object shares(TenantResult row, Function<Contention.Shares, @Nullable Object> figure) {
        Contention.Shares shares = contention == null ? null : contention.tenants().get(row.id());
        return shares == null ? null : figure.apply(shares);
    }

    private static String head(String key) {
        return WORDS.text("outcomes." + key);
    }
}

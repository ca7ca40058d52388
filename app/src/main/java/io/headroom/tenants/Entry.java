package io.headroom.tenants;

import io.headroom.edit.BulkEdits;
import io.headroom.edit.Edit;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.problems.Problems;
import io.headroom.words.Entering;
import io.headroom.words.Typed;
import io.headroom.words.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/*
 * Cells that are entered together may need each other: a p50 above the old p99 fits only once the new p99 of the same row is there. So a cell that does not fit waits, and
 * is tried again after the others, until a round brings nothing; what still does not fit is wrong. Tiers are shared: two cells that would give one tier two values are wrong,
 * since one of them would silently lose.
 */
/// Makes one edit of many cells, or says which of them are wrong.
final class Entry {
    private record Waiting(CellEntry entry, TenantId tenant, UnaryOperator<Tenant> change) {}

    private final Words words = Words.of(Entry.class);
    private final Plan plan;
    private final Map<TenantId, TenantRow> rows;
    private final Map<String, Column> columns;
    private final Typed typed;
    private final Map<TenantId, Tenant> working = new HashMap<>();
    private final Map<TenantId, UnaryOperator<Tenant>> tenants = new HashMap<>();
    private final Map<TierId, UnaryOperator<Tier>> tiers = new HashMap<>();
    private final Map<TenantId, Optional<PartitionId>> places = new HashMap<>();
    private final Map<String, String> tierValues = new HashMap<>();
    /// The same text in cells that hold the same is read once.
    private final Map<List<String>, String> read = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<CellEntry, String> problems = new HashMap<>();
    private final List<CellEntry.Wrong> wrong = new ArrayList<>();

    Entry(Plan plan, Map<TenantId, TenantRow> rows, Map<String, Column> columns, Typed typed) {
        this.plan = plan;
        this.rows = rows;
        this.columns = columns;
        this.typed = typed;
    }

    Entered of(String labelKey, List<String> labelArguments, List<CellEntry> entries) {
        entries.forEach(this::read);
        settle();
        if (!wrong.isEmpty()) {
            return new Entered(null, wrong, "");
        }
        Edit edit = BulkEdits.of(labelKey, labelArguments, new BulkEdits.Changes(tenants, tiers, places));
        try {
            return new Entered(edit.applyTo(plan).equals(plan) ? null : edit, List.of(), "");
        } catch (InvalidPlan refused) {
            String problem = Problems.said(refused);
            return entries.size() == 1 ? new Entered(null, List.of(new CellEntry.Wrong(entries.getFirst(), problem)), "") : Entered.nothing(problem);
        }
    }

    private void read(CellEntry entry) {
        TenantRow row = rows.get(entry.tenant());
        Column column = Objects.requireNonNull(columns.get(entry.column()));
        if (row == null) {
            wrong.add(new CellEntry.Wrong(entry, words.text("problem.gone")));
            return;
        }
        // What stands there already may be pasted back, wherever it is.
        if (entry.text().strip().equals(column.shown(row, typed))) {
            return;
        }
        String obstacle = column.writer() == null ? words.text("problem.readOnly", column.title()) : column.obstacle().apply(row);
        if (!obstacle.isEmpty()) {
            wrong.add(new CellEntry.Wrong(entry, obstacle));
            return;
        }
        try {
            take(entry, row, column, Objects.requireNonNull(column.writer()).change(row, plain(column, row, entry.text())));
        } catch (InvalidPlan refused) {
            wrong.add(new CellEntry.Wrong(entry, Problems.said(refused)));
        }
    }

    private String plain(Column column, TenantRow row, String text) {
        Entering entering = column.entering(row, typed);
        return read.computeIfAbsent(List.of(column.key(), entering.now(), text), _ -> entering.plain(column.title(), text));
    }

    private void take(CellEntry entry, TenantRow row, Column column, CellChange change) {
        switch (change) {
            case CellChange.OfTenant(UnaryOperator<Tenant> ofTenant) -> waiting.add(new Waiting(entry, row.tenant().id(), ofTenant));
            case CellChange.OfTier(UnaryOperator<Tier> ofTier) -> take(entry, row.tier(), column, ofTier);
            case CellChange.Place(Optional<PartitionId> to) -> {
                if (!to.equals(Optional.ofNullable(row.tenant().partition()))) {
                    places.put(row.tenant().id(), to);
                }
            }
        }
    }

    private void take(CellEntry entry, Tier tier, Column column, UnaryOperator<Tier> change) {
        String text = entry.text().strip();
        @Nullable String before = tierValues.put(tier.id() + " " + column.key(), text);
        if (before != null && !before.equals(text)) {
            throw new InvalidPlan(words.text("problem.twoValues", tier.name(), column.title(), before, text));
        }
        if (before == null) {
            UnaryOperator<Tier> earlier = tiers.getOrDefault(tier.id(), UnaryOperator.identity());
            UnaryOperator<Tier> both = known -> change.apply(earlier.apply(known));
            // Tried here, so that the cell is named that does not fit.
            var _ = both.apply(tier);
            tiers.put(tier.id(), both);
        }
    }

    private void settle() {
        boolean progress = true;
        while (progress && !waiting.isEmpty()) {
            progress = false;
            for (int left = waiting.size(); left > 0; left--) {
                Waiting next = waiting.remove();
                if (fits(next)) {
                    progress = true;
                } else {
                    waiting.add(next);
                }
            }
        }
        waiting.forEach(left -> wrong.add(new CellEntry.Wrong(left.entry(), problems.getOrDefault(left.entry(), ""))));
    }

    private boolean fits(Waiting next) {
        try {
            Tenant before = working.getOrDefault(next.tenant(), Objects.requireNonNull(rows.get(next.tenant())).tenant());
            working.put(next.tenant(), next.change().apply(before));
            UnaryOperator<Tenant> earlier = tenants.getOrDefault(next.tenant(), UnaryOperator.identity());
            tenants.put(next.tenant(), known -> next.change().apply(earlier.apply(known)));
            return true;
        } catch (InvalidPlan refused) {
            problems.put(next.entry(), Problems.said(refused));
            return false;
        }
    }
}

package io.headroom.shell;

import io.headroom.board.ChoiceMenu;
import io.headroom.board.Effect;
import io.headroom.board.Effects;
import io.headroom.board.MoveMenu;
import io.headroom.board.PartitionMenus;
import io.headroom.catalog.EstimateErrors;
import io.headroom.edit.Edit;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.readings.EffectModel;
import io.headroom.session.Estimates;
import io.headroom.session.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The lists from which one chooses where tenants go and what becomes of partitions, with what each choice would come to.
final class ChoiceLists implements Effects {
    private final Workbench bench;
    private final Node fallback;
    private final Map<Edit, Estimates.Tried> known = new HashMap<>();

    /// @param fallback where a list opens that has no place of its own on the screen
    ChoiceLists(Workbench bench, Node fallback) {
        this.bench = bench;
        this.fallback = fallback;
    }

    /// The places tenants may go together.
    void move(List<TenantId> tenants, @Nullable Node anchor) {
        open(MoveMenu.of(plan(), tenants, this, this::choose), anchor);
    }

    /// The ways to split a partition.
    ///
    /// @param movers tenants that may go to the second part
    void split(PartitionId partition, List<TenantId> movers, @Nullable Node anchor) {
        open(PartitionMenus.split(plan(), partition, movers, this, this::choose), anchor);
    }

    /// What a partition may become part of.
    void merge(PartitionId partition, @Nullable Node anchor) {
        open(PartitionMenus.merge(plan(), partition, this, this::choose), anchor);
    }

    /// The vacant cabins there is room for.
    ///
    /// @param cluster on this one alone, or null for all
    void vacantCabin(@Nullable ClusterId cluster, @Nullable Node anchor) {
        open(PartitionMenus.vacantCabin(plan(), cluster, this, this::choose), anchor);
    }

    private Plan plan() {
        return bench.session().plan();
    }

    private void open(ChoiceMenu menu, @Nullable Node anchor) {
        menu.show(anchor == null || anchor.getScene() == null || !anchor.isVisible() ? fallback : anchor);
    }

    /// Something was chosen: what was estimated of it here holds until the simulation confirms it.
    private void choose(Edit edit) {
        Estimates.Tried tried = known.get(edit);
        if (tried != null) {
            bench.estimates().chosen(tried);
        }
        bench.apply(edit);
    }

    /// What an edit that is tried would do.
    Effect effect(Estimates.Tried tried) {
        Verdict verdict = bench.verdicts().verdict();
        return new EffectModel(plan(), tried, verdict.pending() ? null : verdict.results(), EstimateErrors.shipped(), bench.format()).effect();
    }

    @Override
    public void ask(List<Edit> edits, BiConsumer<Edit, Effect> answer) {
        known.clear();
        bench.estimates().survey(plan(), edits, tried -> {
            known.put(tried.edit(), tried);
            answer.accept(tried.edit(), effect(tried));
        });
    }

    @Override
    public void end() {
        bench.estimates().endSurvey();
    }
}

package io.headroom.shell;

import io.headroom.board.Aim;
import io.headroom.board.BoardActions;
import io.headroom.board.ChoiceMenu;
import io.headroom.board.Effect;
import io.headroom.board.Effects;
import io.headroom.board.MoveMenu;
import io.headroom.board.PartitionMenus;
import io.headroom.board.Selection;
import io.headroom.catalog.EstimateErrors;
import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorActions;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Estimates;
import io.headroom.session.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What board, tray and inspector ask for, done on the workbench.
final class BoardDesk implements BoardActions {
    private final Workbench bench;
    private final Commands commands;
    private final Node fallback;
    private final Estimated effects = new Estimated();

    /// @param fallback where lists open whose own place is not on the screen
    BoardDesk(Workbench bench, Commands commands, Node fallback) {
        this.bench = bench;
        this.commands = commands;
        this.fallback = fallback;
    }

    /// What the inspector asks for.
    ///
    /// @param reveal brings what is selected there into sight on the board
    InspectorActions inspector(Consumer<Selection> reveal) {
        return new FromInspector(reveal);
    }

    /// @param anchor where to open it; where it is not on the screen, at the fallback
    private void open(ChoiceMenu menu, @Nullable Node anchor) {
        menu.show(anchor == null || anchor.getScene() == null || !anchor.isVisible() ? fallback : anchor);
    }

    /// Something was chosen in a list: what was estimated of it there holds until the simulation confirms it.
    private void choose(Edit edit) {
        Estimates.Tried tried = effects.known.get(edit);
        if (tried != null) {
            bench.estimates().chosen(tried);
        }
        bench.apply(edit);
    }

    /// What a try would change, as the card beside a target shows it.
    Effect effect(Estimates.Tried tried) {
        Verdict verdict = bench.verdicts().verdict();
        return new EffectModel(bench.session().plan(), tried, verdict.pending() ? null : verdict.results(), EstimateErrors.shipped(), bench.format()).effect();
    }

    @Override
    public void select(Selection selection) {
        bench.selectionProperty().set(selection);
    }

    @Override
    public void apply(Edit edit) {
        bench.apply(edit);
    }

    @Override
    public void inject(DoubleFunction<Edit> incident) {
        bench.inject(incident);
    }

    @Override
    public void status(String text) {
        bench.hintProperty().set(text);
    }

    @Override
    public Selection selection() {
        return bench.selectionProperty().get().in(bench.session().plan());
    }

    @Override
    public void moveTo(List<TenantId> tenants, @Nullable Node anchor) {
        open(MoveMenu.of(bench.session().plan(), tenants, effects, this::choose), anchor);
    }

    @Override
    public void split(PartitionId partition, Node anchor) {
        split(partition, selection().tenants(), anchor);
    }

    /// Opens the list of ways to split a partition.
    ///
    /// @param movers who goes with the new part
    void split(PartitionId partition, List<TenantId> movers, @Nullable Node anchor) {
        open(PartitionMenus.split(bench.session().plan(), partition, movers, effects, this::choose), anchor);
    }

    @Override
    public void merge(PartitionId partition, @Nullable Node anchor) {
        open(PartitionMenus.merge(bench.session().plan(), partition, effects, this::choose), anchor);
    }

    @Override
    public void vacantCabin(@Nullable ClusterId cluster, @Nullable Node anchor) {
        open(PartitionMenus.vacantCabin(bench.session().plan(), cluster, effects, this::choose), anchor);
    }

    @Override
    public List<Offered> commands(Selection on, List<String> ids) {
        bench.selectionProperty().set(on);
        return ids.stream().map(id -> id.equals("-") ? new Offered("", null, "", "", () -> {}) : offered(commands.get(id))).toList();
    }

    private Offered offered(Command command) {
        return new Offered(command.words().get(), command.icon(), CommandKeys.words(command), command.obstacle().get(), command::run);
    }

    @Override
    public void aim(@Nullable Aim over) {
        if (over == null) {
            bench.estimates().stop();
        } else {
            bench.estimates().attempt(bench.session().plan(), over.edit());
        }
    }

    private final class Estimated implements Effects {
        private final Map<Edit, Estimates.Tried> known = new HashMap<>();

        @Override
        public void ask(List<Edit> edits, BiConsumer<Edit, Effect> answer) {
            known.clear();
            bench.estimates().survey(bench.session().plan(), edits, tried -> {
                known.put(tried.edit(), tried);
                answer.accept(tried.edit(), effect(tried));
            });
        }

        @Override
        public void end() {
            bench.estimates().endSurvey();
        }
    }

    private final class FromInspector implements InspectorActions {
        private final Consumer<Selection> reveal;

        FromInspector(Consumer<Selection> reveal) {
            this.reveal = reveal;
        }

        @Override
        public void apply(Edit edit) {
            bench.apply(edit);
        }

        @Override
        public void select(Selection selection) {
            bench.selectionProperty().set(selection);
            reveal.accept(selection);
        }

        @Override
        public void moveTo(List<TenantId> tenants, Node anchor) {
            open(MoveMenu.of(bench.session().plan(), tenants, effects, BoardDesk.this::choose), anchor);
        }
    }
}

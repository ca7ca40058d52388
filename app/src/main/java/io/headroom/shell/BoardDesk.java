package io.headroom.shell;

import io.headroom.board.Aim;
import io.headroom.board.BoardActions;
import io.headroom.board.Effect;
import io.headroom.board.Selection;
import io.headroom.commands.Command;
import io.headroom.commands.CommandKeys;
import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorActions;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Estimates;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What board, tray and inspector ask for, done on the workbench.
final class BoardDesk implements BoardActions {
    private final Workbench bench;
    private final Commands commands;
    private final ChoiceLists lists;

    /// @param fallback where lists open whose own place is not on the screen
    BoardDesk(Workbench bench, Commands commands, Node fallback) {
        this.bench = bench;
        this.commands = commands;
        lists = new ChoiceLists(bench, fallback);
    }

    /// What the inspector asks for.
    ///
    /// @param reveal brings what is selected there into sight on the board
    InspectorActions inspector(Consumer<Selection> reveal) {
        return new FromInspector(reveal);
    }

    /// What a try would change, as the card beside a target shows it.
    Effect effect(Estimates.Tried tried) {
        return lists.effect(tried);
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
        lists.move(tenants, anchor);
    }

    @Override
    public void split(PartitionId partition, Node anchor) {
        split(partition, selection().tenants(), anchor);
    }

    /// Opens the list of ways to split a partition.
    ///
    /// @param movers who goes with the new part
    void split(PartitionId partition, List<TenantId> movers, @Nullable Node anchor) {
        lists.split(partition, movers, anchor);
    }

    @Override
    public void merge(PartitionId partition, @Nullable Node anchor) {
        lists.merge(partition, anchor);
    }

    @Override
    public void vacantCabin(@Nullable ClusterId cluster, @Nullable Node anchor) {
        lists.vacantCabin(cluster, anchor);
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
            lists.move(tenants, anchor);
        }
    }
}

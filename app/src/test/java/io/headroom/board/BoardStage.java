package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.GroupEdits;
import io.headroom.look.Theme;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Board and tray as a window holds them, with what they ask for written down. An edit is applied, so that a test sees what a user sees.
final class BoardStage implements BoardActions {
    final List<Edit> edits = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    final List<Selection> selections = new ArrayList<>();
    final List<@Nullable Aim> aims = new ArrayList<>();
    final Theme theme;
    final DragLayer drags = new DragLayer();
    final BoardView board;
    final TrayView tray;
    final StackPane root;
    Plan plan = BoardFixture.plan();
    Selection selection = new Selection.OfTenant(BoardFixture.LAUNCH);
    @Nullable ChoiceMenu menu;

    BoardStage(Theme.Choice choice) {
        theme = new Theme(choice);
        board = new BoardView(theme.tokensProperty(), this, drags);
        tray = new TrayView(theme.tokensProperty(), this, drags);
        BorderPane pane = new BorderPane(board);
        pane.setLeft(tray);
        tray.setPrefWidth(232);
        root = new StackPane(pane, drags);
        show();
    }

    Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        theme.dress(scene);
        return scene;
    }

    void show() {
        BoardModel model = BoardFixture.model(plan, selection);
        board.show(model);
        tray.show(model);
    }

    @Override
    public void select(Selection chosen) {
        selections.add(chosen);
        selection = chosen;
        show();
    }

    @Override
    public void apply(Edit edit) {
        edits.add(edit);
        plan = edit.applyTo(plan);
        selection = selection.in(plan);
        show();
    }

    @Override
    public void status(String text) {
        statuses.add(text);
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public void moveTo(List<TenantId> tenants, Node anchor) {
        open(MoveMenu.of(plan, tenants, Effects.NONE, this::apply), anchor);
    }

    @Override
    public void split(PartitionId partition, Node anchor) {
        open(PartitionMenus.split(plan, partition, selection.tenants(), Effects.NONE, this::apply), anchor);
    }

    @Override
    public void merge(PartitionId partition, Node anchor) {
        open(PartitionMenus.merge(plan, partition, Effects.NONE, this::apply), anchor);
    }

    @Override
    public void vacantCabin(ClusterId cluster, Node anchor) {
        open(PartitionMenus.vacantCabin(plan, cluster, Effects.NONE, this::apply), anchor);
    }

    private void open(ChoiceMenu chosen, Node anchor) {
        menu = chosen;
        chosen.show(anchor);
    }

    /// Deletes, as the window's command does; other commands are the window's own.
    @Override
    public List<Offered> commands(Selection on, List<String> ids) {
        selection = on;
        return ids.stream().filter("plan.remove"::equals).map(_ -> new Offered("Remove", null, "", "", () -> apply(switch (on) {
            case Selection.OfPartition(var id) -> Edits.removePartition(plan, id);
            default -> GroupEdits.remove(plan, on.tenants());
        }))).toList();
    }

    @Override
    public void aim(@Nullable Aim aim) {
        aims.add(aim);
    }

    ChipView chip(TenantId tenant) {
        return board.blocks().stream().filter(PartitionView.class::isInstance).map(PartitionView.class::cast).flatMap(view -> view.chips.stream())
                .filter(chip -> chip.chip().id().equals(tenant)).findFirst()
                .or(() -> tray.chips().stream().filter(chip -> chip.chip().id().equals(tenant)).findFirst()).orElseThrow();
    }

    PartitionView partition(PartitionId id) {
        return board.blocks().stream().filter(PartitionView.class::isInstance).map(PartitionView.class::cast).filter(view -> view.id().equals(id)).findFirst()
                .orElseThrow();
    }

    FreeView free(String cluster) {
        return board.blocks().stream().filter(FreeView.class::isInstance).map(FreeView.class::cast)
                .filter(view -> view.cluster().value().equals(cluster)).findFirst().orElseThrow();
    }

    static void write(Scene scene, File file) throws IOException {
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file);
    }
}

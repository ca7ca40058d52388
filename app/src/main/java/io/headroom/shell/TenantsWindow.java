package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.look.Theme;
import io.headroom.plan.TenantId;
import io.headroom.session.Settings;
import io.headroom.tenants.TenantsActions;
import io.headroom.tenants.TenantsView;
import io.headroom.words.Words;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window beside the main one with the table of all tenants. It follows plan and verdict while it is open, at most once a pulse.
final class TenantsWindow {
    private final Workbench bench;
    private final SideWindow window;
    private @Nullable TenantsView view;
    private boolean open;
    private boolean stale;

    TenantsWindow(Stage owner, Theme theme, Workbench bench) {
        this.bench = bench;
        window = new SideWindow(owner, theme, Words.of(TenantsWindow.class).text("window.tenants"), 1400, 720);
        window.onClose(() -> open = false);
        bench.session().planProperty().subscribe(_ -> later());
        bench.verdicts().verdictProperty().subscribe(_ -> later());
    }

    void show() {
        open = true;
        TenantsView shown = view == null ? new TenantsView(bench.tenants(), new FromTable()) : view;
        shown.show(bench.tenants());
        view = shown;
        window.show(shown);
    }

    private void later() {
        if (open && !stale) {
            stale = true;
            Platform.runLater(() -> {
                stale = false;
                if (open && view != null) {
                    view.show(bench.tenants());
                }
            });
        }
    }

    void remember(Settings settings) {
        window.remember(settings, "tenants");
    }

    void font(String style) {
        window.font(style);
    }

    private final class FromTable implements TenantsActions {
        @Override
        public void apply(Edit edit) {
            bench.apply(edit);
        }

        @Override
        public void select(TenantId tenant) {
            bench.selectionProperty().set(new Selection.OfTenant(tenant));
        }

        @Override
        public void undo() {
            bench.session().undo();
        }

        @Override
        public void redo() {
            bench.session().redo();
        }
    }
}

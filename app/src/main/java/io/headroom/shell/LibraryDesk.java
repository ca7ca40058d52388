package io.headroom.shell;

import io.headroom.board.Selection;
import io.headroom.library.LibraryActions;
import io.headroom.library.LibraryModel;
import io.headroom.library.LibraryModel.Use;
import io.headroom.plan.TenantId;

/// What the library does in a window.
final class LibraryDesk implements LibraryActions {
    private final Workbench bench;

    LibraryDesk(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public LibraryModel model() {
        return new LibraryModel(bench.session().plan(), bench.selectionProperty().get(), bench.live().nowSeconds());
    }

    @Override
    public void use(Use use) {
        TenantId tenant = use.selects();
        if (use.edit() != null && bench.session().apply(use.edit())) {
            status(use.label());
            if (tenant != null) {
                bench.selectionProperty().set(new Selection.OfTenant(tenant));
            }
        }
    }

    @Override
    public void status(String text) {
        bench.hintProperty().set(text);
    }
}

package io.headroom.tenants;

import io.headroom.edit.Edit;
import io.headroom.plan.TenantId;

/// What the table asks of the window it is in.
public interface TenantsActions {
    /// Cells were entered: exactly one edit.
    void apply(Edit edit);

    /// A tenant was gone to.
    void select(TenantId tenant);

    /// Takes the last edit back.
    void undo();

    /// Does again what was taken back.
    void redo();
}

package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.plan.TenantId;
import java.util.List;
import javafx.scene.Node;

/// What the inspector asks of the window it is in.
public interface InspectorActions {
    /// A field was changed: exactly one edit.
    void apply(Edit edit);

    /// Something was selected.
    void select(Selection selection);

    /// Asks for the list of places tenants may go together.
    ///
    /// @param tenants at least one
    /// @param anchor the node to open it at
    void moveTo(List<TenantId> tenants, Node anchor);
}

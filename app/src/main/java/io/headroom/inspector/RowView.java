package io.headroom.inspector;

import io.headroom.inspector.InspectorModel.Row;
import javafx.scene.Node;

/// The node of one row, which takes newer values without being built again.
interface RowView {
    Node node();

    /// @param row a row of the same kind and id
    void show(Row row);
}

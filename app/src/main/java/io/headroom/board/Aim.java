package io.headroom.board;

import io.headroom.edit.Edit;
import java.util.List;
import javafx.geometry.Bounds;

/// A legal target under a drag, or an edge that is being dragged.
///
/// @param edit what a drop would do
/// @param target where the target is, in the coordinates of the scene
/// @param others where the other legal targets are, in the coordinates of the scene: what is shown of the effect keeps clear of them
public record Aim(Edit edit, Bounds target, List<Bounds> others) {
    /// Keeps its own copy.
    public Aim {
        others = List.copyOf(others);
    }
}

package io.headroom.board;

import io.headroom.edit.Edit;
import java.util.List;
import javafx.geometry.Bounds;

/// A legal target under a drag, or an edge that is being dragged.
///
/// @param edit what a drop would do
/// @param target where the target is, in the coordinates of the scene
/// @param others where the other legal targets are, in the coordinates of the scene: what is shown of the effect keeps clear of them
/// @param rest where else something is to be read, such as why one cannot drop there: it is covered only if need be
public record Aim(Edit edit, Bounds target, List<Bounds> others, List<Bounds> rest) {
    /// Keeps its own copies.
    public Aim {
        others = List.copyOf(others);
        rest = List.copyOf(rest);
    }
}

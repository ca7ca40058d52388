package io.headroom.board;

import java.util.List;
import javafx.geometry.Bounds;

/// A view with drop zones in it.
interface DropArea {
    /// The zones there are now.
    List<DropZone> zones();

    /// The chips that have a node now: those one can see, and some beside.
    List<ChipView> chips();

    /// The part of the scene in which zones are visible.
    Bounds visibleInScene();

    /// The pointer of a drag is here, in coordinates of the scene: the place to scroll by itself.
    void dragAt(double sceneX, double sceneY);

    /// The drag is over.
    void dragOver();
}

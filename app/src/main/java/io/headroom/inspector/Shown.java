package io.headroom.inspector;

import javafx.scene.Node;

/// The node of one thing, which takes newer values without being built again.
///
/// @param <T> what it shows
interface Shown<T> {
    Node node();

    /// @param newer the same thing with newer values
    void show(T newer);
}

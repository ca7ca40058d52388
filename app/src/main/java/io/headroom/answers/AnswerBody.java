package io.headroom.answers;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/// Where the answer of a page stands, or a line about it while there is none. It takes the room there is, and scrolls where that is less than its parts need.
public final class AnswerBody extends ScrollPane {
    /// A body.
    ///
    /// @param layers what it shows in turn; those that are not visible take no room
    public AnswerBody(List<? extends Node> layers) {
        for (Node layer : layers) {
            layer.managedProperty().bind(layer.visibleProperty());
        }
        StackPane body = new StackPane();
        body.getChildren().addAll(layers);
        body.getStyleClass().add("answer-body");
        setContent(body);
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        getStyleClass().addAll("edge-to-edge", "answer-scroll");
    }
}

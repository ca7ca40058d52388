package io.headroom.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Things one below the other that come and go. Whatever stays from one list to the next keeps its node, and that node never leaves the scene: so it keeps the focus,
/// the button that is being pressed, and what is being typed. Only what changed its place among the others is built again.
///
/// @param <T> what is shown
final class Kept<T> {
    private final Pane pane;
    private final int first;
    private final Function<T, String> shape;
    private final Function<T, Shown<T>> maker;
    private final List<String> shapes = new ArrayList<>();
    private final List<Shown<T>> shown = new ArrayList<>();

    /// Begins after what the pane has already.
    ///
    /// @param shape of two things of the same shape, the node of one can show the other
    Kept(Pane pane, Function<T, String> shape, Function<T, Shown<T>> maker) {
        this.pane = pane;
        this.shape = shape;
        this.maker = maker;
        first = pane.getChildren().size();
    }

    void show(List<T> newer) {
        List<String> wanted = newer.stream().map(shape).toList();
        for (int i = shapes.size() - 1; i >= 0; i--) {
            if (!wanted.contains(shapes.get(i))) {
                remove(i);
            }
        }
        for (int i = 0; i < newer.size(); i++) {
            int found = shapes.subList(i, shapes.size()).indexOf(wanted.get(i));
            if (found < 0) {
                insert(i, wanted.get(i), maker.apply(newer.get(i)));
            } else {
                for (int passed = 0; passed < found; passed++) {
                    remove(i);
                }
                shown.get(i).show(newer.get(i));
            }
        }
        while (shapes.size() > newer.size()) {
            remove(shapes.size() - 1);
        }
    }

    private void insert(int at, String its, Shown<T> made) {
        shapes.add(at, its);
        shown.add(at, made);
        pane.getChildren().add(first + at, made.node());
    }

    private void remove(int at) {
        Node gone = shown.remove(at).node();
        shapes.remove(at);
        pane.getChildren().remove(gone);
    }
}

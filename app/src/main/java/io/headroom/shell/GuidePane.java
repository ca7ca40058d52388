package io.headroom.shell;

import io.headroom.welcome.Guide;
import io.headroom.welcome.Guide.Target;
import io.headroom.welcome.GuideModel;
import io.headroom.welcome.GuideView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The guided first plan in a window: its strip below the toolbar, and an outline round what the step is about. Both are made when it is first opened.
final class GuidePane {
    /// Distance of the outline from what it is about, px.
    private static final double AWAY = 4;

    private final Workbench bench;
    private final StackPane window;
    private final Pane place;
    private final Pane outlines = new Pane();
    private final List<Node> targets = new ArrayList<>();
    private final Runnable follow = this::follow;
    private List<Target> about = List.of();
    private @Nullable GuideView view;
    private @Nullable Scene followed;

    /// @param window the whole window, in which the outline lies on top
    /// @param place takes the strip
    GuidePane(Workbench bench, StackPane window, Pane place) {
        this.bench = bench;
        this.window = window;
        this.place = place;
        outlines.setMouseTransparent(true);
        outlines.setManaged(false);
        bench.guide().shownProperty().subscribe(this::show);
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        Guide guide = bench.guide().shown();
        if (guide == null) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            guide.close();
        } else if (key.isAltDown() && key.getCode() == KeyCode.RIGHT) {
            guide.next();
        } else if (key.isAltDown() && key.getCode() == KeyCode.LEFT) {
            guide.back();
        } else {
            return;
        }
        key.consume();
    }

    private void show(@Nullable GuideModel model) {
        Guide guide = bench.guide().shown();
        if (model == null || guide == null) {
            if (view != null) {
                place.getChildren().clear();
                window.getChildren().remove(outlines);
                stopFollowing();
            }
            return;
        }
        GuideView shown = view == null ? new GuideView(guide, bench.guide()::openSample, () -> bench.welcome().show(bench.guide().begun())) : view;
        view = shown;
        shown.show(model);
        if (place.getChildren().isEmpty()) {
            place.getChildren().add(shown);
            window.getChildren().add(outlines);
        }
        if (!about.equals(guide.targets())) {
            about = guide.targets();
            targets.clear();
        }
        startFollowing();
    }

    private void startFollowing() {
        if (followed == null && window.getScene() != null) {
            followed = window.getScene();
            followed.addPostLayoutPulseListener(follow);
        }
    }

    private void stopFollowing() {
        if (followed != null) {
            followed.removePostLayoutPulseListener(follow);
            followed = null;
        }
        targets.clear();
        about = List.of();
        outlines.getChildren().clear();
    }

    /// Puts the outlines where their nodes are in this frame. Nodes are looked for only when they are not there any more: the board makes new ones after each edit.
    private void follow() {
        if (targets.size() != about.size() || targets.stream().anyMatch(node -> node.getScene() == null)) {
            targets.clear();
            about.forEach(target -> find(target).ifPresent(targets::add));
            outlines.getChildren().setAll(targets.stream().map(_ -> {
                Region outline = new Region();
                outline.getStyleClass().add("guide-outline");
                outline.setManaged(false);
                return outline;
            }).toList());
        }
        for (int i = 0; i < targets.size(); i++) {
            place((Region) outlines.getChildren().get(i), targets.get(i));
        }
    }

    private void place(Region outline, Node target) {
        Bounds at = window.sceneToLocal(target.localToScene(target.getLayoutBounds()));
        outline.setVisible(seen(target));
        outline.resizeRelocate(Math.rint(at.getMinX() - AWAY), Math.rint(at.getMinY() - AWAY), Math.rint(at.getWidth() + 2 * AWAY), Math.rint(at.getHeight() + 2 * AWAY));
    }

    /// Whether all of it lies within whatever it scrolls or moves in, so that no outline lies on a bar.
    private static boolean seen(Node target) {
        Bounds box = target.localToScene(target.getLayoutBounds());
        for (Node up = target; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
            if (up.getClip() != null && !up.localToScene(up.getClip().getBoundsInParent()).contains(box)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Node> find(Target target) {
        return switch (target) {
            case Target.OfTenant(var tenant) -> find("tenant-chip", tenant);
            case Target.OfFree(var cluster) -> find("free", cluster);
            case Target.OfCommand(var command) -> Optional.ofNullable(window.lookup("#toolbar-" + command.replace(".", "\\.")));
        };
    }

    private Optional<Node> find(String styleClass, Object stands) {
        return window.lookupAll("." + styleClass).stream().filter(node -> stands.equals(node.getUserData())).findFirst();
    }
}

package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.plan.TenantId;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What the board asks of the window it is in. All calls come on the JavaFX thread.
public interface BoardActions {
    /// Something was selected.
    void select(Selection selection);

    /// Something was done: a drop, a key or a menu item, each exactly one edit.
    void apply(Edit edit);

    /// Something is to happen now in the run being watched.
    ///
    /// @param incident makes the edit of the time of the run, in seconds since its start
    default void inject(DoubleFunction<Edit> incident) {}

    /// Says what a drop would do, or why a key did nothing; empty when there is nothing more to say.
    void status(String text);

    /// Asks for the list of places a tenant may go, usually a [MoveMenu].
    ///
    /// @param anchor the node to open it at
    void moveTo(TenantId tenant, Node anchor);

    /// A drag is over a legal target, so that gauges and effects can be estimated; null when it is over none any more.
    default void aim(@Nullable Aim aim) {}
}

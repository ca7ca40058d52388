package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.look.Icon;
import io.headroom.plan.ClusterId;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What the board asks of the window it is in. All calls come on the JavaFX thread.
public interface BoardActions {
    /// Something was selected.
    void select(Selection selection);

    /// What is selected.
    Selection selection();

    /// Something was done: a drop, a key or a menu item, each exactly one edit.
    void apply(Edit edit);

    /// Something is to happen now in the run being watched.
    ///
    /// @param incident makes the edit of the time of the run, in seconds since its start
    default void inject(DoubleFunction<Edit> incident) {}

    /// Says what a drop would do, or why a key did nothing; empty when there is nothing more to say.
    void status(String text);

    /// Asks for the list of places tenants may go together, usually a [MoveMenu].
    ///
    /// @param tenants at least one
    /// @param anchor the node to open it at
    void moveTo(List<TenantId> tenants, Node anchor);

    /// Asks how a partition is to be split.
    default void split(PartitionId partition, Node anchor) {}

    /// Asks which partition another is to become part of.
    default void merge(PartitionId partition, Node anchor) {}

    /// Asks for the size of a new vacant cabin on a cluster.
    default void vacantCabin(ClusterId cluster, Node anchor) {}

    /// A drag is over a legal target, so that gauges and effects can be estimated; null when it is over none any more.
    default void aim(@Nullable Aim aim) {}

    /// Commands of the window, in its words; those it does not have are left out.
    ///
    /// @param on becomes the selection, since that is what commands are about
    /// @param ids names of commands, with `-` where a line is to part them
    default List<Offered> commands(Selection on, List<String> ids) {
        return List.of();
    }

    /// A command as a menu shows it.
    ///
    /// @param words what it does; empty for a line
    /// @param key its key in the words of the platform; empty where there is none
    /// @param obstacle why it cannot be done now; empty where nothing stands in the way
    record Offered(String words, @Nullable Icon icon, String key, String obstacle, Runnable action) {}
}

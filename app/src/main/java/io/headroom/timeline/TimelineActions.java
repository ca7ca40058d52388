package io.headroom.timeline;

import io.headroom.edit.Edit;
import java.util.List;
import javafx.scene.control.MenuItem;

/// What the time line asks of the window it is in. All calls come on the JavaFX thread.
public interface TimelineActions {
    /// Shows another moment: that nearest to a time in seconds since the start of the run.
    void scrub(double seconds);

    /// Shows a moment so many later, or earlier.
    void step(int moments);

    /// Shows the run being watched again.
    void back();

    /// A flag was moved or removed: exactly one edit.
    void apply(Edit edit);

    /// Shows an incident in the inspector.
    ///
    /// @param number its place in the plan's list, from 0
    void reveal(int number);

    /// Says what a drag would do; empty when there is nothing more to say.
    void status(String text);

    /// What the context menu of the track offers, made of commands.
    List<MenuItem> menu();
}

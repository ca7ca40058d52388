package io.headroom.timeline;

import io.headroom.words.Words;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What flags ask of the time line they stand on.
interface FlagHost {
    TimelineActions actions();

    Words words();

    TimelineFrame frame();

    TimeScale scale();

    /// The step in which flags move, in seconds.
    double grain();

    /// Pixels of an event from the left edge of what is plotted.
    double x(MouseEvent event);

    /// Begins to move an incident, or its end; null where it cannot.
    @Nullable FlagMove begin(int number, boolean end);

    /// What is on its way, null if nothing.
    @Nullable FlagMove move();

    /// Whether an incident is on its way.
    default boolean moving(int number) {
        FlagMove move = move();
        return move != null && move.number() == number;
    }

    /// What is on its way has another place: shows it.
    void moved();

    /// Leaves an incident where it was moved to: one edit, or none where it was not moved.
    void drop(int number);

    /// Leaves everything as it was.
    void giveUp();

    /// Removes an incident.
    void remove(int number);
}

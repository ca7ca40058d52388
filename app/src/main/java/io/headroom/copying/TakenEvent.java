package io.headroom.copying;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.image.Image;

/// Someone takes something out of a view. The event rises to the window, which knows clipboard and files.
public final class TakenEvent extends Event {
    /// All of them.
    public static final EventType<TakenEvent> TAKEN = new EventType<>(Event.ANY, "TAKEN");

    private static final long serialVersionUID = 1;

    /// What is taken, and where to.
    public sealed interface What {}

    /// A table to the clipboard.
    public record Table(CopiedTable table) implements What {}

    /// A picture to the clipboard.
    ///
    /// @param text what it shows, for programs that take no pictures
    public record Picture(Image image, String text) implements What {}

    /// A picture to a file.
    public record File(Image image) implements What {}

    private final transient What what;

    /// @param what what is taken
    public TakenEvent(What what) {
        super(TAKEN);
        this.what = what;
    }

    /// What is taken.
    public What what() {
        return what;
    }
}

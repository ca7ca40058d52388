package io.headroom.board;

import io.headroom.edit.Edit;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A node that shows a [DropTarget] and says during a drag whether one may drop there.
interface DropZone {
    /// What a zone shows during a drag.
    sealed interface Offer {
        /// No drag, or the place the drag came from.
        record Quiet() implements Offer {}

        /// A legal target.
        ///
        /// @param edit what a drop would do
        /// @param aimed whether the drag is over it
        record Legal(Edit edit, boolean aimed) implements Offer {}

        /// An illegal target.
        ///
        /// @param reason in plain words
        record Refused(String reason) implements Offer {}
    }

    /// Nothing to show.
    static Offer quiet() {
        return new Offer.Quiet();
    }

    /// The node itself.
    Region region();

    /// What a drop here means, or null where nothing can be dropped.
    @Nullable DropTarget target();

    /// Shows an offer.
    void offer(Offer offer);
}

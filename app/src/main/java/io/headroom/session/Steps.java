package io.headroom.session;

import io.headroom.edit.Edit;
import java.util.List;

/// What was done to a document, and where in that it stands.
///
/// @param edits     oldest first; those from `position` on were undone and can be redone
/// @param position  how many of them are done
/// @param saved     after how many of them the document was saved or opened, or −1 where that is none of these
/// @param forgotten whether there were earlier steps that are no longer kept
public record Steps(List<Edit> edits, int position, int saved, boolean forgotten) {
    /// Keeps its own copy.
    public Steps {
        edits = List.copyOf(edits);
    }
}

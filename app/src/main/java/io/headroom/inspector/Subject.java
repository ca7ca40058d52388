package io.headroom.inspector;

import java.util.HashMap;
import java.util.Map;

/// What a page is about, for the nodes of rows: a node that is shown with another one begins anew. Two of them are never the same, though neither has a draft.
final class Subject {
    private final Map<String, String> drafts = new HashMap<>();

    /// What was typed into its fields and could not be, by the id of the field.
    Map<String, String> drafts() {
        return drafts;
    }
}

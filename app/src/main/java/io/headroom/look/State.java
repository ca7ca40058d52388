package io.headroom.look;

import io.headroom.words.Words;

/// Whether an objective holds, as it is shown: always shape and word first, then colour.
public enum State {
    /// The whole 95 % interval is within the target.
    MET(Icon.MET, "state-met"),
    /// The interval straddles the target.
    AT_RISK(Icon.RISK, "state-at-risk"),
    /// All of the interval is beyond the target.
    MISSED(Icon.MISSED, "state-missed"),
    /// There is no objective, or nothing to judge it by.
    NONE(Icon.NONE, "state-none");

    private final Icon icon;
    private final String styleClass;

    State(Icon icon, String styleClass) {
        this.icon = icon;
        this.styleClass = styleClass;
    }

    /// The shape of this state.
    public Icon icon() {
        return icon;
    }

    /// The style class that colours this state's word and icon.
    public String styleClass() {
        return styleClass;
    }

    /// The word for this state in the language of the desktop.
    public String word() {
        return Words.of(State.class).text("state." + name());
    }
}

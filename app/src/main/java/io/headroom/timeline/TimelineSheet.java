package io.headroom.timeline;

import java.util.Objects;

/// The style sheet of the time line.
final class TimelineSheet {
    private TimelineSheet() {}

    static String url() {
        return Objects.requireNonNull(TimelineSheet.class.getResource("/io/headroom/assets/theme/timeline.css"), "timeline.css is missing from the application").toExternalForm();
    }
}

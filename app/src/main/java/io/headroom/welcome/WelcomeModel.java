package io.headroom.welcome;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the welcome pane shows.
///
/// @param recents plans opened or saved last, newest first
/// @param samples plans that come with the program
/// @param open title of the plan that is open; empty where none is
/// @param guideBegun whether the guided plan was begun and not ended
public record WelcomeModel(List<RecentCard> recents, List<SampleCard> samples, String open, boolean guideBegun) {
    /// Keeps its own copies.
    public WelcomeModel {
        recents = List.copyOf(recents);
        samples = List.copyOf(samples);
    }

    /// A plan that was opened or saved.
    ///
    /// @param name name of its file
    /// @param folder where the file lies
    /// @param missing whether the file is not there any more
    /// @param sketch its picture; null where none was kept
    public record RecentCard(Path file, String name, String folder, boolean missing, @Nullable PlanSketch sketch) {}

    /// A plan that comes with the program.
    ///
    /// @param name its name for [WelcomeActions#sample]
    /// @param title what it is called
    /// @param line what it shows
    /// @param sketch its picture; null until it is read
    public record SampleCard(String name, String title, String line, @Nullable PlanSketch sketch) {}
}

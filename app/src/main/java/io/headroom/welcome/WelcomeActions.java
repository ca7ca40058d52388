package io.headroom.welcome;

import java.nio.file.Path;

/// What the welcome pane asks of its window. All calls come on the JavaFX thread.
public interface WelcomeActions {
    /// Begins an empty plan.
    void newPlan();

    /// Asks for a plan and opens it.
    void open();

    /// Starts the guided plan, or goes on with it.
    void guide();

    /// Opens a sample.
    ///
    /// @param name its name, as [WelcomeModel.SampleCard] has it
    void sample(String name);

    /// Opens a plan.
    void recent(Path file);

    /// Takes a plan out of the list; its file stays.
    void forget(Path file);

    /// Shows the open plan again.
    void back();
}

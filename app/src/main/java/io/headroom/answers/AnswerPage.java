package io.headroom.answers;

import javafx.scene.Node;

/// A question that the window answers.
public interface AnswerPage {
    /// Names it for good, e.g. `size`; also the name of its command, `answer.size`.
    String id();

    /// What it is called in the list of questions, e.g. "Solve for size".
    String title();

    /// What it answers, in a line below its title, e.g. "The fewest GPUs that meet the objectives".
    String question();

    /// What it shows; made once.
    Node view();

    /// Hears that it is shown: takes the selection of the main window to begin with.
    void shown();
}

package io.headroom.answers.sweep;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The plan at every point of a grid.
public final class SweepPage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "sweep";

    private final Words words = Words.of(SweepPage.class);
    private final SweepModel model;
    private @Nullable SweepView view;

    /// A page on the open plan.
    public SweepPage(AnswersDesk desk) {
        model = new SweepModel(desk);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return words.text("page");
    }

    @Override
    public String question() {
        return words.text("question");
    }

    @Override
    public Node view() {
        SweepView made = view == null ? new SweepView(model) : view;
        view = made;
        return made;
    }

    @Override
    public void shown() {
        if (view != null) {
            view.offer();
        }
    }
}

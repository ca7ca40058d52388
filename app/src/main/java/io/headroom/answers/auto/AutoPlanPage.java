package io.headroom.answers.auto;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The cheapest plan that meets every objective, or which objectives cannot be met together.
public final class AutoPlanPage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "auto";

    private final Words words = Words.of(AutoPlanPage.class);
    private final AutoPlanModel model;
    private @Nullable AutoPlanView view;

    /// A page on the open plan.
    public AutoPlanPage(AnswersDesk desk) {
        model = new AutoPlanModel(desk);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return words.text("title");
    }

    @Override
    public String question() {
        return words.text("question");
    }

    @Override
    public Node view() {
        AutoPlanView made = view == null ? new AutoPlanView(model) : view;
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

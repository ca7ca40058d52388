package io.headroom.answers.frontier;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What serving a tenant costs against its delay, and what a locked fleet does to the rest.
public final class FrontierPage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "frontier";

    private final Words words = Words.of(FrontierPage.class);
    private final FrontierModel model;
    private @Nullable FrontierView view;

    /// A page on the open plan.
    public FrontierPage(AnswersDesk desk) {
        model = new FrontierModel(desk);
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
        FrontierView made = view == null ? new FrontierView(model) : view;
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

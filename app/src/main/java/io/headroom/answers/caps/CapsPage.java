package io.headroom.answers.caps;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// How far the limits of a lane's tiers can rise.
public final class CapsPage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "caps";

    private final Words words = Words.of(CapsPage.class);
    private final CapsModel model;
    private @Nullable CapsView view;

    /// A page on the open plan.
    public CapsPage(AnswersDesk desk) {
        model = new CapsModel(desk);
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
        CapsView made = view == null ? new CapsView(model) : view;
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

package io.headroom.answers.size;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The fewest GPUs with which a tenant or a lane keeps its objectives.
public final class SizePage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "size";

    private final Words words = Words.of(SizePage.class);
    private final SizeModel model;
    private @Nullable SizeView view;

    /// A page on the open plan.
    public SizePage(AnswersDesk desk) {
        model = new SizeModel(desk);
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
        SizeView made = view == null ? new SizeView(model) : view;
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

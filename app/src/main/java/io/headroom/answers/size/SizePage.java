package io.headroom.answers.size;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// The fewest GPUs with which a tenant or a lane keeps its objectives.
public final class SizePage {
    /// Its name for good.
    public static final String ID = "size";

    private SizePage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        SizeModel model = new SizeModel(desk);
        return new QuestionPage<>(ID, Words.of(SizePage.class), () -> new SizeView(model), SizeView::offer);
    }
}

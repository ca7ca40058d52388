package io.headroom.answers.frontier;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// What serving a tenant costs against its delay, and what a locked fleet does to the rest.
public final class FrontierPage {
    /// Its name for good.
    public static final String ID = "frontier";

    private FrontierPage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        FrontierModel model = new FrontierModel(desk);
        return new QuestionPage<>(ID, Words.of(FrontierPage.class), () -> new FrontierView(model), FrontierView::offer);
    }
}

package io.headroom.answers.auto;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// The cheapest plan that meets every objective, or which objectives cannot be met together.
public final class AutoPlanPage {
    /// Its name for good.
    public static final String ID = "auto";

    private AutoPlanPage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        AutoPlanModel model = new AutoPlanModel(desk);
        return new QuestionPage<>(ID, Words.of(AutoPlanPage.class), () -> new AutoPlanView(model), AutoPlanView::offer);
    }
}

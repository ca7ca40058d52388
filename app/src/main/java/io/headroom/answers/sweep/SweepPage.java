package io.headroom.answers.sweep;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// The plan at every point of a grid.
public final class SweepPage {
    /// Its name for good.
    public static final String ID = "sweep";

    private SweepPage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        SweepModel model = new SweepModel(desk);
        return new QuestionPage<>(ID, Words.of(SweepPage.class), () -> new SweepView(model), SweepView::offer);
    }
}

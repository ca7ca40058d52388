package io.headroom.answers.caps;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// How far the limits of a lane's tiers can rise.
public final class CapsPage {
    /// Its name for good.
    public static final String ID = "caps";

    private CapsPage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        CapsModel model = new CapsModel(desk);
        return new QuestionPage<>(ID, Words.of(CapsPage.class), () -> new CapsView(model), CapsView::offer);
    }
}

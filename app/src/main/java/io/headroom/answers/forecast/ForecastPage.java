package io.headroom.answers.forecast;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.QuestionPage;
import io.headroom.words.Words;

/// When objectives break as traffic grows.
public final class ForecastPage {
    /// Its name for good.
    public static final String ID = "forecast";

    private ForecastPage() {}

    /// A page on the open plan.
    public static AnswerPage of(AnswersDesk desk) {
        ForecastModel model = new ForecastModel(desk);
        // Its choices do not depend on the selection.
        return new QuestionPage<>(ID, Words.of(ForecastPage.class), () -> new ForecastView(model), _ -> {});
    }
}

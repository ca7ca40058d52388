package io.headroom.answers.forecast;

import io.headroom.answers.AnswerPage;
import io.headroom.answers.AnswersDesk;
import io.headroom.words.Words;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// When objectives break as traffic grows.
public final class ForecastPage implements AnswerPage {
    /// Its name for good.
    public static final String ID = "forecast";

    private final Words words = Words.of(ForecastPage.class);
    private final ForecastModel model;
    private @Nullable ForecastView view;

    /// A page on the open plan.
    public ForecastPage(AnswersDesk desk) {
        model = new ForecastModel(desk);
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
        ForecastView made = view == null ? new ForecastView(model) : view;
        view = made;
        return made;
    }

    @Override
    public void shown() {
        // Its choices do not depend on the selection.
    }
}

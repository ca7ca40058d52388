package io.headroom.answers.forecast;

import io.headroom.answers.AnswerBody;
import io.headroom.answers.LinePlot;
import io.headroom.answers.SearchBar;
import io.headroom.answers.forecast.ForecastModel.Choice;
import io.headroom.answers.forecast.ForecastModel.Found;
import io.headroom.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How far to look above; below it the timeline of promises, what to do in sentences, and load against capacity.
final class ForecastView extends BorderPane {
    private final Words words = Words.of(ForecastView.class);
    private final ForecastModel model;
    private final ComboBox<Choice> horizon = new ComboBox<>();
    private final ComboBox<Choice> lead = new ComboBox<>();
    private final ComboBox<Choice> assume = new ComboBox<>();
    private final Label scope = new Label();
    private final Timeline timeline = new Timeline();
    private final VBox sentences = new VBox();
    private final LinePlot plot = new LinePlot("forecast-loads");
    private final Label empty = new Label(words.text("empty"));
    private final VBox found = new VBox();

    ForecastView(ForecastModel model) {
        this.model = model;
        getStyleClass().add("forecast-page");
        chooser(horizon, "forecast-horizon", "horizon", model.horizons(), 1);
        chooser(lead, "forecast-lead", "lead", model.leads(), 4);
        chooser(assume, "forecast-assume", "assumption", model.assumptions(), 0);
        setTop(new SearchBar("forecast", model.searching(), words.text("ask"), this::ask, List.<Node>of(small("until"), horizon, small("order"), lead, small("else"), assume)));
        scope.setId("forecast-scope");
        scope.getStyleClass().add("second");
        scope.setWrapText(true);
        scope.setMinHeight(Region.USE_PREF_SIZE);
        sentences.setId("forecast-sentences");
        sentences.getStyleClass().add("forecast-sentences");
        plot.setPrefHeight(230);
        plot.setMinHeight(200);
        found.getStyleClass().add("forecast-found");
        found.getChildren().addAll(timeline, legend(), sentences, plot, scope);
        empty.getStyleClass().add("second");
        empty.setWrapText(true);
        setCenter(new AnswerBody(List.of(found, empty)));
        model.searching().stateProperty().subscribe(_ -> show());
    }

    private Label legend() {
        Label legend = new Label(words.text("legend"));
        legend.getStyleClass().addAll("caption", "second");
        legend.setWrapText(true);
        legend.setMinHeight(Region.USE_PREF_SIZE);
        return legend;
    }

    private Label small(String key) {
        Label label = new Label(words.text(key));
        label.getStyleClass().add("second");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void chooser(ComboBox<Choice> box, String id, String key, List<Choice> choices, int usual) {
        box.setId(id);
        box.setAccessibleText(words.text(key));
        box.setTooltip(new Tooltip(words.text(key)));
        box.getStyleClass().add("comparison-chooser");
        box.getItems().setAll(choices);
        box.setValue(choices.get(usual));
    }

    private void ask() {
        model.ask(horizon.getValue().value(), lead.getValue().value(), assume.getValue().value());
    }

    private void show() {
        Found shown = model.searching().state().answer().orElse(null);
        found.setVisible(shown != null);
        empty.setVisible(shown == null);
        if (shown == null) {
            return;
        }
        scope.setText(String.join("\n", model.scope(shown)));
        timeline.show(model.bars(shown), model.dates(shown));
        sentences.getChildren().setAll(model.sentences(shown).stream().map(ForecastView::sentence).toList());
        LinePlot.Sheet sheet = model.loads(shown);
        plot.setVisible(sheet != null);
        plot.setManaged(sheet != null);
        if (sheet != null) {
            plot.show(sheet, words.text("plot", sheet.series().stream().map(LinePlot.Series::name).collect(Collectors.joining(", "))));
        }
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

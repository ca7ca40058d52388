package io.headroom.calibration;

import io.headroom.calibrate.Calibration;
import io.headroom.calibration.CalibrationModel.Entry;
import io.headroom.calibration.CalibrationModel.Table;
import io.headroom.edit.Edits;
import io.headroom.look.Explained;
import io.headroom.plan.Plan;
import io.headroom.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a calibration found: profiles at the left, the chosen one at the right, what to do with all of them below.
public final class CalibrationView extends BorderPane {
    private final Words words = Words.of(CalibrationView.class);
    private final CalibrationModel model;
    private final ListView<Entry> list = new ListView<>();
    private final VBox page = new VBox();
    private final VBox covers = new VBox();
    private final Button use = new Button(words.text("use"));
    private final Explained using = new Explained(use, "");
    private final Label message = new Label();
    private Plan plan;

    /// @param plan the open plan
    /// @param actions what the buttons do
    public CalibrationView(CalibrationModel model, Plan plan, CalibrationActions actions) {
        this.model = model;
        this.plan = plan;
        getStyleClass().add("calibration");
        Label title = new Label(words.text("title", model.file()));
        title.getStyleClass().add("title");
        Label summary = new Label(model.summary());
        summary.getStyleClass().add("second");
        VBox head = new VBox(title, summary);
        head.getStyleClass().add("calibration-head");
        setTop(head);
        list.setId("calibration-list");
        list.setAccessibleText(words.text("list"));
        list.getStyleClass().add("calibration-list");
        list.setCellFactory(_ -> new EntryCell());
        list.getItems().setAll(model.entries());
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        setLeft(list);
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("calibration-page");
        setCenter(scroll);
        setBottom(buttons(actions));
        covers.getStyleClass().add("calibration-lines");
        list.getSelectionModel().selectFirst();
        show(plan);
    }

    private HBox buttons(CalibrationActions actions) {
        use.getStyleClass().add("primary");
        use.setId("calibration-use");
        use.setOnAction(_ -> actions.use());
        Button save = new Button(words.text("save"));
        save.setId("calibration-save");
        save.setOnAction(_ -> actions.save());
        Button close = new Button(words.text("close"));
        close.setId("calibration-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> actions.close());
        message.setId("calibration-message");
        message.getStyleClass().add("second");
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setWrapText(true);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox box = new HBox(message, using, save, close);
        for (Button button : List.of(use, save, close)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        box.setAlignment(Pos.CENTER_RIGHT);
        box.getStyleClass().add("calibration-buttons");
        return box;
    }

    /// Takes the open plan as it is now.
    public void show(Plan newer) {
        plan = newer;
        boolean useful = !Edits.usable(newer, model.profiles()).isEmpty();
        using.allow(useful, words.text("use.none"));
        if (!useful || message.getText().equals(words.text("use.none"))) {
            say(useful ? "" : words.text("use.none"));
        }
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.kind() == CalibrationModel.Kind.PROFILE) {
            showCovers(chosen.index());
        }
    }

    /// Says what became of the last button, in one line.
    public void say(String line) {
        message.setText(line);
    }

    private void show(@Nullable Entry entry) {
        if (entry == null) {
            return;
        }
        page.getChildren().setAll(switch (entry.kind()) {
            case PROFILE -> profile(entry);
            case TOO_FEW -> List.of(section(entry.title(), words.text("tooFew.text", Integer.toString(Calibration.FEWEST_POINTS)), Tables.scrolling(model.tooFew(), "too-few")));
            case LEFT_OUT -> List.of(section(entry.title(), words.text("leftOut.text"), Tables.open(model.leftOutByRule()), Tables.scrolling(model.leftOut(), "left-out")));
        });
    }

    private List<Node> profile(Entry entry) {
        int index = entry.index();
        Label name = new Label(entry.title());
        name.getStyleClass().add("title");
        Label place = new Label(entry.place() + " · " + entry.note());
        place.getStyleClass().add("second");
        VBox head = new VBox(name, place);
        head.getStyleClass().add("section");
        showCovers(index);
        Table outliers = model.outliers(index);
        Node missed = outliers.rows().isEmpty() ? line(words.text("outliers.none")) : Tables.scrolling(outliers, "outliers");
        return List.of(head, section(words.text("section.errors"), words.text("section.errors.help"), Tables.open(model.errors(index))),
                section(words.text("section.covers"), "", covers), section(words.text("section.residuals"), "", new ResidualPlot(model, index)),
                section(words.text("section.coefficients"), words.text("section.coefficients.help"), Tables.open(model.coefficients(index))),
                section(words.text("section.outliers") + "  " + outliers.rows().size(), words.text("section.outliers.help"), missed),
                section(words.text("section.protocol"), "", line(model.protocol(index))));
    }

    private void showCovers(int index) {
        List<String> lines = model.covers(index, plan);
        covers.getChildren().setAll((lines.isEmpty() ? List.of(words.text("covers.none")) : lines).stream().map(CalibrationView::line).toList());
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static VBox section(String title, String help, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        VBox box = new VBox(heading);
        if (!help.isEmpty()) {
            Label text = line(help);
            text.getStyleClass().add("caption");
            box.getChildren().add(text);
        }
        box.getChildren().addAll(content);
        box.getStyleClass().add("section");
        return box;
    }

    private static final class EntryCell extends ListCell<Entry> {
        private final Label title = new Label();
        private final Label place = new Label();
        private final Label note = new Label();
        private final VBox box = new VBox(title, place, note);

        EntryCell() {
            title.getStyleClass().add("strong");
            place.getStyleClass().add("second");
            note.getStyleClass().add("caption");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty ? null : box);
            if (!empty && item != null) {
                title.setText(item.title());
                place.setText(item.place());
                place.setVisible(!item.place().isEmpty());
                place.setManaged(!item.place().isEmpty());
                note.setText(item.note());
                setAccessibleText(item.title() + ", " + item.place() + ", " + item.note());
            }
        }
    }
}

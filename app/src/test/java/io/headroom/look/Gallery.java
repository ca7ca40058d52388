package io.headroom.look;

import io.headroom.gauges.GaugeTile;
import io.headroom.gauges.GaugeWall;
import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Target;
import io.headroom.gauges.Reading.Unit;
import io.headroom.words.Format;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Draws every component in both schemes to `target/gallery`, to be looked at. Give another folder as the first argument.
public final class Gallery {
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus-visible");
    private static final PseudoClass HOVER = PseudoClass.getPseudoClass("hover");

    private Gallery() {}

    /// @param args the folder to draw to
    public static void main(String[] args) throws IOException {
        File folder = new File(args.length > 0 ? args[0] : "target/gallery");
        if (!folder.isDirectory() && !folder.mkdirs()) {
            throw new IOException("Cannot make the folder " + folder);
        }
        if (!Toolkit.start()) {
            throw new IllegalStateException("JavaFX cannot start here");
        }
        try {
            for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT)) {
                for (double scale : new double[] {1, 1.5}) {
                    String name = "gallery-" + choice.name().toLowerCase(Locale.ROOT) + (scale == 1 ? "" : "-150");
                    ImageIO.write(SwingFXUtils.fromFXImage(Toolkit.call(() -> draw(choice, scale)), null), "png", new File(folder, name + ".png"));
                }
            }
        } finally {
            // The toolkit's own thread would keep a failed run alive.
            Platform.exit();
        }
    }

    private static WritableImage draw(Theme.Choice choice, double scale) {
        VBox page = new VBox(16, wall(1600), wall(1280), gauges(), new HBox(16, badges(), buttons()), icons());
        Scene scene = new Scene(page, 1600, 1160);
        new Theme(choice).dress(scene);
        // The first snapshot sizes the root and lays it out, as showing a window would.
        scene.snapshot(null);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(scene.getFill());
        return page.snapshot(parameters, null);
    }

    private static Node wall(double width) {
        GaugeWall wall = new GaugeWall(Format.of(Locale.ENGLISH));
        wall.setMinWidth(width);
        wall.setMaxWidth(width);
        wall.show(readings());
        return wall;
    }

    /// The eight gauges of the main window.
    public static List<Reading> readings() {
        return List.of(ttft(),
                Reading.of("p99 end-to-end", "Launch operator", new Unit.Seconds(), 9.8, 20, NumberKind.SIMULATED).shortly("p99 E2E").within(9.3, 10.3)
                        .against(Target.atMost(12), State.MET).trending("↑ 8 %"),
                Reading.of("Tokens out", "whole plan", new Unit.PerSecond(), 18_400, 25_000, NumberKind.SIMULATED).within(18_200, 18_600)
                        .against(Target.atLeast(15_000), State.MET).trending("↑ 4 %"),
                Reading.of("Utilisation", "Lane 1", new Unit.Share(), 0.91, 1, NumberKind.SIMULATED).within(0.88, 0.93)
                        .against(Target.atMost(0.85), State.AT_RISK).trending("↑ 6 %"),
                Reading.of("Throttled", "Lane 1, requests", new Unit.Share(), 0.038, 0.05, NumberKind.SIMULATED).within(0.0346, 0.0414)
                        .against(Target.atMost(0.01), State.MISSED).trending("↑ 2.1 pt"),
                Reading.of("Backlog age", "Lane 1, oldest", new Unit.Seconds(), 42, 90, NumberKind.SIMULATED).within(38, 46)
                        .against(Target.atMost(60), State.MET).trending("↑ 18 s"),
                Reading.of("Objectives met", "whole plan", new Unit.CountOf(8), 6, 8, NumberKind.SIMULATED).shortly("Objectives")
                        .against(Target.atLeast(8), State.MISSED, "2 missed").trending("↓ 2"),
                Reading.of("Cost", "whole plan", new Unit.Money("$/h"), 193, 300, NumberKind.ESTIMATED)
                        .against(Target.atMost(230).called("budget"), State.MET, "in budget").trending("steady"));
    }

    private static Reading ttft() {
        return Reading.of("p99 TTFT", "Launch operator", new Unit.Seconds(), 1.9, 2.4, NumberKind.SIMULATED).within(1.77, 2.03)
                .against(Target.atMost(0.5), State.MISSED).trending("↑ 31 %");
    }

    private static Node gauges() {
        List<Reading> readings = new ArrayList<>(readings().subList(1, 2));
        readings.add(readings().get(3));
        readings.add(ttft());
        readings.add(ttft().becoming(new Ghost(0.41, State.MET, "met", "−78 %", "±25 %")));
        readings.add(Reading.of("Tokens out", "whole plan", new Unit.PerSecond(), 17_900, 25_000, NumberKind.MEASURED).within(17_600, 18_200)
                .against(Target.atLeast(15_000), State.MET).trending("steady"));
        readings.add(Reading.noData("Backlog age", "Lane 1, oldest", new Unit.Seconds(), "not simulated yet"));
        readings.add(Reading.of("Tokens out", "whole plan", new Unit.PerSecond(), 9_900, 25_000, NumberKind.SIMULATED)
                .against(Target.atLeast(15_000), State.MISSED).trending("↓ 12 %"));
        HBox row = new HBox(8);
        for (Reading reading : readings) {
            GaugeTile tile = new GaugeTile(reading, Format.of(Locale.ENGLISH));
            tile.setMinSize(190, 128);
            tile.setPrefSize(190, 128);
            row.getChildren().add(tile);
        }
        row.getChildren().getLast().pseudoClassStateChanged(FOCUS, true);
        return panel("Gauges", "met, at risk, missed, estimate, measured, no data, too little", row);
    }

    private static Node badges() {
        KindMark simulated = new KindMark(NumberKind.SIMULATED);
        simulated.show(NumberKind.SIMULATED, "±7 %");
        HBox states = new HBox(16);
        for (State state : State.values()) {
            states.getChildren().add(new StateMark(state));
        }
        HBox tiers = new HBox(16);
        for (Tier tier : Tier.values()) {
            tiers.getChildren().add(new TierMark(tier));
        }
        Label name = label("Launch operator", "strong");
        HBox chip = new HBox(new StateMark(State.MISSED), name, label("4.20/s", "figure"), new TierMark(Tier.GOLD));
        chip.getStyleClass().add("chip");
        HBox selected = new HBox(name(), label("4.20/s", "figure"), new TierMark(Tier.SILVER));
        selected.getStyleClass().addAll("chip", "selected");
        HBox focused = new HBox(name(), label("4.20/s", "figure"), new TierMark(Tier.BRONZE));
        focused.getStyleClass().add("chip");
        focused.pseudoClassStateChanged(FOCUS, true);
        HBox pill = new HBox(Icon.LOCK.view(), new Label("Reserved for Fraud desk"));
        pill.getStyleClass().add("pill");
        return panel("Badges", "shape and word first, then colour", states, tiers,
                new HBox(16, new KindMark(NumberKind.ESTIMATED), simulated, new KindMark(NumberKind.MEASURED)), chip, new HBox(16, selected, focused),
                new HBox(pill));
    }

    private static Label name() {
        return label("Fraud desk", "strong");
    }

    private static Node buttons() {
        Button run = new Button("Run", Icon.RUN.view());
        run.getStyleClass().add("primary");
        Button scenario = new Button("Scenario", Icon.BRANCH.view());
        Button auto = new Button("Auto-plan", Icon.AUTO.view());
        auto.getStyleClass().add("flat");
        Button undo = new Button("", Icon.UNDO.view());
        undo.getStyleClass().addAll("flat", "icon-only");
        Button hover = new Button("Hover");
        hover.pseudoClassStateChanged(HOVER, true);
        Button focus = new Button("Focus");
        focus.pseudoClassStateChanged(FOCUS, true);
        Button disabled = new Button("Disabled");
        disabled.setDisable(true);
        MenuButton menu = new MenuButton("Menu");
        HBox pace = new HBox();
        pace.getStyleClass().add("segmented");
        for (String each : List.of("1×", "60×", "Max")) {
            ToggleButton button = new ToggleButton(each);
            button.setSelected(each.equals("60×"));
            pace.getChildren().add(button);
        }
        pace.getChildren().getFirst().getStyleClass().add("first");
        pace.getChildren().getLast().getStyleClass().add("last");
        TextField field = field("500 ms");
        TextField focusedField = field("20/s");
        focusedField.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
        TextField wrong = field("−4/s");
        wrong.getStyleClass().add("invalid");
        Label error = new Label("Rate is −4/s; use 0 or more, e.g. 4/s", Icon.MISSED.view());
        error.getStyleClass().add("field-error");
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().add("None, pay per token");
        combo.setValue("None, pay per token");
        ProgressBar bar = new ProgressBar(0.65);
        HBox dense = new HBox(8, field("400"), new Button("Move to…"));
        dense.getStyleClass().add("dense");
        return panel("Buttons and fields", "28 in bars, 24 in the inspector", new HBox(12, run, scenario, auto, undo, menu),
                new HBox(12, hover, focus, disabled, bar), new HBox(12, pace, field, focusedField), new HBox(12, wrong, combo, dense), error);
    }

    private static TextField field(String text) {
        TextField field = new TextField(text);
        field.getStyleClass().add("figure");
        field.setPrefColumnCount(7);
        return field;
    }

    private static Node icons() {
        FlowPane flow = new FlowPane(16, 6);
        flow.setPrefWrapLength(1500);
        for (Icon icon : Icon.values()) {
            HBox box = new HBox(6, icon.view(), label(icon.name().toLowerCase(Locale.ROOT).replace('_', ' '), "second"));
            box.setMinWidth(96);
            flow.getChildren().add(box);
        }
        return panel("Icons", "16 px grid, always with text or a tooltip", flow);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Node panel(String heading, String caption, Node... content) {
        VBox panel = new VBox(12, new HBox(8, label(heading, "heading"), label(caption, "caption")));
        panel.getChildren().addAll(content);
        panel.setStyle("-fx-padding: 12; -fx-background-color: -hr-chrome; -fx-background-radius: 8;");
        return panel;
    }
}

package io.headroom.shell;

import io.headroom.edit.IncidentEdits;
import io.headroom.engine.Moment;
import io.headroom.errors.ErrorLine;
import io.headroom.errors.ErrorLog;
import io.headroom.look.Icon;
import io.headroom.look.Pop;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.session.Verdict;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bottom line: long work at left with its share and a way to end it, else what the board says; the fleet and the seed at right.
final class StatusBar extends HBox {
    private static final double TOOLTIP_WIDTH = 600;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    private final Words words = Words.of(StatusBar.class);
    private final EditWords editWords = EditWords.here();
    private final Workbench bench;
    private final Label work = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label share = new Label();
    private final Label left = new Label();
    private final WorkModel going;
    private final Button more = new Button();
    private final WorkList list = new WorkList();
    private final Pop lists = new Pop(more);
    private final ErrorLine errors;
    private final Button wrong = new Button("", Icon.MISSED.view());
    private final Button cancel = new Button("", Icon.CLOSE.view());
    private final Label hint = new Label();
    private final Label incidents = new Label("", Icon.BURST.view());
    private final Label fleet = new Label();
    private final Label seed = new Label();
    private final Label kept = new Label();
    private @Nullable Plan counted;

    /// @param errors where errors are shown and kept
    StatusBar(Workbench bench, ErrorLine errors) {
        this.bench = bench;
        this.errors = errors;
        going = new WorkModel(bench);
        getStyleClass().addAll("status-bar", "dense");
        share.getStyleClass().add("figure");
        share.setMinWidth(Region.USE_PREF_SIZE);
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.setId("work-left");
        // Where what the board says has given all its room, the name of the work and the counts of the fleet give way next.
        work.setMinWidth(0);
        HBox.setHgrow(work, Priority.SOMETIMES);
        cancel.getStyleClass().addAll("flat", "icon-only", "status-cancel");
        cancel.setId("cancel-work");
        cancel.setTooltip(new Tooltip(words.text("status.cancel")));
        cancel.setAccessibleText(words.text("status.cancel"));
        more.getStyleClass().addAll("flat", "status-button");
        more.setId("more-work");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> lists.show(list));
        wrong.getStyleClass().addAll("flat", "status-button", "status-errors");
        wrong.setId("status-errors");
        wrong.setMinWidth(Region.USE_PREF_SIZE);
        wrong.setTooltip(new Tooltip(words.text("errors.open")));
        wrong.setOnAction(_ -> errors.open(wrong));
        errors.log().entries().addListener((ListChangeListener<ErrorLog.Entry>) _ -> showErrors());
        hint.setId("status-hint");
        // It gets what the others leave.
        hint.setMinWidth(0);
        hint.setPrefWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        incidents.setId("status-incidents");
        incidents.setMinWidth(Region.USE_PREF_SIZE);
        fleet.setMinWidth(0);
        HBox.setHgrow(fleet, Priority.SOMETIMES);
        fleet.setId("fleet-counts");
        seed.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(work, bar, share, left, cancel, more, hint, wrong, incidents, fleet, seed, kept);
        kept.setId("status-autosaved");
        kept.setMinWidth(Region.USE_PREF_SIZE);
        kept.setTooltip(tooltip(words.text("status.autosaved.hint")));
        show();
    }

    /// Reads everything again.
    void show() {
        Verdict verdict = bench.verdicts().verdict();
        List<WorkModel.Row> rows = going.rows();
        working(rows);
        showErrors();
        showKept();
        String said = bench.hintProperty().get();
        hint.setText(said.isEmpty() ? idle(verdict) : said);
        tip(hint, said);
        showIncidents();
        countFleet(bench.session().plan());
        seed.setText(words.text("status.seed", Long.toString(bench.session().plan().run().seed())));
    }

    @SuppressWarnings("ReferenceEquality") // Counted again only for another instance: it takes a walk over the plan.
    private void countFleet(Plan plan) {
        if (counted != plan) {
            counted = plan;
            fleet.setText(FleetCounts.of(plan).text(words, bench.format()));
            tip(fleet, fleet.getText());
        }
    }

    private void showKept() {
        Optional<Instant> at = bench.autosave().keptAtProperty().get();
        appear(kept, at.isPresent());
        at.ifPresent(instant -> kept.setText(words.text("status.autosaved", TIME.format(instant.atZone(ZoneId.systemDefault())))));
    }

    /// What goes on at the clock of the run being watched.
    private void showIncidents() {
        Moment moment = bench.time().momentProperty().get();
        Plan plan = bench.session().plan();
        List<String> now = moment == null ? List.of() : plan.incidents().stream()
                .filter(incident -> !(incident.what() instanceof Incident.What.Delayed) && incident.atSeconds() <= moment.clockSeconds() && moment.clockSeconds() < incident.endSeconds())
                .map(incident -> editWords.label(IncidentEdits.add(plan, incident))).toList();
        incidents.setVisible(!now.isEmpty());
        incidents.setManaged(!now.isEmpty());
        if (!now.isEmpty()) {
            incidents.setText(now.size() == 1 ? now.getFirst() : words.text("status.incidents", now.getFirst(), bench.format().whole(now.size() - 1)));
            tip(incidents, String.join("\n", now));
        }
    }

    /// What is too long for the line is read in full in its tooltip. One that is there is kept: each is a window of its own.
    private static void tip(Label label, String text) {
        Tooltip there = label.getTooltip();
        if (text.isEmpty()) {
            label.setTooltip(null);
        } else if (there == null) {
            label.setTooltip(tooltip(text));
        } else {
            there.setText(text);
        }
    }

    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        return tooltip;
    }

    private void working(List<WorkModel.Row> rows) {
        boolean on = !rows.isEmpty();
        for (Node node : List.of(work, bar, share, left, cancel)) {
            appear(node, on);
        }
        appear(more, rows.size() > 1);
        if (on) {
            WorkModel.Row first = rows.getFirst();
            work.setText(first.name());
            tip(work, first.name());
            bar.setProgress(first.share());
            bar.setAccessibleText(first.name());
            share.setText(first.percent());
            left.setText(first.left());
            cancel.setOnAction(_ -> first.cancel().run());
            more.setText(words.text("status.more", bench.format().whole(rows.size() - 1)));
        }
        list.show(rows);
        if (lists.showing() && !on) {
            lists.hide();
        }
    }

    private void showErrors() {
        int count = errors.log().count();
        appear(wrong, count > 0);
        wrong.setText(words.text(count == 1 ? "status.error" : "status.errors", bench.format().whole(count)));
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private String idle(Verdict verdict) {
        var results = verdict.results();
        return switch (verdict.phase()) {
            case RUNNING, CONFIRMED -> "";
            case FAILED -> words.text("status.failed");
            case CANCELLED -> words.text("status.cancelled");
            case FINAL -> results == null || results.engine().requests() == 0 ? ""
                    : words.text("status.simulated", bench.format().count((double) results.engine().requests()), bench.format().duration(results.engine().wallSeconds()).text());
        };
    }
}

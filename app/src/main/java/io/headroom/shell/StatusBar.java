package io.headroom.shell;

import io.headroom.edit.IncidentEdits;
import io.headroom.engine.Moment;
import io.headroom.look.Icon;
import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.session.Job;
import io.headroom.session.TimeLeft;
import io.headroom.session.Verdict;
import io.headroom.words.EditWords;
import io.headroom.words.Words;
import java.util.List;
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

    private final Words words = Words.of(StatusBar.class);
    private final EditWords editWords = EditWords.here();
    private final Workbench bench;
    private final Label work = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label share = new Label();
    private final Label left = new Label();
    private final TimeLeft timeLeft;
    private final Button cancel = new Button("", Icon.CLOSE.view());
    private final Label hint = new Label();
    private final Label incidents = new Label("", Icon.BURST.view());
    private final Label fleet = new Label();
    private final Label seed = new Label();
    private @Nullable Plan counted;

    StatusBar(Workbench bench) {
        this.bench = bench;
        timeLeft = new TimeLeft(bench.clock()::nanos);
        getStyleClass().addAll("status-bar", "dense");
        share.getStyleClass().add("figure");
        share.setMinWidth(Region.USE_PREF_SIZE);
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.setId("work-left");
        work.setMinWidth(Region.USE_PREF_SIZE);
        cancel.getStyleClass().addAll("flat", "icon-only", "status-cancel");
        cancel.setId("cancel-work");
        cancel.setTooltip(new Tooltip(words.text("status.cancel")));
        cancel.setAccessibleText(words.text("status.cancel"));
        cancel.setOnAction(_ -> cancel());
        hint.setId("status-hint");
        hint.setMinWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        incidents.setId("status-incidents");
        incidents.setMinWidth(Region.USE_PREF_SIZE);
        fleet.setMinWidth(Region.USE_PREF_SIZE);
        fleet.setId("fleet-counts");
        seed.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(work, bar, share, left, cancel, hint, incidents, fleet, seed);
        show();
    }

    private void cancel() {
        if (bench.jobs().running().isEmpty()) {
            bench.verdicts().cancel();
        } else {
            bench.jobs().running().getFirst().cancel();
        }
    }

    /// Reads everything again.
    void show() {
        Verdict verdict = bench.verdicts().verdict();
        if (!bench.jobs().running().isEmpty()) {
            Job job = bench.jobs().running().getFirst();
            working(job, job.name(), job.progressProperty().get());
        } else if (verdict.running()) {
            working(verdict.plan(), words.text("status.simulating", bench.format().durationExact(bench.session().plan().run().durationSeconds()).text()), bench.verdicts().progressProperty().get());
        } else {
            working("", "", 0);
        }
        String said = bench.hintProperty().get();
        hint.setText(said.isEmpty() ? idle(verdict) : said);
        hint.setTooltip(said.isEmpty() ? null : tooltip(said));
        showIncidents();
        countFleet(bench.session().plan());
        seed.setText(words.text("status.seed", Long.toString(bench.session().plan().run().seed())));
    }

    @SuppressWarnings("ReferenceEquality") // Counted again only for another instance: it takes a walk over the plan.
    private void countFleet(Plan plan) {
        if (counted != plan) {
            counted = plan;
            fleet.setText(FleetCounts.of(plan).text(words, bench.format()));
        }
    }

    /// What goes on at the clock of the run being watched.
    private void showIncidents() {
        Moment moment = bench.live().momentProperty().get();
        Plan plan = bench.session().plan();
        List<String> now = moment == null ? List.of() : plan.incidents().stream()
                .filter(incident -> !(incident.what() instanceof Incident.What.Delayed) && incident.atSeconds() <= moment.clockSeconds() && moment.clockSeconds() < incident.endSeconds())
                .map(incident -> editWords.label(IncidentEdits.add(plan, incident))).toList();
        incidents.setVisible(!now.isEmpty());
        incidents.setManaged(!now.isEmpty());
        if (!now.isEmpty()) {
            incidents.setText(now.size() == 1 ? now.getFirst() : words.text("status.incidents", now.getFirst(), bench.format().whole(now.size() - 1)));
            incidents.setTooltip(tooltip(String.join("\n", now)));
        }
    }

    /// What is too long for the line is read in full here.
    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        return tooltip;
    }

    private void working(Object what, String name, double progress) {
        boolean on = !name.isEmpty();
        for (var node : new javafx.scene.Node[] {work, bar, share, left, cancel}) {
            node.setVisible(on);
            node.setManaged(on);
        }
        work.setText(name);
        bar.setProgress(progress);
        bar.setAccessibleText(name);
        share.setText(progress < 0 ? "" : "%3.0f %%".formatted(progress * 100));
        double seconds = timeLeft.seconds(what, progress);
        left.setText(Double.isNaN(seconds) ? "" : words.text("status.left", bench.format().durationExact(Math.max(1, Math.rint(seconds))).text()));
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

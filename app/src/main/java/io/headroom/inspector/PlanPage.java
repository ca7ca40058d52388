package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of the plan, while nothing is selected.
final class PlanPage {
    private final Figures figures;
    private final Plan plan;

    PlanPage(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
    }

    InspectorModel page() {
        List<Section> sections = new ArrayList<>();
        if (!plan.notes().isBlank()) {
            sections.add(Section.of(figures.word("section.notes"), "", notes()));
        }
        sections.add(run());
        if (!plan.fleet().isEmpty()) {
            sections.add(new IncidentRows(figures).section());
            sections.add(new ProviderRows(figures).section());
            sections.add(new OfferRows(figures).section());
            sections.add(new ClusterRows(figures).section());
            sections.add(contents());
            sections.add(cost());
            sections.add(PhysicsRows.profiles(figures));
        }
        return new InspectorModel(Selection.none(), plan.name(), State.NONE, "", figures.word("select"), figures.word("select"), sections);
    }

    private List<Row> notes() {
        List<String> paragraphs = plan.notes().strip().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            rows.add(new Prose("note." + i, paragraphs.get(i)));
        }
        return rows;
    }

    private Section run() {
        RunSettings run = plan.run();
        Fields start = new Fields("run.start", List.of(
                figures.field(Quantity.MOMENT, "start", "field.runStart", run.start().toString().replace('T', ' '), text -> change(run.withStart(moment(text))))));
        Fields times = new Fields("run.times", List.of(
                figures.field(Quantity.DURATION, "duration", "field.duration", Figures.seconds(run.durationSeconds()), text -> change(run.withDuration(Units.seconds(text)))),
                figures.field(Quantity.DURATION, "warmup", "field.warmup", Figures.seconds(run.warmupSeconds()), text -> change(run.withWarmup(Units.seconds(text))))));
        Fields draws = new Fields("run.draws", List.of(
                figures.field(Quantity.WHOLE, "seed", "field.seed", Long.toString(run.seed()), text -> change(run.withSeed(figures.whole(text, "field.seed")))),
                figures.field(Quantity.WHOLE, "replications", "field.replications", Integer.toString(run.replications()), text -> change(run.withReplications(replications(text))))));
        Fields stop = new Fields("run.stop", List.of(
                figures.optional(Quantity.PERCENT, "halfWidth", "field.halfWidth", halfWidth(run.halfWidth()), text -> change(run.withHalfWidth(halfWidth(text))))));
        return new Section(figures.word("section.run"), "", null, "", figures.word("help.run"), List.of(start, times, draws, stop));
    }

    private LocalDateTime moment(String text) {
        try {
            return LocalDateTime.parse(text.strip().replaceFirst("\\s+", "T"));
        } catch (DateTimeException notOne) {
            throw new InvalidPlan(figures.word("problem.moment", figures.word("field.runStart"), text.strip()));
        }
    }

    private static String halfWidth(@Nullable Double share) {
        return share == null ? "" : Units.formatCount(100 * share) + " %";
    }

    /// Reads percent; nothing means that all replications run.
    private @Nullable Double halfWidth(String text) {
        String number = text.strip();
        if (number.isEmpty()) {
            return null;
        }
        return figures.number(number.endsWith("%") ? number.substring(0, number.length() - 1) : number, "field.halfWidth") / 100;
    }

    private int replications(String text) {
        long count = figures.whole(text, "field.replications");
        if (count != (int) count) {
            throw new InvalidPlan(figures.word("problem.replications", text.strip()));
        }
        return (int) count;
    }

    private static Edit change(RunSettings run) {
        return Edits.change(run);
    }

    private Section contents() {
        int gpus = plan.fleet().stream().mapToInt(cluster -> cluster.gpus()).sum();
        long cabins = plan.partitions().stream().filter(Partition::reserved).count();
        return Section.of(figures.word("section.plan"), "", List.of(fact("gpus", gpus), fact("cabins", cabins), fact("lanes", plan.partitions().size() - cabins),
                fact("tenants", plan.tenants().size()), fact("unplaced", plan.tenantsIn(null).size())));
    }

    private Fact fact(String key, long count) {
        return new Fact("plan." + key, figures.word("plan." + key), figures.format().whole(count));
    }

    private Section cost() {
        Fact hour = new Fact("cost", figures.word("cost.hour"), figures.word("estimated", figures.format().price(plan.usdPerHour(), "$/h").text()));
        return new Section(figures.word("section.cost"), "", NumberKind.ESTIMATED, "", "", List.of(hour));
    }
}

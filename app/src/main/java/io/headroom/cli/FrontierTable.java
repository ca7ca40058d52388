package io.headroom.cli;

import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.allocate.frontier.Point;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import io.headroom.words.Format;
import io.headroom.words.FrontierWords;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cost against delay, and what a locked fleet does to the rest, as texts.
final class FrontierTable {
    private static final Words WORDS = Words.of(FrontierTable.class);
    private static final FrontierWords FRONTIER = FrontierWords.here();
    private static final Format FORMAT = Format.here();

    private FrontierTable() {}

    static String text(FrontierAnswer answer) {
        List<String> lines = new ArrayList<>(List.of(WORDS.text("frontier.title", answer.plan().name(), answer.tenant().name()), scope(answer.plan()),
                WORDS.text("frontier.axes", FRONTIER.delay(answer.metric()))));
        lines.add("");
        List<List<String>> rows = new ArrayList<>(List.of(List.of(WORDS.text("frontier.size"), WORDS.text("table.gpus"), WORDS.text("frontier.cost"), WORDS.text("frontier.misses"),
                WORDS.text("frontier.plan"), WORDS.text("frontier.million"), WORDS.text("frontier.estimate"), FRONTIER.delay(answer.metric()), WORDS.text("table.throttled"),
                WORDS.text("frontier.lost"), WORDS.text("frontier.busy"), WORDS.text("table.objectives"), WORDS.text("frontier.remark"))));
        for (int i = 0; i < answer.points().size(); i++) {
            Point point = answer.points().get(i);
            rows.add(List.of(FRONTIER.size(point), FORMAT.whole(point.size().gpus()), FRONTIER.cost(point), FRONTIER.misses(point), FORMAT.price(point.planUsdPerHour(), "$/h").text(),
                    FRONTIER.perMillion(point), FRONTIER.delay(answer.estimated().get(i)), FRONTIER.delay(point), FRONTIER.share(point.throttledShare()), FRONTIER.share(point.lostShare()),
                    FRONTIER.share(point.utilisation()), FRONTIER.objectives(point), FRONTIER.remark(point)));
        }
        lines.addAll(TextColumns.lines(rows, Set.of(0, 12)));
        lines.add("");
        lines.add(FRONTIER.breakEven(answer));
        if (answer.isolation() != null) {
            lines.add(FRONTIER.isolation(answer));
        }
        return String.join("\n", lines) + "\n";
    }

    static String text(LockedAnswer answer) {
        List<String> lines = new ArrayList<>(List.of(WORDS.text("frontier.locked.title", answer.plan().name()), scope(answer.plan()), ""));
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>(List.of(WORDS.text("frontier.locked.share"), WORDS.text("frontier.locked.gpus")))));
        List<Partition> lanes = answer.plan().partitions().stream().filter(partition -> !partition.reserved() && !answer.plan().tenantsIn(partition.id()).isEmpty()).toList();
        lanes.forEach(lane -> rows.getFirst().add(lane.name()));
        for (TenantId id : answer.rest()) {
            rows.getFirst().add(WORDS.text("frontier.locked.tenant", answer.plan().tenant(id).name(), FRONTIER.followed(answer.steps().getFirst().of(id))));
        }
        for (LockedAnswer.Step step : answer.steps()) {
            List<String> row = new ArrayList<>(List.of(FRONTIER.locked(step), FORMAT.whole(step.fleet().gpus())));
            lanes.forEach(lane -> row.add(WORDS.text("frontier.locked.lane", FORMAT.whole(step.fleet().gpusOf(lane.id())))));
            answer.rest().forEach(id -> row.add(FRONTIER.suffers(step.of(id))));
            rows.add(row);
        }
        lines.addAll(turned(rows));
        lines.add("");
        lines.add(FRONTIER.lockedSentence(answer));
        return String.join("\n", lines) + "\n";
    }

    /// A column for each share: there are at most nine, and as many rows as tenants.
    private static List<String> turned(List<List<String>> rows) {
        List<List<String>> turned = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            turned.add(rows.stream().map(row -> row.get(at)).toList());
        }
        return TextColumns.lines(turned);
    }

    private static String scope(Plan plan) {
        RunSettings run = plan.run();
        return WORDS.text("frontier.scope", FORMAT.durationExact(run.durationSeconds()), FORMAT.whole(run.replications()), Long.toString(run.seed()));
    }
}

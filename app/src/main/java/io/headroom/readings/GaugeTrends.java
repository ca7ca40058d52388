package io.headroom.readings;

import io.headroom.board.Selection;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.Plan;
import io.headroom.session.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of each gauge lately: of a verdict since the one on the plan before the last edit, of a moment since the window before it. Each is compared with the same
/// tenant's or partition's own value.
@SuppressWarnings("ReferenceEquality")
public final class GaugeTrends {
    /// Moments kept in a window's length: enough to find one that is about a window ago.
    private static final int IN_WINDOW = 20;

    private record Judged(Plan plan, Results results) {}

    private record Key(Plan plan, Selection selection, Verdict verdict, @Nullable Moment moment, GaugeModel.Mode mode) {
        boolean same(Key other) {
            return plan == other.plan && selection.equals(other.selection) && verdict == other.verdict && moment == other.moment && mode == other.mode;
        }
    }

    private @Nullable Judged last;
    private @Nullable Judged before;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private @Nullable Key known;
    private List<String> trends = List.of();

    /// Takes a verdict in: one on another plan makes the last one that before the edit.
    public void follow(Verdict verdict) {
        Results results = verdict.results();
        if (verdict.phase() != Verdict.Phase.FINAL || results == null || verdict.pending()) {
            return;
        }
        Judged now = last;
        if (now != null && now.plan() != verdict.plan() && !now.plan().differsInWallAlone(verdict.plan())) {
            before = now;
        }
        last = new Judged(verdict.plan(), results);
    }

    /// Takes a moment in; none, or one that is earlier than the last, begins anew.
    public void follow(@Nullable Moment moment) {
        Moment newest = moments.peekLast();
        if (moment == null || (newest != null && moment.clockSeconds() < newest.clockSeconds())) {
            moments.clear();
        }
        if (moment != null && (moments.isEmpty() || moment.clockSeconds() - moments.getLast().clockSeconds() >= moment.windowSeconds() / IN_WINDOW)) {
            moments.addLast(moment);
            while (moments.getFirst().clockSeconds() < moment.clockSeconds() - 2 * moment.windowSeconds()) {
                moments.removeFirst();
            }
        }
    }

    /// Forgets everything: another document was opened.
    public void forget() {
        last = null;
        before = null;
        moments.clear();
    }

    /// The readings with what became of them, where that is known.
    public List<Reading> on(GaugeModel now, List<Reading> readings) {
        Key key = new Key(now.plan(), now.selection(), now.verdict(), now.moment(), now.mode());
        Key seen = known;
        if (seen == null || !seen.same(key) || trends.size() != readings.size()) {
            known = key;
            trends = trends(now, readings);
        }
        List<Reading> told = new ArrayList<>(readings);
        for (int i = 0; i < told.size(); i++) {
            if (!trends.get(i).isEmpty()) {
                told.set(i, told.get(i).trending(trends.get(i)));
            }
        }
        return told;
    }

    private List<String> trends(GaugeModel now, List<Reading> readings) {
        WallReadings earlier = earlier(now).map(WallReadings::new).orElse(null);
        ReadingChange change = new ReadingChange(now.format());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Gauge gauge = now.plan().wall().gauges().get(i);
            Reading reading = readings.get(i);
            String trend = earlier != null && reading.hasValue() && changes(gauge.quantity(), now.mode()) ? change.trend(earlier.reading(ReadingChange.pinned(gauge, reading, now.plan())), reading) : "";
            // Money keeps the date of its prices unless it has changed.
            found.add(gauge.quantity() == Gauge.Quantity.COST && !trend.isEmpty() && trend.equals(now.words().text("trend.steady")) ? "" : trend);
        }
        return found;
    }

    /// What says something else in the place of its trend is left alone.
    private static boolean changes(Gauge.Quantity quantity, GaugeModel.Mode mode) {
        return switch (quantity) {
            case OLDEST_WAIT, BACKLOG -> false;
            case QUEUE, OBJECTIVES, COST, COST_PER_MILLION, GPUS, GPUS_FREE -> mode == GaugeModel.Mode.VERDICT;
            default -> true;
        };
    }

    private Optional<GaugeModel> earlier(GaugeModel now) {
        if (now.mode() == GaugeModel.Mode.MOMENT) {
            Moment shown = now.moment();
            return shown == null ? Optional.empty() : moments.reversed().stream().filter(each -> each.clockSeconds() <= shown.clockSeconds() - shown.windowSeconds()).findFirst()
                    .map(each -> new GaugeModel(now.plan(), now.selection(), now.verdict(), each, now.mode(), now.format()));
        }
        Judged then = before;
        if (then == null || now.verdict().phase() != Verdict.Phase.FINAL || now.verdict().pending() || !now.selection().in(then.plan()).equals(now.selection())) {
            return Optional.empty();
        }
        Verdict judged = new Verdict(then.plan(), Verdict.Phase.FINAL, then.results(), false, "");
        return Optional.of(new GaugeModel(then.plan(), now.selection(), judged, null, now.mode(), now.format()));
    }
}

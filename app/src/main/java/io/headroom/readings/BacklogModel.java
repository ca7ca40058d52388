package io.headroom.readings;

import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.session.Verdict;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who waits for service: at the clock of the run being watched, or else at the end of the run that the verdict is on.
///
/// @param scope at which time, in one line
/// @param lines the tenants of which something waits, oldest request first
public record BacklogModel(String scope, List<Line> lines) {
    private static final Words WORDS = Words.of(BacklogModel.class);

    /// One tenant.
    ///
    /// @param place where it is served, by name
    /// @param requests requests that wait, those between two attempts included
    /// @param tokens their input and output tokens
    /// @param oldest how long the oldest has waited
    /// @param oldestSeconds the same, in seconds
    public record Line(TenantId id, String name, String place, String requests, String tokens, String oldest, double oldestSeconds) {}

    /// Keeps its own copy.
    public BacklogModel {
        lines = List.copyOf(lines);
    }

    /// Reads a moment, or where there is none a verdict.
    public static BacklogModel of(Plan plan, Verdict verdict, @Nullable Moment moment, Format format) {
        Results results = verdict.results();
        List<Line> lines = new ArrayList<>();
        if (moment != null) {
            moment.tenants().forEach(each -> line(lines, plan, each.id(), (long) each.waiting() + each.away(), each.waitingTokens(), each.oldestWaitSeconds(), format));
        } else if (results != null) {
            results.tenants().forEach(each -> line(lines, plan, each.id(), each.backlog().requests(), each.backlog().tokens(), each.backlog().oldestSeconds(), format));
        }
        lines.sort(Comparator.comparingDouble(Line::oldestSeconds).reversed());
        String scope = moment != null ? WORDS.text("backlog.moment", GaugeModel.clock(plan, moment.clockSeconds(), format))
                : WORDS.text(results == null ? "backlog.nothing" : verdict.pending() ? "backlog.end.updating" : "backlog.end");
        return new BacklogModel(scope, lines);
    }

    private static void line(List<Line> lines, Plan plan, TenantId id, long requests, long tokens, double oldestSeconds, Format format) {
        Optional<Tenant> tenant = plan.tenants().stream().filter(each -> each.id().equals(id)).findFirst();
        if (requests > 0 && tenant.isPresent()) {
            PartitionId home = tenant.get().partition();
            lines.add(new Line(id, tenant.get().name(), home == null ? Format.NONE : plan.partition(home).name(), format.whole(requests), format.whole(tokens),
                    format.duration(oldestSeconds).text(), oldestSeconds));
        }
    }
}

package io.headroom.report;

import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.allocate.frontier.Point;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.TenantResult;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Cost against delay, and what a locked fleet does to the rest, as CSV: times in seconds, shares from 0 to 1, empty where nothing is known.
public final class FrontierCsv {
    private FrontierCsv() {}

    /// The points, estimated and simulated, as UTF-8 text.
    public static byte[] bytes(FrontierAnswer answer) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("number_kind", "partition_kind", "partition", "replicas", "gpus", "now", "usd_per_hour", "miss_usd_per_hour",
                "plan_usd_per_hour", "usd_per_million_tokens", "delay_s", "delay_lo_s", "delay_hi_s", "throttled_share", "lost_share", "utilisation", "break_even_utilisation",
                "dominated")));
        Stream.concat(answer.estimated().stream(), answer.points().stream().filter(point -> point.kind() == NumberKind.SIMULATED)).forEach(point -> rows.add(cells(point)));
        return CsvBytes.of(rows);
    }

    private static List<String> cells(Point point) {
        return List.of(Spelling.word(point.kind()), point.size().reserved() ? "reserved" : "shared", point.size().partition().value(), Integer.toString(point.size().replicas()),
                Integer.toString(point.size().gpus()), Boolean.toString(point.size().now()), figure(point.usdPerHour()), figure(point.missUsdPerHour()),
                figure(point.planUsdPerHour()), figure(point.usdPerMillionTokens()), figure(point.delay()), figure(point.delayInterval().lo()),
                figure(point.delayInterval().hi()), figure(point.throttledShare()), figure(point.lostShare()), figure(point.utilisation()),
                figure(point.breakEvenUtilisation().orElse(Double.NaN)), Boolean.toString(point.dominated()));
    }

    /// The tenants of the lanes at each share locked, and each of their objectives, as UTF-8 text.
    public static byte[] bytes(LockedAnswer answer) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("locked_share", "locked_gpus", "tenant", "offered", "served", "in_flight", "ttft_p99_s", "e2e_p99_s", "objective",
                "target_s", "value_s", "lo_s", "hi_s", "state")));
        for (LockedAnswer.Step step : answer.steps()) {
            for (TenantId id : answer.rest()) {
                TenantResult tenant = step.of(id);
                List<String> head = List.of(figure(step.fleet().share()), Integer.toString(step.fleet().gpus()), id.value(), Long.toString(tenant.offered()),
                        Long.toString(tenant.served()), Long.toString(tenant.inFlight()), figure(tenant.ttft().p99()), figure(tenant.e2e().p99()));
                if (tenant.objectives().isEmpty()) {
                    rows.add(Stream.concat(head.stream(), Stream.of("", "", "", "", "", "")).toList());
                }
                tenant.objectives().forEach(objective -> rows.add(Stream.concat(head.stream(), cells(objective)).toList()));
            }
        }
        return CsvBytes.of(rows);
    }

    private static Stream<String> cells(ObjectiveResult objective) {
        return Stream.of(objective.objective().key(), figure(objective.objective().targetSeconds()), figure(objective.value()), figure(objective.interval().lo()),
                figure(objective.interval().hi()), Spelling.word(objective.state()));
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}

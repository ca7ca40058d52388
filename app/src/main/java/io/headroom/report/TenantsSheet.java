package io.headroom.report;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.serving.LoadEstimate;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Who sends what: a row for each workload of each tenant, those in the tray too.
final class TenantsSheet {
    private static final Words WORDS = Words.of(TenantsSheet.class);
    private static final Format FORMAT = Format.here();

    private TenantsSheet() {}

    /// A workload with its tenant.
    private record Sent(Tenant tenant, Workload workload) {}

    static void fill(Page page, Plan plan) {
        page.heading(WORDS.text("sheet.tenants"), WORDS.text("tenants.note"));
        table(plan).fill(page, 1);
    }

    static Table<?> table(Plan plan) {
        List<Sent> rows = new ArrayList<>();
        plan.tenants().forEach(tenant -> tenant.workloads().forEach(workload -> rows.add(new Sent(tenant, workload))));
        return new Table<>("tenants", columns(plan), rows);
    }

    private static List<Column<Sent>> columns(Plan plan) {
        return List.of(
                Column.<Sent>of(head("tenant"), 26, Style.TEXT, row -> row.tenant().name()),
                Column.<Sent>of(head("partition"), 18, Style.TEXT, row -> partition(plan, row.tenant())).to(row -> row.tenant().partition()),
                Column.<Sent>of(head("kind"), 10, Style.TEXT, row -> kind(plan, row.tenant())),
                Column.<Sent>of(head("tier"), 12, Style.TEXT, row -> plan.tier(row.tenant().tier()).name()),
                Column.<Sent>of(head("workload"), 14, Style.TEXT, row -> row.workload().name()),
                Column.<Sent>of(head("class"), 12, Style.TEXT, row -> WORDS.of(row.workload().kind())),
                Column.<Sent>of(head("models"), 20, Style.WRAPPED, row -> models(row.workload())),
                Column.<Sent>of(head("arrivals"), 24, Style.WRAPPED, row -> pattern(plan, row.workload().traffic())),
                Column.<Sent>of(head("rate"), 11, Style.PER_SECOND, row -> perSecond(plan, row.workload().traffic())),
                Column.<Sent>of(head("cv"), 8, Style.RATIO, row -> cv(plan, row.workload().traffic())),
                Column.<Sent>of(head("deadline"), 14, Style.SECONDS, row -> row.workload().deadlineSeconds()),
                Column.<Sent>of(head("input"), 15, Style.TOKENS, row -> inputMedian(plan, row.workload().traffic())),
                Column.<Sent>of(head("output"), 12, Style.TOKENS, row -> outputMedian(plan, row.workload().traffic())),
                Column.<Sent>of(head("objectives"), 27, Style.WRAPPED, row -> objectives(row.tenant())),
                Column.<Sent>of(head("id"), 22, Style.TEXT, row -> row.tenant().id().value()));
    }

    private static String head(String key) {
        return WORDS.text("tenants." + key);
    }

    private static String partition(Plan plan, Tenant tenant) {
        return tenant.partition() == null ? WORDS.text("tenants.tray") : plan.partition(tenant.partition()).name();
    }

    private static @Nullable String kind(Plan plan, Tenant tenant) {
        return tenant.partition() == null ? null : kind(plan.partition(tenant.partition()));
    }

    /// Whether a partition is reserved or shared, in words.
    static String kind(Partition partition) {
        return WORDS.of(partition.kind());
    }

    private static String models(Workload workload) {
        return workload.models().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static @Nullable String objectives(Tenant tenant) {
        String all = tenant.objectives().stream().map(TenantsSheet::promise).collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }

    private static String promise(Objective objective) {
        return WORDS.text("objective.promise", WORDS.text("objective.name", WORDS.of(objective.statistic()), WORDS.of(objective.metric())),
                FORMAT.duration(objective.targetSeconds()).text());
    }

    private static String pattern(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated made -> pattern(made.arrivals());
            case Traffic.Sessions made -> pattern(made);
            case Traffic.Replayed replayed -> WORDS.text(replayed.repeat() ? "arrivals.replayed.again" : "arrivals.replayed", plan.trace(replayed.trace()).name());
        };
    }

    private static double perSecond(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated made -> made.arrivals().perSecond(plan.run());
            case Traffic.Sessions made -> LoadEstimate.load(plan, made).requestsPerSecond();
            case Traffic.Replayed replayed -> plan.trace(replayed.trace()).ratePerSecond();
        };
    }

    private static @Nullable Double cv(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated made -> cv(made.arrivals());
            case Traffic.Sessions made -> cv(made.arrivals());
            case Traffic.Replayed replayed -> cv(plan.trace(replayed.trace()));
        };
    }

    private static double inputMedian(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated made -> median(made.inputTokens());
            case Traffic.Sessions made -> median(made.inputTokens());
            case Traffic.Replayed replayed -> median(plan.trace(replayed.trace()).size(), plan.trace(replayed.trace())::inputTokens);
        };
    }

    private static double outputMedian(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated made -> median(made.outputTokens());
            case Traffic.Sessions made -> median(made.outputTokens());
            case Traffic.Replayed replayed -> median(plan.trace(replayed.trace()).size(), plan.trace(replayed.trace())::outputTokens);
        };
    }

    private static String pattern(Traffic.Sessions sessions) {
        return WORDS.text("arrivals.sessions", pattern(sessions.arrivals()), FORMAT.count(sessions.turns().mean()),
                FORMAT.duration(sessions.pauseSeconds().mean()).text(), FORMAT.whole(sessions.systemTokens()));
    }

    private static String pattern(Arrivals arrivals) {
        return switch (arrivals) {
            case Arrivals.Poisson poisson -> WORDS.text("arrivals.poisson");
            case Arrivals.Renewal renewal -> WORDS.of(renewal.shape());
            case Arrivals.OnOff bursts -> WORDS.text("arrivals.bursts", FORMAT.duration(bursts.onSeconds()).text(), FORMAT.duration(bursts.offSeconds()).text());
            case Arrivals.Shaped(Arrivals.Steady base, Curve curve) -> pattern(base) + curve(curve);
            case Arrivals.Windowed windowed -> WORDS.text("arrivals.windows", FORMAT.whole(windowed.windows().size()),
                    FORMAT.duration(windowed.windows().windowSeconds()).text());
        };
    }

    private static String curve(Curve curve) {
        StringBuilder words = new StringBuilder();
        if (!curve.daily().isEmpty() || !curve.weekly().isEmpty()) {
            words.append(WORDS.text("arrivals.curve." + (curve.weekly().isEmpty() ? "day" : curve.daily().isEmpty() ? "week" : "both")));
        }
        if (curve.growth() != null) {
            words.append(WORDS.text("arrivals.growth", curve.growth().text(), curve.growth().since()));
        }
        return words.toString();
    }

    private static @Nullable Double cv(Arrivals arrivals) {
        return switch (arrivals) {
            case Arrivals.Poisson _ -> 1.0;
            case Arrivals.Renewal renewal -> renewal.cv();
            case Arrivals.OnOff bursts -> bursts.cv();
            case Arrivals.Shaped shaped -> cv(shaped.base());
            case Arrivals.Windowed _ -> null;
        };
    }

    private static double cv(Trace trace) {
        double[] gaps = IntStream.range(1, trace.size()).mapToDouble(row -> trace.arrivalSeconds(row) - trace.arrivalSeconds(row - 1)).toArray();
        double mean = Arrays.stream(gaps).average().orElse(Double.NaN);
        double variance = Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElse(Double.NaN);
        return mean > 0 ? Math.sqrt(variance) / mean : Double.NaN;
    }

    private static double median(Distribution tokens) {
        return Math.ceil(tokens.quantile(0.5)); // lengths are rounded up to whole tokens
    }

    private static double median(int size, IntUnaryOperator values) {
        int[] sorted = IntStream.range(0, size).map(values).sorted().toArray();
        return sorted[(size - 1) / 2];
    }
}

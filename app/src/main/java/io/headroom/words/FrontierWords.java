package io.headroom.words;

import io.headroom.allocate.frontier.FrontierAnswer;
import io.headroom.allocate.frontier.Isolation;
import io.headroom.allocate.frontier.LockedAnswer;
import io.headroom.allocate.frontier.Point;
import io.headroom.compare.Measure;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Cost against delay in words and figures: the same in the window and on the command line.
public final class FrontierWords {
    private final Words words;
    private final Format format;
    private final ComparisonWords comparison;

    private FrontierWords(Locale locale, Format format) {
        words = Words.of(FrontierWords.class, locale);
        this.format = format;
        comparison = ComparisonWords.of(locale, format);
    }

    /// Words in the language of the desktop.
    public static FrontierWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static FrontierWords of(Locale locale, Format format) {
        return new FrontierWords(locale, format);
    }

    /// What the delay is, e.g. "p99 TTFT".
    public String delay(Objective.Metric metric) {
        return comparison.measure(new Measure.Latency(metric, Objective.Statistic.P99));
    }

    /// A way to serve the tenant, e.g. "Cabin of 2 replicas" or "Lane 1 of 6 replicas".
    public String size(Point point) {
        Partition partition = point.size().plan().partition(point.size().partition());
        return point.size().reserved() ? words.count("frontier.cabin", point.size().replicas()) : words.count("frontier.lane", point.size().replicas(), partition.name());
    }

    /// The same with its GPUs, e.g. "Cabin of 2 replicas, 8 H100 80 GB".
    public String place(Point point) {
        Plan plan = point.size().plan();
        return words.text("frontier.place", size(point), format.whole(point.size().gpus()), plan.gpuType(plan.cluster(plan.partition(point.size().partition()).cluster()).gpu()).name());
    }

    /// A delay with half of its interval, e.g. "410 ms ±7 %", or "≈ 410 ms" where it is estimated.
    public String delay(Point point) {
        String value = format.duration(point.delay()).text();
        return Double.isNaN(point.delay()) ? Format.NONE : point.kind() == NumberKind.ESTIMATED ? words.text("frontier.about", value)
                : (value + " " + format.margin(point.delayInterval().relativeHalfWidth(point.delay()))).strip();
    }

    /// What it costs the tenant, e.g. "31.92 $/h".
    public String cost(Point point) {
        return format.price(point.usdPerHour(), "$/h").text();
    }

    /// What a million tokens cost, e.g. "0.82 $".
    public String perMillion(Point point) {
        return format.price(point.usdPerMillionTokens(), "$").text();
    }

    /// What missed deadlines cost, e.g. "1.20 $/h"; an en dash where that is not known.
    public String misses(Point point) {
        return format.price(point.missUsdPerHour(), "$/h").text();
    }

    /// A share, e.g. "2.1 %".
    public String share(double share) {
        return format.share(share).text();
    }

    /// Whether the tenant's objectives hold, e.g. "1 of 2 met".
    public String objectives(Point point) {
        return point.objectives().isEmpty() ? Format.NONE : words.text("compare.objectives",
                format.whole(point.objectives().stream().filter(one -> one.state() == ObjectiveState.MET).count()), format.whole(point.objectives().size()));
    }

    /// Whether it is worth a thought: what it is now, dominated, or neither.
    public String remark(Point point) {
        return point.size().now() ? words.text(point.dominated() ? "frontier.now.dominated" : "frontier.now") : point.dominated() ? words.text("frontier.dominated") : "";
    }

    /// A point in one sentence: the plan behind it, and what that comes to.
    public String sentence(FrontierAnswer answer, Point point) {
        String others = point.others().isEmpty() ? "" : " " + words.text("frontier.others", point.others().stream().map(breach -> answer.plan().tenant(breach.tenant()).name()).distinct()
                .collect(Collectors.joining(", ")));
        String remark = remark(point).isEmpty() ? "" : " " + words.text("frontier.remark", remark(point));
        return words.text("frontier.sentence", place(point), cost(point), delay(answer.metric()), delay(point), share(point.lostShare()), words.of(point.kind())) + remark + others;
    }

    /// When a reservation pays, against how busy the tenant's cabin would be: the smallest in which its objectives hold, else the largest.
    public String breakEven(FrontierAnswer answer) {
        List<Point> cabins = answer.points().stream().filter(point -> point.size().reserved()).toList();
        if (cabins.isEmpty()) {
            return words.text("frontier.even.noRoom");
        }
        Point point = cabins.stream().filter(cabin -> cabin.lostShare() <= 0.01 && cabin.objectives().stream().allMatch(one -> one.state() == ObjectiveState.MET)).findFirst()
                .orElse(cabins.getLast());
        OptionalDouble even = point.breakEvenUtilisation();
        return even.isEmpty() ? words.text("frontier.even.free")
                : words.text(point.utilisation() >= even.getAsDouble() ? "frontier.even.pays" : "frontier.even.not", share(even.getAsDouble()), size(point), share(point.utilisation()),
                        words.of(point.kind()));
    }

    /// What it costs to keep the tenants of the lane apart; empty where that is not known.
    public String isolation(FrontierAnswer answer) {
        Isolation isolation = answer.isolation();
        if (isolation == null) {
            return "";
        }
        String apart = isolation.apart().stream().map(one -> words.text(one.simulated() ? "frontier.apart.one" : "frontier.apart.estimated", answer.plan().tenant(one.tenant()).name(),
                one.gpus() == 0 ? words.text("frontier.apart.never") : format.whole(one.gpus()))).collect(Collectors.joining(", "));
        return isolation.possible()
                ? words.text("frontier.isolation", format.whole(isolation.apartGpus()), format.price(isolation.apartUsdPerHour(), "$/h").text(), apart,
                        format.whole(isolation.pooledGpus()), format.price(isolation.pooledUsdPerHour(), "$/h").text(),
                        format.change((double) isolation.apartGpus() / isolation.pooledGpus() - 1))
                : words.text("frontier.isolation.never", apart, isolation.pooledGpus() == 0 ? words.text("frontier.apart.never") : format.whole(isolation.pooledGpus()));
    }

    /// The figure by which a tenant of a locked fleet is followed: its first objective, or the p99 end to end.
    public String followed(TenantResult tenant) {
        return tenant.objectives().isEmpty() ? delay(Objective.Metric.E2E) : promise(tenant.objectives().getFirst().objective());
    }

    private String promise(Objective objective) {
        return words.text("caps.promise", comparison.measure(new Measure.Latency(objective.metric(), objective.statistic())), format.durationExact(objective.targetSeconds()).text());
    }

    /// What a tenant of a locked fleet gets, e.g. "820 ms missed", with what it loses, if more than one in a thousand.
    public String suffers(TenantResult tenant) {
        String lost = lost(tenant) > 0.001 ? ", " + words.text("frontier.lost", share(lost(tenant))) : "";
        if (tenant.objectives().isEmpty()) {
            return format.duration(tenant.e2e().p99()).text() + lost;
        }
        ObjectiveResult first = tenant.objectives().getFirst();
        return format.duration(first.value()).text() + " " + words.of(first.state()) + lost;
    }

    private static double lost(TenantResult tenant) {
        long ended = tenant.offered() - tenant.inFlight();
        return ended == 0 ? 0 : 1 - (double) tenant.served() / ended;
    }

    /// How much of a fleet is locked, e.g. "40 %, 16 GPUs".
    public String locked(LockedAnswer.Step step) {
        return format.shareExact(step.fleet().share()).text();
    }

    /// From which share on somebody suffers, in one sentence.
    public String lockedSentence(LockedAnswer answer) {
        List<String> lines = answer.rest().stream().map(id -> answer.steps().stream().filter(step -> suffering(step.of(id))).findFirst()
                .map(step -> words.text(step.fleet().added() == 0 ? "frontier.locked.already" : "frontier.locked.from", answer.plan().tenant(id).name(), locked(step))).orElse("")).filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty() ? words.text("frontier.locked.nobody", locked(answer.steps().getLast())) : words.text("frontier.locked.who", String.join("; ", lines));
    }

    private static boolean suffering(TenantResult tenant) {
        return lost(tenant) > 0.01 || tenant.objectives().stream().anyMatch(one -> one.state() == ObjectiveState.MISSED);
    }
}

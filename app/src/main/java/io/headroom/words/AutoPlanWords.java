package io.headroom.words;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.auto.Answer;
import io.headroom.engine.Results;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Auto-plans in words and figures: the same in the window and on the command line.
public final class AutoPlanWords {
    private static final String USD = "$/h";
    private static final double NO_GAP = 5e-4;

    private final Words words;
    private final Format format;

    private AutoPlanWords(Words words, Format format) {
        this.words = words;
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static AutoPlanWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static AutoPlanWords of(Locale locale, Format format) {
        return new AutoPlanWords(Words.of(AutoPlanWords.class, locale), format);
    }

    /// What an answer comes to, a sentence each.
    public List<String> sentences(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> sentences(found);
            case Answer.Impossible impossible -> sentences(impossible);
        };
    }

    private List<String> sentences(Answer.Found found) {
        List<String> said = new ArrayList<>();
        String now = usd(found.plan().usdPerHour());
        String before = usd(found.before().usdPerHour());
        said.add(now.equals(before) ? words.text("auto.cost.same", now) : words.text("auto.cost", now, before));
        said.add(words.text("auto.holds", format.whole(found.results().objectives().size())));
        said.add(found.gap() < NO_GAP ? words.text("auto.gap.none") : words.text("auto.gap", usd(found.boundUsdPerHour()), format.share(found.gap()).text()));
        said.add(words.text("auto.changes", words.count("auto.moves", found.moves()), format.whole(found.partitions().stream().filter(each -> each.gpusBefore() == 0).count()),
                format.whole(found.partitions().stream().filter(each -> each.gpusBefore() > 0 && each.gpusBefore() != each.gpus()).count()), format.whole(found.removed().size()),
                format.whole(found.trials())));
        if (found.cutShort()) {
            said.add(words.text("auto.cut"));
        }
        return said;
    }

    private List<String> sentences(Answer.Impossible impossible) {
        List<String> said = new ArrayList<>();
        Plan plan = impossible.before();
        String conflict = joined(impossible.conflict().stream().map(promise -> promise(plan, promise)).toList());
        String load = impossible.conflict().isEmpty() ? ".load" : "";
        said.add(switch (impossible.cause()) {
            case UNSERVED -> words.text("auto.impossible.UNSERVED", joined(impossible.tenants().stream().map(tenant -> name(plan, tenant)).toList()));
            case KEPT -> words.text("auto.impossible.KEPT", joined(impossible.relaxed().stream().map(promise -> promise(plan, promise)).toList()));
            case OBJECTIVE -> words.text("auto.impossible.OBJECTIVE" + (impossible.conflict().size() > 1 ? ".together" : ""), conflict);
            case FLEET -> tooLittle("auto.impossible.FLEET" + load, conflict, format.whole(impossible.gpusShort()));
            case BUDGET -> tooLittle("auto.impossible.BUDGET" + load, conflict, usd(impossible.usdPerHourShort()));
        });
        if (!impossible.smallest()) {
            said.add(words.text("auto.impossible.notSmallest"));
        }
        if (!impossible.relaxed().isEmpty()) {
            said.add(relaxed(impossible));
        }
        return said;
    }

    private String tooLittle(String key, String conflict, String lacking) {
        return conflict.isEmpty() ? words.text(key, lacking) : words.text(key, conflict, lacking);
    }

    private String relaxed(Answer.Impossible impossible) {
        Plan plan = impossible.before();
        Answer.@Nullable Found without = impossible.without();
        if (without == null) {
            return words.text("auto.relaxed.none", joined(impossible.relaxed().stream().map(promise -> promise(plan, promise)).toList()));
        }
        String named = joined(impossible.relaxed().stream()
                .map(promise -> words.text("auto.relaxed.reached", promise(plan, promise), format.duration(impossible.reached(promise)).text())).toList());
        return words.text("auto.relaxed", named, usd(without.plan().usdPerHour()));
    }

    private String joined(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String most = names.stream().limit(names.size() - 1L).reduce((some, next) -> words.text("auto.comma", some, next)).orElseThrow();
        return words.text("auto.and", most, names.getLast());
    }

    /// A tenant's objective, e.g. "p99 TTFT of Shop ≤ 500 ms".
    public String promise(Plan plan, Answer.Promise promise) {
        return words.text("auto.promise", objective(promise.objective()), name(plan, promise.tenant()), format.durationExact(promise.objective().targetSeconds()).text());
    }

    /// An objective's figure, e.g. "p99 TTFT".
    public String objective(Objective objective) {
        return words.text("auto.objective", words.of(objective.statistic()), words.of(objective.metric()));
    }

    /// How large a partition is, and why, e.g. "12 × 4 H100 = 48 GPUs; p99 TTFT of Shop: 410 ms of 500 ms; one replica fewer gives p99 TTFT 730 ms of 500 ms".
    public String size(Answer.Found found, Answer.Sized sized) {
        Plan plan = found.plan();
        Partition partition = plan.partition(sized.partition());
        String said = words.text("auto.size", format.whole(sized.replicas()), format.whole(plan.deploymentOf(partition).gpusPerReplica()), plan.gpuTypeOf(partition).name(),
                words.count("auto.gpus", sized.gpus()));
        Answer.@Nullable Reached tightest = sized.tightest();
        if (tightest != null) {
            said = words.text("auto.size.join", said, words.text("auto.size.tightest", objective(tightest.objective()), name(plan, tightest.tenant()),
                    format.duration(tightest.value()).text(), format.durationExact(tightest.objective().targetSeconds()).text()));
        }
        Assurance.@Nullable Breach fewer = sized.fewer();
        return fewer == null ? sized.replicas() == 1 ? words.text("auto.size.join", said, words.text("auto.size.least")) : said
                : words.text("auto.size.join", said, fewer(plan, fewer));
    }

    private String fewer(Plan plan, Assurance.Breach fewer) {
        Objective objective = fewer.objective();
        return objective == null ? words.text("auto.size.fewerServed", format.share(fewer.value()).text(), name(plan, fewer.tenant()))
                : words.text("auto.size.fewer", words.text("auto.size.tightestName", objective(objective), name(plan, fewer.tenant())), format.duration(fewer.value()).text(),
                        format.durationExact(fewer.target()).text());
    }

    /// Why a tenant is where it is.
    public String why(Answer.Found found, Answer.Placed placed) {
        Plan plan = found.plan();
        return plan.tenantsIn(placed.to()).size() == 1 ? words.text("auto.why.cabin", usd(placed.shareUsdPerHour()))
                : words.text("auto.why.pool", usd(placed.shareUsdPerHour()), usd(placed.aloneUsdPerHour()));
    }

    /// How a tenant's objectives come out, before and after, e.g. "p99 TTFT 730 ms → 410 ms of 500 ms".
    ///
    /// @param before results of the plan before, or null where it was not simulated
    public String outcomes(@Nullable Results before, Results after, TenantId tenant) {
        String all = after.tenant(tenant).stream().flatMap(result -> result.objectives().stream()).map(result -> {
            Objective objective = result.objective();
            String was = before == null ? "" : before.tenant(tenant).stream().flatMap(each -> each.objectives().stream()).filter(each -> each.objective().equals(objective))
                    .map(each -> words.text("auto.was", format.duration(each.value()).text())).collect(Collectors.joining());
            return words.text("auto.outcome", objective(objective), was, format.duration(result.value()).text(), format.durationExact(objective.targetSeconds()).text());
        }).collect(Collectors.joining("; "));
        return all.isEmpty() ? Format.NONE : all;
    }

    /// A place of a plan, e.g. "Lane 1 (lane)", or the tray.
    public String place(Plan plan, @Nullable PartitionId id) {
        if (id == null) {
            return words.text("auto.tray");
        }
        Partition partition = plan.partition(id);
        return words.text("auto.place", partition.name(), words.text(partition.reserved() ? "auto.cabin" : "auto.lane"));
    }

    /// Dollars per hour.
    public String usd(double amount) {
        return format.price(amount, USD).text();
    }

    private static String name(Plan plan, TenantId id) {
        return plan.tenants().stream().filter(tenant -> tenant.id().equals(id)).map(tenant -> tenant.name()).collect(Collectors.joining());
    }
}

package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.edit.OfferEdits;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Promise;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import io.headroom.session.Contended;
import io.headroom.words.Format;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The page of a tenant.
final class TenantPage {
    private final Figures figures;
    private final Plan plan;
    private final Tenant tenant;
    private final @Nullable TenantResult result;
    private final @Nullable Contended contended;

    /// @param contended how far it is known why it waits; null where nobody finds out
    TenantPage(Figures figures, Tenant tenant, @Nullable Contended contended) {
        this.contended = contended;
        this.figures = figures;
        this.plan = figures.plan();
        this.tenant = tenant;
        this.result = figures.results() == null ? null : figures.results().tenant(tenant.id()).orElse(null);
    }

    InspectorModel page() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < tenant.workloads().size(); i++) {
            sections.add(new WorkloadRows(figures, tenant, i).section());
        }
        sections.add(objectives());
        sections.add(results());
        if (tenant.partition() != null) {
            sections.add(new OutcomeRows(figures, tenant, result, contended).section());
        }
        sections.add(new TierRows(figures, tenant).section());
        sections.add(new ClientRows(figures, tenant).section());
        sections.add(Section.of(figures.word("section.tenant"), "", List.of(new Fields("tenant", List.of(figures.field(Quantity.WORDS, "name", "field.name", tenant.name(),
                text -> Edits.change(tenant.withName(text.strip()))),
                figures.optional(Quantity.USD, "budget", "field.budget", Figures.count(tenant.budgetUsdPerMonth()), text -> OfferEdits.budget(tenant, budget(text))))))));
        ObjectiveState worst = result == null ? ObjectiveState.NO_DATA : result.state();
        return new InspectorModel(new Selection.OfTenant(tenant.id()), tenant.name(), tenant.objectives().isEmpty() ? State.NONE : figures.state(worst), stateWord(worst), where("where."), where("where.short."),
                sections);
    }

    private String stateWord(ObjectiveState worst) {
        if (tenant.objectives().isEmpty()) {
            return figures.word("state.noObjective");
        }
        if (tenant.partition() == null) {
            return figures.word("state.unplaced");
        }
        if (figures.pending() || result == null || worst == ObjectiveState.NO_DATA || worst == ObjectiveState.MET) {
            return result == null && !figures.pending() ? figures.word("state.notYet") : figures.stateWord(worst);
        }
        if (tenant.objectives().size() == 1) {
            return figures.stateWord(worst);
        }
        long such = result.objectives().stream().filter(objective -> objective.state() == worst).count();
        return figures.word("state.some", such, tenant.objectives().size(), figures.stateWord(worst));
    }

    private String where(String key) {
        if (tenant.partition() == null) {
            return figures.word(key + "tray");
        }
        Partition partition = plan.partition(tenant.partition());
        return figures.word(key + (partition.reserved() ? "cabin" : "lane"), partition.name(), plan.deploymentOf(partition).name());
    }

    private Section objectives() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < tenant.objectives().size(); i++) {
            rows.add(promise(tenant.objectives().get(i), i));
        }
        if (rows.isEmpty()) {
            rows.add(new InspectorModel.Prose("noObjective", figures.word("objectives.none")));
        }
        LatencySummary latency = result == null ? LatencySummary.EMPTY : result.ttft();
        return new Section(figures.word("section.objectives"), figures.pending() ? figures.word("updating") : "", result == null ? null : NumberKind.SIMULATED,
                figures.margin(latency), figures.word("help.objectives"), rows);
    }

    private Promise promise(Objective objective, int index) {
        Field target = figures.named(Quantity.DURATION, "objective." + objective.key(), label(objective), Figures.seconds(objective.targetSeconds()),
                "", text -> target(index, text));
        Optional<ObjectiveResult> came = result == null ? Optional.empty()
                : result.objectives().stream().filter(each -> each.objective().key().equals(objective.key())).findFirst();
        if (came.isEmpty()) {
            return new Promise(target.id(), target, Format.NONE, "", State.NONE, figures.stateWord(ObjectiveState.NO_DATA));
        }
        ObjectiveResult found = came.get();
        String margin = found.interval().known() && found.value() > 0 ? figures.format().margin(found.interval().relativeHalfWidth(found.value())) : "";
        return new Promise(target.id(), target, figures.format().duration(found.value()).text(), margin, figures.state(found.state()),
                figures.stateWord(found.state()));
    }

    private Edit target(int index, String text) {
        Objective before = tenant.objectives().get(index);
        List<Objective> changed = new ArrayList<>(tenant.objectives());
        changed.set(index, new Objective(before.metric(), before.statistic(), Units.seconds(text)));
        return Edits.change(tenant.withObjectives(changed));
    }

    private String label(Objective objective) {
        return figures.word("metric." + objective.metric()) + " " + objective.statistic().name().toLowerCase(Locale.ROOT);
    }

    private Section results() {
        if (tenant.partition() == null) {
            return Section.of(figures.word("section.results"), "", List.of(new InspectorModel.Prose("results.none", figures.word("results.unplaced"))));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(count("offered", TenantResult::offered));
        rows.add(count("served", TenantResult::served));
        rows.add(count("throttled", TenantResult::throttled));
        rows.add(count("rejected", TenantResult::rejected));
        rows.add(count("expired", TenantResult::expired));
        rows.add(count("inFlight", TenantResult::inFlight));
        // Said once for all: with it beside each name, the figures would not fit on a line where the window is small.
        rows.add(new Fact("latency", figures.word("result.latency"), figures.word("result.latency.columns")));
        rows.add(latency("ttft", TenantResult::ttft));
        rows.add(latency("tpot", TenantResult::tpot));
        rows.add(latency("e2e", TenantResult::e2e));
        if (tenant.workloads().stream().anyMatch(workload -> workload.traffic() instanceof Traffic.Sessions) || (result != null && result.session().count() > 0)) {
            rows.add(latency("session", TenantResult::session));
        }
        rows.add(fact("cached", "result.cached", came -> figures.format().share(came.cachedShare()).text()));
        rows.add(fact("tokensOut", "result.tokensOut", came -> figures.format().rate(came.tokensOutPerSecond()).text()));
        rows.add(new InspectorModel.Prose("modelError", PhysicsRows.error(figures, plan.partition(tenant.partition()))));
        return new Section(figures.word("section.results"), figures.waiting(result), Figures.kind(result), "", figures.word("help.results"), rows);
    }

    /// What came of it, or an en dash.
    private Fact fact(String id, String key, Function<TenantResult, String> value) {
        return new Fact(id, figures.word(key), result == null ? Format.NONE : value.apply(result));
    }

    private Fact count(String key, ToLongFunction<TenantResult> count) {
        return fact("result." + key, "result." + key, came -> figures.format().whole(count.applyAsLong(came)));
    }

    private Fact latency(String key, Function<TenantResult, LatencySummary> part) {
        return fact("result." + key, "result." + key, came -> {
            LatencySummary latency = part.apply(came);
            return figures.word("result.percentiles", figures.format().duration(latency.p50()).text(),
                    (figures.format().duration(latency.p99()).text() + " " + (figures.pending() ? "" : figures.margin(latency))).strip());
        });
    }

    private @Nullable Double budget(String text) {
        return text.isBlank() ? null : Double.valueOf(Units.count(text.replace("$", "").strip()));
    }

    static String kindWord(Figures figures, Workload workload) {
        return figures.word("kind." + workload.kind());
    }
}

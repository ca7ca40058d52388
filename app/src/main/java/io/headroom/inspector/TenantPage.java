package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.edit.Edits;
import io.headroom.engine.LatencySummary;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.inspector.InspectorModel.Change;
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
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import io.headroom.session.Contended;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        if (result != null) {
            sections.add(new OutcomeRows(figures, tenant, result, contended).section());
        }
        sections.add(new TierRows(figures, tenant).section());
        sections.add(new ClientRows(figures, tenant).section());
        sections.add(Section.of(figures.word("section.tenant"), "", List.of(new Fields("tenant", List.of(figures.field("name", "field.name", tenant.name(),
                text -> Edits.change(tenant.withName(text.strip()))))))));
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
        Field target = new Field("objective." + objective.key(), label(objective), Figures.seconds(objective.targetSeconds()),
                "", new Change<>(plan, text -> target(index, text)));
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
        TenantResult came = result;
        if (came == null) {
            String why = tenant.partition() == null ? "results.unplaced" : "results.notYet";
            return Section.of(figures.word("section.results"), "", List.of(new InspectorModel.Prose("results.none", figures.word(why))));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(count("offered", came.offered()));
        rows.add(count("served", came.served()));
        rows.add(count("throttled", came.throttled()));
        rows.add(count("rejected", came.rejected()));
        rows.add(count("expired", came.expired()));
        rows.add(count("inFlight", came.inFlight()));
        rows.add(latency("ttft", came.ttft()));
        rows.add(latency("tpot", came.tpot()));
        rows.add(latency("e2e", came.e2e()));
        if (came.session().count() > 0) {
            rows.add(latency("session", came.session()));
        }
        rows.add(new Fact("cached", figures.word("result.cached"), figures.format().share(came.cachedShare()).text()));
        rows.add(new Fact("tokensOut", figures.word("result.tokensOut"), figures.format().rate(came.tokensOutPerSecond()).text()));
        if (tenant.partition() != null) {
            rows.add(new InspectorModel.Prose("modelError", PhysicsRows.error(figures, plan.partition(tenant.partition()))));
        }
        return new Section(figures.word("section.results"), figures.pending() ? figures.word("updating") : "", NumberKind.SIMULATED, "", figures.word("help.results"), rows);
    }

    private Fact count(String key, long count) {
        return new Fact("result." + key, figures.word("result." + key), figures.format().whole(count));
    }

    private Fact latency(String key, LatencySummary latency) {
        return new Fact("result." + key, figures.word("result." + key),
                figures.word("result.percentiles", figures.format().duration(latency.p50()).text(),
                        (figures.format().duration(latency.p99()).text() + " " + (figures.pending() ? "" : figures.margin(latency))).strip()));
    }

    static String kindWord(Figures figures, Workload workload) {
        return figures.word("kind." + workload.kind());
    }
}

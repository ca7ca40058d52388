package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Link;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.State;
import io.headroom.plan.ModelId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The page of several tenants: how many, what they have in common, and a way to each.
final class GroupPage {
    /// Tenants that are listed; the others are counted.
    private static final int LISTED = 24;

    private final Figures figures;
    private final Plan plan;
    private final Selection.OfTenants selection;
    private final List<Tenant> tenants;

    GroupPage(Figures figures, Selection.OfTenants selection) {
        this.figures = figures;
        this.plan = figures.plan();
        this.selection = selection;
        this.tenants = plan.tenants().stream().filter(tenant -> selection.has(tenant.id())).toList();
    }

    InspectorModel page() {
        List<ObjectiveState> states = tenants.stream().map(this::state).toList();
        ObjectiveState worst = states.contains(ObjectiveState.MISSED) ? ObjectiveState.MISSED : states.contains(ObjectiveState.AT_RISK) ? ObjectiveState.AT_RISK
                : states.contains(ObjectiveState.MET) ? ObjectiveState.MET : ObjectiveState.NO_DATA;
        long count = states.stream().filter(worst::equals).count();
        String word = worst == ObjectiveState.NO_DATA || figures.pending() ? "" : figures.word("group.state", figures.format().whole(count), figures.state(worst).word());
        String where = where();
        return new InspectorModel(selection, figures.word("group.title", figures.format().whole(tenants.size())), word.isEmpty() ? State.NONE : figures.state(worst), word, where, where,
                List.of(common(), members()));
    }

    private ObjectiveState state(Tenant tenant) {
        return result(tenant).map(TenantResult::state).orElse(ObjectiveState.NO_DATA);
    }

    private Optional<TenantResult> result(Tenant tenant) {
        return figures.results() == null ? Optional.empty() : figures.results().tenant(tenant.id());
    }

    private String where() {
        List<String> places = tenants.stream().map(this::place).distinct().toList();
        return places.size() == 1 ? places.getFirst() : figures.word("group.places", figures.format().whole(places.size()));
    }

    private String place(Tenant tenant) {
        return tenant.partition() == null ? figures.word("where.short.tray") : plan.partition(tenant.partition()).name();
    }

    private Section common() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Fact("group.load", figures.word("group.load"), figures.format().rateExact(tenants.stream().mapToDouble(tenant -> LoadEstimate.requestsPerSecond(plan, tenant)).sum()).text()));
        rows.add(new Fact("group.tier", figures.word("group.tier"), shared(tenant -> plan.tier(tenant.tier()).name())));
        rows.add(new Fact("group.place", figures.word("group.place"), shared(this::place)));
        rows.add(new Fact("group.models", figures.word("group.models"), models()));
        rows.add(new Fact("group.objectives", figures.word("group.objectives"),
                figures.format().whole(tenants.stream().filter(tenant -> !tenant.objectives().isEmpty()).count())));
        return Section.of(figures.word("section.group"), "", rows);
    }

    /// What all of them have, or how many different things they have.
    private String shared(Function<Tenant, String> what) {
        List<String> all = tenants.stream().map(what).distinct().toList();
        return all.size() == 1 ? all.getFirst() : figures.word("group.different", figures.format().whole(all.size()));
    }

    private String models() {
        Set<ModelId> both = new LinkedHashSet<>(plan.deployments().stream().map(deployment -> deployment.model()).toList());
        both.removeIf(model -> tenants.stream().anyMatch(tenant -> !tenant.accepts(model)));
        return both.isEmpty() ? figures.word("group.noModel") : String.join(", ", both.stream().map(ModelId::value).toList());
    }

    private Section members() {
        List<Row> rows = new ArrayList<>();
        for (Tenant tenant : tenants.stream().limit(LISTED).toList()) {
            boolean promised = !tenant.objectives().isEmpty() && result(tenant).isPresent();
            State state = promised ? figures.state(state(tenant)) : State.NONE;
            rows.add(new Link("member." + tenant.id(), tenant.name(), new Selection.OfTenant(tenant.id()), state, promised ? state.word() : ""));
        }
        if (tenants.size() > LISTED) {
            rows.add(new Fact("member.more", figures.word("group.more"), figures.format().whole(tenants.size() - LISTED)));
        }
        return Section.of(figures.word("section.tenants"), "", rows);
    }
}

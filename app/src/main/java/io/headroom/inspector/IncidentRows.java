package io.headroom.inspector;

import io.headroom.edit.Edit;
import io.headroom.edit.IncidentEdits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Change;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Menu;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Cluster;
import io.headroom.plan.Incident;
import io.headroom.plan.Incident.What;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Tenant;
import io.headroom.plan.Units;
import io.headroom.words.EditWords;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The section of the incidents that a plan scripts: what, when, how long.
final class IncidentRows {
    private final Figures figures;
    private final Plan plan;
    private final EditWords edits = EditWords.here();

    IncidentRows(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < plan.incidents().size(); i++) {
            rows.add(incident(i, plan.incidents().get(i)));
        }
        rows.add(new Menu("incident", figures.word("incident.add"), id(plan.incidents().size()), kinds()));
        return new Section(figures.word("section.incidents"), plan.incidents().isEmpty() ? figures.word("incidents.none") : figures.format().whole(plan.incidents().size()), null, "",
                figures.word("help.incidents"), rows);
    }

    private static String id(int number) {
        return "incident." + number;
    }

    /// What can be added: about the first tenant, cluster or provider of its kind, at the end of the warm-up, until it is changed.
    private List<Action> kinds() {
        double at = plan.run().warmupSeconds();
        List<Action> kinds = new ArrayList<>();
        Tenant tenant = plan.tenants().stream().filter(each -> each.partition() != null).findFirst().orElse(null);
        if (tenant != null) {
            kinds.add(kind("burst", IncidentEdits.burst(plan, tenant.id(), at)));
            kinds.add(kind("launch", IncidentEdits.launch(plan, tenant.id(), at)));
        }
        Cluster cluster = plan.fleet().getFirst();
        kinds.add(kind("node", IncidentEdits.loseNode(plan, cluster.id(), at)));
        kinds.add(kind("cluster", IncidentEdits.loseCluster(plan, cluster.id(), at)));
        if (!plan.providers().isEmpty()) {
            kinds.add(kind("provider", IncidentEdits.providerDown(plan, plan.providers().getFirst().id(), at)));
        }
        dated().stream().findFirst().ifPresent(late -> kinds.add(kind("delay", IncidentEdits.delay(plan, late.id(), at))));
        return kinds;
    }

    private Action kind(String key, Edit edit) {
        return new Action("incident." + key, figures.word("incident." + key), figures.word("incident." + key), edit);
    }

    private List<Cluster> dated() {
        return plan.fleet().stream().filter(cluster -> cluster.availableFrom() != null).toList();
    }

    private Details incident(int number, Incident incident) {
        String id = id(number);
        List<Row> rows = new ArrayList<>();
        rows.add(subject(number, incident));
        List<Field> when = new ArrayList<>();
        if (!(incident.what() instanceof What.Delayed)) {
            when.add(figures.field(Quantity.DURATION, id + ".at", "field.incident.at", Figures.seconds(incident.atSeconds()),
                    text -> change(number, new Incident(incident.what(), Units.seconds(text), incident.lastsSeconds()))));
        }
        when.add(figures.field(Quantity.DURATION, id + ".lasts", incident.what() instanceof What.Delayed ? "field.incident.by" : "field.incident.lasts", days(incident.lastsSeconds()),
                text -> change(number, new Incident(incident.what(), incident.atSeconds(), Units.seconds(text)))));
        size(number, incident, when);
        rows.add(new Fields(id + ".when", when));
        String what = what(incident);
        rows.add(new Actions(id + ".actions", List.of(new Action(id + ".remove", figures.word("remove"), figures.word("remove.spoken", what), IncidentEdits.remove(number)))));
        String label = incident.what() instanceof What.Delayed ? what : figures.word("incident.line", clock(incident.atSeconds()), what);
        return new Details(id, label, rows);
    }

    /// A time of the run on the clock of the plan, as the toolbar shows it.
    private String clock(double atSeconds) {
        return figures.format().clock(plan.run().start().toLocalTime().toSecondOfDay() + atSeconds);
    }

    /// Whole days as such: "7 d" says more than "168 h".
    private static String days(double seconds) {
        return seconds % 86_400 == 0 ? Units.formatCount(seconds / 86_400) + " d" : Figures.seconds(seconds);
    }

    private String what(Incident incident) {
        return edits.label(IncidentEdits.add(plan, incident));
    }

    private Edit change(int number, Incident other) {
        return IncidentEdits.change(plan, number, other);
    }

    /// How large it is, where it has a size.
    private void size(int number, Incident incident, List<Field> fields) {
        switch (incident.what()) {
            case What.Burst(var tenant, double factor) -> fields.add(factor(number, incident, factor, other -> new What.Burst(tenant, other)));
            case What.Launch(var tenant, double factor) -> fields.add(factor(number, incident, factor, other -> new What.Launch(tenant, other)));
            case What.NodesLost(var cluster, int nodes) -> fields.add(figures.field(Quantity.WHOLE, id(number) + ".nodes", "field.incident.nodes", Integer.toString(nodes),
                    text -> change(number, with(incident, new What.NodesLost(cluster, Math.clamp(figures.whole(text, "field.incident.nodes"), 0, Integer.MAX_VALUE))))));
            case What.ClusterLost _, What.ProviderDown _, What.Delayed _ -> {}
        }
    }

    private Field factor(int number, Incident incident, double factor, Function<Double, What> what) {
        return figures.field(Quantity.COUNT, id(number) + ".factor", "field.incident.factor", Units.formatCount(factor),
                text -> change(number, with(incident, what.apply(figures.number(text.strip().replaceFirst("^[x×]", ""), "field.incident.factor")))));
    }

    private static Incident with(Incident incident, What what) {
        return new Incident(what, incident.atSeconds(), incident.lastsSeconds());
    }

    private Choice subject(int number, Incident incident) {
        return switch (incident.what()) {
            case What.Burst(var tenant, double factor) -> subject(number, incident, "field.tenant", plan.tenants(), Tenant::name, plan.tenant(tenant), other -> new What.Burst(other.id(), factor));
            case What.Launch(var tenant, double factor) -> subject(number, incident, "field.tenant", plan.tenants(), Tenant::name, plan.tenant(tenant), other -> new What.Launch(other.id(), factor));
            case What.NodesLost(var cluster, int nodes) ->
                subject(number, incident, "field.cluster", plan.fleet(), Cluster::name, plan.cluster(cluster), other -> new What.NodesLost(other.id(), nodes));
            case What.ClusterLost(var cluster) -> subject(number, incident, "field.cluster", plan.fleet(), Cluster::name, plan.cluster(cluster), other -> new What.ClusterLost(other.id()));
            case What.ProviderDown(var provider) ->
                subject(number, incident, "field.provider", plan.providers(), Provider::name, plan.provider(provider), other -> new What.ProviderDown(other.id()));
            case What.Delayed(var cluster) -> subject(number, incident, "field.cluster", dated(), Cluster::name, plan.cluster(cluster), other -> new What.Delayed(other.id()));
        };
    }

    private <T> Choice subject(int number, Incident incident, String label, List<T> all, Function<T, String> name, @Nullable T now, Function<T, What> what) {
        return new Choice(id(number) + ".subject", figures.word(label), all.stream().map(name).toList(), all.indexOf(now),
                Change.of(plan, chosen -> change(number, with(incident, what.apply(all.get(chosen))))));
    }
}

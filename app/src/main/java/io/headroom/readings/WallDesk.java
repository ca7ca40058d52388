package io.headroom.readings;

import io.headroom.edit.Edit;
import io.headroom.edit.WallEdits;
import io.headroom.gauges.Explanation;
import io.headroom.gauges.Reading;
import io.headroom.gauges.WallHost;
import io.headroom.plan.Gauge;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Wall;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the gauges of the wall in the open plan: each change is one step of its history. Knows no scene graph.
public final class WallDesk implements WallHost {
    private static final List<Objective.Statistic> STATISTICS = List.of(Objective.Statistic.P50, Objective.Statistic.P90, Objective.Statistic.P95, Objective.Statistic.P99);

    private final Words words = Words.of(WallDesk.class);
    private final Supplier<GaugeModel> model;
    private final Supplier<List<Reading>> readings;
    private final Consumer<Edit> apply;
    private final Consumer<String> help;
    private final List<Gauge> offered = new ArrayList<>();

    /// @param model what the gauges are about now
    /// @param readings what they show
    /// @param apply takes each edit
    /// @param help opens a page of help
    public WallDesk(Supplier<GaugeModel> model, Supplier<List<Reading>> readings, Consumer<Edit> apply, Consumer<String> help) {
        this.model = model;
        this.readings = readings;
        this.apply = apply;
        this.help = help;
        for (Gauge.Quantity quantity : Gauge.Quantity.values()) {
            offered.add(Gauge.of(quantity));
            if (quantity.metric() != null) {
                STATISTICS.forEach(statistic -> offered.add(new Gauge(quantity, statistic, new Gauge.Scope.Selected())));
            }
        }
    }

    private Plan plan() {
        return model.get().plan();
    }

    private List<Gauge> gauges() {
        return plan().wall().gauges();
    }

    private String name(int index) {
        return WallWords.name(words, gauges().get(index));
    }

    @Override
    public List<Choice> choices() {
        return offered.stream().map(gauge -> new Choice(WallWords.name(words, gauge), words.text("explain." + gauge.quantity() + ".what"))).toList();
    }

    @Override
    public List<String> scopes(int choice) {
        return names(offered.get(choice), null);
    }

    @Override
    public void add(int choice, int scope) {
        Gauge gauge = offered.get(choice).of(scopes(null).get(scope));
        apply.accept(WallEdits.add(gauge, WallWords.name(words, gauge)));
    }

    @Override
    public List<String> scopesAt(int index) {
        Gauge gauge = gauges().get(index);
        return names(gauge, gauge.scope());
    }

    @Override
    public int scopeAt(int index) {
        Gauge.Scope scope = gauges().get(index).scope();
        return scopes(scope).indexOf(scope);
    }

    @Override
    public void scope(int index, int scope) {
        Gauge gauge = gauges().get(index);
        Gauge.Scope chosen = scopes(gauge.scope()).get(scope);
        if (!chosen.equals(gauge.scope())) {
            apply.accept(WallEdits.scope(index, chosen, name(index), WallWords.scope(words, plan(), gauge.of(chosen))));
        }
    }

    private List<String> names(Gauge gauge, Gauge.@Nullable Scope there) {
        return scopes(there).stream().map(scope -> WallWords.scope(words, plan(), gauge.of(scope))).toList();
    }

    /// Whatever is selected, the plan, its tenants, its cabins and lanes; last, one that the plan has not and the gauge names all the same.
    private List<Gauge.Scope> scopes(Gauge.@Nullable Scope there) {
        List<Gauge.Scope> all = new ArrayList<>(List.of(new Gauge.Scope.Selected(), new Gauge.Scope.Whole()));
        plan().tenants().forEach(tenant -> all.add(new Gauge.Scope.OfTenant(tenant.id())));
        plan().partitions().forEach(partition -> all.add(new Gauge.Scope.OfPartition(partition.id())));
        if (there != null && !all.contains(there)) {
            all.add(there);
        }
        return all;
    }

    @Override
    public void move(int from, int to) {
        apply.accept(WallEdits.move(from, to, name(from)));
    }

    @Override
    public void remove(int index) {
        apply.accept(WallEdits.remove(index, name(index)));
    }

    @Override
    public void reset() {
        apply.accept(WallEdits.reset());
    }

    @Override
    public boolean usual() {
        return plan().wall().equals(Wall.USUAL);
    }

    @Override
    public Explanation explain(int index) {
        return new GaugeExplanations(model.get()).of(gauges().get(index), readings.get().get(index));
    }

    @Override
    public void help(String page) {
        help.accept(page);
    }
}

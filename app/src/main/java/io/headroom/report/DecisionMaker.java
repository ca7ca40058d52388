package io.headroom.report;

import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.TenantChange;
import io.headroom.cost.CostBasis;
import io.headroom.cost.CostStatement;
import io.headroom.engine.Difference;
import io.headroom.engine.ObjectiveState;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.words.ComparisonWords;
import io.headroom.words.ForecastWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Works out a [Decision]: chooses, then gathers what speaks for it.
final class DecisionMaker {
    private static final Words WORDS = Words.of(DecisionMaker.class);
    private static final Format FORMAT = Format.here();
    private static final ForecastWords FORECAST = ForecastWords.here();

    private final Dossier dossier;
    private final CostBasis basis;
    private final Candidates candidates;
    private final Candidate current;
    private final Candidate chosen;

    DecisionMaker(Dossier dossier, CostBasis basis) {
        this.dossier = dossier;
        this.basis = basis;
        candidates = Candidates.of(dossier);
        current = candidates.current();
        chosen = candidates.chosen();
    }

    Decision decision() {
        DecisionWords words = new DecisionWords(candidates);
        CostStatement cost = CostStatement.of(chosen.plan(), chosen.results(), basis);
        List<WorkloadGrowth> growths = growths();
        CapacityOutlook outlook = CapacityOutlook.of(chosen.plan(), basis, growths);
        RiskRegister risks = RiskRegister.of(chosen.plan(), chosen.results());
        return new Decision(dossier.edition(), dossier.plan().name(), Scope.of(dossier.results()), choice(), words.sentence(), words.reasons(), WORDS.text("decision.kinds"), ask(cost), options(),
                optionsNote(), gains(), gainsNote(), outlook, outlookNote(outlook, OwnGrowth.tenants(growths)),
                new DecisionFigures(dossier.edition(), chosen, cost, risks, outlook).figures(), risks.risks(), new DecisionBasis(chosen.plan(), dossier.results(), basis).facts());
    }

    private Decision.Choice choice() {
        if (!chosen.equals(current)) {
            return Decision.Choice.ADOPT;
        }
        if (current.count(ObjectiveState.NO_DATA) == current.objectives()) {
            return Decision.Choice.OPEN;
        }
        return current.count(ObjectiveState.MISSED) + current.count(ObjectiveState.AT_RISK) > 0 ? Decision.Choice.FIX : Decision.Choice.KEEP;
    }

    private Decision.Ask ask(CostStatement cost) {
        double reserved = chosen.plan().partitions().stream().filter(Partition::reserved).mapToDouble(Partition::gpuShare).sum();
        String text = WORDS.count("decision.ask", Math.round(Math.ceil(chosen.gpus() - 1e-9)), FORMAT.count(reserved), FORMAT.price(chosen.usdPerHour(), "$/h").text(),
                FORMAT.money(cost.usdPerMonth(), "$").text(), FORMAT.money(cost.usdPerTerm(), "$").text(), Integer.toString(basis.termMonths()));
        return new Decision.Ask(chosen.gpus(), chosen.gpus() - current.gpus(), reserved, chosen.usdPerHour(), chosen.usdPerHour() - current.usdPerHour(), cost.usdPerMonth(), cost.usdPerTerm(),
                basis.termMonths(), text, dates());
    }

    /// What is due when: when everything the plan holds is there, what comes and goes, and, where the plan stays as it is, what its forecast says to order.
    private List<Decision.Due> dates() {
        List<Decision.Due> dates = new ArrayList<>();
        Plan plan = chosen.plan();
        LocalDate start = plan.run().start().toLocalDate();
        LocalDate complete = plan.fleet().stream().filter(cluster -> plan.arriving(cluster) && !plan.partitionsOn(cluster.id()).isEmpty()).map(Cluster::availableFrom).max(Comparator.naturalOrder())
                .orElse(start);
        dates.add(new Decision.Due(complete, WORDS.text(complete.equals(start) ? "decision.due.start" : "decision.due.complete"), false));
        for (Cluster cluster : plan.fleet()) {
            if (cluster.availableFrom() != null && plan.arriving(cluster)) {
                dates.add(new Decision.Due(cluster.availableFrom(), WORDS.count("decision.due.arrives", cluster.gpus(), cluster.name()), false));
            }
            if (cluster.availableUntil() != null) {
                dates.add(new Decision.Due(cluster.availableUntil(), WORDS.count("decision.due.leaves", cluster.gpus(), cluster.name()), false));
            }
        }
        if (dossier.forecast() != null && chosen.equals(current)) {
            dossier.forecast().needs().forEach(need -> {
                String lane = plan.partition(need.partition()).name();
                Integer expected = need.expected();
                String what = expected == null ? WORDS.text("decision.due.noSize", lane, FORECAST.date(need.neededOn()))
                        : need.toOrder() > 0 ? WORDS.count("decision.due.order", need.toOrder(), lane, FORECAST.date(need.neededOn()))
                                : WORDS.text("decision.due.enlarge", lane, FORMAT.whole(expected), FORECAST.date(need.neededOn()));
                dates.add(new Decision.Due(need.orderBy(), what, true));
            });
        }
        dates.sort(Comparator.comparing(Decision.Due::date));
        return dates;
    }

    private List<Decision.Option> options() {
        List<Candidate> told = new ArrayList<>(List.of(current));
        candidates.others().stream().sorted(Candidate.ORDER).limit(Decision.MOST_OPTIONS - 1L).sorted(Comparator.comparingDouble(Candidate::usdPerHour)).forEach(told::add);
        return told.stream().map(this::option).toList();
    }

    private Decision.Option option(Candidate one) {
        Verdict.Judged worst = Verdict.of(one.results()).worst().orElse(null);
        return new Decision.Option(one.name(), one.plan(), one.results(), one.equals(current), one.equals(chosen), one.gpus(), one.usdPerHour(), one.count(ObjectiveState.MET), one.count(ObjectiveState.AT_RISK),
                one.count(ObjectiveState.MISSED), one.count(ObjectiveState.NO_DATA), one.gainers(), one.losers(), worst == null ? Double.NaN : worst.shareOfTarget(),
                worst == null ? "" : worst(worst));
    }

    /// The worst promise in words.
    static String worst(Verdict.Judged one) {
        return WORDS.text("decision.worst", one.tenant().name(), one.name(), FORMAT.duration(one.result().value()).text(), FORMAT.durationExact(one.result().objective().targetSeconds()).text());
    }

    private String optionsNote() {
        int others = candidates.others().size();
        if (others == 0) {
            return WORDS.text("decision.options.none");
        }
        String what = WORDS.count(candidates.sizes() ? "decision.options.sizes" : "decision.options.scenarios", others);
        return others < Decision.MOST_OPTIONS ? what : what + " " + WORDS.text("decision.options.some", FORMAT.whole(Decision.MOST_OPTIONS - 1L));
    }

    private List<Decision.Gain> gains() {
        return candidates.told().map(Comparison::tenants).orElse(List.of()).stream().map(DecisionMaker::gain).toList();
    }

    private static Decision.Gain gain(TenantChange tenant) {
        Difference one = tenant.difference();
        return new Decision.Gain(tenant.name(), tenant.change(), ComparisonWords.here().change(tenant.change()), one.before(), one.after(), one.relative(), one.interval().lo() / one.before(),
                one.interval().hi() / one.before());
    }

    private String gainsNote() {
        Comparison told = candidates.told().orElse(null);
        if (told == null) {
            return WORDS.text("decision.gains.none");
        }
        ComparisonWords words = ComparisonWords.here();
        String note = WORDS.text("decision.gains", told.after().name(), told.before().name(), words.measure(told.measure()));
        for (Change change : List.of(Change.ENTERS, Change.LEAVES)) {
            List<String> names = told.tenants().stream().filter(tenant -> tenant.change() == change).map(TenantChange::name).toList();
            note += names.isEmpty() ? "" : " · " + WORDS.text("decision.gains.apart", words.change(change), String.join(", ", names));
        }
        boolean any = told.tenants().stream().anyMatch(tenant -> ChartsSheet.CHANGES.contains(tenant.change()) && Double.isFinite(tenant.difference().relative()));
        return any ? note : note + " · " + WORDS.text("decision.changes.none");
    }

    /// How the workloads of the chosen plan grow: as the forecast was told where there is one, else as the plan and its recordings tell.
    private List<WorkloadGrowth> growths() {
        Map<TenantId, GrowthRange> given = new HashMap<>();
        if (dossier.forecast() != null) {
            Set<TenantId> tenants = chosen.plan().tenants().stream().map(Tenant::id).collect(Collectors.toSet());
            dossier.forecast().growths().stream().filter(growth -> growth.source() == WorkloadGrowth.Source.GIVEN && tenants.contains(growth.tenant()))
                    .forEach(growth -> given.put(growth.tenant(), growth.range()));
        }
        return WorkloadGrowth.of(chosen.plan(), given);
    }

    private String outlookNote(CapacityOutlook outlook, long tenants) {
        String note = WORDS.text("decision.outlook", FORMAT.change(basis.growthPerMonth()));
        List<CapacityOutlook.Grower> growers = outlook.growers();
        if (growers.isEmpty()) {
            return note;
        }
        String least = FORMAT.change(growers.getFirst().perMonth());
        String most = FORMAT.change(growers.getLast().perMonth());
        return note + " " + WORDS.count("decision.outlook.own", tenants,
                least.equals(most) ? most : WORDS.text("decision.outlook.range", least, most));
    }
}

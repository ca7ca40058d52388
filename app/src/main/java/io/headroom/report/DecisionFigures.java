package io.headroom.report;

import io.headroom.compare.Change;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.cost.CostStatement;
import io.headroom.engine.NumberKind;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Tenant;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The key figures of an edition, of the chosen plan: what matters to who sells capacity, or to who buys it.
final class DecisionFigures {
    private static final Words WORDS = Words.of(DecisionFigures.class);
    private static final Format FORMAT = Format.here();
    private static final int NAMED = 3; // of those displaced

    private final Dossier.Edition edition;
    private final Candidate chosen;
    private final CostStatement cost;
    private final RiskRegister risks;
    private final CapacityOutlook outlook;

    DecisionFigures(Dossier.Edition edition, Candidate chosen, CostStatement cost, RiskRegister risks, CapacityOutlook outlook) {
        this.edition = edition;
        this.chosen = chosen;
        this.cost = cost;
        this.risks = risks;
        this.outlook = outlook;
    }

    List<Decision.Figure> figures() {
        return switch (edition) {
            case PROVIDER -> List.of(revenue(), margin(), cost(), utilisation(), displaced(), throttled());
            case CUSTOMER -> List.of(cost(), perMillion(), promises(), guaranteed(), worst(), risks());
        };
    }

    private static Decision.Figure figure(Decision.Key key, double value, String text, @Nullable NumberKind kind, String remark) {
        String source = WORDS.text("decision.kind", remark, kind == null ? WORDS.text("decision.kind.plan") : WORDS.of(kind));
        return new Decision.Figure(key, WORDS.text("decision.figure." + key), value, text, kind, source);
    }

    private Decision.Figure revenue() {
        Revenue revenue = Revenue.of(chosen.plan(), chosen.results());
        double priced = revenue.usdPerMonth(cost.basis());
        double monthly = priced > 0 ? priced : Double.NaN;
        String remark = !revenue.partial() ? WORDS.text("decision.figure.REVENUE.all")
                : revenue.lines().stream().allMatch(line -> line.prices() == null) ? WORDS.text("decision.figure.REVENUE.none") : WORDS.text("decision.figure.REVENUE.some");
        return figure(Decision.Key.REVENUE, monthly, FORMAT.money(monthly, "$").text(), NumberKind.ESTIMATED, remark);
    }

    private Decision.Figure margin() {
        double revenue = Revenue.of(chosen.plan(), chosen.results()).usdPerMonth(cost.basis());
        double margin = revenue > 0 ? revenue - cost.usdPerMonth() : Double.NaN;
        return figure(Decision.Key.MARGIN, margin, FORMAT.money(margin, "$").text(), NumberKind.ESTIMATED, WORDS.text(revenue > 0 ? "decision.figure.MARGIN.remark" : "decision.figure.MARGIN.none"));
    }

    private Decision.Figure cost() {
        return figure(Decision.Key.COST, cost.usdPerMonth(), FORMAT.money(cost.usdPerMonth(), "$").text(), NumberKind.ESTIMATED,
                WORDS.text("decision.figure.COST.remark", FORMAT.price(chosen.usdPerHour(), "$/h").text()));
    }

    private Decision.Figure perMillion() {
        return figure(Decision.Key.PER_MILLION, cost.usdPerMillionTokens(), FORMAT.money(cost.usdPerMillionTokens(), "$").text(), NumberKind.ESTIMATED,
                WORDS.text("decision.figure.PER_MILLION.remark"));
    }

    private Decision.Figure utilisation() {
        double held = chosen.results().partitions().stream().mapToDouble(PartitionResult::gpus).sum();
        double busy = chosen.results().partitions().stream().filter(one -> Double.isFinite(one.utilisation())).mapToDouble(one -> one.gpus() * one.utilisation()).sum();
        double share = held > 0 ? busy / held : Double.NaN;
        return figure(Decision.Key.UTILISATION, share, FORMAT.share(share).text(), NumberKind.SIMULATED,
                WORDS.text("decision.figure.UTILISATION.remark", FORMAT.share(held > 0 ? outlook.filled() / held : Double.NaN).text()));
    }

    /// Without an alternative that was adopted nobody loses: then only who waits in the tray is displaced. Who is not in the adopted plan any more waits nowhere, and is displaced too.
    private Decision.Figure displaced() {
        List<String> out = new ArrayList<>(chosen.plan().tenants().stream().filter(tenant -> tenant.partition() == null).map(Tenant::name).toList());
        List<String> lose = new ArrayList<>();
        for (TenantChange tenant : chosen.against() == null ? List.<TenantChange>of() : chosen.against().tenants()) {
            if (tenant.change() == Change.LOSES) {
                lose.add(tenant.name());
            } else if (tenant.change() == Change.LEAVES && tenant.after().place() == TenantSide.Place.ABSENT) {
                out.add(tenant.name());
            }
        }
        int all = out.size() + lose.size();
        String remark = WORDS.text("decision.figure.DISPLACED.remark", FORMAT.whole(out.size()), FORMAT.whole(lose.size()));
        List<String> names = Stream.concat(out.stream(), lose.stream()).toList();
        String named = names.isEmpty() ? remark : WORDS.text("decision.figure.DISPLACED.names", remark, String.join(", ", names.subList(0, Math.min(NAMED, all))) + (all > NAMED ? ", …" : ""));
        return figure(Decision.Key.DISPLACED, (double) all, FORMAT.whole(all), lose.isEmpty() ? null : NumberKind.SIMULATED, named);
    }

    private Decision.Figure throttled() {
        long offered = chosen.results().tenants().stream().mapToLong(TenantResult::offered).sum();
        long throttled = chosen.results().tenants().stream().mapToLong(TenantResult::throttled).sum();
        double share = offered == 0 ? Double.NaN : (double) throttled / offered;
        long hit = chosen.results().tenants().stream().filter(tenant -> tenant.throttled() > 0).count();
        return figure(Decision.Key.THROTTLED, share, FORMAT.share(share).text(), NumberKind.SIMULATED, hit == 0 ? WORDS.text("decision.figure.THROTTLED.remark.none") : WORDS.count("decision.figure.THROTTLED.remark", hit));
    }

    private Decision.Figure promises() {
        long all = chosen.objectives();
        long met = chosen.count(ObjectiveState.MET);
        return figure(Decision.Key.PROMISES, all == 0 ? Double.NaN : (double) met / all, WORDS.text("results.metOf", FORMAT.whole(met), FORMAT.whole(all)), NumberKind.SIMULATED,
                WORDS.text("decision.figure.PROMISES.remark", FORMAT.whole(chosen.count(ObjectiveState.AT_RISK)), FORMAT.whole(chosen.count(ObjectiveState.MISSED))));
    }

    private Decision.Figure guaranteed() {
        List<Tenant> placed = chosen.plan().tenants().stream().filter(tenant -> tenant.partition() != null).toList();
        long own = chosen.results().tenants().stream().filter(TenantResult::reserved).count();
        return figure(Decision.Key.GUARANTEED, placed.isEmpty() ? Double.NaN : (double) own / placed.size(), WORDS.text("results.metOf", FORMAT.whole(own), FORMAT.whole(placed.size())), null,
                WORDS.text("decision.figure.GUARANTEED.remark"));
    }

    private Decision.Figure worst() {
        Verdict.Judged worst = Verdict.of(chosen.results()).worst().orElse(null);
        double share = worst == null ? Double.NaN : worst.shareOfTarget();
        return figure(Decision.Key.WORST, share, FORMAT.share(share).text(), NumberKind.SIMULATED, worst == null ? WORDS.text("summary.worst.none") : DecisionMaker.worst(worst));
    }

    private Decision.Figure risks() {
        long high = count(RiskRegister.Level.HIGH);
        long medium = count(RiskRegister.Level.MEDIUM);
        return figure(Decision.Key.RISKS, (double) (high + medium), FORMAT.whole(high + medium), NumberKind.SIMULATED, WORDS.text("decision.figure.RISKS.remark", FORMAT.whole(high), FORMAT.whole(medium)));
    }

    private long count(RiskRegister.Level level) {
        return risks.risks().stream().filter(risk -> risk.level() == level).count();
    }
}

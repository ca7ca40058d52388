package io.headroom.words;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.caps.CapAnswer;
import io.headroom.allocate.caps.Load;
import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.allocate.caps.TierCap;
import io.headroom.compare.Measure;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How far limits can rise, in words and figures: the same in the window and on the command line.
public final class CapWords {
    private final Words words;
    private final Format format;
    private final ComparisonWords comparison;

    private CapWords(Locale locale, Format format) {
        words = Words.of(CapWords.class, locale);
        this.format = format;
        comparison = ComparisonWords.of(locale, format);
    }

    /// Words in the language of the desktop.
    public static CapWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static CapWords of(Locale locale, Format format) {
        return new CapWords(locale, format);
    }

    /// What a limit bounds, e.g. "request rate".
    public String limit(TierCap cap) {
        return words.of(cap.kind());
    }

    /// How much a limit allows, with its unit, e.g. "120/min" or "128 MB".
    ///
    /// @param plan that has it, for the unit
    public String amount(TierCap cap, Plan plan, double amount) {
        Rate rate = cap.rate(plan);
        return rate != null ? number(amount) + rate.per().suffix() : switch (cap.kind()) {
            case PAYLOAD -> format.moneyExact(amount, "B").text();
            case SPEND_PER_MONTH -> format.price(amount, words.text("caps.perMonth")).text();
            default -> number(amount);
        };
    }

    private String number(double amount) {
        return amount == Math.rint(amount) && amount < 1e5 ? format.whole((long) amount) : format.count(amount);
    }

    /// What rises, e.g. "Bronze, request rate", to begin a sentence with.
    public String scope(Raise.Scope scope, Plan plan) {
        return switch (scope) {
            case Raise.Scope.Together() -> words.text("caps.together");
            case Raise.Scope.Tier(var tier) -> words.text("caps.tier", plan.tier(tier).name());
            case Raise.Scope.One(TierCap cap) -> words.text("caps.one", plan.tier(cap.tier()).name(), limit(cap));
        };
    }

    /// By how much, e.g. "+40 %", "+2"; "any" where nothing binds.
    public String rise(Raise raise) {
        return switch (raise.ending()) {
            case BINDS -> byOnes(raise) ? "+" + format.whole(raise.notches()) : raise.notches() == 0 ? words.text("caps.none") : format.change(raise.share());
            case USED_UP, IDLE -> words.text("caps.any");
            case BROKEN -> words.text("caps.none");
            case NOTHING_TO_BREAK -> Format.NONE;
        };
    }

    private static boolean byOnes(Raise raise) {
        return raise.notch() != 0.01;
    }

    /// How far something rises and who binds, in one or two sentences.
    public String sentence(Raise raise, Plan plan) {
        String scope = scope(raise.scope(), plan);
        return switch (raise.ending()) {
            case BINDS -> words.text(raise.notches() == 0 ? "caps.binds.none" : "caps.binds", scope, rise(raise), next(raise), breaches(raise.breaking(), plan));
            case USED_UP -> words.text("caps.usedUp", scope, byOnes(raise) ? "+" + format.whole(raise.notches()) : format.change(raise.share()));
            case IDLE -> words.text("caps.idle", scope);
            case BROKEN -> words.text("caps.brokenAlready", scope, breaches(raise.breaking(), plan));
            case NOTHING_TO_BREAK -> words.text("caps.nothing", scope);
        };
    }

    private String next(Raise raise) {
        return words.text(byOnes(raise) ? "caps.notch.one" : "caps.notch");
    }

    /// Things that do not hold, the tenant's name before each.
    public String breaches(List<Assurance.Breach> breaches, Plan plan) {
        return breaches.stream().map(breach -> plan.tenant(breach.tenant()).name() + ", " + breach(breach)).collect(Collectors.joining("; "));
    }

    /// What does not hold, e.g. "p99 TTFT 486 ms (simulated, up to 512 ms at that confidence) of 500 ms".
    public String breach(Assurance.Breach breach) {
        Objective objective = breach.objective();
        if (objective == null) {
            return words.text("caps.served", format.share(breach.value()).text(), format.shareExact(breach.target()).text());
        }
        String measure = comparison.measure(new Measure.Latency(objective.metric(), objective.statistic()));
        return Double.isNaN(breach.bound()) ? words.text("caps.breach.unknown", measure, format.duration(breach.value()).text(), format.durationExact(breach.target()).text())
                : words.text("caps.breach", measure, format.duration(breach.value()).text(), format.duration(breach.bound()).text(), format.durationExact(breach.target()).text());
    }

    /// An objective, e.g. "p99 TTFT ≤ 500 ms".
    public String promise(Objective objective) {
        return words.text("caps.promise", comparison.measure(new Measure.Latency(objective.metric(), objective.statistic())), format.durationExact(objective.targetSeconds()).text());
    }

    /// The share of a tenant's requests that a limit turned away, e.g. "91.3 %"; an en dash where none came.
    public String turnedAway(TenantResult tenant) {
        return format.share(tenant.offered() == 0 ? Double.NaN : (double) (tenant.throttled() + tenant.rejected()) / tenant.offered()).text();
    }

    /// What makes room, e.g. "with 8 GPUs more"; "as the plan is" for nothing.
    public String relief(Relief relief) {
        return switch (relief) {
            case Relief.None() -> words.text("caps.relief.none");
            case Relief.Scenario(String name) -> words.text("caps.relief.scenario", name);
            case Relief.Gpus(int gpus) -> words.count("caps.relief.gpus", gpus);
        };
    }

    /// What was asked, in one line: the lane, what makes room, what is sent, and how sure it is.
    public String asked(CapAnswer answer, Relief relief) {
        return words.text("caps.asked", answer.plan().partition(answer.lane()).name(), relief(relief), words.text(answer.load() == Load.FULL ? "caps.load.full" : "caps.load.planned"),
                format.shareExact(answer.assurance().confidence()).text());
    }

    /// What was left out of what can break, or an empty text.
    public String leftOut(CapAnswer answer) {
        return answer.broken().isEmpty() ? "" : words.text("caps.leftOut", breaches(answer.broken(), answer.plan()));
    }

    /// Who sends no more than its trace holds, or an empty text.
    public String unscaled(CapAnswer answer) {
        return answer.unscaled().isEmpty() ? "" : words.text("caps.unscaled", answer.unscaled().stream().map(id -> answer.plan().tenant(id).name()).collect(Collectors.joining(", ")));
    }

    /// What the move or the supply brings, or an empty text where nothing was compared.
    public String gain(CapAnswer answer) {
        Raise before = answer.before();
        return before == null ? "" : before.ending() == Raise.Ending.BROKEN ? words.text("caps.gain.broken", breaches(before.breaking(), answer.plan()))
                : words.text("caps.gain", rise(before), rise(answer.together()));
    }

    /// How sure, and from how many simulations.
    public String cost(CapAnswer answer) {
        return words.text("caps.cost", format.whole(answer.plans()), format.count((double) answer.requests()), Long.toString(answer.now().engine().seed()));
    }

    /// The limit of a change as it was, became, or could be.
    public String after(Raise raise, TierCap cap, Plan plan) {
        return raise.changes().stream().filter(change -> change.cap().equals(cap)).findFirst().map(change -> switch (raise.ending()) {
            case BINDS -> amount(cap, plan, change.after());
            case USED_UP -> words.text("caps.enough", amount(cap, plan, change.after()));
            case IDLE -> words.text("caps.any");
            case BROKEN, NOTHING_TO_BREAK -> Format.NONE;
        }).orElse(Format.NONE);
    }
}

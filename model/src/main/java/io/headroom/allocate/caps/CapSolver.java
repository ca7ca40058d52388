package io.headroom.allocate.caps;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * A limit turns load away, so the higher it is the more load there is, the longer everybody waits, and the sooner an objective breaks: what holds at one height is
 * taken to hold at every lower one, and the highest is found by bisection. All plans run under the same seed: the requests are the same, and what a higher limit
 * changes is which of them come in. Chance may still make a step of one notch go the wrong way, so the answer is not the highest height at which all holds but one at
 * which it was seen to hold while it was seen to break one notch above; both simulations are part of the answer.
 *
 * Where all holds even without the limits, there is no such place. Then the least height is looked for at which every tenant gets what it gets without them.
 */
/// Finds how far the limits of a lane's tiers can rise before an objective breaks, and whose breaks first: all by one factor, each tier alone, each limit alone. The
/// resolution is one percent of a limit, or one thing where it counts a few.
///
/// A tier's limits hold wherever its tenants are, so an objective may break in another lane; all tenants of the plan count. What does not hold at the start is left
/// out, and said.
public final class CapSolver {
    /// Notches beyond which limits are not followed: ten thousand times what they are.
    private static final int MOST_NOTCHES = 1_000_000;
    private static final int FIRST_STRIDE = 10;

    private final Plan plan;
    private final CapQuestion question;
    private final Trials trials;
    private final List<TierCap> caps;
    private final Results now;
    private final List<Assurance.Breach> broken;
    private final Set<Objective> leftOut = new HashSet<>();
    private final Map<Height, Results> seen = new HashMap<>();

    /// Something that can break: an objective of a tenant, or the share of its requests that is served.
    private record Objective(TenantId tenant, io.headroom.plan.@Nullable Objective objective) {
        static Objective of(Assurance.Breach breach) {
            return new Objective(breach.tenant(), breach.objective());
        }
    }

    /// So many notches above what the limits are.
    private record Height(Raise.Scope scope, int notches) {}

    /// @param judged what is left out where something else decides that, or null to leave out what does not hold in this plan
    private CapSolver(Plan plan, CapQuestion question, Trials trials, @Nullable Set<Objective> judged) {
        this.plan = plan;
        this.question = question;
        this.trials = trials;
        caps = TierCap.in(plan, question.lane());
        now = trials.of(question.load().on(plan, question.lane()));
        broken = question.assurance().breaches(now);
        if (judged == null) {
            broken.forEach(breach -> leftOut.add(Objective.of(breach)));
        } else {
            leftOut.addAll(judged);
        }
    }

    /// Answers a question.
    ///
    /// @param threads threads to use, at least one; the answer is the same with any number
    /// @param watcher told how far it is, and asked whether to go on
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    /// @throws InvalidPlan if a plan cannot be simulated
    public static CapAnswer solve(CapQuestion question, int threads, Watcher watcher) {
        Trials trials = new Trials(threads, watcher);
        CapSolver solver = new CapSolver(question.plan(), question, trials, null);
        List<Raise.Scope> scopes = solver.scopes();
        int steps = scopes.size() + (question.before() == null ? 0 : 1);
        List<Raise> raises = new ArrayList<>();
        for (Raise.Scope scope : scopes) {
            raises.add(solver.raise(scope));
            watcher.progress((double) raises.size() / steps);
        }
        // Both are asked about the same objectives: else the one with more of them broken already would seem to have more room.
        Raise before = question.before() == null ? null : new CapSolver(question.before(), question, trials, solver.leftOut).raise(new Raise.Scope.Together());
        watcher.progress(1);
        return new CapAnswer(question.plan(), question.lane(), question.load(), question.assurance(), solver.now, solver.broken, solver.unscaled(), raises.getFirst(), before,
                raises.stream().filter(raise -> raise.scope() instanceof Raise.Scope.Tier).toList(),
                raises.stream().filter(raise -> raise.scope() instanceof Raise.Scope.One).toList(), trials.plans(), trials.requests());
    }

    private List<TenantId> unscaled() {
        return question.load() == Load.AS_PLANNED ? List.of() : Load.replaying(plan, question.lane()).stream().map(Tenant::id).toList();
    }

    /// What is asked to rise, all together first.
    private List<Raise.Scope> scopes() {
        List<Raise.Scope> scopes = new ArrayList<>(List.of(new Raise.Scope.Together()));
        List<TierId> tiers = caps.stream().map(TierCap::tier).distinct().toList();
        if (tiers.size() > 1) {
            tiers.forEach(tier -> scopes.add(new Raise.Scope.Tier(tier)));
        }
        if (question.single() && caps.size() > 1) {
            caps.stream().filter(this::refuses).forEach(cap -> scopes.add(new Raise.Scope.One(cap)));
        }
        return scopes;
    }

    /// Whether a limit has turned somebody away, as things are.
    private boolean refuses(TierCap cap) {
        return plan.tenants().stream().filter(tenant -> tenant.tier().equals(cap.tier()))
                .anyMatch(tenant -> now.tenant(tenant.id()).map(result -> result.pushback().refusals().getOrDefault(cap.kind(), 0L) > 0).orElse(false));
    }

    private Raise raise(Raise.Scope scope) {
        if (!breaking(now).isEmpty()) {
            return at(scope, 0, Raise.Ending.BROKEN);
        }
        if (question.load() == Load.FULL) {
            return anythingToBreak() ? climb(scope) : at(scope, 0, Raise.Ending.NOTHING_TO_BREAK);
        }
        Plan lifted = plan;
        for (TierCap cap : caps) {
            lifted = scope.holds(cap) ? cap.lifted(lifted) : lifted;
        }
        Results free = trials.of(lifted);
        if (free.tenants().equals(now.tenants())) {
            return at(scope, 0, Raise.Ending.IDLE);
        }
        return breaking(free).isEmpty() ? usedUp(scope, free) : climb(scope);
    }

    private boolean anythingToBreak() {
        return plan.tenants().stream().filter(tenant -> now.tenant(tenant.id()).isPresent())
                .anyMatch(tenant -> tenant.objectives().stream().anyMatch(objective -> !leftOut.contains(new Objective(tenant.id(), objective))));
    }

    /// Up in strides that double until something breaks, then by halves.
    private Raise climb(Raise.Scope scope) {
        int holds = 0;
        int breaks = FIRST_STRIDE;
        while (breaking(results(scope, breaks)).isEmpty()) {
            holds = breaks;
            breaks = doubled(scope, breaks);
        }
        while (breaks - holds > 1) {
            int middle = (holds + breaks) >>> 1;
            if (breaking(results(scope, middle)).isEmpty()) {
                holds = middle;
            } else {
                breaks = middle;
            }
        }
        return at(scope, holds, Raise.Ending.BINDS);
    }

    /// The least height at which every tenant gets what it gets without the limits.
    private Raise usedUp(Raise.Scope scope, Results free) {
        int refuses = 0;
        int enough = FIRST_STRIDE;
        while (!results(scope, enough).tenants().equals(free.tenants())) {
            refuses = enough;
            enough = doubled(scope, enough);
        }
        while (enough - refuses > 1) {
            int middle = (refuses + enough) >>> 1;
            if (results(scope, middle).tenants().equals(free.tenants())) {
                enough = middle;
            } else {
                refuses = middle;
            }
        }
        return at(scope, enough, Raise.Ending.USED_UP);
    }

    private int doubled(Raise.Scope scope, int notches) {
        if (notches > MOST_NOTCHES / 2) {
            throw new InvalidPlan("The limits of %s still turn requests away at ten thousand times what they are: raise them to something usual first, e.g. 60 requests/min.".formatted(
                    String.join(", ", caps.stream().filter(scope::holds).map(cap -> plan.tier(cap.tier()).name()).distinct().toList())));
        }
        return notches * 2;
    }

    private List<Assurance.Breach> breaking(Results results) {
        return question.assurance().breaches(results).stream().filter(breach -> !leftOut.contains(Objective.of(breach))).toList();
    }

    private Raise at(Raise.Scope scope, int notches, Raise.Ending ending) {
        Results more = ending == Raise.Ending.BINDS ? results(scope, notches + 1) : null;
        Plan raised = raised(scope, notches);
        List<Raise.Change> changes = caps.stream().filter(scope::holds).map(cap -> new Raise.Change(cap, cap.amount(plan), cap.amount(raised))).toList();
        Results results = results(scope, notches);
        return new Raise(scope, notches, notch(scope), ending, changes, raised, results, breaking(more == null ? results : more), more);
    }

    private Results results(Raise.Scope scope, int notches) {
        return notches == 0 ? now : seen.computeIfAbsent(new Height(scope, notches), height -> trials.of(raised(height.scope(), height.notches())));
    }

    private Plan raised(Raise.Scope scope, int notches) {
        Plan raised = plan;
        for (TierCap cap : caps) {
            if (scope.holds(cap)) {
                raised = byOne(scope) ? cap.with(raised, cap.amount(plan) + notches) : cap.raised(raised, 100 + notches);
            }
        }
        return question.load().on(raised, question.lane());
    }

    /// One notch as a share of a limit.
    private double notch(Raise.Scope scope) {
        return byOne(scope) && scope instanceof Raise.Scope.One(TierCap cap) ? 1 / cap.amount(plan) : 0.01;
    }

    /// Whether a limit rises alone that counts a few things, where one percent would be no thing at all.
    private boolean byOne(Raise.Scope scope) {
        return scope instanceof Raise.Scope.One(TierCap cap) && cap.whole() && cap.amount(plan) < 100;
    }
}

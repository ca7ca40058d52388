package io.headroom.engine;

import io.headroom.plan.Incident;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.serving.LoadEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Each figure is a difference between two runs of one replication under the same seed. A tenant's stream of requests depends on its own name alone, so it is the same in
 * both, and what differs is what was changed: common random numbers. With W a tenant's mean wait and H what of it refusals held it back, the wait that is left, W - H,
 * is taken in the plan as it is, with the tenant alone in it, and alone with even traffic. The steps from one to the next are the parts, so they add up to W.
 */
/// Finds out who makes whom wait in a plan, by simulating it without neighbours, without bursts, and with ten times the load of each neighbour in turn. The same plan gives
/// the same answer on any number of threads.
///
/// A cabin serves its owner alone, so that nobody is felt there; one that spills, or that falls back to a lane, is felt in that lane and feels it.
public final class ContentionStudy {
    /// Times its load that a neighbour sends when it is asked who feels it.
    public static final double BURST = 10;
    /// Requests that take as long as preparing and judging one tenant in one run, about.
    private static final double TENANT_WORK = 200;

    private final Plan plan;
    private final int threads;
    private final KnownTallies known;
    private final List<Tenant> placed;
    private final Map<TenantId, Double> rates = new HashMap<>();
    /// Who sends requests to a partition, in plan order.
    private final Map<PartitionId, List<Tenant>> users = new HashMap<>();
    /// Requests per second of those who are placed in a partition.
    private final Map<PartitionId, Double> loads = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final DoubleAdder done = new DoubleAdder();
    private final double requests;

    private final Map<TenantId, Waits> asItIs = new ConcurrentHashMap<>();
    private final Map<TenantId, Waits> alone = new ConcurrentHashMap<>();
    private final Map<TenantId, Waits> even = new ConcurrentHashMap<>();
    private final Map<TenantId, Map<TenantId, Double>> beside = new ConcurrentHashMap<>();

    /// One run.
    ///
    /// @param requests what it takes, as [#requests()] says
    private record Question(double requests, Supplier<Plan> plan, Consumer<Results> answer) {}

    /// What a tenant waits in one run, and its end-to-end p99, in seconds.
    private record Waits(double mean, double heldBack, double p99) {
        static Waits of(Results results, TenantId id) {
            TenantResult result = results.tenant(id).orElseThrow();
            return new Waits(result.waitTime().mean(), result.pushback().heldBackSeconds(), result.e2e().p99());
        }

        double queued() {
            return mean - heldBack;
        }
    }

    /// Prepares a study; nothing runs yet.
    ///
    /// @param threads threads to use, at least one
    /// @param known what earlier evaluations came to; this one adds to it
    public ContentionStudy(Plan plan, int threads, KnownTallies known) {
        this.plan = plan.withRun(plan.run().withHalfWidth(null).withReplications(1));
        this.threads = Math.max(1, threads);
        this.known = known;
        placed = plan.tenants().stream().filter(tenant -> tenant.partition() != null).toList();
        placed.forEach(tenant -> rates.put(tenant.id(), LoadEstimate.requestsPerSecond(plan, tenant)));
        placed.forEach(tenant -> loads.merge(Objects.requireNonNull(tenant.partition()), rate(tenant), Double::sum));
        placed.forEach(tenant -> places(tenant).forEach(place -> users.computeIfAbsent(place, _ -> new ArrayList<>()).add(tenant)));
        ask();
        requests = questions.stream().mapToDouble(Question::requests).sum();
    }

    /// How much it takes, as a number of requests that could be simulated meanwhile: about those of all its runs, and some more for each tenant in each of them.
    public double requests() {
        return requests;
    }

    /// Share that is done, 0 to 1; may be asked from another thread.
    public double progress() {
        return requests > 0 ? Math.clamp(done.sum() / requests, 0, 1) : 1;
    }

    /// Runs it.
    ///
    /// @param cancelled asked every few milliseconds, from any of the threads
    /// @return null if it was cancelled
    /// @throws InvalidPlan if a partition cannot hold its model, or has tenants before its cluster comes
    public @Nullable Contention run(BooleanSupplier cancelled) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("study-", 0).factory())) {
            List<Future<Boolean>> answers = questions.stream().map(question -> pool.submit((Callable<Boolean>) () -> answered(question, cancelled))).toList();
            boolean all = true;
            for (Future<Boolean> answer : answers) {
                all &= await(answer);
            }
            return all ? contention() : null;
        }
    }

    private static boolean await(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InvalidPlan invalid) {
                throw invalid;
            }
            throw new IllegalStateException("The study failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answered(Question question, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            return false;
        }
        Evaluation evaluation = new Evaluation(question.plan().get(), 1, known, 1);
        if (!evaluation.runNext(cancelled)) {
            return false;
        }
        question.answer().accept(evaluation.results());
        done.add(question.requests());
        return true;
    }

    private void ask() {
        double seconds = plan.run().warmupSeconds() + plan.run().durationSeconds();
        double all = seconds * loads.values().stream().mapToDouble(Double::doubleValue).sum();
        questions.add(new Question(all + TENANT_WORK * placed.size(), () -> plan, results -> placed.forEach(tenant -> asItIs.put(tenant.id(), Waits.of(results, tenant.id())))));
        for (Tenant tenant : placed) {
            double own = seconds * rate(tenant);
            double single = own + TENANT_WORK;
            if (feelsOthers(tenant)) {
                questions.add(new Question(single, () -> only(tenant), results -> alone.put(tenant.id(), Waits.of(results, tenant.id()))));
            }
            if (!EvenTraffic.isEven(plan, tenant)) {
                questions.add(new Question(single, () -> EvenTraffic.of(only(tenant), tenant), results -> even.put(tenant.id(), Waits.of(results, tenant.id()))));
            }
            if (isFelt(tenant)) {
                double together = places(tenant).stream().mapToDouble(place -> seconds * loads.getOrDefault(place, 0.0) + TENANT_WORK * usersOf(place).size()).sum();
                questions.add(new Question(together + (BURST - 1) * own, () -> bursting(tenant), results -> beside.put(tenant.id(), p99s(tenant, results))));
            }
        }
    }

    private double rate(Tenant tenant) {
        return Objects.requireNonNull(rates.get(tenant.id()));
    }

    /// The partitions that a tenant's requests may come to: its own, those that it spills and falls back to, and those whose GPUs it may borrow.
    private Set<PartitionId> places(Tenant tenant) {
        Set<PartitionId> places = new LinkedHashSet<>();
        Partition home = plan.partition(Objects.requireNonNull(tenant.partition()));
        for (Partition at = home; at != null && places.add(at.id());) {
            at = at.sharing().spill() == null ? null : plan.partition(at.sharing().spill().lane());
        }
        tenant.client().fallback().stream().map(hop -> hop.partition()).filter(Objects::nonNull).forEach(places::add);
        plan.lendersTo(home).forEach(lender -> places.add(lender.id()));
        return places;
    }

    /// The places of a tenant where others may keep it waiting: in its own cabin nobody does, lent or not.
    private List<PartitionId> exposed(Tenant tenant) {
        return places(tenant).stream().filter(place -> !(place.equals(tenant.partition()) && plan.partition(place).reserved())).toList();
    }

    private boolean feelsOthers(Tenant tenant) {
        return exposed(tenant).stream().anyMatch(place -> usersOf(place).stream().anyMatch(other -> !other.id().equals(tenant.id())));
    }

    private boolean isFelt(Tenant tenant) {
        return places(tenant).stream().anyMatch(place -> usersOf(place).stream().anyMatch(other -> feels(other, place, tenant)));
    }

    /// Whether one tenant may wait at a place for the requests that another sends there.
    private boolean feels(Tenant waiting, PartitionId place, Tenant sender) {
        return !waiting.id().equals(sender.id()) && exposed(waiting).contains(place);
    }

    private List<Tenant> usersOf(PartitionId place) {
        return users.getOrDefault(place, List.of());
    }

    /// Those that a tenant may keep waiting.
    private List<Tenant> felt(Tenant by) {
        return places(by).stream().flatMap(place -> usersOf(place).stream().filter(other -> feels(other, place, by))).distinct().toList();
    }

    /// The plan with one tenant alone in it.
    private Plan only(Tenant tenant) {
        return plan.withTenants(plan.tenants().stream().map(other -> other.id().equals(tenant.id()) ? other : other.in(null)).toList());
    }

    private Plan bursting(Tenant tenant) {
        List<Incident> incidents = new ArrayList<>(plan.incidents());
        incidents.add(new Incident(new Incident.What.Burst(tenant.id(), BURST), 0, plan.run().warmupSeconds() + plan.run().durationSeconds()));
        return plan.withIncidents(incidents);
    }

    private Map<TenantId, Double> p99s(Tenant by, Results results) {
        Map<TenantId, TenantResult> found = results.tenants().stream().collect(Collectors.toMap(TenantResult::id, result -> result));
        return felt(by).stream().collect(Collectors.toMap(Tenant::id, tenant -> Objects.requireNonNull(found.get(tenant.id())).e2e().p99()));
    }

    private Contention contention() {
        Map<TenantId, List<Isolation.Neighbour>> neighbours = new HashMap<>();
        for (Tenant by : placed) {
            beside.getOrDefault(by.id(), Map.of()).forEach((id, p99) -> neighbours.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Isolation.Neighbour(by.id(), p99)));
        }
        Map<TenantId, Contention.Shares> shares = new LinkedHashMap<>();
        for (Tenant tenant : placed) {
            Waits now = Objects.requireNonNull(asItIs.get(tenant.id()));
            shares.put(tenant.id(), new Contention.Shares(causes(tenant, now), new Isolation(now.p99(), neighbours.getOrDefault(tenant.id(), List.of()))));
        }
        return new Contention(shares);
    }

    private WaitCauses causes(Tenant tenant, Waits now) {
        Waits without = alone.getOrDefault(tenant.id(), now);
        Waits evenly = even.getOrDefault(tenant.id(), without);
        return new WaitCauses(now.heldBack(), now.queued() - without.queued(), without.queued() - evenly.queued(), evenly.queued());
    }
}

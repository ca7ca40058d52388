package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Distribution;
import io.headroom.plan.Incident;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Queueing;
import io.headroom.plan.Queueing.Discipline;
import io.headroom.plan.Sharing;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// REFERENCE 4: what a cabin buys. Compared to the bit, since arrivals of a tenant are its own under one seed.
class CabinsTest {
    private static final TenantId OWNER = new TenantId("owner");
    private static final TenantId BULK = new TenantId("bulk");

    private static Plan plan(long seed, double neighbourRate) {
        return EngineFixture.plan(EngineFixture.run(900, 60, seed, 1), EngineFixture.chat("owner", EngineFixture.CABIN, 6),
                EngineFixture.chat("neighbour", EngineFixture.LANE, neighbourRate));
    }

    private static TenantResult owner(Plan plan) {
        return Evaluation.of(plan, 1).tenant(OWNER).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 10, 30, 100})
    void aCabinDoesNotFeelItsNeighboursLoad(double factor) {
        Plan plan = plan(4, 2);
        TenantId neighbour = new TenantId("neighbour");
        TenantResult usual = owner(plan);
        TenantResult beside = owner(plan.withIncidents(List.of(new Incident(new Incident.What.Burst(neighbour, factor), 0, 1_000))));
        assertThat(beside).isEqualTo(usual);
        assertThat(beside.throttled()).isZero();
        assertThat(beside.rejected()).isZero();
        assertThat(owner(plan(4, 2 * factor))).isEqualTo(usual);
    }

    /// Its tier has limits, but they are for lanes.
    @Test
    void aCabinKnowsNoLimits() {
        Plan plan = plan(5, 2);
        Plan limited = plan.withTenant(plan.tenant(OWNER).withTier(EngineFixture.LIMITED));
        assertThat(owner(limited)).isEqualTo(owner(plan));
    }

    @Test
    void loadBeyondACabinWaitsInIt() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 0, 4, 1), EngineFixture.chat("owner", EngineFixture.CABIN, 200),
                EngineFixture.chat("neighbour", EngineFixture.LANE, 1));
        TenantResult owner = owner(plan);
        assertThat(owner.served() + owner.inFlight()).isEqualTo(owner.offered());
        assertThat(owner.backlog().requests()).isGreaterThan(10_000);
        assertThat(owner.backlog().oldestSeconds()).isBetween(100.0, 300.0);
        Plan without = plan.withTenants(List.of(plan.tenant(OWNER).in(null), plan.tenant(new TenantId("neighbour"))));
        assertThat(Evaluation.of(plan, 1).tenant(new TenantId("neighbour"))).isEqualTo(Evaluation.of(without, 1).tenant(new TenantId("neighbour")));
    }

    private static Tenant bulk(double rate) {
        Tenant chat = EngineFixture.chat("bulk", EngineFixture.LANE, rate);
        Workload work = chat.workloads().getFirst();
        return chat.withWorkloads(List.of(new Workload("jobs", work.models(), work.traffic(), Workload.Kind.BATCH, null)));
    }

    private static Plan lending(Plan plan, boolean on) {
        Partition cabin = plan.partition(EngineFixture.CABIN);
        Partition lane = plan.partition(EngineFixture.LANE);
        return on ? plan.withPartitions(plan.partitions().stream().map(partition -> partition.id().equals(cabin.id()) ? cabin.withSharing(new Sharing(1, 0, null))
                : partition.id().equals(lane.id()) ? lane.withSharing(new Sharing(0, 1, null)) : partition).toList(), plan.tenants()) : plan;
    }

    /// What is borrowed is given back in the middle of a step: the owner's requests are served as if nothing had ever been lent.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anOwnerDoesNotFeelWhatItsCabinLends(long seed) {
        Plan plan = EngineFixture.plan(EngineFixture.run(900, 60, seed, 1), EngineFixture.chat("owner", EngineFixture.CABIN, 0.3), bulk(60));
        Results without = Evaluation.of(lending(plan, false), 1);
        Results with = Evaluation.of(lending(plan, true), 1);
        assertThat(with.tenant(OWNER)).isEqualTo(without.tenant(OWNER));
        assertThat(with.partition(EngineFixture.CABIN).orElseThrow().gpusLent()).isBetween(0.01, 1.0);
        assertThat(with.partition(EngineFixture.CABIN).orElseThrow().utilisation()).isEqualTo(without.partition(EngineFixture.CABIN).orElseThrow().utilisation());
        TenantResult more = with.tenant(BULK).orElseThrow();
        TenantResult less = without.tenant(BULK).orElseThrow();
        assertThat(more.offered()).isEqualTo(less.offered());
        assertThat(more.served()).as("batch work gets more done").isGreaterThan(less.served());
        assertThat(more.served() + more.inFlight()).isEqualTo(more.offered());
    }

    @Test
    void nothingIsLentToThoseThatSomebodyWaitsFor() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 0, 1, 1), EngineFixture.chat("owner", EngineFixture.CABIN, 0.1), EngineFixture.chat("bulk", EngineFixture.LANE, 100));
        assertThat(Evaluation.of(lending(plan, true), 1).partition(EngineFixture.CABIN).orElseThrow().gpusLent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRunThatIsWatchedLendsAsTheVerdictDoes(long seed) {
        Plan plan = lending(EngineFixture.plan(EngineFixture.run(300, 0, seed, 1), EngineFixture.chat("owner", EngineFixture.CABIN, 0.5), bulk(50)), true);
        LiveRun live = new LiveRun(plan);
        for (double t = 0; t <= 300; t += 3.3) {
            live.advance(t);
        }
        live.advance(300);
        for (TenantResult tenant : Evaluation.of(plan, 1).tenants()) {
            assertThat(live.moment(300).tenant(tenant.id()).orElseThrow().served()).isEqualTo(tenant.served());
            assertThat(live.present(tenant.id())).isEqualTo(live.inFlight(tenant.id())).isEqualTo(tenant.inFlight());
        }
        live.adopt(lending(plan, true).withPartition(plan.partition(EngineFixture.LANE).withSharing(Sharing.NONE)));
        assertThat(live.present(BULK)).isEqualTo(live.inFlight(BULK));
    }

    /// One server, preempted: those that somebody waits for are served as if there were no batch jobs, to the bit.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void batchJobsInTheGapsAreNotFelt(int servers) {
        Tenant callers = EngineFixture.caller("callers", 0.6 * servers);
        Tenant jobs = EngineFixture.caller("jobs", 0.8 * servers);
        Workload work = jobs.workloads().getFirst();
        Tenant batch = jobs.withWorkloads(List.of(new Workload("jobs", work.models(), work.traffic(), Workload.Kind.BATCH, null)));
        Plan alone = EngineFixture.plan(EngineFixture.run(5_000, 0, 3, 1), servers, new Distribution.Uniform(0.5, 1.5), List.of(callers));
        Plan both = alone.withTenants(List.of(callers, batch));
        Plan gaps = both.withPartition(both.partition(EngineFixture.COUNTER).withQueueing(new Queueing(Discipline.FIFO, null, null, true)));
        TenantResult expected = Evaluation.of(alone, 1).tenants().getFirst();
        Results results = Evaluation.of(gaps, 1);
        assertThat(results.tenants().getFirst()).isEqualTo(expected);
        assertThat(Evaluation.of(both, 1).tenants().getFirst().waitTime().mean()).isGreaterThan(2 * expected.waitTime().mean());
        TenantResult jobsDone = results.tenants().get(1);
        assertThat(jobsDone.served()).isPositive();
        assertThat(jobsDone.served() + jobsDone.inFlight()).isEqualTo(jobsDone.offered());
    }

    /// In a batch a step is not cut short, so batch work costs the others a little, far from what it costs in line.
    @Test
    void batchWorkOfLanguageModelsRunsInTheGaps() {
        Plan both = EngineFixture.plan(EngineFixture.run(600, 60, 3, 1), EngineFixture.chat("people", EngineFixture.LANE, 8), bulk(300));
        Plan gaps = both.withPartition(both.partition(EngineFixture.LANE).withQueueing(new Queueing(Discipline.FIFO, null, null, true)));
        TenantId people = new TenantId("people");
        TenantResult inLine = Evaluation.of(both, 1).tenant(people).orElseThrow();
        TenantResult inGaps = Evaluation.of(gaps, 1).tenant(people).orElseThrow();
        assertThat(inGaps.waitTime().p99()).isLessThan(1);
        assertThat(inLine.waitTime().p99()).isGreaterThan(60);
        Results results = Evaluation.of(gaps, 1);
        assertThat(results.tenant(BULK).orElseThrow().served()).as("the gaps are used").isGreaterThan(5_000);
        assertThat(results.partition(EngineFixture.LANE).orElseThrow().utilisation()).isGreaterThan(0.99);
    }
}

package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.edit.Edit;
import io.headroom.edit.ProviderEdits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Attempt;
import io.headroom.inspector.InspectorModel.Choice;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Field;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.Client;
import io.headroom.plan.Cluster;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Hop;
import io.headroom.plan.Incident;
import io.headroom.plan.Incident.What;
import io.headroom.plan.Limits;
import io.headroom.plan.Offer;
import io.headroom.plan.OfferId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.ProviderId;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Queueing;
import io.headroom.plan.Rate;
import io.headroom.plan.Retry;
import io.headroom.plan.Sharing;
import io.headroom.plan.TierPreset;
import io.headroom.plan.TokenPrices;
import io.headroom.plan.Workload;
import io.headroom.session.TestPlans;
import io.headroom.store.SamplePlans;
import io.headroom.words.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What can be edited of limits, clients, sharing and incidents: each entry is one edit, and what cannot be is said.
class InspectorEditsTest {
    private static final Selection LAUNCH = new Selection.OfTenant(TestPlans.LAUNCH);
    private static final Selection LANE = new Selection.OfPartition(TestPlans.LANE);
    private static final Selection CABIN = new Selection.OfPartition(TestPlans.CABIN);
    private static final PartitionId SECOND = new PartitionId("lane-2");

    /// The small plan with a second lane on the free GPUs.
    private Plan plan = TestPlans.plan().withPartition(new Partition(SECOND, "Lane 2", Partition.Kind.SHARED, TestPlans.CLUSTER, 8, TestPlans.plan().deployments().getFirst().id(), null));

    private Stream<Row> rows(Selection selection) {
        return InspectorModel.of(plan, selection, null, false, Format.of(Locale.ROOT)).sections().stream().flatMap(section -> section.rows().stream())
                .flatMap(row -> row instanceof Details details ? Stream.concat(Stream.of(row), details.rows().stream()) : Stream.of(row));
    }

    private Row row(Selection selection, String id) {
        return rows(selection).filter(row -> row.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id));
    }

    private Field field(Selection selection, String id) {
        return rows(selection).flatMap(row -> row instanceof InspectorModel.Fields fields ? fields.fields().stream() : Stream.empty()).filter(field -> field.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id));
    }

    private Action action(Selection selection, String id) {
        return rows(selection).flatMap(row -> switch (row) {
            case InspectorModel.Actions actions -> actions.actions().stream();
            case InspectorModel.Menu menu -> menu.actions().stream();
            default -> Stream.<Action>empty();
        }).filter(action -> action.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError(id));
    }

    private void apply(Attempt attempt) {
        assertThat(attempt.problem()).isEmpty();
        apply(Objects.requireNonNull(attempt.edit()));
    }

    private void apply(Edit edit) {
        plan = edit.applyTo(plan);
    }

    private void enter(Selection selection, String id, String text) {
        apply(field(selection, id).change().attempt(text));
    }

    private void choose(Selection selection, String id, String option) {
        Choice choice = (Choice) row(selection, id);
        apply(choice.change().attempt(choice.options().indexOf(option)));
        assertThat(((Choice) row(selection, id)).options().get(((Choice) row(selection, id)).chosen())).isEqualTo(option);
    }

    private String problem(Selection selection, String id, String text) {
        return field(selection, id).change().attempt(text).problem();
    }

    private Limits gold() {
        return plan.tier(TestPlans.GOLD).limits();
    }

    private Client client() {
        return plan.tenant(TestPlans.LAUNCH).client();
    }

    @Test
    void limitsSayThatTheyAreTheTiers() {
        assertThat(((InspectorModel.Prose) row(LAUNCH, "tier.whose")).text()).isEqualTo("These limits belong to the tier Gold: what you change applies to its 2 tenants.");
    }

    @Test
    void aPresetSetsAllLimitsInOneEditAndCustomIsWhatMatchesNone() {
        Choice before = (Choice) row(LAUNCH, "limit.preset");
        assertThat(before.options()).containsExactly("Bronze (public)", "Silver (business)", "Gold (enterprise)", "Batch", "custom");
        assertThat(before.options().get(before.chosen())).isEqualTo("custom");
        assertThat(before.change().attempt(before.chosen()).edit()).as("custom is no choice").isNull();
        choose(LAUNCH, "limit.preset", "Silver (business)");
        assertThat(gold()).isEqualTo(TierPreset.SILVER.limits());
        assertThat(((Choice) row(LAUNCH, "limit.preset")).options()).doesNotContain("custom");
        enter(LAUNCH, "limit.requests", "120");
        assertThat(gold()).isEqualTo(TierPreset.SILVER.limits().withRequests(new Rate(120, Rate.Per.MINUTE)));
        assertThat(((Choice) row(LAUNCH, "limit.preset")).options()).contains("custom");
    }

    @Test
    void everyLimitIsSetAndTakenAway() {
        choose(LAUNCH, "limit.perSecond", "by the second");
        enter(LAUNCH, "limit.inputTokens", "30k");
        enter(LAUNCH, "limit.outputTokens", "8k/min");
        enter(LAUNCH, "limit.tokensPerDay", "5M");
        enter(LAUNCH, "limit.units", "150");
        assertThat(gold()).isEqualTo(new Limits(new Rate(400, Rate.Per.MINUTE), true, new Rate(30_000, Rate.Per.MINUTE), new Rate(8_000, Rate.Per.MINUTE),
                new Rate(900_000, Rate.Per.MINUTE), 5_000_000L, null, new Provisioned(150, 3400, 8), Limits.Caps.NONE));
        enter(LAUNCH, "limit.perUnit", "2500");
        enter(LAUNCH, "limit.ratio", "4");
        assertThat(gold().provisioned()).isEqualTo(new Provisioned(150, 2500, 4));
        assertThat(((Details) row(LAUNCH, "limit.more")).label()).isEqualTo("Tokens, days and spend (3 set)");
        for (String id : List.of("units", "inputTokens", "outputTokens", "tokensPerDay", "requests", "tokens")) {
            enter(LAUNCH, "limit." + id, " ");
        }
        assertThat(gold()).as("without requests nothing is enforced by the second").isEqualTo(Limits.NONE);
        assertThat(((Details) row(LAUNCH, "limit.more")).label()).isEqualTo("Tokens, days and spend");
    }

    @Test
    void everyCapIsSet() {
        enter(LAUNCH, "limit.batchJobs", "4");
        enter(LAUNCH, "limit.sandboxJobs", "1");
        enter(LAUNCH, "limit.multimodal", "2");
        enter(LAUNCH, "limit.payload", "128 MB");
        enter(LAUNCH, "limit.waiting", "20");
        enter(LAUNCH, "limit.waitSeconds", "30s");
        assertThat(gold().caps()).isEqualTo(new Limits.Caps(4, 2, 1, 128_000_000L, 20, 30.0));
        assertThat(field(LAUNCH, "limit.payload").text()).isEqualTo("128 MB");
        assertThat(((Details) row(LAUNCH, "limit.caps")).label()).isEqualTo("Caps (6 set)");
        assertThat(problem(LAUNCH, "limit.batchJobs", "2.5")).isEqualTo("Batch jobs is \"2.5\": enter a whole number, e.g. 7.");
        assertThat(problem(LAUNCH, "limit.batchJobs", "9G")).isEqualTo("Batch jobs is \"9000000000\": that is too many. Enter 2,000,000,000 at most.");
        assertThat(problem(LAUNCH, "limit.payload", "big")).contains("Largest payload is \"big\": enter a size, e.g. 128 MB or 8 Gi.");
    }

    @Test
    void spendIsLimitedOnceTokensHaveAPrice() {
        assertThat(problem(LAUNCH, "limit.usdPerMonth", "500")).contains("limits spend to $500 a month, but has no price of tokens");
        enter(LAUNCH, "limit.priceIn", "0.6");
        enter(LAUNCH, "limit.priceOut", "2.4");
        enter(LAUNCH, "limit.usdPerMonth", "500");
        assertThat(gold().usdPerMonth()).isEqualTo(500);
        assertThat(plan.tier(TestPlans.GOLD).prices()).isEqualTo(new TokenPrices(0.6, 2.4));
        enter(LAUNCH, "limit.usdPerMonth", "");
        enter(LAUNCH, "limit.priceOut", "");
        enter(LAUNCH, "limit.priceIn", "");
        assertThat(plan.tier(TestPlans.GOLD).prices()).isNull();
    }

    @Test
    void aWorkloadsClassDeadlineAndPayloadAreSet() {
        choose(LAUNCH, "workload.0.kind", "sandbox");
        assertThat(problem(LAUNCH, "workload.0.miss", "5")).contains("pays $5 for a missed deadline, but has none");
        enter(LAUNCH, "workload.0.deadline", "2h");
        enter(LAUNCH, "workload.0.miss", "5");
        enter(LAUNCH, "workload.0.maxOutput", "1024");
        enter(LAUNCH, "workload.0.payload", "2MB");
        choose(LAUNCH, "workload.0.multimodal", "images, sound or video");
        Workload workload = plan.tenant(TestPlans.LAUNCH).workloads().getFirst();
        assertThat(workload.kind()).isEqualTo(Workload.Kind.SANDBOX);
        assertThat(workload.deadlineSeconds()).isEqualTo(7200);
        assertThat(workload.missUsd()).isEqualTo(5);
        assertThat(workload.envelope()).isEqualTo(new Envelope(1024, 2_000_000, true));
        assertThat(((Details) row(LAUNCH, "workload.0.more")).label()).isEqualTo("Class, deadline and payload (5 set)");
    }

    @Test
    void aClientRetriesWithTheUsualPausesUntilOthersAreEntered() {
        assertThat(((Details) row(LAUNCH, "retry")).label()).isEqualTo("Retries: none");
        enter(LAUNCH, "retry.attempts", "4");
        assertThat(client().retry()).isEqualTo(new Retry(4, 0.5, 2, 8, 0.25, true));
        enter(LAUNCH, "retry.first", "1s");
        enter(LAUNCH, "retry.factor", "3");
        enter(LAUNCH, "retry.most", "30s");
        enter(LAUNCH, "retry.jitter", "100 %");
        choose(LAUNCH, "retry.honours", "is ignored");
        assertThat(client().retry()).isEqualTo(new Retry(4, 1, 3, 30, 1, false));
        assertThat(((Details) row(LAUNCH, "retry")).label()).isEqualTo("Retries: up to 4 attempts");
        assertThat(problem(LAUNCH, "retry.attempts", "101")).isEqualTo("A client makes 101 attempts: use 1 to 100, 1 for no retry.");
        assertThat(problem(LAUNCH, "retry.jitter", "200 %")).contains("Jitter of retries is 2");
    }

    @Test
    void patienceIsChosenAndKeepsItsTypicalLength() {
        choose(LAUNCH, "patience", "the same each time");
        enter(LAUNCH, "patience.fixed", "20s");
        assertThat(client().patienceSeconds()).isEqualTo(new Distribution.Fixed(20));
        choose(LAUNCH, "patience", "p50 and p99");
        assertThat(client().patienceSeconds()).isEqualTo(new Distribution.LogNormal(20, 80, null));
        choose(LAUNCH, "patience", "exponential");
        enter(LAUNCH, "patience.mean", "1min");
        assertThat(client().patienceSeconds()).isEqualTo(new Distribution.Exponential(60));
        choose(LAUNCH, "patience", "waits for ever");
        enter(LAUNCH, "hoursAhead", "-6");
        assertThat(client()).isEqualTo(Client.PLAIN.withHoursAhead(-6));
        assertThat(problem(LAUNCH, "hoursAhead", "30")).contains("use -26 to 26");
    }

    @Test
    void aFallbackChainIsBuiltOrderedAndTakenApart() {
        apply(ProviderEdits.add(plan));
        apply(action(LAUNCH, "fallback.add.provider-1").edit());
        apply(action(LAUNCH, "fallback.add.lane-2").edit());
        enter(LAUNCH, "fallback.0.price", "5");
        enter(LAUNCH, "fallback.0.quality", "90");
        enter(LAUNCH, "fallback.0.delay", "200ms");
        enter(LAUNCH, "fallback.1.after", "3s");
        Hop provider = new Hop(null, new ProviderId("provider-1"), 0.2, 5, 0.9, null);
        Hop lane = new Hop(SECOND, null, 0, 0, 1, 3.0);
        assertThat(client().fallback()).containsExactly(provider, lane);
        assertThat(((Details) row(LAUNCH, "fallback")).label()).isEqualTo("Fallback: Provider 1, Lane 2");
        assertThat(row(LAUNCH, "fallback.none")).as("no place is left").isInstanceOf(InspectorModel.Prose.class);
        apply(action(LAUNCH, "fallback.1.up").edit());
        assertThat(client().fallback()).containsExactly(lane, provider);
        apply(action(LAUNCH, "fallback.0.remove").edit());
        assertThat(client().fallback()).containsExactly(provider);
        choose(LAUNCH, "fallback.0.place", "Lane 2");
        assertThat(client().fallback()).containsExactly(new Hop(SECOND, null, 0.2, 5, 0.9, null));
    }

    @Test
    void aFallbackOffersOnlyPlacesThatWouldTakeItsRequests() {
        InspectorModel.Menu menu = (InspectorModel.Menu) row(LAUNCH, "fallback.add");
        assertThat(menu.actions()).extracting(Action::label).as("not its own lane, nor the cabin of another").containsExactly("Lane 2");
    }

    @Test
    void aLaneLendsBorrowsAndSpillsWhereThatIsLegal() {
        assertThat(row(LANE, "sharing.noLender")).isInstanceOf(InspectorModel.Prose.class);
        enter(CABIN, "sharing.lends", "4");
        assertThat(rows(CABIN).flatMap(row -> row instanceof InspectorModel.Fields fields ? fields.fields().stream() : Stream.empty()).map(Field::id)).as("a cabin cannot borrow")
                .doesNotContain("sharing.borrows");
        enter(LANE, "sharing.borrows", "4");
        assertThat(problem(LANE, "sharing.borrows", "8")).contains("Cabin 1 lends 4 in all");
        assertThat(problem(LANE, "sharing.lends", "3")).contains("use a multiple of 4");
        choose(LANE, "sharing.spill", "Lane 2");
        enter(LANE, "sharing.spillAfter", "5s");
        assertThat(plan.partition(TestPlans.LANE).sharing()).isEqualTo(new Sharing(0, 4, new Sharing.Spill(SECOND, 5)));
        Choice back = rows(new Selection.OfPartition(SECOND)).filter(row -> row.id().equals("sharing.spill")).map(Choice.class::cast).findFirst().orElse(null);
        assertThat(back).as("nothing may spill in a circle").isNull();
        choose(LANE, "sharing.spill", "nowhere");
        assertThat(plan.partition(TestPlans.LANE).sharing().spill()).isNull();
    }

    @Test
    void aQueueHasALongestWaitAndJobsInTheGaps() {
        enter(LANE, "queueWait", "30s");
        choose(LANE, "gaps", "run in the gaps");
        assertThat(plan.partition(TestPlans.LANE).queueing()).isEqualTo(new Queueing(Queueing.Discipline.FIFO, null, 30.0, true));
        enter(LANE, "queueWait", "");
        assertThat(plan.partition(TestPlans.LANE).queueing().waitSeconds()).isNull();
    }

    @Test
    void incidentsAreScriptedOnThePageOfThePlan() {
        Selection none = Selection.none();
        assertThat(((InspectorModel.Menu) row(none, "incident")).actions()).extracting(Action::label).as("nothing is to come, nobody is outside")
                .containsExactly("A tenant’s load ×10", "Launch window", "Loss of nodes", "Loss of a cluster");
        apply(action(none, "incident.burst").edit());
        apply(action(none, "incident.node").edit());
        choose(none, "incident.0.subject", "Fraud desk");
        enter(none, "incident.0.at", "20min");
        enter(none, "incident.0.lasts", "2min");
        enter(none, "incident.0.factor", "×3");
        enter(none, "incident.1.nodes", "2");
        assertThat(plan.incidents()).containsExactly(new Incident(new What.Burst(TestPlans.DESK, 3), 1200, 120), new Incident(new What.NodesLost(TestPlans.CLUSTER, 2), 60, 600));
        assertThat(((Details) row(none, "incident.0")).label()).isEqualTo("09:20:00 Load ×3 on Fraud desk");
        assertThat(problem(none, "incident.0.factor", "5000")).contains("use 1 to 1000");
        assertThat(problem(none, "incident.1.nodes", "9")).contains("loses 9 nodes, but has 4");
        apply(action(none, "incident.0.remove").edit());
        assertThat(plan.incidents()).hasSize(1);
    }

    @Test
    void providersAreDescribedOnThePageOfThePlan() {
        Selection none = Selection.none();
        apply(action(none, "provider.add").edit());
        enter(none, "provider.0.name", " Elsewhere ");
        enter(none, "provider.0.perToken", "15ms");
        enter(none, "provider.0.first.p50", "800ms");
        assertThat(plan.providers()).containsExactly(new Provider(new ProviderId("provider-1"), "Elsewhere", new Distribution.LogNormal(0.8, 2, null), 0.015));
        apply(action(none, "incident.provider").edit());
        assertThat(((Details) row(none, "incident.0")).label()).isEqualTo("09:01:00 Outage of Elsewhere");
        apply(action(none, "provider.0.remove").edit());
        assertThat(plan.providers()).isEmpty();
        assertThat(plan.incidents()).isEmpty();
    }

    @Test
    void clustersComeAndLeaveOnDates() {
        Selection none = Selection.none();
        assertThat(((Details) row(none, "cluster.a")).label()).isEqualTo("A: 32 GPUs");
        enter(none, "cluster.a.from", "2026-11-01");
        enter(none, "cluster.a.until", "2027-03-01");
        Cluster cluster = plan.cluster(TestPlans.CLUSTER);
        assertThat(cluster.availableFrom()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(cluster.availableUntil()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(((Details) row(none, "cluster.a")).label()).isEqualTo("A: 32 GPUs from 2026-11-01 until 2027-03-01");
        assertThat(problem(none, "cluster.a.until", "2026-10-01")).contains("let it leave later");
        assertThat(problem(none, "cluster.a.from", "soon")).isEqualTo("From is \"soon\": enter a date, e.g. 2027-01-04.");
        apply(action(none, "incident.delay").edit());
        assertThat(field(none, "incident.0.lasts").text()).isEqualTo("7 d");
        assertThat(problem(none, "cluster.a.from", "")).as("what is late must come some day").contains("The delivery of cluster A is delayed, but it is there already");
    }

    @Test
    void offersAreAddedFromTheCatalogueAndTheirPricesDatesAndSourcesChange() {
        plan = SamplePlans.waysToBuy().withOffers(List.of()).withProviders(List.of());
        Selection none = Selection.none();
        apply(action(none, "offer.add.all").edit());
        assertThat(plan).isEqualTo(OfferCatalogue.offered(plan.withOffers(List.of()).withProviders(List.of())));
        OfferId reserved = new OfferId("reserved-h100");
        enter(none, "offer.reserved-h100.usd", "2.5");
        enter(none, "offer.reserved-h100.months", "36");
        enter(none, "offer.reserved-h100.asOf", "2027-01-04");
        enter(none, "offer.reserved-h100.source", "our contract");
        assertThat(plan.offer(reserved)).isEqualTo(new Offer(reserved, "H100 reserved", new Offer.Terms.Reserved(new GpuTypeId("h100-80-sxm"), 2.5, 3.2, 36, 1, 1), LocalDate.of(2027, 1, 4), "our contract"));
        assertThat(((Details) row(none, "offer.reserved-h100")).label()).isEqualTo("H100 reserved, price of 4 Jan 2027");
        enter(none, "offer.block-h100.usd", "20k");
        enter(none, "offer.provisioned.output", "3");
        enter(none, "offer.outside.quality", "80 %");
        assertThat(((Offer.Terms.CapacityBlock) plan.offer(new OfferId("block-h100")).terms()).usd()).isEqualTo(20_000);
        assertThat(((Offer.Terms.Throughput) plan.offer(new OfferId("provisioned")).terms()).spill().usdPerMillionOutput()).isEqualTo(3);
        assertThat(((Offer.Terms.Outside) plan.offer(new OfferId("outside")).terms()).quality()).isEqualTo(0.8);
        assertThat(field(none, "offer.reserved-h100.source").change().attempt(" ").problem()).startsWith("The price of offer H100 reserved has no source");
        assertThat(field(none, "offer.reserved-h100.asOf").change().attempt("soon").problem()).contains("enter a date");
        assertThat(field(none, "offer.block-h100.until").change().attempt("2026-01-01").problem()).isEqualTo("A capacity block ends on 2026-01-01, but begins on 2027-01-11: let it end later.");
        apply(action(none, "offer.reserved-h100.remove").edit());
        assertThat(plan.offers()).noneMatch(offer -> offer.id().equals(reserved));
        apply(action(none, "offer.add.reserved-h100").edit());
        apply(action(none, "offer.add.own").edit());
        assertThat(plan.offers().getLast().name()).isEqualTo("Offer 1");
    }

    @Test
    void aBudgetIsEnteredAndTakenBack() {
        enter(LAUNCH, "budget", "12.5k");
        assertThat(plan.tenant(TestPlans.LAUNCH).budgetUsdPerMonth()).isEqualTo(12_500);
        assertThat(field(LAUNCH, "budget").text()).isEqualTo("12500");
        assertThat(field(LAUNCH, "budget").change().attempt("-3").problem()).isNotEmpty();
        enter(LAUNCH, "budget", "");
        assertThat(plan.tenant(TestPlans.LAUNCH).budgetUsdPerMonth()).isNull();
    }
}

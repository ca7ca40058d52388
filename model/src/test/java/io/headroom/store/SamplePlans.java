package io.headroom.store;

import static java.util.Map.entry;

import io.headroom.catalog.Catalogue;
import io.headroom.catalog.OfferCatalogue;
import io.headroom.edit.Edits;
import io.headroom.edit.MoveTarget;
import io.headroom.edit.MoveTargets;
import io.headroom.plan.Arrivals;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Curve;
import io.headroom.plan.Deployment;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.Distribution;
import io.headroom.plan.Envelope;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Growth;
import io.headroom.plan.Limits;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Queueing;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Serving;
import io.headroom.plan.Siting;
import io.headroom.plan.SliceProfile;
import io.headroom.plan.Spread;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Tier;
import io.headroom.plan.TierId;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The plans in `samples/`. Change them here, then write the files with `-Dtest=SamplePlansTest -Dheadroom.samples=write`.
public final class SamplePlans {
    /// Each sample by the name of its file.
    public static final Map<String, Supplier<Plan>> BY_FILE = Map.ofEntries(
            entry("launch-window.headroom", SamplePlans::launchWindow),
            entry("erlang.headroom", SamplePlans::erlang),
            entry("chatbot.headroom", SamplePlans::chatbot),
            entry("conversations.headroom", SamplePlans::conversations),
            entry("day-and-night.headroom", SamplePlans::dayAndNight),
            entry("shared-pool.headroom", SamplePlans::sharedPool),
            entry("ways-to-buy.headroom", SamplePlans::waysToBuy),
            entry("tight-fit.headroom", SamplePlans::tightFit),
            entry("rate-caps.headroom", SamplePlans::rateCaps),
            entry("locked-fleet.headroom", SamplePlans::lockedFleet));

    private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 1, 18, 9, 0);
    private static final String BIG = "llama-3.1-70b";
    private static final String SMALL = "llama-3.1-8b";

    private static final Tier GOLD = tier("gold", "Gold", Tier.Level.GOLD, "3000/min", "6M/min", 8);
    private static final Tier SILVER = tier("silver", "Silver", Tier.Level.SILVER, "1200/min", "2M/min", 4);
    private static final Tier SILVER_OPEN = tier("silver", "Silver", Tier.Level.SILVER, "6000/min", "12M/min", 4);
    private static final Tier BRONZE = tier("bronze", "Bronze", Tier.Level.BRONZE, "300/min", "400k/min", 2);
    private static final Tier BATCH = tier("batch", "Batch", Tier.Level.BATCH, "600/min", "4M/min", 1);

    private SamplePlans() {}

    /// A shared lane in which one bursty tenant spoils the afternoon of the others, and free GPUs to give it a cabin.
    public static Plan launchWindow() {
        List<Tenant> tenants = List.of(
                tenant("launch-operator", "Launch operator", GOLD, "lane-1",
                        interactive(bursty("7/s", 4), lengths(3000, 12_000, 24_000), lengths(350, 1500, 4000), BIG), "ttft_p99 4s", "e2e_p95 30s"),
                tenant("marketing-copy-shop", "Marketing copy shop", BRONZE, "lane-1",
                        interactive(poisson("3/s"), lengths(500, 2500, 8000), lengths(600, 1800, 4000), BIG, SMALL), "e2e_p95 45s"),
                tenant("emergency-speech", "Emergency speech start-up", SILVER, "lane-1",
                        interactive(poisson("2/s"), lengths(300, 1200, 4000), lengths(90, 300, 1000), BIG), "ttft_p99 500ms"),
                tenant("chatbot-1m", "Chatbot 1M/day", SILVER, "lane-1",
                        interactive(poisson("11.6/s"), lengths(700, 3500, 8000), lengths(200, 700, 2000), BIG, SMALL), "ttft_p99 1s", "tpot_p95 60ms"),
                tenant("fraud-desk", "Fraud desk", GOLD, "cabin-fraud",
                        agentic(bursty("18/s", 1.5), lengths(900, 3000, 8000), lengths(40, 150, 500), SMALL), "e2e_p99 3s"),
                tenant("healthcare-triage", "Healthcare triage", GOLD, "cabin-triage",
                        interactive(poisson("2.5/s"), lengths(1800, 7000, 16_000), lengths(300, 900, 2000), BIG), "ttft_p99 1s"),
                tenant("archive-digest", "Archive digest", BATCH, "lane-batch",
                        batch(poisson("4/s"), lengths(3500, 12_000, 24_000), lengths(250, 600, 1500), SMALL), "e2e_p95 5min"),
                tenant("robotics", "Robotics", SILVER, null,
                        agentic(bursty("6/s", 2), lengths(1200, 4000, 12_000), lengths(80, 300, 1000), SMALL, BIG), "e2e_p99 4s"),
                tenant("claims-intake", "Claims intake", BRONZE, null,
                        interactive(poisson("1.2/s"), lengths(2500, 9000, 20_000), lengths(400, 1200, 3000), BIG), "ttft_p95 2s"));
        List<Partition> partitions = List.of(lane("lane-1", "Lane 1", "a", 24, "chat-70b"),
                cabin("cabin-fraud", "Fraud desk", "a", 8, "desk-8b", "fraud-desk"),
                cabin("cabin-triage", "Healthcare triage", "b", 8, "chat-70b", "healthcare-triage"), lane("lane-batch", "Batch lane", "b", 8, "desk-8b"));
        return withMoves(plan("Launch window", """
                Four tenants share Lane 1, and most of the time it carries them all. The launch operator comes in bursts, and whoever queues behind one \
                misses its target: watch the p99 of the emergency speech start-up. Drag Launch operator onto the free GPUs of cluster A to give it a cabin, and \
                see what that does to it, to those left in the lane, and to the cost. The scenarios beside it have done so, with the freed GPUs kept in the lane and taken \
                away: compare them. Robotics and Claims intake wait in the tray for a place.""",
                List.of(cluster("a", "A", "h100-80-sxm", 6), cluster("b", "B", "h200-141-sxm", 3)),
                List.of(batching("chat-70b", "Chat 70B fp8", BIG, Precision.FP8, 4), batching("desk-8b", "Desk 8B", SMALL, Precision.BF16, 1)), partitions,
                List.of(GOLD, SILVER, BRONZE, BATCH), tenants, new RunSettings(MONDAY, 3600, 300, 7, 3)));
    }

    /// The plan with two moves of the launch operator beside it: to a cabin on free GPUs while the lane keeps all of its own, and with the GPUs taken from the lane
    /// that the operator's mean load is worth, by the estimate that sizes its cabin.
    private static Plan withMoves(Plan plan) {
        Tenant operator = plan.tenant(new TenantId("launch-operator"));
        Partition lane = plan.partition(new PartitionId("lane-1"));
        MoveTarget target = MoveTargets.newCabin(plan, operator, plan.fleet().getFirst()).orElseThrow().target();
        Plan kept = Edits.move(plan, operator.id(), target).applyTo(plan);
        int sized = kept.partition(Objects.requireNonNull(kept.tenant(operator.id()).partition())).gpus();
        Plan taken = Edits.resize(kept, lane.id(), lane.gpus() - sized).applyTo(kept);
        return plan.withScenarios(new Scenarios("Everyone in the lane", List.of(new Scenario("Operator in a cabin", kept), new Scenario("Freed GPUs taken away", taken))));
    }

    /// A queue whose exact answer is known: 8 servers, exponential service of 1 s on average, 6.8 arrivals a second.
    public static Plan erlang() {
        Deployment counter = new Deployment(new DeploymentId("counter"), "Eight servers, one queue", new ModelId("counter"),
                new Serving.Slots(8, new Distribution.Exponential(1), 8));
        Tenant callers = tenant("callers", "Callers", tier("open", "Open", Tier.Level.SILVER, null, null, 1), "counter",
                interactive(poisson("6.8/s"), new Distribution.Fixed(1), new Distribution.Fixed(1), "counter"), "wait_mean 500ms", "e2e_p99 6s");
        return plan("Erlang C", """
                A check of the whole path against theory, with no language model in it: Poisson arrivals at 6.8/s, eight servers, exponential service with a mean \
                of 1 s (M/M/8 at 85 %). Erlang C gives the exact values: 57.26 % of customers wait, 477.14 ms on average over all; waiting exceeds 3.373 s \
                for 1 %; the time from arrival to end has mean 1.47714 s and p99 5.6851 s. The run measures more than ten million customers, so \
                that the simulated figures and their intervals can be held against these.""",
                List.of(cluster("hall", "Hall", "h100-80-sxm", 1)), List.of(counter), List.of(lane("counter", "Counter", "hall", 8, "counter")),
                List.of(tier("open", "Open", Tier.Level.SILVER, null, null, 1)), List.of(callers), new RunSettings(MONDAY, 75_600, 600, 7, 20));
    }

    /// A million conversations a day.
    public static Plan chatbot() {
        List<Tenant> tenants = List.of(
                tenant("chatbot", "City chatbot", SILVER_OPEN, "lane-1",
                        interactive(poisson("4M/day"), lengths(1200, 6000, 16_000), lengths(180, 700, 2000), SMALL), "ttft_p99 500ms", "tpot_p95 40ms"),
                tenant("museum-guide", "Museum guide", BRONZE, "lane-1",
                        interactive(poisson("0.5/s"), lengths(600, 2500, 8000), lengths(150, 500, 1500), SMALL), "ttft_p99 800ms"));
        return plan("Chatbot with a million conversations a day", """
                A million conversations a day are 11.6 a second before peaks; at four turns each that is 46 requests a second. They fit one lane of eight GPUs \
                here. Shrink the lane until an objective breaks, and see who breaks first, the chatbot or its small neighbour. Or double the rate \
                and look for the number of GPUs that carries it.""",
                List.of(cluster("a", "A", "h100-80-sxm", 2)), List.of(batching("chat-8b", "Chat 8B fp8", SMALL, Precision.FP8, 1)),
                List.of(lane("lane-1", "Lane 1", "a", 8, "chat-8b")), List.of(SILVER_OPEN, BRONZE), tenants, new RunSettings(MONDAY, 1200, 120, 7, 5));
    }

    /// The same conversations with and without prefix caching, and agents whose tasks are chains of calls.
    public static Plan conversations() {
        Traffic.Sessions desk = new Traffic.Sessions(poisson("0.4/s"), new Distribution.Uniform(2, 10), lengths(20, 120, 600), 1800, lengths(120, 900, 4000),
                lengths(220, 800, 2000));
        Traffic.Sessions repair = new Traffic.Sessions(poisson("4/min"), new Distribution.Uniform(8, 30), lengths(2, 20, 120), 3500, lengths(700, 6000, 16_000),
                lengths(150, 600, 2000));
        List<Tenant> tenants = List.of(
                tenant("help-desk-east", "Help desk east", SILVER_OPEN, "lane-cache",
                        workload("conversations", Workload.Kind.INTERACTIVE, desk, null, BIG), "ttft_p99 1s", "tpot_p95 40ms"),
                tenant("help-desk-west", "Help desk west", SILVER_OPEN, "lane-plain",
                        workload("conversations", Workload.Kind.INTERACTIVE, desk, null, BIG), "ttft_p99 1s", "tpot_p95 40ms"),
                tenant("code-repair", "Code repair agents", GOLD, "cabin-agents", workload("tasks", Workload.Kind.AGENTIC, repair, null, BIG), "e2e_p95 15s"));
        List<Partition> partitions = List.of(lane("lane-cache", "Lane with cache", "a", 4, "chat-70b"), lane("lane-plain", "Lane without", "a", 4, "chat-70b-plain"),
                cabin("cabin-agents", "Code repair", "a", 4, "chat-70b", "code-repair"));
        Deployment cached = batching("chat-70b", "Chat 70B fp8", BIG, Precision.FP8, 4);
        Deployment plain = new Deployment(new DeploymentId("chat-70b-plain"), "Chat 70B fp8, no prefix cache", new ModelId(BIG),
                Serving.Batching.of(Precision.FP8, 4).withPrefixCaching(false));
        return plan("Conversations and agents", """
                Two help desks hold the same conversations: two to ten turns, a system prompt of 1,800 tokens, about 20 s of thinking between an answer and the next \
                message, and a prompt that repeats all that was said before. One lane keeps what it has computed in its prefix cache and computes only what is \
                new; the other computes every prompt from the start. Compare their p99 TTFT and end-to-end times, then swap their deployments. The code repair agents \
                in the cabin chain 8 to 30 calls with a tool's result between them: see the time of a whole task, and what happens to it in the lane without cache.""",
                List.of(cluster("a", "A", "h100-80-sxm", 2)), List.of(cached, plain), partitions, List.of(SILVER_OPEN, GOLD), tenants,
                new RunSettings(MONDAY, 3600, 900, 7, 3));
    }

    /// A lane over a whole day: office hours, a digest by night, bursts at any time, and a recorded day.
    public static Plan dayAndNight() {
        List<Double> office = List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 1.2, 2.5, 3.2, 3.4, 3.0, 2.2, 2.8, 3.2, 3.0, 2.4, 1.6, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1);
        List<Double> night = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.0);
        List<Double> weekdays = List.of(1.1, 1.1, 1.1, 1.1, 1.0, 0.2, 0.1);
        Arrivals assistant = new Arrivals.Shaped(new Arrivals.Poisson(Units.rate("4/s")), new Curve(office, weekdays, Growth.of("4%/month", LocalDate.of(2026, 11, 1))));
        Arrivals digest = new Arrivals.Shaped(new Arrivals.Poisson(Units.rate("2/s")), new Curve(night, List.of(), null));
        Arrivals alerts = new Arrivals.OnOff(Units.rate("1/s"), 30, 570);
        double[] recorded = {900, 700, 600, 500, 500, 700, 1500, 3100, 4800, 5600, 5900, 5700, 5200, 5600, 5800, 5500, 5100, 4700, 4300, 4000, 3500, 2700, 1800, 1200};
        RateWindows.Family[] families = new RateWindows.Family[recorded.length];
        Arrays.fill(families, RateWindows.Family.GAMMA);
        double[] shapes = new double[recorded.length];
        Arrays.fill(shapes, 0.6);
        Arrivals shop = new Arrivals.Windowed(new RateWindows(3600, recorded, shapes, families), true, 0, 1);
        List<Tenant> tenants = List.of(
                tenant("office-assistant", "Office assistant", SILVER_OPEN, "lane-1", interactive(assistant, lengths(900, 5000, 12_000), lengths(220, 800, 2000), SMALL),
                        "ttft_p99 1s", "tpot_p95 40ms"),
                tenant("night-digest", "Night digest", BATCH, "lane-1", batch(digest, lengths(3500, 12_000, 24_000), lengths(250, 600, 1500), SMALL), "e2e_p95 2min"),
                tenant("warehouse-alerts", "Warehouse alerts", GOLD, "lane-1", agentic(alerts, lengths(700, 2500, 8000), lengths(60, 200, 500), SMALL), "e2e_p99 5s"),
                tenant("garden-shop", "Garden shop", SILVER_OPEN, "lane-1", interactive(shop, lengths(600, 2500, 8000), lengths(200, 700, 2000), SMALL), "ttft_p99 1s"));
        return plan("Day and night", """
                One lane over a whole Monday. The office assistant has a curve over the hours and days of the week and grows by 4 % a month; the digest comes by night; the \
                warehouse sends bursts of half a minute; the garden shop replays a recorded day hour by hour. On the mean two GPUs carry it with much room; what \
                counts is ten in the morning: watch the moment there. Then set the start of the run a year ahead, and see who misses first. Drag the lane wider until \
                nobody does.""",
                List.of(cluster("a", "A", "h100-80-sxm", 1)), List.of(batching("chat-8b", "Chat 8B", SMALL, Precision.BF16, 1)),
                List.of(lane("lane-1", "Lane 1", "a", 2, "chat-8b")), List.of(SILVER_OPEN, BATCH, GOLD), tenants,
                new RunSettings(MONDAY.withHour(0), 86_400, 0, 7, 2));
    }

    /// A pool whose largest tenant is not there when the load is at its height: what it frees on the mean it does not free at the p99.
    public static Plan sharedPool() {
        List<Tenant> tenants = List.of(
                tenant("night-research", "Night research", SILVER_OPEN, "lane-1",
                        agentic(hours(0.1, "0-11:6.4"), lengths(900, 4000, 12_000), lengths(200, 700, 2000), SMALL), "e2e_p99 30s"),
                tenant("catalogue-translation", "Catalogue translation", SILVER_OPEN, "lane-1",
                        agentic(hours(0, "2-4:11.5"), lengths(700, 3000, 8000), lengths(240, 800, 2000), SMALL), "e2e_p99 30s"),
                tenant("launch-operator", "Launch operator", GOLD, "lane-1",
                        interactive(hours(0, "21-22.5:16"), lengths(1100, 5000, 12_000), lengths(200, 700, 2000), SMALL), "ttft_p99 2s"),
                tenant("billing-close", "Billing close", SILVER_OPEN, "lane-1",
                        agentic(hours(0.2, "20-23:8.5"), lengths(900, 4000, 12_000), lengths(180, 600, 1500), SMALL), "e2e_p99 30s"),
                tenant("help-desk", "Help desk", SILVER_OPEN, "lane-1",
                        interactive(hours(0.5, "8-18:2", "18-23:9"), lengths(900, 4000, 12_000), lengths(220, 800, 2000), SMALL), "ttft_p99 2s"),
                tenant("marketing-copy-shop", "Marketing copy shop", BRONZE, "lane-1",
                        interactive(hours(0.3, "9-17:2.2", "19-22:1.1"), lengths(500, 2500, 8000), lengths(400, 1200, 3000), SMALL), "e2e_p95 45s"));
        Plan plan = plan("Shared pool", """
                Six tenants share a lane for a day. Night research is the largest: it makes 29 % of all requests, so on the mean the others would need 29 % fewer GPUs \
                without it. But it stops at eleven in the morning, and the lane is at its height in the evening, when a launch, the billing close and the help desk come together: \
                the p99 of ten-minute load falls by nothing when it leaves, and so does the p99 of latency. Compare the scenarios: with Night research in a cabin \
                hardly anybody gains, and with the GPU taken away that its mean share is worth the evening breaks down.""",
                List.of(cluster("a", "A", "h100-80-sxm", 1)), List.of(batching("chat-8b", "Chat 8B", SMALL, Precision.BF16, 1)),
                List.of(lane("lane-1", "Lane 1", "a", 4, "chat-8b")), List.of(SILVER_OPEN, GOLD, BRONZE), tenants, new RunSettings(MONDAY.withHour(0), 86_400, 0, 7, 2));
        Tenant largest = plan.tenants().getFirst();
        Partition lane = plan.partitions().getFirst();
        Plan kept = Edits.move(plan, largest.id(), new MoveTarget.NewCabin(lane.cluster(), lane.deployment(), 2)).applyTo(plan);
        Plan taken = Edits.resize(kept, lane.id(), lane.gpus() - 1).applyTo(kept);
        return plan.withScenarios(new Scenarios("Everyone in the lane", List.of(new Scenario("Night research in a cabin", kept), new Scenario("Its share taken away", taken))));
    }

    /// Tenants with budgets who share a lane, and a catalogue of ways to buy: some can afford a guarantee, some cannot.
    public static Plan waysToBuy() {
        List<Tenant> tenants = List.of(
                tenant("emergency-speech", "Emergency speech start-up", SILVER_OPEN, "lane-1",
                        interactive(poisson("2/s"), lengths(300, 1200, 4000), lengths(90, 300, 1000), BIG), "ttft_p99 500ms").withBudget(9000.0),
                tenant("launch-operator", "Launch operator", GOLD, "lane-1",
                        interactive(bursty("2.5/s", 4), lengths(3000, 12_000, 24_000), lengths(350, 1500, 4000), BIG), "ttft_p99 4s", "e2e_p95 45s").withBudget(40_000.0),
                tenant("help-desk", "Help desk", SILVER_OPEN, "lane-1",
                        interactive(poisson("3/s"), lengths(700, 3500, 8000), lengths(200, 700, 2000), BIG, SMALL), "ttft_p99 1s", "tpot_p95 60ms").withBudget(2500.0),
                tenant("marketing-copy-shop", "Marketing copy shop", BRONZE, "lane-1",
                        interactive(poisson("0.4/s"), lengths(500, 2500, 8000), lengths(600, 1800, 4000), BIG), "e2e_p95 60s").withBudget(3000.0),
                tenant("charity-hotline", "Charity hotline", BRONZE, "lane-1",
                        interactive(poisson("6/min"), lengths(400, 1500, 4000), lengths(120, 400, 1000), BIG), "ttft_p99 600ms").withBudget(400.0));
        Partition lane = lane("lane-1", "Lane 1", "a", 12, "chat-70b").withQueueing(new Queueing(Queueing.Discipline.PRIORITY, null));
        Plan plan = plan("Ways to buy", """
                Five tenants share a lane that serves gold first, and each has a budget. The catalogue beside them has GPUs on demand and reserved, a block of GPUs for two weeks, \
                units of throughput, a higher place in the lane, an outside provider and a smaller model, each price with its date. Ask the page Offers who can afford a \
                guarantee and who cannot, and what the cheapest way to their objectives is. Then raise a budget, or a price, and ask again.""",
                List.of(cluster("a", "A", "h100-80-sxm", 2)), List.of(batching("chat-70b", "Chat 70B fp8", BIG, Precision.FP8, 4), batching("desk-8b", "Desk 8B", SMALL, Precision.BF16, 1)),
                List.of(lane), List.of(GOLD, SILVER_OPEN, BRONZE), tenants, new RunSettings(MONDAY, 3600, 300, 7, 3));
        return OfferCatalogue.offered(plan);
    }

    /// Replicas that fill their nodes to the last GPU, which first fit cannot do, and beside them slices of GPUs and replicas whose places are kept.
    public static Plan tightFit() {
        Deployment render = new Deployment(new DeploymentId("render"), "Video render", new ModelId("render"), new Serving.Slots(2, new Distribution.LogNormal(8, 30, 90.0), 3));
        List<Tenant> tenants = List.of(
                tenant("city-chat", "City chat", SILVER, "lane-chat", interactive(poisson("2/s"), lengths(900, 4000, 12_000), lengths(200, 700, 2000), BIG), "ttft_p99 2s"),
                tenant("film-school", "Film school", BRONZE, "lane-render", batch(poisson("15/min"), new Distribution.Fixed(1), new Distribution.Fixed(1), "render"), "e2e_p95 2min"),
                tenant("claims-desk", "Claims desk", SILVER, "lane-desk", agentic(poisson("9/s"), lengths(900, 3000, 8000), lengths(80, 300, 1000), SMALL), "e2e_p99 5s"),
                tenant("village-clinic", "Village clinic", GOLD, "cabin-clinic", interactive(poisson("1/s"), lengths(500, 2000, 4000), lengths(120, 400, 1000), SMALL), "ttft_p99 1s"),
                tenant("field-notes", "Field notes", BRONZE, "lane-notes", interactive(poisson("3/s"), lengths(400, 1500, 4000), lengths(150, 500, 1200), SMALL), "e2e_p95 20s"),
                tenant("archive-search", "Archive search", BRONZE, "lane-archive", agentic(poisson("4/s"), lengths(1200, 4000, 8000), lengths(60, 250, 800), SMALL), "e2e_p99 5s"));
        SliceProfile quarter = slice("2g.20gb");
        SliceProfile half = slice("3g.40gb");
        List<Partition> partitions = List.of(lane("lane-chat", "Chat lane", "a", 4, "chat-70b"), lane("lane-render", "Render lane", "a", 6, "render"),
                lane("lane-desk", "Desk lane", "a", 6, "desk-8b"),
                cabin("cabin-clinic", "Clinic", "b", 1, "small-8b", "village-clinic").withSlices(quarter, 3).withSiting(new Siting(new Spread(2, null), List.of())),
                lane("lane-notes", "Notes lane", "b", 1, "small-8b").withSlices(half, 4).withSiting(new Siting(new Spread(null, 2), List.of())),
                lane("lane-archive", "Archive lane", "b", 6, "desk-8b").withSiting(new Siting(null, List.of(0, 1, 2))));
        return plan("Tight fit", """
                On cluster A a chat model on four GPUs, two render services on three each and three desk models on two fill two nodes to the last GPU. Placed one \
                after another, or the widest first, one of them finds no node; only 4 + 2 + 2 and 3 + 3 + 2 fit, and the search behind the board finds that. \
                Cluster B is where slices share GPUs: three of 2g.20gb for the clinic, at most two on a node, and four of 3g.40gb for the notes. The archive lane \
                keeps one replica on each node, so no node is free for eight GPUs: open the cluster in the inspector, see what is out of reach, and let it make \
                the moves it suggests.""",
                List.of(cluster("a", "A", "h100-80-sxm", 2), cluster("b", "B", "h100-80-sxm", 3)),
                List.of(batching("chat-70b", "Chat 70B fp8", BIG, Precision.FP8, 4), render, batching("desk-8b", "Desk 8B", SMALL, Precision.BF16, 2),
                        batching("small-8b", "Small 8B fp8", SMALL, Precision.FP8, 1)),
                partitions, List.of(GOLD, SILVER, BRONZE), tenants, new RunSettings(MONDAY, 1200, 120, 7, 3));
    }

    private static SliceProfile slice(String name) {
        return Catalogue.shipped().gpuType(new GpuTypeId("h100-80-sxm")).flatMap(gpu -> gpu.slice(name)).orElseThrow();
    }

    /// A lane whose public tenants send more than their limits let in, a large neighbour who could move out, and the question how far the limits may rise then.
    public static Plan rateCaps() {
        Tier promised = tier("gold", "Gold", Tier.Level.GOLD, null, null, 8);
        Tier open = new Tier(new TierId("public"), "Public", Tier.Level.BRONZE, new Limits(Units.rate("50/min"), null).withTokensPerDay(5_000_000L)
                .withCaps(Limits.Caps.NONE.withBatchJobs(2).withPayloadBytes(32_000_000L)), 1);
        List<Tenant> tenants = List.of(
                tenant("launch-operator", "Launch operator", promised, "lane-1", interactive(bursty("1.5/s", 3), lengths(2500, 9000, 20_000), lengths(350, 1500, 4000), BIG), "ttft_p99 4s"),
                tenant("emergency-speech", "Emergency speech start-up", promised, "lane-1", interactive(poisson("1/s"), lengths(300, 1200, 4000), lengths(90, 300, 1000), BIG),
                        "ttft_p99 500ms"),
                tenant("garden-forum", "Garden forum", open, "lane-1", interactive(poisson("5/s"), lengths(900, 4000, 12_000), lengths(300, 1000, 2000), BIG), "e2e_p95 60s"),
                tenant("night-school", "Night school", open, "lane-1", interactive(poisson("4/s"), lengths(700, 3000, 8000), lengths(250, 900, 2000), BIG), "e2e_p95 60s"),
                tenant("thesis-reader", "Thesis reader", open, "lane-1", batch(poisson("15/min"), lengths(2500, 6000, 12_000), lengths(900, 2000, 3000), BIG)),
                tenant("photo-captions", "Photo captions", open, "lane-1",
                        interactive(poisson("2/s"), lengths(1500, 3000, 6000), lengths(60, 150, 400), BIG).withEnvelope(new Envelope(null, 96_000_000L, true))));
        Plan plan = plan("Rate caps", """
                Four public tenants share a lane with two promised ones, and send more than their limits let in: 50 requests a minute each, five million tokens a day, two batch \
                jobs at once, 32 MB a request. The launch operator could move to a cabin of its own and leave its GPUs to the lane, which is the scenario beside it. How far could the \
                public limits rise then before somebody's objective breaks, and whose breaks first? The page Caps answers that for all limits together and for each alone.""",
                List.of(cluster("a", "A", "h100-80-sxm", 1)), List.of(batching("chat-70b", "Chat 70B fp8", BIG, Precision.FP8, 4)), List.of(lane("lane-1", "Lane 1", "a", 4, "chat-70b")),
                List.of(promised, open), tenants, new RunSettings(MONDAY.withHour(0), 7200, 300, 7, 4));
        Tenant operator = plan.tenants().getFirst();
        Partition lane = plan.partitions().getFirst();
        Plan kept = Edits.move(plan, operator.id(), new MoveTarget.NewCabin(lane.cluster(), lane.deployment(), 4)).applyTo(plan);
        return plan.withScenarios(new Scenarios("Everyone in the lane", List.of(new Scenario("Operator in a cabin", kept))));
    }

    /// A fleet of which three large tenants lock up more and more, scenario by scenario, and two lanes that live on the rest.
    public static Plan lockedFleet() {
        Tier open = tier("open", "Open", Tier.Level.SILVER, null, null, 1);
        List<Tenant> tenants = List.of(
                tenant("chatbot", "City chatbot", open, "lane-1", interactive(poisson("110/s"), lengths(900, 5000, 12_000), lengths(180, 700, 2000), SMALL), "ttft_p99 500ms",
                        "tpot_p95 40ms"),
                tenant("help-desk", "Help desk", open, "lane-1", interactive(bursty("30/s", 2), lengths(900, 4000, 12_000), lengths(220, 800, 2000), SMALL), "ttft_p99 1s"),
                tenant("museum-guide", "Museum guide", open, "lane-1", interactive(poisson("2/s"), lengths(600, 2500, 8000), lengths(150, 500, 1500), SMALL), "ttft_p99 1s"),
                tenant("archive-digest", "Archive digest", open, "lane-batch", batch(poisson("16/s"), lengths(3500, 12_000, 24_000), lengths(250, 600, 1500), SMALL), "e2e_p95 1min"),
                tenant("film-studio", "Film studio", open, null, interactive(poisson("3/s"), lengths(900, 4000, 12_000), lengths(300, 1000, 2000), SMALL), "ttft_p99 1s"),
                tenant("car-maker", "Car maker", open, null, agentic(poisson("3/s"), lengths(900, 4000, 12_000), lengths(300, 1000, 2000), SMALL), "ttft_p99 1s"),
                tenant("bank", "Bank", open, null, agentic(poisson("3/s"), lengths(900, 4000, 12_000), lengths(300, 1000, 2000), SMALL), "ttft_p99 1s"));
        Plan unlocked = plan("Locked fleet", """
                Two lanes live on a fleet of 40 GPUs, and three large tenants in the tray ask for cabins of their own. Each scenario locks more of the fleet up for them, from nothing to \
                80 %, and what they lock they do not fill: the lanes shrink to what is left. Compare the scenarios to see who pays for that, or ask for the page Frontier.""",
                List.of(cluster("a", "A", "h100-80-sxm", 5)), List.of(batching("chat-8b", "Chat 8B", SMALL, Precision.BF16, 1)),
                List.of(lane("lane-1", "Lane 1", "a", 28, "chat-8b"), lane("lane-batch", "Batch lane", "a", 12, "chat-8b")), List.of(open), tenants,
                new RunSettings(MONDAY, 600, 60, 7, 2));
        return unlocked.withScenarios(new Scenarios("0 % locked",
                List.of(new Scenario("20 % locked", locked(unlocked, 8)), new Scenario("40 % locked", locked(unlocked, 16)), new Scenario("60 % locked", locked(unlocked, 24)),
                        new Scenario("80 % locked", locked(unlocked, 32)))));
    }

    /// The plan with so many GPUs in the cabins of the three large tenants, taken from both lanes in proportion.
    private static Plan locked(Plan plan, int gpus) {
        int batch = Math.max(1, 12 * (40 - gpus) / 40);
        Plan locked = Edits.resize(plan, new PartitionId("lane-1"), 40 - gpus - batch).applyTo(Edits.resize(plan, new PartitionId("lane-batch"), batch).applyTo(plan));
        List<String> large = List.of("film-studio", "car-maker", "bank");
        for (int i = 0; i < large.size(); i++) {
            locked = Edits.move(locked, new TenantId(large.get(i)), new MoveTarget.NewCabin(new ClusterId("a"), new DeploymentId("chat-8b"), (gpus + i) / large.size())).applyTo(locked);
        }
        return locked;
    }

    /// Rates in windows of ten minutes over a day, with gaps somewhat more uneven than a Poisson process has.
    ///
    /// @param usual requests a second outside the spans
    /// @param spans hours from and to, and requests a second within them, e.g. `20-22.5:8`
    private static Arrivals hours(double usual, String... spans) {
        double[] rates = new double[144];
        Arrays.fill(rates, usual);
        for (String span : spans) {
            String[] parts = span.split("[-:]", -1);
            Arrays.fill(rates, (int) (6 * Double.parseDouble(parts[0])), (int) (6 * Double.parseDouble(parts[1])), Double.parseDouble(parts[2]));
        }
        RateWindows.Family[] families = new RateWindows.Family[rates.length];
        Arrays.fill(families, RateWindows.Family.GAMMA);
        double[] shapes = new double[rates.length];
        Arrays.fill(shapes, 0.8);
        return new Arrivals.Windowed(RateWindows.ofRates(600, rates, shapes, families), false, 0, 1);
    }

    private static Plan plan(String name, String notes, List<Cluster> fleet, List<Deployment> deployments, List<Partition> partitions, List<Tier> tiers,
            List<Tenant> tenants, RunSettings run) {
        PlanParts parts = new PlanParts(name, notes, List.of(), List.of(), List.of(), fleet, deployments, partitions, tiers, tenants, List.of(), List.of(), List.of(), run);
        return parts.completedFrom(Catalogue.shipped()).plan("$");
    }

    private static Tier tier(String id, String name, Tier.Level level, @Nullable String requests, @Nullable String tokens, double weight) {
        return new Tier(new TierId(id), name, level,
                new Limits(requests == null ? null : Units.rate(requests), tokens == null ? null : Units.rate(tokens)), weight);
    }

    private static Cluster cluster(String id, String name, String gpu, int nodes) {
        GpuTypeId type = new GpuTypeId(gpu);
        return new Cluster(new ClusterId(id), name, type, nodes, 8, null, Catalogue.shipped().prices(type).orElseThrow());
    }

    private static Deployment batching(String id, String name, String model, Precision precision, int tensorParallel) {
        return new Deployment(new DeploymentId(id), name, new ModelId(model), Serving.Batching.of(precision, tensorParallel));
    }

    private static Partition lane(String id, String name, String cluster, int gpus, String deployment) {
        return new Partition(new PartitionId(id), name, Partition.Kind.SHARED, new ClusterId(cluster), gpus, new DeploymentId(deployment), null);
    }

    private static Partition cabin(String id, String name, String cluster, int gpus, String deployment, String owner) {
        return new Partition(new PartitionId(id), name, Partition.Kind.RESERVED, new ClusterId(cluster), gpus, new DeploymentId(deployment), new TenantId(owner));
    }

    private static Tenant tenant(String id, String name, Tier tier, @Nullable String partition, Workload workload, String... objectives) {
        return new Tenant(new TenantId(id), name, tier.id(), partition == null ? null : new PartitionId(partition), List.of(workload),
                Arrays.stream(objectives).map(SamplePlans::objective).toList());
    }

    private static Objective objective(String text) {
        String[] parts = text.toUpperCase(Locale.ROOT).split("[_ ]", -1);
        return new Objective(Objective.Metric.valueOf(parts[0]), Objective.Statistic.valueOf(parts[1]), Units.seconds(text.substring(text.indexOf(' ') + 1)));
    }

    private static Workload interactive(Arrivals arrivals, Distribution input, Distribution output, String... models) {
        return workload("chat", Workload.Kind.INTERACTIVE, arrivals, input, output, null, models);
    }

    private static Workload agentic(Arrivals arrivals, Distribution input, Distribution output, String... models) {
        return workload("agent", Workload.Kind.AGENTIC, arrivals, input, output, null, models);
    }

    private static Workload batch(Arrivals arrivals, Distribution input, Distribution output, String... models) {
        return workload("digest", Workload.Kind.BATCH, arrivals, input, output, 3600.0, models);
    }

    private static Workload workload(String name, Workload.Kind kind, Arrivals arrivals, Distribution input, Distribution output, @Nullable Double deadline,
            String... models) {
        return workload(name, kind, new Traffic.Generated(arrivals, input, output), deadline, models);
    }

    private static Workload workload(String name, Workload.Kind kind, Traffic traffic, @Nullable Double deadline, String... models) {
        return new Workload(name, Arrays.stream(models).map(ModelId::new).toList(), traffic, kind, deadline);
    }

    private static Arrivals poisson(String rate) {
        return new Arrivals.Poisson(Units.rate(rate));
    }

    private static Arrivals bursty(String rate, double cv) {
        return new Arrivals.Renewal(Units.rate(rate), cv, Arrivals.Renewal.Shape.GAMMA);
    }

    private static Distribution lengths(double p50, double p99, double max) {
        return new Distribution.LogNormal(p50, p99, max);
    }
}

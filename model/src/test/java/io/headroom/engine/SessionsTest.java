package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.Limits;
import io.headroom.plan.Plan;
import io.headroom.plan.Precision;
import io.headroom.plan.Rate;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import io.headroom.serving.Hardware;
import io.headroom.serving.LoadEstimate;
import io.headroom.serving.StepTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 0, 0);
    private static Traffic.Sessions fixed(Arrivals arrivals, int turns, double pause, int system, int input, int output) {
        return new Traffic.Sessions(arrivals, new Distribution.Fixed(turns), new Distribution.Fixed(pause), system, new Distribution.Fixed(input),
                new Distribution.Fixed(output));
    }

    private static Tenant talker(Traffic traffic) {
        return EngineFixture.tenant("talker", EngineFixture.LANE, EngineFixture.CHAT, traffic, EngineFixture.FREE);
    }

    private static TenantResult talker(Plan plan) {
        return Evaluation.of(plan, 2).tenant(new TenantId("talker")).orElseThrow();
    }

    /// Worked by hand. Turn 1: 1,000 tokens, of which 200 system prompt, alone on the replica. It leaves 1,000 + 100 tokens of 101 in the cache, 68 whole blocks.
    /// Turn 2: 1,000 + 101 + 800 tokens; 1,088 are found, 813 computed. Without the cache all 1,901 are.
    @ParameterizedTest
    @CsvSource({"true, 1088", "false, 0"})
    void theSecondTurnComputesWhatTheCacheDoesNotHold(boolean caching, int found) {
        Plan plan = EngineFixture.served(EngineFixture.plan(EngineFixture.run(1_500, 0, 4, 1), talker(fixed(EngineFixture.once(1_000), 2, 30, 200, 800, 101))),
                batching -> batching.withPrefixCaching(caching));
        TenantResult result = talker(plan);
        double gemm = 2 * 8.03e9 / (989e12 * 0.70);
        double pair = 4.0 * 32 * 32 * 128 / (989e12 * 0.59);
        double overheads = 32 * 18.5e-6 + 1.7e-3 + 8e-3 + 35e-3;
        double first = 1000 * gemm + pair * 1000 * 500 + overheads + 1000 * 1.9e-6;
        int computed = 1901 - found;
        double second = computed * gemm + pair * computed * (found + computed / 2.0) + overheads + 1901 * 1.9e-6;
        assertThat(result.offered()).isEqualTo(2);
        assertThat(result.ttft().mean()).isCloseTo((first + second) / 2, within(1e-9));
        assertThat(result.cachedShare()).isCloseTo(found / 2901.0, within(1e-12));
        StepTime time = new StepTime(Hardware.LLAMA_8B, Hardware.H100, Serving.Batching.of(Precision.BF16, 1), Efficiency.USUAL);
        double decodes = 0;
        for (int token = 1; token <= 100; token++) {
            decodes += time.seconds(0, 0, 1, 1000 + token, 0) + time.seconds(0, 0, 1, 1901 + token, 0);
        }
        double calls = first + second - 2 * 35e-3 - 2901 * 1.9e-6 + decodes;
        assertThat(result.session().mean()).as("two calls and a pause").isCloseTo(calls + 30, within(1e-9));
    }

    /// The machine-repairman model M/M/1//N: each of N sessions thinks for an exponential time with mean Z and queues for one exponential server with mean S. With
    /// r = S / Z, the server is idle for a share p = 1 / sum of N! / (N - k)! r^k over k = 0..N; throughput X = (1 - p) / S; response R = N / X - Z.
    @ParameterizedTest
    @CsvSource({"1, 5", "5, 10", "12, 8"})
    void sessionsThatThinkMatchTheMachineRepairman(int people, double think) {
        Traffic endless = new Traffic.Sessions(EngineFixture.once(100_000), new Distribution.Fixed(1_000_000), new Distribution.Exponential(think), 0,
                new Distribution.Fixed(1), new Distribution.Fixed(1));
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            tenants.add(EngineFixture.tenant("person-" + i, EngineFixture.COUNTER, EngineFixture.DESK, endless, EngineFixture.FREE));
        }
        double duration = 35_000;
        Results results = Evaluation.of(EngineFixture.plan(EngineFixture.run(duration, 125_000, 8, 4), 1, new Distribution.Exponential(1), tenants), 2);
        double served = results.tenants().stream().mapToLong(TenantResult::served).sum() / (4 * duration);
        double response = results.tenants().stream().mapToDouble(tenant -> tenant.e2e().mean() * tenant.served()).sum() / (served * 4 * duration);

        double ways = 1;
        double sum = 1;
        for (int k = 1; k <= people; k++) {
            ways *= (people - k + 1) / think;
            sum += ways;
        }
        double throughput = 1 - 1 / sum;
        assertThat(served).as("throughput").isCloseTo(throughput, within(0.01 * throughput));
        assertThat(response).as("response time").isCloseTo(people / throughput - think, within(0.02 * (people / throughput - think)));
        assertThat(response).as("the interactive response time law, of the run itself").isCloseTo(people / served - think, within(0.01 * (response + think)));
    }

    @Test
    void withoutSessionsNothingIsFoundInTheCache() {
        Plan plan = EngineFixture.plan(EngineFixture.run(100, 0, 3, 1), EngineFixture.chat("one", EngineFixture.LANE, 10), EngineFixture.caller("callers", 2));
        Results on = Evaluation.of(plan, 1);
        assertThat(on.tenants()).extracting(TenantResult::cachedShare).containsOnly(0.0);
        assertThat(on.partitions().getFirst().cachedShare()).isZero();
        assertThat(on.partitions().get(1).cachedShare()).as("nobody is served").isNaN();
        assertThat(Evaluation.of(EngineFixture.served(plan, batching -> batching.withPrefixCaching(false).withSessionAffinity(false)), 1).tenants()).isEqualTo(on.tenants());
    }

    @Test
    void lessIsFoundAsTheCacheShrinks() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 60, 3, 1), talker(EngineFixture.talk(4)), EngineFixture.chat("beside", EngineFixture.LANE, 4));
        double before = 1;
        for (double memory : new double[] {0.9, 0.26, 0.22, 0.21}) {
            double share = talker(EngineFixture.served(plan, SessionsTest.memory(memory))).cachedShare();
            assertThat(share).as("at %s of the memory", memory).isLessThan(before);
            before = share;
        }
        assertThat(before).as("hardly more than the system prompt is left").isLessThan(0.4);
        assertThat(talker(EngineFixture.served(plan, batching -> batching.withPrefixCaching(false))).cachedShare()).isZero();
    }

    private static UnaryOperator<Serving.Batching> memory(double share) {
        return usual -> new Serving.Batching(usual.engine(), usual.engineVersion(), usual.precision(), usual.kvPrecision(), usual.tensorParallel(), usual.maxBatchedTokens(), usual.maxSequences(), share,
                usual.prefixCaching(), usual.sessionAffinity());
    }

    @Test
    void sessionsThatStayWithTheirReplicaFindMore() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 60, 3, 1), talker(EngineFixture.talk(4)));
        double stay = talker(plan).cachedShare();
        double roam = talker(EngineFixture.served(plan, batching -> batching.withSessionAffinity(false))).cachedShare();
        assertThat(stay).isGreaterThan(roam + 0.1);
        assertThat(roam).as("the system prompt, and the half of the turns that come back by chance").isGreaterThan(0.2);
    }

    /// The estimate knows no burst and no eviction: with room for all it must agree with what is sent and found.
    @Test
    void theEstimateOfTheMeanLoadIsWhatIsSent() {
        Traffic traffic = EngineFixture.talk(1);
        Plan plan = EngineFixture.plan(EngineFixture.run(20_000, 500, 3, 1), talker(traffic));
        LoadEstimate.Load load = LoadEstimate.load(plan, traffic);
        TenantResult result = talker(plan);
        assertThat(load.requestsPerSecond()).isCloseTo(result.offered() / 20_000.0, within(0.03 * load.requestsPerSecond()));
        assertThat(load.inputTokens()).isCloseTo(result.tokensInPerSecond() * 20_000 / result.served(), within(0.02 * load.inputTokens()));
        assertThat(load.outputTokens()).isCloseTo(result.tokensOutPerSecond() * 20_000 / result.served(), within(0.02 * load.outputTokens()));
        double found = result.cachedShare() * load.inputTokens();
        assertThat(found).as("short of the repeated tokens by part of a block and the last answer's last token").isBetween(load.repeatedTokens() - 20, load.repeatedTokens());
    }

    /// 50,000 new tokens a turn fit a context of 131,072 twice; the third prompt is refused whole, and nothing follows it.
    @Test
    void aPromptThatOutgrowsTheContextEndsItsSession() {
        TenantResult result = talker(EngineFixture.plan(EngineFixture.run(1_500, 0, 4, 1), talker(fixed(EngineFixture.once(1_000), 9, 1, 0, 50_000, 10))));
        assertThat(result.offered()).isEqualTo(3);
        assertThat(result.served()).isEqualTo(2);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.session().count()).as("it did not come to its end").isZero();
    }

    /// One request a minute against one session every ten seconds. Five turns in a row never pass, so each turn served is followed by one more, and no refused one is.
    @Test
    void aThrottledTurnEndsItsSession() {
        Traffic traffic = fixed(new Arrivals.Poisson(Rate.perSecond(0.1)), 5, 20, 0, 100, 10);
        Tenant tenant = EngineFixture.tenant("talker", EngineFixture.LANE, EngineFixture.CHAT, traffic, EngineFixture.LIMITED);
        Plan plan = EngineFixture.plan(EngineFixture.run(600, 0, 4, 1), tenant)
                .withTier(EngineFixture.tier(EngineFixture.LIMITED, new Limits(new Rate(1, Rate.Per.MINUTE), null)));
        long sessions = talker(EngineFixture.plan(EngineFixture.run(600, 0, 4, 1), talker(fixed(new Arrivals.Poisson(Rate.perSecond(0.1)), 1, 20, 0, 100, 10)))).offered();
        TenantResult result = talker(plan);
        assertThat(result.served()).isBetween(8L, 11L);
        assertThat(result.offered()).as("but for a pause at the end of the run").isBetween(sessions + result.served() - 1, sessions + result.served());
        assertThat(result.throttled()).isEqualTo(result.offered() - result.served());
    }

    @Test
    void threadsDoNotChangeResults() {
        Plan plan = EngineFixture.plan(EngineFixture.run(300, 30, 5, 3), talker(EngineFixture.talk(5)), EngineFixture.chat("beside", EngineFixture.LANE, 6),
                EngineFixture.talker("guest", EngineFixture.CABIN, 2));
        List<TenantResult> one = Evaluation.of(plan, 1).tenants();
        assertThat(Evaluation.of(plan, 4).tenants()).isEqualTo(one);
        assertThat(Evaluation.of(plan, 8).tenants()).isEqualTo(one);
        assertThat(Evaluation.of(plan.withRun(plan.run().withSeed(6)), 1).tenants()).isNotEqualTo(one);
    }

    /// What is said, asked in another order and at other times, so that nothing but the session and the turn can tell.
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 3, 500})
    void whatASessionSaysDependsOnItsNumberAndTurnAlone(double answerSeconds) {
        Map<String, String> expected = said(0.5);
        assertThat(expected.keySet()).hasSizeGreaterThan(250);
        assertThat(said(answerSeconds)).isEqualTo(expected);
    }

    private static Map<String, String> said(double answerSeconds) {
        Sessions sessions = new Sessions(EngineFixture.talk(1), MONDAY, new Streams(1, 0, "a"), null);
        sessions.startAt(0);
        Map<String, String> said = new TreeMap<>();
        Map<Integer, Integer> numbers = new TreeMap<>();
        Map<Integer, Integer> turns = new TreeMap<>();
        int begun = 0;
        int over = 0;
        while (over < 100) {
            double now = sessions.next();
            boolean goesOn = sessions.pausingUntil() == now;
            int row = sessions.take();
            if (!goesOn) {
                numbers.put(row, begun++);
                turns.put(row, 0);
            }
            int number = numbers.getOrDefault(row, -1);
            int input = sessions.input();
            int output = sessions.output();
            if (number < 100) {
                said.put(number + "." + turns.merge(row, 1, Integer::sum), input + " " + output + " " + sessions.share());
            }
            if (sessions.answered(row, input, output, now + answerSeconds)) {
                over += number < 100 ? 1 : 0;
                sessions.end(row);
            }
        }
        return said;
    }

    @Test
    void rowsOfSessionsThatAreOverAreUsedAgain() {
        Sessions sessions = new Sessions(fixed(new Arrivals.Poisson(Rate.perSecond(1)), 3, 0.001, 0, 10, 10), MONDAY, new Streams(1, 0, "a"), null);
        sessions.startAt(0);
        for (int i = 0; i < 300_000; i++) {
            double now = sessions.next();
            int row = sessions.take();
            assertThat(row).isLessThan(8);
            if (sessions.answered(row, 10, 10, now)) {
                sessions.end(row);
            }
        }
        assertThat(sessions.underWay()).isLessThan(8);
    }
}

package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.plan.Plan;
import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedPromptsTest {
    private static final PrefixBlocks BLOCKS = new PrefixBlocks(512, new int[] {2, 4, 2, 2}, new int[] {0, 1, 0, 2, 3, 4, 0, 1, 5, 1});

    /// Four requests an age apart. The first says 1,000 tokens in blocks 0 and 1; the second has block 0 in common with it; the third says the same again; the
    /// fourth begins otherwise.
    private static Trace trace(String id) {
        return new Trace(new TraceId(id), id, "test", new double[] {0, 100, 200, 300}, new int[] {1_000, 1_901, 1_000, 1_024}, new int[] {101, 7, 8, 9}, BLOCKS);
    }

    private static Tenant replaying(String name, Trace trace, boolean repeat) {
        return EngineFixture.tenant(name, EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Replayed(trace.id(), repeat), EngineFixture.FREE);
    }

    private static Plan plan(double duration) {
        Plan plan = EngineFixture.plan(EngineFixture.run(duration, 0, 4, 1));
        return plan.withPartition(plan.partition(EngineFixture.LANE).withGpus(1));
    }

    private static TenantResult result(Plan plan, String name) {
        return Evaluation.of(plan, 1).tenant(new TenantId(name)).orElseThrow();
    }

    /// 512 tokens of the second prompt are found, and 992 of the third: 62 whole blocks of 16, the rest of its 1,000 tokens is in no whole block. The fourth finds
    /// nothing: its second block has an id like another's, but what is before it differs.
    @Test
    void aPromptFindsTheBlocksThatEarlierOnesBeganWith() {
        Trace trace = trace("t");
        TenantResult result = result(plan(400).withTenantAndTrace(replaying("replay", trace, false), trace), "replay");
        assertThat(result.served()).isEqualTo(4);
        assertThat(result.cachedShare()).isCloseTo((512 + 992) / 4_925.0, within(1e-12));
    }

    /// Each round takes 300 s and a mean gap of 75: the second begins at 375. It finds 992 and 992 of the prompts of 1,000 tokens, 1,888 of 1,901 and 1,008 of 1,024,
    /// whose last token must be computed; answers are never found.
    @Test
    void theSamePromptsComeAgainWhenTheTraceDoes() {
        Trace trace = trace("t");
        TenantResult result = result(plan(750).withTenantAndTrace(replaying("replay", trace, true), trace), "replay");
        assertThat(result.served()).isEqualTo(8);
        assertThat(result.cachedShare()).isCloseTo((512 + 992 + 992 + 1_888 + 992 + 1_008) / (2 * 4_925.0), within(1e-12));
    }

    @Test
    void idsOfAnotherTraceAreOtherPrompts() {
        Trace one = trace("one");
        Trace other = trace("other");
        Plan plan = plan(400).withTenantAndTrace(replaying("first", one, false), one).withTenantAndTrace(replaying("second", other, false), other);
        assertThat(result(plan, "first").cachedShare()).isCloseTo((512 + 992) / 4_925.0, within(1e-12));
        assertThat(result(plan, "second").cachedShare()).isCloseTo((512 + 992) / 4_925.0, within(1e-12));
    }

    @Test
    void aTraceThatNamesNoBlocksFindsNothing() {
        Trace known = trace("t");
        Trace bare = new Trace(known.id(), "t", "test", new double[] {0, 100, 200, 300}, new int[] {1_000, 1_901, 1_000, 1_024}, new int[] {101, 7, 8, 9});
        assertThat(result(plan(400).withTenantAndTrace(replaying("replay", bare, false), bare), "replay").cachedShare()).isZero();
    }

    @Test
    void aRequestThatMovesWithItsTenantKeepsItsPrompt() {
        Trace trace = new Trace(new TraceId("t"), "t", "test", new double[4], new int[] {120_000, 1_901, 1_000, 1_024}, new int[] {101, 7, 8, 9}, BLOCKS);
        Tenant tenant = replaying("replay", trace, false);
        Plan plan = plan(400).withTenantAndTrace(tenant, trace);
        TenantRun run = new TenantRun(tenant.id(), new MomentMeter());
        Source source = new Source(run, plan, tenant, 0, plan.run(), 0);
        run.sources.add(source);
        source.startAt(0);
        PartitionRun lane = new PartitionRun(plan, plan.partition(EngineFixture.LANE), 0);
        lane.add(source);
        lane.advance(0.1);
        List<Pending> pending = lane.release(run);
        assertThat(pending).extracting(Pending::recorded).as("the first one's long prompt is being computed").containsExactly(1, 2, 3);

        PartitionRun elsewhere = new PartitionRun(plan, plan.partition(EngineFixture.LANE), 0.1);
        elsewhere.add(source);
        pending.forEach(elsewhere::accept);
        assertThat(elsewhere.release(run)).isEqualTo(pending);
    }
}

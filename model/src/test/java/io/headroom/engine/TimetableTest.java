package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Arrivals.OnOff;
import io.headroom.plan.Arrivals.Poisson;
import io.headroom.plan.Distribution;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private record Row(double seconds, int source, double share, int input, int output, int recorded) {}

    private static List<Source> sources(Plan plan) {
        List<Source> sources = new ArrayList<>();
        for (Tenant tenant : plan.tenants()) {
            Source source = new Source(new TenantRun(tenant.id(), new MomentMeter()), plan, tenant, 0, plan.run(), 0);
            source.startAt(0);
            sources.add(source);
        }
        return sources;
    }

    /// All requests up to a time, each source asked by itself, then sorted: by time, among equals by source.
    private static List<Row> sorted(Plan plan, double until) {
        List<Row> rows = new ArrayList<>();
        List<Source> sources = sources(plan);
        for (int number = 0; number < sources.size(); number++) {
            Source source = sources.get(number);
            while (source.next() < until) {
                double at = source.next();
                source.take();
                int input = source.input();
                int output = source.output();
                double share = source.share();
                source.advance();
                rows.add(new Row(at, number, share, input, output, source.takenRow()));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::seconds).thenComparingInt(Row::source));
        return rows;
    }

    private static List<Row> told(Plan plan, double until) {
        List<Source> sources = sources(plan);
        Timetable timetable = new Timetable();
        for (int i = 0; i < sources.size(); i++) {
            timetable.add(i, sources.get(i));
        }
        List<Row> rows = new ArrayList<>();
        while (timetable.next() < until) {
            double at = timetable.next();
            int number = timetable.source();
            assertThat(timetable.source(0)).isEqualTo(number);
            rows.add(new Row(at, number, timetable.share(), timetable.input(), timetable.output(), timetable.recorded()));
            timetable.advance();
        }
        return rows;
    }

    /// From an hour between two requests to some tens a second.
    private static Traffic random(Random random, int number) {
        Rate rate = Rate.perSecond(number == 0 ? 5 : Math.exp(random.nextGaussian() * 2 - 3));
        Distribution lengths = new Distribution.LogNormal(100, 900, 2000.0);
        return new Traffic.Generated(random.nextBoolean() ? new Poisson(rate) : new OnOff(rate, 1 + random.nextInt(20), 1 + random.nextInt(500)), lengths, lengths);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40, 400})
    void randomSourcesComeInTheOrderOfASort(int count) {
        Random random = new Random(count);
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tenants.add(EngineFixture.tenant("t" + i, EngineFixture.LANE, EngineFixture.CHAT, random(random, i), EngineFixture.FREE));
        }
        Plan plan = EngineFixture.plan(EngineFixture.run(1_000, 0, count, 1), tenants.toArray(Tenant[]::new));
        assertThat(told(plan, 200)).isEqualTo(sorted(plan, 200)).hasSizeGreaterThan(count);
    }

    /// Whole seconds, so that requests of one source and of several come at one time.
    @Test
    void amongEqualTimesTheLowerSourceIsFirstAndEachKeepsItsOrder() {
        Random random = new Random(3);
        double[] seconds = random.doubles(4_000, 0, 400).map(Math::floor).sorted().toArray();
        seconds[0] = 0;
        assertThat(replayed(seconds, 5, 401)).hasSize(5 * 4_000);
    }

    /// After hours of a request each, in which stretches grow long, fifty thousand come at once.
    @Test
    void aFloodAfterSilenceIsToldInOrder() {
        double[] seconds = new double[53_000];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i < 3_000 ? 3_600.0 * i : 3_600.0 * 3_000 + (i - 3_000) * 1e-4 * (i % 2);
        }
        Arrays.sort(seconds);
        assertThat(replayed(seconds, 3, 1e9)).hasSize(3 * seconds.length);
    }

    private static List<Row> replayed(double[] seconds, int count, double until) {
        int[] lengths = new Random(5).ints(seconds.length, 1, 1 << 20).toArray();
        Trace trace = new Trace(new TraceId("t"), "t", "test", seconds, lengths, lengths);
        Plan plan = EngineFixture.plan(EngineFixture.run(1_000, 0, 1, 1));
        for (int i = 0; i < count; i++) {
            Tenant tenant = EngineFixture.tenant("t" + i, EngineFixture.LANE, EngineFixture.CHAT, new Traffic.Replayed(trace.id(), false), EngineFixture.FREE);
            plan = plan.withTenantAndTrace(tenant, trace);
        }
        List<Row> told = told(plan, until);
        assertThat(told.equals(sorted(plan, until))).isTrue();
        return told;
    }

    @Test
    void withoutSourcesNothingComes() {
        assertThat(new Timetable().next()).isInfinite();
    }
}

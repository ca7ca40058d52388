package io.headroom.serving;

import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds of what replicas and servers do for every request or event.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ServingKernels {
    /// Random numbers drawn beforehand, so that what they cost is not measured with what they feed.
    private static final int DRAWN = 1 << 14;

    /// Uniform random numbers, again and again.
    private static final class Uniforms {
        private final double[] values = new Random(1).doubles(DRAWN).toArray();
        private int next;

        double next() {
            return values[next++ & (DRAWN - 1)];
        }
    }

    /// A distribution made ready.
    @State(Scope.Thread)
    public static class Sampled {
        /// Which one.
        @Param({"LOGNORMAL", "GAMMA", "EMPIRICAL"})
        public Shape shape = Shape.LOGNORMAL;

        private final Uniforms uniforms = new Uniforms();
        private Sampler sampler = shape.sampler();

        /// Takes the shape that JMH has set.
        @Setup
        public void prepare() {
            sampler = shape.sampler();
        }
    }

    /// Shapes of lengths and service times.
    public enum Shape {
        /// By its percentiles.
        LOGNORMAL,
        /// From a table.
        GAMMA,
        /// A thousand values.
        EMPIRICAL;

        private Sampler sampler() {
            return Sampler.of(switch (this) {
                case LOGNORMAL -> new Distribution.LogNormal(1020, 4142, 32_000.0);
                case GAMMA -> new Distribution.Gamma(1, 0.7);
                case EMPIRICAL -> new Distribution.Empirical(IntStream.rangeClosed(1, 1000).mapToObj(i -> i * 1.5).toList());
            });
        }
    }

    /// Step times of Llama 3.1 8B on one H100, and steps of all sizes.
    @State(Scope.Thread)
    public static class Steps {
        private final Serving.Batching batching = Serving.Batching.of(Precision.BF16, 1);
        private final StepTime time = new StepTime(Hardware.LLAMA_8B, Hardware.H100, batching, Efficiency.USUAL);
        private final Uniforms uniforms = new Uniforms();
    }

    /// Eight servers at 85 %, exponential service, and the requests to come.
    @State(Scope.Thread)
    public static class Counter {
        private final Requests requests = new Requests();
        private final SlotServers servers = new SlotServers(new Serving.Slots(8, new Distribution.Exponential(1), 8), requests, new Leaving(requests));
        private final double[] gaps = new Random(2).doubles(DRAWN).map(u -> -Math.log(1 - u) / 6.8).toArray();
        private final Uniforms uniforms = new Uniforms();
        private int next;
        private double now;
    }

    /// Llama 3.1 8B on one H100 with 16 requests a second, lengths like a conversation trace's.
    @State(Scope.Thread)
    public static class Replica {
        private final Requests requests = new Requests();
        private final Serving.Batching batching = Serving.Batching.of(Precision.BF16, 1);
        private final BatchingReplica replica = new BatchingReplica(Hardware.LLAMA_8B, Hardware.H100, batching,
                new StepTime(Hardware.LLAMA_8B, Hardware.H100, batching, Efficiency.USUAL), requests, new Leaving(requests));
        private final double[] gaps = new Random(3).doubles(DRAWN).map(u -> -Math.log(1 - u) / 16).toArray();
        private final int[] inputs = lengths(new Distribution.LogNormal(1020, 4142, null), 4);
        private final int[] outputs = lengths(new Distribution.LogNormal(129, 601, null), 5);
        private int next;
        private double arrival;

        private static int[] lengths(Distribution distribution, int seed) {
            Sampler sampler = Sampler.of(distribution);
            return new Random(seed).doubles(DRAWN).mapToInt(u -> (int) Math.ceil(sampler.at(u))).toArray();
        }
    }

    /// A hundred sessions that fit the cache, each with 131 full blocks of content.
    @State(Scope.Thread)
    public static class Sessions {
        private static final int COUNT = 100;
        private static final int TOKENS = 2100;

        private final Requests requests = new Requests();
        private final PrefixCache cache = new PrefixCache(requests, 20_000);
        private int next;
    }

    /// As many participants as a partition has replicas or sources, or slots have servers, and times until their next events.
    @State(Scope.Thread)
    public static class Participants {
        /// How many.
        @Param({"1", "8", "100"})
        public int participants = 1;

        private Tournament tournament = new Tournament();
        private final double[] delays = new Random(6).doubles(DRAWN).map(u -> -Math.log(1 - u)).toArray();
        private int next;

        /// Takes the number that JMH has set.
        @Setup
        public void prepare() {
            tournament = new Tournament(participants);
            for (int i = 0; i < participants; i++) {
                tournament.set(i, Tournament.key(delays[i]));
            }
        }
    }

    /// Forgets requests as they leave.
    private record Leaving(Requests requests) implements Station.Progress {
        @Override
        public void started(int request) {}

        @Override
        public void firstToken(int request) {}

        @Override
        public void finished(int request, double seconds) {
            requests.remove(request);
        }
    }

    /// The earliest participant is due, and gets a later time.
    @Benchmark
    public double tournamentSet(Participants participants) {
        double now = participants.tournament.earliest();
        participants.tournament.set(participants.tournament.first(), Tournament.key(now + participants.delays[participants.next++ & (DRAWN - 1)]));
        return now;
    }

    /// One value of a distribution.
    @Benchmark
    public double sample(Sampled sampled) {
        return sampled.sampler.at(sampled.uniforms.next());
    }

    /// The time of one step.
    @Benchmark
    public double stepTime(Steps steps) {
        double u = steps.uniforms.next();
        return steps.time.seconds((int) (4096 * u), 2e6 * u, (int) (256 * (1 - u)), 2e5 * u, (int) (4 * u));
    }

    /// A request comes to slots: all that ends before, and the offer.
    @Benchmark
    public double slotsOfferAndFire(Counter counter) {
        counter.now += counter.gaps[counter.next++ & (DRAWN - 1)];
        while (counter.servers.nextEvent() < counter.now) {
            counter.servers.fire();
        }
        counter.servers.offer(counter.requests.add(0, counter.now, 1, 1, counter.uniforms.next()), counter.now);
        return counter.now;
    }

    /// One event of a batching replica, with the requests that come before it.
    @Benchmark
    public double batchingFire(Replica state) {
        while (state.arrival <= state.replica.nextEvent()) {
            int i = state.next++ & (DRAWN - 1);
            state.replica.offer(state.requests.add(0, state.arrival, state.inputs[i], state.outputs[i], 0), state.arrival);
            state.arrival += state.gaps[i];
        }
        state.replica.fire();
        return state.replica.nextEvent();
    }

    /// A turn of a session whose prompt is known: 131 blocks found, held and given back.
    @Benchmark
    public int prefixCacheTurn(Sessions sessions) {
        int session = sessions.next;
        sessions.next = (session + 1) % Sessions.COUNT;
        int request = sessions.requests.add(0, 0, Sessions.TOKENS, 1, 0);
        sessions.requests.beTurn(request, session, (session + 1) * 0x9E3779B97F4A7C15L, 0, 0);
        int found = sessions.cache.find(request, (Sessions.TOKENS - 1) / KvCache.BLOCK_TOKENS);
        sessions.cache.hold(request);
        sessions.cache.take(KvCache.blocksFor(Sessions.TOKENS) - found);
        sessions.cache.know(request, Sessions.TOKENS);
        sessions.cache.release(request, Sessions.TOKENS);
        sessions.requests.remove(request);
        return found;
    }
}

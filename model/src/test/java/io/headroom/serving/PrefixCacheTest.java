package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Efficiency;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast replica with its prefix cache against the step-by-step one with a memory of plain blocks, over random sessions, with requests between them that stand
/// alone or come from a trace that names the blocks of its prompts.
class PrefixCacheTest {
    private static final int SEEDS = 200;

    /// A turn of a session, or with session -1 a request that stands alone, or with session -2 one of a trace; a turn's prompt repeats what was said before.
    record Turn(int number, int session, int input, int output, double pause) {}

    /// A random deployment and what is said in each session.
    ///
    /// @param recorded the ids of the trace's requests, which come after all others in `sessions`
    record Case(Batching batching, int replicas, int openingTokens, List<List<Turn>> sessions, List<Double> starts, RecordedTree recorded) {
        static Case of(int seed) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            int most = 1 << random.nextInt(7);
            int budget = Math.max(most, 16 << random.nextInt(8));
            double share = 0.1925 + 0.003 * random.nextDouble();
            Batching batching = new Batching("vllm", null, Precision.BF16, Precision.BF16, 1, budget, most, share, true, true);
            int blocks = KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, batching);
            int longest = blocks * KvCache.BLOCK_TOKENS * 2 / 3;
            int opening = random.nextInt(3) == 0 ? 0 : random.nextInt(longest / 3);
            List<List<Turn>> sessions = new ArrayList<>();
            List<Double> starts = new ArrayList<>();
            double rate = Math.exp(random.nextDouble() * 5 - 2);
            double now = 0;
            int number = 0;
            for (int session = 0; session < 40; session++) {
                now += random.nextInt(4) == 0 ? 0 : -Math.log(1 - random.nextDouble()) / rate;
                starts.add(now);
                List<Turn> turns = new ArrayList<>();
                boolean alone = random.nextInt(4) == 0;
                int said = alone ? 0 : opening;
                for (int turn = alone ? 0 : random.nextInt(6); turn >= 0; turn--) {
                    // Whole blocks now and then: asked again, the last one is known and computed again all the same.
                    int fresh = random.nextInt(3) == 0 ? 16 - said % 16 : 1 + (int) (Math.pow(random.nextDouble(), 2) * longest / 3);
                    int output = random.nextInt(5) == 0 ? 1 : 1 + random.nextInt(Math.max(1, Math.min(200, longest / 6)));
                    if (said + fresh + output > longest) {
                        break;
                    }
                    turns.add(new Turn(number++, alone ? -1 : session, said + fresh, output, random.nextDouble() * random.nextInt(5)));
                    // Now and then the same is asked again: then all of the prompt is known.
                    said += random.nextInt(4) == 0 ? 0 : fresh + output;
                }
                sessions.add(turns);
            }
            int replicas = 1 + random.nextInt(2);
            RecordedTree recorded = RecordedTree.of(random, longest, seed % 4 == 0 ? 0 : 40);
            for (int row = 0; row < recorded.prompts().size(); row++) {
                RecordedTree.Prompt prompt = recorded.prompts().get(row);
                starts.add(random.nextDouble() * now);
                sessions.add(List.of(new Turn(number++, -2, prompt.input(), 1 + random.nextInt(Math.max(1, Math.min(200, longest / 6))), row)));
            }
            return new Case(batching, replicas, opening, sessions, starts, recorded);
        }

        Case without() {
            return new Case(batching.withPrefixCaching(false), replicas, openingTokens, sessions, starts, recorded);
        }

        /// What a block of a turn's tokens holds, in words, with all that is before it where a trace names it.
        @Nullable IntFunction<String> contents(Turn turn) {
            return switch (turn.session) {
                case -1 -> null;
                case -2 -> block -> recorded.content((int) turn.pause, block, "answer " + turn.number);
                default -> block -> ((block + 1) * 16 <= openingTokens ? "opening/" : "session " + turn.session + '/') + block;
            };
        }

        StepTime time() {
            return new StepTime(Hardware.LLAMA_8B, Hardware.H100, batching, Efficiency.USUAL);
        }
    }

    /// A replica of either make.
    interface Machine {
        double nextEvent();

        void fire();

        int outstanding();

        void offer(Turn turn, double seconds);
    }

    private record Due(double seconds, Turn turn) {}

    /// Sends the sessions of a case: each turn a pause after the answer to the one before, to the idlest machine.
    private static final class Driver {
        private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingDouble(Due::seconds).thenComparingInt(next -> next.turn().number()));
        private final List<Turn> byNumber;
        private final Case workload;

        Driver(Case workload) {
            this.workload = workload;
            byNumber = workload.sessions.stream().flatMap(List::stream).toList();
            for (int i = 0; i < workload.sessions.size(); i++) {
                if (!workload.sessions.get(i).isEmpty()) {
                    due.add(new Due(workload.starts.get(i), workload.sessions.get(i).getFirst()));
                }
            }
        }

        void ended(int number, double seconds) {
            Turn turn = byNumber.get(number);
            if (turn.session >= 0 && !turn.equals(workload.sessions.get(turn.session).getLast())) {
                due.add(new Due(seconds + turn.pause, byNumber.get(number + 1)));
            }
        }

        void run(List<? extends Machine> machines, Runnable afterEach) {
            while (true) {
                Machine earliest = machines.stream().min(Comparator.comparingDouble(Machine::nextEvent)).orElseThrow();
                if (!due.isEmpty() && due.peek().seconds <= earliest.nextEvent()) {
                    Due next = due.remove();
                    machines.stream().min(Comparator.comparingInt(Machine::outstanding)).orElseThrow().offer(next.turn, next.seconds);
                } else if (earliest.nextEvent() == Double.POSITIVE_INFINITY) {
                    return;
                } else {
                    earliest.fire();
                }
                afterEach.run();
            }
        }
    }

    /// What a run came to.
    ///
    /// @param strayBlocks events after which some blocks of a fast replica were neither held nor in its queue of free ones
    private record Run(List<StepByStepReplica.Event> events, Map<Integer, Integer> cached, int evictions, long prefillTokens, int strayBlocks) {}

    /// By seed: several claims are made of the same runs.
    private static final Map<Integer, Run> REFERENCE = new ConcurrentHashMap<>();
    private static final Map<Integer, Run> REFERENCE_WITHOUT = new ConcurrentHashMap<>();
    private static final Map<Integer, Run> FAST = new ConcurrentHashMap<>();

    private static Run reference(int seed) {
        return REFERENCE.computeIfAbsent(seed, _ -> stepByStep(Case.of(seed)));
    }

    private static Run referenceWithout(int seed) {
        return REFERENCE_WITHOUT.computeIfAbsent(seed, _ -> stepByStep(Case.of(seed).without()));
    }

    private static Run fast(int seed) {
        return FAST.computeIfAbsent(seed, _ -> fast(Case.of(seed)));
    }

    private static Run stepByStep(Case workload) {
        List<StepByStepReplica.Event> events = new ArrayList<>();
        Driver driver = new Driver(workload);
        Map<Integer, Integer> cached = new TreeMap<>();
        List<PlainMachine> machines = new ArrayList<>();
        for (int i = 0; i < workload.replicas; i++) {
            int blocks = KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, workload.batching);
            machines.add(new PlainMachine(workload, cached, new StepByStepReplica(workload.time(), workload.batching, blocks, new PlainBlocks(blocks), event -> {
                events.add(event);
                if (event.kind().equals("end")) {
                    driver.ended(event.number(), event.seconds());
                }
            })));
        }
        driver.run(machines, () -> {});
        machines.forEach(PlainMachine::note);
        return new Run(events, cached, machines.stream().mapToInt(machine -> machine.replica.evictions).sum(),
                machines.stream().mapToLong(machine -> machine.replica.prefillTokens).sum(), 0);
    }

    private record PlainMachine(Case workload, Map<Integer, Integer> cached, StepByStepReplica replica, List<StepByStepReplica.Sequence> offered) implements Machine {
        PlainMachine(Case workload, Map<Integer, Integer> cached, StepByStepReplica replica) {
            this(workload, cached, replica, new ArrayList<>());
        }

        @Override
        public double nextEvent() {
            return replica.nextEvent;
        }

        @Override
        public void fire() {
            replica.fire();
        }

        @Override
        public int outstanding() {
            return replica.outstanding();
        }

        @Override
        public void offer(Turn turn, double seconds) {
            StepByStepReplica.Sequence sequence = new StepByStepReplica.Sequence(turn.number, turn.input, turn.output, workload.contents(turn));
            offered.add(sequence);
            replica.offer(sequence, seconds);
        }

        void note() {
            offered.forEach(sequence -> cached.put(sequence.number, sequence.cached));
        }
    }

    private static Run fast(Case workload) {
        List<StepByStepReplica.Event> events = new ArrayList<>();
        Driver driver = new Driver(workload);
        Map<Integer, Integer> cached = new TreeMap<>();
        Requests requests = new Requests();
        Station.Progress recorder = new Recorder(requests, events, cached, driver);
        List<FastMachine> machines = new ArrayList<>();
        int blocks = KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, workload.batching);
        for (int i = 0; i < workload.replicas; i++) {
            machines.add(new FastMachine(workload, requests,
                    new BatchingReplica(Hardware.LLAMA_8B, Hardware.H100, workload.batching, workload.time(), requests, recorder)));
        }
        int[] stray = new int[1];
        driver.run(machines, () -> stray[0] += machines.stream().allMatch(machine -> accountedFor(machine.replica, blocks)) ? 0 : 1);
        return new Run(events, cached, 0, 0, stray[0]);
    }

    private static boolean accountedFor(BatchingReplica replica, int blocks) {
        int queued = replica.queuedBlocks();
        return (queued == -1 || queued == replica.freeBlocks()) && queued <= blocks;
    }

    private record FastMachine(Case workload, Requests requests, BatchingReplica replica) implements Machine {
        @Override
        public double nextEvent() {
            return replica.nextEvent();
        }

        @Override
        public void fire() {
            replica.fire();
        }

        @Override
        public int outstanding() {
            return replica.outstanding();
        }

        @Override
        public void offer(Turn turn, double seconds) {
            int request = requests.add(turn.number, seconds, turn.input, turn.output, 0);
            if (turn.session >= 0) {
                requests.beTurn(request, turn.session, 1000 + turn.session, 7, workload.openingTokens);
            } else if (turn.session == -2) {
                requests.beRecorded(request, 5000 + turn.number, 11, workload.recorded.blocks(), (int) turn.pause);
            }
            replica.offer(request, seconds);
        }
    }

    /// Uses a request's source as its number.
    private record Recorder(Requests requests, List<StepByStepReplica.Event> events, Map<Integer, Integer> cached, Driver driver) implements Station.Progress {
        @Override
        public void started(int request) {
            events.add(new StepByStepReplica.Event("start", requests.source[request], requests.start[request]));
            cached.put(requests.source[request], requests.cached[request]);
        }

        @Override
        public void firstToken(int request) {
            events.add(new StepByStepReplica.Event("first", requests.source[request], requests.firstToken[request]));
        }

        @Override
        public void finished(int request, double seconds) {
            events.add(new StepByStepReplica.Event("end", requests.source[request], seconds));
            driver.ended(requests.source[request], seconds);
            requests.remove(request);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheStepByStepReplica(int seed) {
        Run expected = reference(seed);
        Run actual = fast(seed);

        assertThat(actual.events).hasSameSizeAs(expected.events);
        for (int i = 0; i < expected.events.size(); i++) {
            StepByStepReplica.Event want = expected.events.get(i);
            StepByStepReplica.Event got = actual.events.get(i);
            assertThat(got.kind() + got.number()).as("event %d", i).isEqualTo(want.kind() + want.number());
            assertThat(Math.abs(got.seconds() - want.seconds())).as("time of event %d", i).isLessThanOrEqualTo(1e-9 * Math.max(want.seconds(), 1e-3));
        }
        assertThat(actual.cached).as("prompt tokens found in the cache").isEqualTo(expected.cached);
    }

    @Test
    void theComparedTracesHitAndForget() {
        long hits = 0;
        long known = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Case workload = Case.of(seed);
            Run run = reference(seed);
            hits += workload.sessions.stream().flatMap(List::stream).filter(turn -> turn.session == -2).mapToLong(turn -> run.cached.get(turn.number)).sum();
            known += workload.recorded.repeatedTokens();
        }
        assertThat((double) hits / known).as("some is found, some was forgotten").isBetween(0.2, 0.9);
    }

    @Test
    void theComparedSessionsHitAndEvictAndForget() {
        long hits = 0;
        long repeated = 0;
        int evicting = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = reference(seed);
            hits += Case.of(seed).sessions.stream().flatMap(List::stream).filter(turn -> turn.session >= 0).mapToLong(turn -> run.cached.get(turn.number)).sum();
            repeated += Case.of(seed).sessions.stream().flatMap(turns -> turns.stream().skip(1)).mapToLong(turn -> turn.input).sum();
            evicting += run.evictions > 0 ? 1 : 0;
        }
        assertThat((double) hits / repeated).as("some is found, some was forgotten").isBetween(0.2, 0.9);
        assertThat(evicting).isGreaterThan(SEEDS / 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPromptsLastTokenIsAlwaysComputed(int seed) {
        Case workload = Case.of(seed);
        Map<Integer, Integer> cached = fast(seed).cached;
        for (Turn turn : workload.sessions.stream().flatMap(List::stream).toList()) {
            assertThat(cached.get(turn.number)).isBetween(0, turn.session == -1 ? 0 : turn.input - 1).matches(tokens -> tokens % 16 == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void blocksAreHeldOrInTheFreeQueueAtEveryEvent(int seed) {
        assertThat(fast(seed).strayBlocks).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void switchedOffNothingIsFound(int seed) {
        Run actual = fast(Case.of(seed).without());
        assertThat(actual.cached.values()).containsOnly(0);
        Run expected = referenceWithout(seed);
        assertThat(actual.events).extracting(event -> event.kind() + event.number())
                .isEqualTo(expected.events.stream().map(event -> event.kind() + event.number()).toList());
    }

    /// Sequences evicted are computed again, and caching changes who is evicted: only without evictions must every single run need no more.
    @Test
    void cachingNeverRaisesThePromptTokensComputed() {
        long with = 0;
        long without = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Run cached = reference(seed);
            Run plain = referenceWithout(seed);
            with += cached.prefillTokens;
            without += plain.prefillTokens;
            if (cached.evictions == 0) {
                assertThat(cached.prefillTokens).as("seed %d", seed).isLessThanOrEqualTo(plain.prefillTokens);
            }
        }
        assertThat(with).isLessThan(without);
    }
}

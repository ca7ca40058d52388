package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Efficiency;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast replica against the step-by-step one, several of each behind a least-outstanding router.
class BatchingReplicaTest {
    /// A request to come.
    record Arrival(double seconds, int input, int output) {}

    /// A random deployment and its requests; small budgets and caches make chunks, queues and evictions common.
    record Case(Batching batching, int replicas, List<Arrival> arrivals, int ranks) {
        static Case of(int seed) {
            Random random = new Random(seed);
            int sequences = 1 << random.nextInt(9);
            int budget = Math.max(sequences, 16 << random.nextInt(9));
            double share = random.nextInt(3) == 0 ? 0.9 : 0.1925 + 0.01 * random.nextDouble();
            Batching batching = new Batching("vllm", null, Precision.BF16, Precision.BF16, 1, budget, sequences, share, true, true);
            int count = 300;
            List<Arrival> arrivals = new ArrayList<>();
            double rate = Math.exp(random.nextDouble() * 6 - 1);
            double now = 0;
            int largest = Math.min(3000, KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, batching) * 16 / 2 - 16);
            for (int i = 0; i < count; i++) {
                now += random.nextInt(4) == 0 ? 0 : -Math.log(1 - random.nextDouble()) / rate;
                int input = 1 + (int) (Math.pow(random.nextDouble(), 3) * largest);
                arrivals.add(new Arrival(now, input, 1 + (int) (Math.pow(random.nextDouble(), 2) * Math.min(largest, seed % 8 == 0 ? 6_000 : 600))));
            }
            return new Case(batching, 1 + random.nextInt(3), arrivals, seed % 3 == 0 ? 4 : 1);
        }

        /// Requests of every third case are served by rank.
        double rank(int number) {
            return number * 7 % ranks;
        }

        StepTime time() {
            return new StepTime(Hardware.LLAMA_8B, Hardware.H100, batching, Efficiency.USUAL);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheStepByStepReplica(int seed) {
        Case workload = Case.of(seed);
        List<StepByStepReplica.Event> expected = stepByStep(workload).events;
        List<StepByStepReplica.Event> actual = fast(workload);

        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            StepByStepReplica.Event want = expected.get(i);
            StepByStepReplica.Event got = actual.get(i);
            assertThat(got.kind() + got.number()).as("event %d", i).isEqualTo(want.kind() + want.number());
            assertThat(Math.abs(got.seconds() - want.seconds())).as("time of event %d", i).isLessThanOrEqualTo(1e-9 * Math.max(want.seconds(), 1e-3));
        }
    }

    @Test
    void theComparedWorkloadsEvictAndQueueAndChunk() {
        int evictions = seeds().map(seed -> stepByStep(Case.of(seed)).evictions).sum();
        long evicting = seeds().filter(seed -> stepByStep(Case.of(seed)).evictions > 0).count();
        assertThat(evictions).isGreaterThan(1000);
        assertThat(evicting).isGreaterThan(40);
    }

    private record Twin(List<StepByStepReplica.Event> events, int evictions) {}

    private static Twin stepByStep(Case workload) {
        List<StepByStepReplica.Event> events = new ArrayList<>();
        int blocks = KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, workload.batching);
        List<StepByStepReplica> replicas = new ArrayList<>();
        for (int i = 0; i < workload.replicas; i++) {
            replicas.add(new StepByStepReplica(workload.time(), workload.batching, blocks, events::add));
        }
        int next = 0;
        while (true) {
            StepByStepReplica earliest = replicas.getFirst();
            StepByStepReplica idlest = replicas.getFirst();
            for (StepByStepReplica replica : replicas) {
                earliest = replica.nextEvent < earliest.nextEvent ? replica : earliest;
                idlest = replica.outstanding() < idlest.outstanding() ? replica : idlest;
            }
            if (next < workload.arrivals.size() && workload.arrivals.get(next).seconds <= earliest.nextEvent) {
                Arrival arrival = workload.arrivals.get(next);
                StepByStepReplica.Sequence sequence = new StepByStepReplica.Sequence(next, arrival.input, arrival.output);
                sequence.rank = workload.rank(next);
                idlest.offer(sequence, arrival.seconds);
                next++;
            } else if (earliest.nextEvent == Double.POSITIVE_INFINITY) {
                return new Twin(events, replicas.stream().mapToInt(replica -> replica.evictions).sum());
            } else {
                earliest.fire();
            }
        }
    }

    private static List<StepByStepReplica.Event> fast(Case workload) {
        List<StepByStepReplica.Event> events = new ArrayList<>();
        Requests requests = new Requests();
        Station.Progress recorder = new Recorder(requests, events);
        List<BatchingReplica> replicas = new ArrayList<>();
        for (int i = 0; i < workload.replicas; i++) {
            replicas.add(new BatchingReplica(Hardware.LLAMA_8B, Hardware.H100, workload.batching, workload.time(), requests, workload.ranks > 1, false, recorder));
        }
        int next = 0;
        while (true) {
            BatchingReplica earliest = replicas.getFirst();
            BatchingReplica idlest = replicas.getFirst();
            for (BatchingReplica replica : replicas) {
                earliest = replica.nextEvent() < earliest.nextEvent() ? replica : earliest;
                idlest = replica.outstanding() < idlest.outstanding() ? replica : idlest;
            }
            if (next < workload.arrivals.size() && workload.arrivals.get(next).seconds <= earliest.nextEvent()) {
                Arrival arrival = workload.arrivals.get(next);
                int request = requests.add(next, arrival.seconds, arrival.input, arrival.output, 0);
                requests.rank[request] = workload.rank(next);
                idlest.offer(request, arrival.seconds);
                next++;
            } else if (earliest.nextEvent() == Double.POSITIVE_INFINITY) {
                return events;
            } else {
                earliest.fire();
            }
        }
    }

    /// Uses a request's source as its number.
    private record Recorder(Requests requests, List<StepByStepReplica.Event> events) implements Station.Progress {
        @Override
        public void started(int request) {
            events.add(new StepByStepReplica.Event("start", requests.source[request], requests.start[request]));
        }

        @Override
        public void firstToken(int request) {
            events.add(new StepByStepReplica.Event("first", requests.source[request], requests.firstToken[request]));
        }

        @Override
        public void finished(int request, double seconds) {
            events.add(new StepByStepReplica.Event("end", requests.source[request], seconds));
            requests.remove(request);
        }
    }
}

package io.headroom.serving;

import io.headroom.bench.Figure;
import io.headroom.plan.Distribution;
import io.headroom.plan.Efficiency;
import io.headroom.plan.Precision;
import io.headroom.plan.Serving.Batching;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Requests per second of processor time of the replica and of its step-by-step twin on the same workload, in one run: Llama 3.1 8B on one H100, Poisson arrivals, lengths like a
/// conversation trace's.
public final class TwinSpeed {
    private static final Batching BATCHING = Batching.of(Precision.BF16, 1);
    /// Arrivals per second.
    private static final double RATE = 16;
    private static final int ROUNDS = 5;

    private TwinSpeed() {}

    /// @param arguments the file that takes the figures
    public static void main(String[] arguments) {
        Workload workload = new Workload(RATE, 400_000);
        double[] fast = new double[ROUNDS];
        double[] stepped = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            double jumping = workload.fast();
            double stepping = workload.stepByStep(40_000);
            if (round >= 0) {
                fast[round] = jumping;
                stepped[round] = stepping;
                ratio[round] = jumping / stepping;
            }
        }
        Figure.write(Path.of(arguments[0]), List.of(Figure.of("replica, Llama 3.1 8B on an H100 at 16 requests/s", "requests per cpu second", fast),
                Figure.of("its step-by-step twin", "requests per cpu second", stepped), Figure.of("replica / twin", "", ratio)));
        System.out.println("twin: done");
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static final class Workload {
        private final double[] arrivals;
        private final int[] inputs;
        private final int[] outputs;
        private long finished;

        Workload(double rate, int count) {
            Random random = new Random(1);
            Sampler input = Sampler.of(new Distribution.LogNormal(1020, 4142, null));
            Sampler output = Sampler.of(new Distribution.LogNormal(129, 601, null));
            arrivals = new double[count];
            inputs = new int[count];
            outputs = new int[count];
            double now = 0;
            for (int i = 0; i < count; i++) {
                now -= Math.log(1 - random.nextDouble()) / rate;
                arrivals[i] = now;
                inputs[i] = (int) Math.ceil(input.at(random.nextDouble()));
                outputs[i] = (int) Math.ceil(output.at(random.nextDouble()));
            }
        }

        double fast() {
            finished = 0;
            long began = cpuNanos();
            Requests requests = new Requests();
            BatchingReplica replica = new BatchingReplica(Hardware.LLAMA_8B, Hardware.H100, BATCHING,
                    new StepTime(Hardware.LLAMA_8B, Hardware.H100, BATCHING, Efficiency.USUAL), requests, new Counter(requests));
            for (int next = 0; next < arrivals.length;) {
                if (arrivals[next] <= replica.nextEvent()) {
                    replica.offer(requests.add(0, arrivals[next], inputs[next], outputs[next], 0), arrivals[next]);
                    next++;
                } else {
                    replica.fire();
                }
            }
            return finished / ((cpuNanos() - began) / 1e9);
        }

        double stepByStep(int count) {
            finished = 0;
            long began = cpuNanos();
            StepByStepReplica replica = new StepByStepReplica(new StepTime(Hardware.LLAMA_8B, Hardware.H100, BATCHING, Efficiency.USUAL), BATCHING,
                    KvCache.blocks(Hardware.LLAMA_8B, Hardware.H100, BATCHING), event -> finished += event.kind().equals("end") ? 1 : 0);
            for (int next = 0; next < count;) {
                if (arrivals[next] <= replica.nextEvent) {
                    replica.offer(new StepByStepReplica.Sequence(next, inputs[next], outputs[next]), arrivals[next]);
                    next++;
                } else {
                    replica.fire();
                }
            }
            return finished / ((cpuNanos() - began) / 1e9);
        }

        private final class Counter implements Station.Progress {
            private final Requests requests;

            Counter(Requests requests) {
                this.requests = requests;
            }

            @Override
            public void started(int request) {}

            @Override
            public void firstToken(int request) {}

            @Override
            public void finished(int request, double seconds) {
                finished++;
                requests.remove(request);
            }
        }
    }
}

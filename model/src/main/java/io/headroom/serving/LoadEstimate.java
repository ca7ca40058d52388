package io.headroom.serving;

import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import io.headroom.plan.Trace;
import io.headroom.plan.Traffic;

/// First guesses in closed form from mean rates and lengths, shown as estimates. They know nothing of bursts: the simulation confirms or corrects them.
public final class LoadEstimate {
    private static final double COMFORTABLE_LOAD = 0.5;

    private LoadEstimate() {}

    /// Mean load of a stream of requests.
    ///
    /// @param requestsPerSecond mean rate
    /// @param inputTokens mean prompt length
    /// @param outputTokens mean output length
    /// @param repeatedTokens mean prompt tokens that were said before: all but a turn's new ones, for requests that stand alone none
    public record Load(double requestsPerSecond, double inputTokens, double outputTokens, double repeatedTokens) {}

    /// Mean load of some traffic.
    public static Load load(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated generated -> new Load(requestsPerSecond(plan, traffic), generated.inputTokens().mean(), generated.outputTokens().mean(), 0);
            case Traffic.Sessions sessions -> load(requestsPerSecond(plan, traffic), sessions);
            case Traffic.Replayed replayed -> load(plan.trace(replayed.trace()));
        };
    }

    /// Turn n of T repeats the system prompt and n - 1 earlier turns, so a request repeats (E[T²] - E[T]) / (2 E[T]) of them on average. No session is cut short.
    private static Load load(double requestsPerSecond, Traffic.Sessions sessions) {
        double turns = meanTurns(sessions, 1);
        double earlier = (meanTurns(sessions, 2) - turns) / (2 * turns);
        double input = sessions.inputTokens().mean();
        double output = sessions.outputTokens().mean();
        double repeated = sessions.systemTokens() + earlier * (input + output);
        return new Load(requestsPerSecond, repeated + input, output, repeated);
    }

    /// The mean of a power of the number of turns, which is whole, by the midpoint rule.
    private static double meanTurns(Traffic.Sessions sessions, int power) {
        int points = 4096;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += Math.pow(Math.ceil(sessions.turns().quantile((i + 0.5) / points)), power);
        }
        return sum / points;
    }

    private static Load load(Trace trace) {
        double input = 0;
        double output = 0;
        for (int row = 0; row < trace.size(); row++) {
            input += trace.inputTokens(row);
            output += trace.outputTokens(row);
        }
        return new Load(trace.ratePerSecond(), input / trace.size(), output / trace.size(), 0);
    }

    /// Mean requests per second of a tenant over all its workloads.
    public static double requestsPerSecond(Plan plan, Tenant tenant) {
        return tenant.workloads().stream().mapToDouble(workload -> requestsPerSecond(plan, workload.traffic())).sum();
    }

    private static double requestsPerSecond(Plan plan, Traffic traffic) {
        return switch (traffic) {
            case Traffic.Generated generated -> generated.arrivals().perSecond(plan.run());
            case Traffic.Sessions sessions -> sessions.arrivals().perSecond(plan.run()) * meanTurns(sessions, 1);
            case Traffic.Replayed replayed -> plan.trace(replayed.trace()).ratePerSecond();
        };
    }

    /// Replicas of a deployment that carry a tenant's mean load at half their capacity, at least one.
    public static int replicasNeeded(Plan plan, Tenant tenant, Deployment deployment, GpuType gpu) {
        double replicas = tenant.workloads().stream().map(workload -> load(plan, workload.traffic()))
                .mapToDouble(load -> load.requestsPerSecond() * secondsPerRequest(plan, load, deployment, gpu)).sum() / COMFORTABLE_LOAD;
        return Math.clamp((long) Math.ceil(replicas), 1, 100_000);
    }

    /// Seconds of a saturated replica that one mean request takes: its prompt, less what a prefix cache that forgets nothing would hold of it, and its share of
    /// the steps of a full batch.
    static double secondsPerRequest(Plan plan, Load load, Deployment deployment, GpuType gpu) {
        return switch (deployment.serving()) {
            case Serving.Slots slots -> slots.serviceSeconds().mean() / slots.servers();
            case Serving.Batching batching -> {
                Model model = plan.model(deployment.model());
                StepTime time = new StepTime(model, gpu, batching, plan.efficiency(gpu.id(), model, batching));
                double tokens = load.inputTokens() + load.outputTokens() / 2;
                double held = (double) KvCache.blocks(model, gpu, batching) * KvCache.BLOCK_TOKENS / tokens;
                int batch = Math.clamp((long) held, 1, batching.maxSequences());
                double decode = time.seconds(0, 0, batch, batch * tokens, 0) / batch * load.outputTokens();
                double cachedTokens = batching.prefixCaching() ? load.repeatedTokens() : 0;
                double newTokens = load.inputTokens() - cachedTokens;
                int chunk = Math.clamp((long) newTokens, 1, batching.maxBatchedTokens());
                double pairs = newTokens * (cachedTokens + newTokens / 2);
                double whole = time.seconds(chunk, pairs * chunk / newTokens, 0, 0, 1) * newTokens / chunk;
                // A chunk shares its step with decodes whose weights are read anyway: only what compute adds counts.
                yield decode + Math.max(0, whole - time.seconds(0, 0, 1, 0, 0));
            }
        };
    }
}

package io.headroom.estimate;

import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Serving.Batching;
import io.headroom.serving.KvCache;
import io.headroom.serving.StepTime;
import java.util.List;

/*
 * All times come from the step time that the simulation uses, at means: a step with some decodes takes a plain step; a prompt beside them takes what its steps
 * take longer than plain ones, which is little as long as the weights are read anyway. Several prompts share what one alone pays: `shared` asks for their
 * tokens together, and what prompts of mixed lengths add alone is kept in proportion.
 */
/// How long the steps of one replica take under a mix of requests, and how many requests it can carry at most.
final class ReplicaSteps {
    private static final int ITERATIONS = 4;
    private static final double MOST_PROMPT_LOAD = 0.97;

    private final StepTime time;
    private final List<Demand> demands;
    private final int budget;
    private final double freshSeconds;
    private final double meanInput;
    private final double meanPairs;
    private final double contextPerDecode;
    private final double kvTokens;
    private final double aloneFew;
    private final double aloneMany;

    /// Requests per second of all demands.
    final double arrivals;
    /// Steps of a mean request after the one that gives its first token.
    final double steps;
    /// Requests in service at most, by the limit on sequences or the KV cache.
    final double seats;
    /// Whether the token budget runs out before the seats do.
    final boolean promptBound;
    /// Requests per second that it carries at most.
    final double capacity;
    /// Squared CV of the work of a request when all seats are taken.
    final double workVariance;

    /// @param demands on the whole partition, with at least one request per second among them
    ReplicaSteps(Model model, GpuType gpu, Batching batching, StepTime time, List<Demand> demands) {
        this.time = time;
        this.demands = demands;
        budget = batching.maxBatchedTokens();
        double rate = 0;
        double input = 0;
        double prompts = 0;
        double pairs = 0;
        double decodes = 0;
        double held = 0;
        for (Demand demand : demands) {
            double perSecond = demand.perSecond();
            double prompt = demand.meanInput();
            double cached = demand.cached();
            double after = demand.meanOutput() - 1;
            rate += perSecond;
            input += perSecond * prompt * (1 - cached);
            prompts += perSecond * prompt;
            pairs += perSecond * demand.squareInput() * (1 - cached * cached) / 2;
            decodes += perSecond * after;
            held += perSecond * (after * prompt + demand.squareOutput() / 2);
        }
        arrivals = rate;
        meanInput = input / rate;
        meanPairs = pairs / rate;
        steps = decodes / rate;
        contextPerDecode = decodes > 0 ? held / decodes : prompts / rate;
        freshSeconds = time.seconds(0, 0, 1, 0, 1) - time.seconds(0, 0, 1, 0, 0);
        kvTokens = (double) KvCache.blocks(model, gpu, batching) * KvCache.BLOCK_TOKENS;
        seats = Math.max(1, Math.floor(Math.min(batching.maxSequences(), kvTokens / residentTokens())));
        aloneFew = meanAlone(1);
        aloneMany = meanAlone(seats);
        double full = seats * steps / (steps + 1);
        double perStep = steps > 0 ? full / steps : Double.POSITIVE_INFINITY;
        promptBound = perStep * meanInput > budget - full;
        if (promptBound) {
            full = steps > 0 ? Math.min(full, budget / (1 + meanInput / steps)) : 0;
            perStep = promptsPerStep(full);
        }
        capacity = perStep / mixed(perStep, full, meanAlone(full));
        workVariance = workVariance(plain(seats) / seats);
    }

    /// Tokens that a request in service keeps in the cache: half of its last block is empty.
    private double residentTokens() {
        return contextPerDecode + KvCache.BLOCK_TOKENS / 2.0;
    }

    /// Share of the KV cache that a mean request in service keeps.
    double kvShare() {
        return residentTokens() / kvTokens;
    }

    /// Mean prompts that fit into one step beside a number of decodes.
    double promptsPerStep(double decodes) {
        return Math.max(1, budget - decodes) / meanInput;
    }

    private int beside(double decodes) {
        return (int) Math.clamp(Math.rint(decodes), 0, budget - 1);
    }

    /// Seconds of a step without a prompt.
    double plain(double decodes) {
        int count = Math.max(1, beside(decodes));
        return time.seconds(0, 0, count, count * contextPerDecode, 0);
    }

    /// Seconds of the steps that compute a prompt beside a number of decodes.
    ///
    /// @param cached share of it that a prefix cache holds
    double prompt(double prompt, double cached, double decodes) {
        double tokens = Math.max(1, prompt * (1 - cached));
        int beside = beside(decodes);
        int room = budget - beside;
        double whole = Math.ceil(tokens / room) - 1;
        double last = time.seconds(Math.max(1, (int) (tokens - whole * room)), prompt * prompt * (1 - cached * cached) / 2, beside, beside * contextPerDecode, 1);
        return whole == 0 ? last : last + whole * time.seconds(room, 0, beside, beside * contextPerDecode, 0);
    }

    /// Seconds by which a prompt makes its steps longer.
    double added(double prompt, double cached, double decodes) {
        double tokens = Math.max(1, prompt * (1 - cached));
        return Math.max(0, prompt(prompt, cached, decodes) - Math.ceil(tokens / (budget - beside(decodes))) * plain(decodes));
    }

    /// What a request spends outside the steps.
    double overhead(double tokens) {
        return time.overheadSeconds((int) tokens);
    }

    /// Seconds that a mean prompt adds where no other is in its step.
    double meanAlone(double decodes) {
        double sum = 0;
        for (Demand demand : demands) {
            if (demand.perSecond() > 0) {
                sum += demand.perSecond() * meanAdded(demand, decodes);
            }
        }
        return sum / arrivals;
    }

    /// Seconds that a mean prompt of a tenant adds.
    double meanAdded(Demand demand, double decodes) {
        double sum = 0;
        for (int i = 0; i < demand.input().size(); i++) {
            sum += demand.input().weight(i) * added(demand.input().value(i), demand.cached(), decodes);
        }
        return sum;
    }

    private double alone(double decodes) {
        return aloneFew + (aloneMany - aloneFew) * (decodes - 1) / Math.max(1, seats - 1);
    }

    private double shared(double prompts, double decodes) {
        int beside = beside(decodes);
        int tokens = (int) Math.clamp(Math.rint(prompts * meanInput), 0, budget - beside);
        return time.seconds(tokens, prompts * meanPairs, beside, beside * contextPerDecode, 0) + prompts * freshSeconds;
    }

    /// Seconds of a step that computes a number of prompts of mixed lengths.
    ///
    /// @param alone seconds that a mean one adds alone
    double mixed(double prompts, double decodes, double alone) {
        double plain = plain(decodes);
        double single = added(meanInput, 0, decodes);
        return prompts <= 1 || single <= 0 ? plain + prompts * alone : Math.max(plain, plain + (shared(prompts, decodes) - plain) * (alone / single));
    }

    /// Seconds of a mean step: the prompts in it are those that come during one.
    ///
    /// @param arriving requests per second at this replica
    double step(double arriving, double decodes) {
        double plain = plain(decodes);
        double alone = alone(decodes);
        double load = arriving * alone;
        if (load < 0.5 && arriving * plain < 1 - load) {
            return plain / (1 - load);
        }
        double most = promptsPerStep(decodes);
        double full = shared(most, decodes);
        double single = added(meanInput, 0, decodes);
        double step = plain;
        for (int i = 0; i < ITERATIONS; i++) {
            double prompts = Math.max(1, Math.min(arriving * step, most));
            double each = prompts <= 1 || single <= 0 ? alone : alone * (shared(prompts, decodes) - plain) / (prompts * single);
            load = arriving * each;
            step = load < MOST_PROMPT_LOAD ? Math.min(plain / (1 - load), full) : full;
        }
        return Math.max(step, plain);
    }

    /// Seconds of the step or steps that compute a mean prompt.
    double ownStep(double decodes) {
        return plain(decodes) + alone(decodes);
    }

    /// Seconds that a mean request takes where nothing else is.
    double soloPrompt() {
        return prompt(meanInput, 0, 0);
    }

    /// Squared CV of the prompts.
    double inputVariance() {
        return Math.max(0, 2 * meanPairs / (meanInput * meanInput) - 1);
    }

    private double workVariance(double decode) {
        double mean = 0;
        double square = 0;
        for (Demand demand : demands) {
            if (demand.perSecond() > 0) {
                double prompt = 0;
                double promptSquare = 0;
                for (int i = 0; i < demand.input().size(); i++) {
                    double added = added(demand.input().value(i), demand.cached(), seats);
                    prompt += demand.input().weight(i) * added;
                    promptSquare += demand.input().weight(i) * added * added;
                }
                mean += demand.perSecond() * (prompt + decode * demand.meanOutput());
                square += demand.perSecond() * (promptSquare + 2 * prompt * decode * demand.meanOutput() + decode * decode * demand.squareOutput());
            }
        }
        return Math.max(0, square * arrivals / (mean * mean) - 1);
    }
}

package io.headroom.serving;

import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Serving.Batching;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/*
 * The scheduler is vLLM v1's: one token budget per step; running sequences before waiting ones, in the order of admission; a prompt is computed in chunks of
 * what the budget leaves; a waiting request that gets no blocks or no seat keeps the head of the queue; a running one that gets no block evicts the newest,
 * which is computed again in full.
 *
 * Idea: while nothing is admitted, finished, chunked or evicted, every decode grows by one token per step, so step i takes first + i * growth seconds and k
 * steps take k * first + growth * k * (k - 1) / 2. The next change is the earliest of: a sequence's last token, the step that runs out of free blocks, and
 * the end of the step in flight when a request arrives that may be admitted. We jump there.
 *
 * No step visits the sequences one by one. `step` counts steps; a decode that joined at step j with c tokens has c + step - j now, ends at a step known when
 * it joins (a timing wheel), and needs a block whenever its tokens are a multiple of 16, that is at every step congruent to j - c (16 counters). Only a step that
 * lacks blocks walks the list. At most one sequence is between chunks, and it is the newest: an unfinished chunk uses up the budget.
 *
 * Free blocks are counted, whether or not their content is still known; which of them a jump takes matters to nobody before the next admission, so the prefix
 * cache hears of them at the jump's end. There is none until a request comes whose content can be used again.
 *
 * StepByStepReplica in the tests is the same replica without the jump and without the counters; both must agree.
 */
/// One replica of a language model under continuous batching.
public final class BatchingReplica implements Station {
    private static final int NONE = Requests.NONE;
    private static final int PHASES = KvCache.BLOCK_TOKENS;

    private final StepTime time;
    private final int budget;
    private final int maxSequences;
    private final int totalBlocks;
    private final int maxContext;
    private final boolean caching;
    private final boolean gaps;
    private final Requests requests;
    private final Progress progress;

    private final RequestQueue queue;
    private int oldest = NONE;
    private int newest = NONE;
    private int running;
    private long admissions;

    private int decodes;
    private long context;
    private long step;
    private final int[] needing = new int[PHASES];
    private int freeBlocks;
    private @Nullable PrefixCache cache;
    private StepEnds ends;
    private final int[] leaving;

    private int partial = NONE;
    private int partialComputed;
    private int partialChunk;
    private final int[] completing;
    private int completingCount;

    private boolean planned;
    private double clock;
    private double nextEvent = Double.POSITIVE_INFINITY;
    private long steps;
    private boolean decodesOnly;
    private double firstSeconds;
    private double growthSeconds;
    private double pairs;
    private int usedAtStart;
    private double busy;
    private double kv;
    private long events;

    /// An empty replica.
    ///
    /// @param requests the table that holds the requests it is offered
    /// @param progress told what happens to them
    public BatchingReplica(Model model, GpuType gpu, Batching batching, StepTime time, Requests requests, Progress progress) {
        this(model, gpu, batching, time, requests, false, false, progress);
    }

    /// An empty replica.
    ///
    /// @param ranked whether requests are admitted by [Requests#rank] instead of in the order in which they come
    /// @param gaps whether deferrable sequences give up their places in the batch to other requests that come
    public BatchingReplica(Model model, GpuType gpu, Batching batching, StepTime time, Requests requests, boolean ranked, boolean gaps, Progress progress) {
        queue = RequestQueue.of(requests, ranked);
        this.time = time;
        this.requests = requests;
        this.progress = progress;
        this.gaps = gaps;
        budget = batching.maxBatchedTokens();
        maxSequences = batching.maxSequences();
        totalBlocks = KvCache.blocks(model, gpu, batching);
        maxContext = model.maxContext();
        caching = batching.prefixCaching();
        freeBlocks = totalBlocks;
        ends = new StepEnds(requests);
        leaving = new int[maxSequences];
        completing = new int[maxSequences];
    }

    @Override
    public void offer(int request, double seconds) {
        requests.enter(request, time.overheadSeconds(requests.input[request]));
        if (caching && cache == null && requests.shareable(request)) {
            cache = new PrefixCache(requests, freeBlocks);
        }
        queue.add(request);
        if (nextEvent == Double.POSITIVE_INFINITY) {
            clock = seconds;
            nextEvent = seconds;
        } else if (queue.first() == request) {
            endRunAfter(seconds);
        }
    }

    /// Lets a run of decode steps end with the step that is in flight at a time.
    private void endRunAfter(double seconds) {
        if (!planned || !decodesOnly || steps == 1) {
            return;
        }
        double elapsed = seconds - clock;
        double half = growthSeconds / 2;
        double linear = firstSeconds - half;
        long guess = (long) Math.ceil(2 * elapsed / (linear + Math.sqrt(linear * linear + 4 * half * elapsed)));
        long whole = Math.clamp(guess, 1, steps);
        while (whole > 1 && clock + runSeconds(whole - 1) >= seconds) {
            whole--;
        }
        while (whole < steps && clock + runSeconds(whole) < seconds) {
            whole++;
        }
        steps = whole;
        nextEvent = clock + runSeconds(steps);
    }

    private double runSeconds(long count) {
        return count * firstSeconds + growthSeconds * ((double) count * (count - 1) / 2);
    }

    @Override
    public void fire() {
        events++;
        if (planned) {
            complete();
        }
        schedule();
    }

    private void complete() {
        double elapsed = nextEvent - clock;
        clock = nextEvent;
        take(blocksNeeded(steps - 1));
        busy += elapsed;
        kv += elapsed * (usedAtStart + totalBlocks - freeBlocks) / (2.0 * totalBlocks);
        step += steps;
        context += steps * decodes;
        finishDecodes();
        for (int i = 0; i < completingCount; i++) {
            emitFirst(completing[i]);
        }
        completingCount = 0;
        if (partial != NONE) {
            partialComputed += partialChunk;
        }
        planned = false;
    }

    /// Blocks that the decodes need in a number of steps after the one at `step`.
    private int blocksNeeded(long count) {
        int blocks = (int) (count / PHASES) * decodes;
        for (long i = 1 + count / PHASES * PHASES; i <= count; i++) {
            blocks += needing[(int) ((step + i) & (PHASES - 1))];
        }
        return blocks;
    }

    private void finishDecodes() {
        int count = 0;
        while (ends.earliest() == step) {
            int request = ends.removeFirst();
            int at = count++;
            while (at > 0 && requests.admission[leaving[at - 1]] > requests.admission[request]) {
                leaving[at] = leaving[at - 1];
                at--;
            }
            leaving[at] = request;
        }
        for (int i = 0; i < count; i++) {
            int request = leaving[i];
            leaveDecodes(request, requests.computed[request] + (int) (step - requests.joined[request]));
            unlink(request);
            progress.finished(request, clock);
        }
    }

    private void leaveDecodes(int request, int tokens) {
        decodes--;
        context -= tokens;
        needing[phase(request)]--;
        giveBack(request, tokens);
    }

    private void take(int blocks) {
        freeBlocks -= blocks;
        if (cache != null) {
            cache.take(blocks);
        }
    }

    /// Frees the blocks of a request's tokens, but for those that others hold too.
    private void giveBack(int request, int tokens) {
        int blocks = KvCache.blocksFor(tokens);
        if (cache == null) {
            freeBlocks += blocks;
        } else if (requests.table[request] == NONE) {
            freeBlocks += blocks;
            cache.giveAlike(blocks);
        } else {
            freeBlocks += cache.release(request, tokens);
        }
    }

    private int phase(int request) {
        return (int) ((requests.joined[request] - requests.computed[request]) & (PHASES - 1));
    }

    private void emitFirst(int request) {
        int tokens = requests.input[request] + requests.generated[request];
        requests.generated[request]++;
        if (Double.isNaN(requests.firstToken[request])) {
            requests.firstToken[request] = clock;
            progress.firstToken(request);
        }
        if (request == partial) {
            partial = NONE;
        }
        int left = requests.output[request] - requests.generated[request];
        if (left == 0) {
            giveBack(request, tokens);
            unlink(request);
            progress.finished(request, clock);
            return;
        }
        requests.computed[request] = tokens;
        requests.joined[request] = step;
        needing[phase(request)]++;
        decodes++;
        context += tokens;
        ends.add(step + left, request, step);
    }

    private void schedule() {
        if (running == 0 && queue.isEmpty()) {
            nextEvent = Double.POSITIVE_INFINITY;
            return;
        }
        if (gaps) {
            makeWay();
        }
        boolean evicted = false;
        int need = needing[(int) (step & (PHASES - 1))];
        if (need <= freeBlocks) {
            take(need);
        } else {
            evicted = makeRoom();
        }
        int left = budget - decodes;
        pairs = 0;
        if (partial != NONE) {
            partialChunk = Math.min(requests.input[partial] + requests.generated[partial] - partialComputed, left);
            int blocks = KvCache.blocksFor(partialComputed + partialChunk) - KvCache.blocksFor(partialComputed);
            if (blocks > freeBlocks) {
                evict(partial);
                evicted = true;
            } else {
                take(blocks);
                know(partial, partialComputed + partialChunk);
                left -= partialChunk;
                pairs = partialChunk * (partialComputed + partialChunk / 2.0);
                if (partialComputed + partialChunk == requests.input[partial] + requests.generated[partial]) {
                    completing[completingCount++] = partial;
                }
            }
        }
        int admitted = 0;
        if (!evicted) {
            while (left > 0 && running < maxSequences && !queue.isEmpty()) {
                int chunk = admitNext(left);
                if (chunk == 0) {
                    break;
                }
                left -= chunk;
                admitted++;
            }
        }
        plan(budget - decodes - left, admitted, evicted || (gaps && newestDeferrable() != NONE && otherWaits()));
    }

    /// Evicts deferrable sequences, the newest first, while others lack blocks to go on or the first that waits lacks a place.
    private void makeWay() {
        for (int victim = newestDeferrable(); victim != NONE && (needing[(int) (step & (PHASES - 1))] > freeBlocks || (otherWaits() && !firstFits()));
                victim = newestDeferrable()) {
            evict(victim);
        }
    }

    private int newestDeferrable() {
        int request = newest;
        while (request != NONE && !requests.deferrable(request)) {
            request = requests.older[request];
        }
        return request;
    }

    private boolean otherWaits() {
        return !queue.isEmpty() && !requests.deferrable(queue.first());
    }

    private boolean firstFits() {
        int request = queue.first();
        int chunk = Math.min(requests.input[request] + requests.generated[request], budget);
        return running < maxSequences && needing[(int) (step & (PHASES - 1))] + KvCache.blocksFor(chunk) <= freeBlocks;
    }

    /// Admits the head of the queue, if there are blocks for its first chunk.
    ///
    /// @return tokens of its first chunk, 0 if it has to wait
    private int admitNext(int left) {
        int request = queue.first();
        int tokens = requests.input[request] + requests.generated[request];
        int cached = findCached(request, tokens);
        int chunk = Math.min(tokens - cached, left);
        if (!takeFor(request, cached, chunk)) {
            return 0;
        }
        queue.removeFirst();
        append(request);
        pairs += chunk * (cached + chunk / 2.0);
        if (!requests.started(request)) {
            requests.cached[request] = cached;
            requests.start[request] = clock;
            progress.started(request);
        }
        if (cached + chunk == tokens) {
            completing[completingCount++] = request;
        } else {
            partial = request;
            partialComputed = cached;
            partialChunk = chunk;
        }
        return chunk;
    }

    /// Tokens at the head of a request whose blocks are known. The last token is always computed.
    private int findCached(int request, int tokens) {
        return cache == null || !requests.shareable(request) ? 0 : cache.find(request, (tokens - 1) / KvCache.BLOCK_TOKENS) * KvCache.BLOCK_TOKENS;
    }

    /// Takes the blocks of a first chunk, those found in the cache among them.
    ///
    /// @return false if there are too few
    private boolean takeFor(int request, int cached, int chunk) {
        int blocks = KvCache.blocksFor(cached + chunk) - cached / KvCache.BLOCK_TOKENS;
        if (cache == null || !requests.shareable(request)) {
            if (blocks > freeBlocks) {
                return false;
            }
            take(blocks);
            return true;
        }
        int idle = cache.foundIdle();
        if (blocks + idle > freeBlocks) {
            return false;
        }
        cache.hold(request);
        freeBlocks -= idle;
        take(blocks);
        cache.know(request, cached + chunk);
        return true;
    }

    private void know(int request, int tokens) {
        if (cache != null && requests.table[request] != NONE) {
            cache.know(request, tokens);
        }
    }

    private void plan(int prefillTokens, int admitted, boolean evicted) {
        if (decodes == 0 && prefillTokens == 0) {
            throw new IllegalStateException("A replica has requests but can serve none of them: a request larger than the KV cache was let in.");
        }
        // After an eviction the next step may admit what this one may not.
        decodesOnly = prefillTokens == 0 && !evicted;
        steps = decodesOnly ? stepsToNextChange() : 1;
        firstSeconds = time.seconds(prefillTokens, pairs, decodes, (double) context + decodes, admitted);
        growthSeconds = time.secondsPerContextToken() * decodes;
        usedAtStart = totalBlocks - freeBlocks;
        nextEvent = clock + runSeconds(steps);
        planned = true;
    }

    /// Steps until a sequence ends or a step would lack blocks, whichever is sooner; the step at `step` has its blocks already.
    private long stepsToNextChange() {
        long toEnd = ends.earliest() - step;
        long possible = 1 + (long) (freeBlocks / decodes) * PHASES;
        int spare = freeBlocks % decodes;
        while (possible < toEnd) {
            spare -= needing[(int) ((step + possible) & (PHASES - 1))];
            if (spare < 0) {
                return possible;
            }
            possible++;
        }
        return toEnd;
    }

    /// Gives each decode that needs a block one, oldest first, evicting from the newest end where none is free.
    ///
    /// @return whether a sequence was evicted
    private boolean makeRoom() {
        boolean evicted = false;
        for (int request = oldest; request != NONE && request != partial; request = requests.newer[request]) {
            if (phase(request) != (step & (PHASES - 1))) {
                continue;
            }
            while (freeBlocks == 0) {
                int victim = newest;
                evict(victim);
                evicted = true;
                if (victim == request) {
                    return true;
                }
            }
            take(1);
        }
        return evicted;
    }

    private void evict(int request) {
        if (request == partial) {
            giveBack(request, partialComputed);
            partial = NONE;
        } else {
            int made = (int) (step - requests.joined[request]);
            leaveDecodes(request, requests.computed[request] + made);
            ends.remove(requests.joined[request] + requests.output[request] - requests.generated[request], request);
            requests.generated[request] += made;
        }
        unlink(request);
        if (gaps && requests.deferrable(request)) {
            queue.putBack(request);
        } else {
            queue.addFirst(request);
        }
    }

    private void append(int request) {
        requests.admission[request] = admissions++;
        requests.older[request] = newest;
        requests.newer[request] = NONE;
        if (newest == NONE) {
            oldest = request;
        } else {
            requests.newer[newest] = request;
        }
        newest = request;
        running++;
    }

    private void unlink(int request) {
        int before = requests.older[request];
        int after = requests.newer[request];
        if (before == NONE) {
            oldest = after;
        } else {
            requests.newer[before] = after;
        }
        if (after == NONE) {
            newest = before;
        } else {
            requests.older[after] = before;
        }
        running--;
    }

    /// Blocks that nobody holds: for the accounts.
    int freeBlocks() {
        return freeBlocks;
    }

    /// Blocks in the prefix cache's free queue, -1 without one. Equals [#freeBlocks] unless one was lost or counted twice.
    int queuedBlocks() {
        return cache == null ? -1 : cache.queued();
    }

    @Override
    public double nextEvent() {
        return nextEvent;
    }

    @Override
    public int outstanding() {
        return running + queue.size();
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public boolean tooLong(int inputTokens, int outputTokens) {
        return (long) inputTokens + outputTokens > maxContext || KvCache.blocksFor(inputTokens + outputTokens - 1) > totalBlocks;
    }

    @Override
    public void withdraw(IntPredicate which, IntConsumer taken, double seconds) {
        queue.removeIf(request -> !requests.started(request) && which.test(request), taken);
        endRunAfter(seconds);
    }

    @Override
    public boolean drop(int request, double seconds) {
        if (requests.started(request)) {
            return false;
        }
        boolean first = !queue.isEmpty() && queue.first() == request;
        boolean there = queue.remove(request);
        if (first && there) {
            endRunAfter(seconds);
        }
        return there;
    }

    @Override
    public void fail(double seconds, IntConsumer taken) {
        busy = busySeconds(seconds);
        kv = kvSeconds(seconds);
        clock = seconds;
        nextEvent = Double.POSITIVE_INFINITY;
        planned = false;
        int request = oldest;
        oldest = NONE;
        newest = NONE;
        running = 0;
        while (request != NONE) {
            int after = requests.newer[request];
            requests.lose(request);
            taken.accept(request);
            request = after;
        }
        while (!queue.isEmpty()) {
            int waiting = queue.removeFirst();
            if (requests.started(waiting)) {
                requests.lose(waiting);
            }
            taken.accept(waiting);
        }
        decodes = 0;
        context = 0;
        Arrays.fill(needing, 0);
        freeBlocks = totalBlocks;
        cache = null;
        ends = new StepEnds(requests);
        partial = NONE;
        completingCount = 0;
    }

    @Override
    public void forEachWaiting(IntConsumer each) {
        queue.forEach(request -> {
            if (!requests.started(request)) {
                each.accept(request);
            }
        });
    }

    @Override
    public boolean takesAtOnce() {
        return outstanding() == 0;
    }

    @Override
    public double busySeconds(double now) {
        return planned ? busy + now - clock : busy;
    }

    @Override
    public double kvSeconds(double now) {
        return planned ? kv + (now - clock) * usedAtStart / totalBlocks : kv;
    }

    @Override
    public double kvFill() {
        return (double) (totalBlocks - freeBlocks) / totalBlocks;
    }

    @Override
    public long events() {
        return events;
    }
}

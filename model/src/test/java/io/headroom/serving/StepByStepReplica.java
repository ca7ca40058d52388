package io.headroom.serving;

import io.headroom.plan.Serving.Batching;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The reference for [BatchingReplica]: the same scheduler, one step at a time, over plain lists of sequences, written from the rules and not from the fast one.
final class StepByStepReplica {
    /// A request on its way.
    static final class Sequence {
        final int number;
        final int input;
        final int output;
        double rank;
        int computed;
        int generated;
        int blocks;
        int scheduled;
        /// Tokens to compute before it decodes again, set when it is admitted.
        int prefill;
        boolean started;
        /// What each of its blocks holds, in words; null if no other sequence can hold the same.
        final @Nullable IntFunction<String> contents;
        final List<PlainBlocks.Block> table = new ArrayList<>();
        int cached;
        int known;

        Sequence(int number, int input, int output) {
            this(number, input, output, null);
        }

        Sequence(int number, int input, int output, @Nullable IntFunction<String> contents) {
            this.number = number;
            this.input = input;
            this.output = output;
            this.contents = contents;
        }

        /// Tokens that are not in the KV cache yet.
        int missing() {
            return input + generated - computed;
        }
    }

    /// Something that happened.
    record Event(String kind, int number, double seconds) {}

    private final StepTime time;
    private final Batching batching;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final List<Sequence> running = new ArrayList<>();
    private final Consumer<Event> events;
    private final @Nullable PlainBlocks memory;
    private int freeBlocks;
    private boolean inStep;
    long prefillTokens;
    long cachedTokens;
    int evictions;
    long steps;
    double nextEvent = Double.POSITIVE_INFINITY;

    /// A replica that counts blocks: for requests that have nothing in common.
    StepByStepReplica(StepTime time, Batching batching, int blocks, Consumer<Event> events) {
        this(time, batching, blocks, null, events);
    }

    /// A replica that keeps its blocks in a memory of its own.
    StepByStepReplica(StepTime time, Batching batching, int blocks, @Nullable PlainBlocks memory, Consumer<Event> events) {
        this.memory = memory;
        this.time = time;
        this.batching = batching;
        this.events = events;
        freeBlocks = blocks;
    }

    int outstanding() {
        return running.size() + waiting.size();
    }

    /// Puts it behind those that have lost their place in the batch and those of no higher rank.
    void offer(Sequence sequence, double now) {
        List<Sequence> line = new ArrayList<>(waiting);
        int place = 0;
        while (place < line.size() && (line.get(place).started || line.get(place).rank <= sequence.rank)) {
            place++;
        }
        line.add(place, sequence);
        waiting.clear();
        waiting.addAll(line);
        if (nextEvent == Double.POSITIVE_INFINITY) {
            nextEvent = now;
        }
    }

    void fire() {
        double now = nextEvent;
        if (inStep) {
            endStep(now);
        }
        beginStep(now);
    }

    private void endStep(double now) {
        steps++;
        for (Sequence sequence : List.copyOf(running)) {
            sequence.computed += sequence.scheduled;
            if (sequence.scheduled > 0 && sequence.missing() == 0) {
                sequence.generated++;
                if (sequence.generated == 1) {
                    events.accept(new Event("first", sequence.number, now));
                }
                if (sequence.generated == sequence.output) {
                    running.remove(sequence);
                    giveBack(sequence);
                    events.accept(new Event("end", sequence.number, now));
                }
            }
            sequence.scheduled = 0;
        }
        inStep = false;
    }

    private void beginStep(double now) {
        int left = batching.maxBatchedTokens();
        boolean evicted = false;
        for (int i = 0; i < running.size() && left > 0; i++) {
            Sequence sequence = running.get(i);
            int tokens = Math.min(sequence.missing(), left);
            while (running.contains(sequence) && !grow(sequence, tokens)) {
                evict();
                evicted = true;
            }
            if (running.contains(sequence)) {
                sequence.scheduled = tokens;
                left -= tokens;
            }
        }
        int admitted = 0;
        while (!evicted && left > 0 && !waiting.isEmpty() && running.size() < batching.maxSequences()) {
            Sequence head = waiting.peekFirst();
            int tokens = memory == null ? admitCounting(head, left) : admitFinding(head, left, memory);
            if (tokens == 0) {
                break;
            }
            running.add(waiting.removeFirst());
            head.scheduled = tokens;
            head.prefill = head.input + head.generated;
            left -= tokens;
            admitted++;
            if (!head.started) {
                head.started = true;
                cachedTokens += head.computed;
                head.cached = head.computed;
                events.accept(new Event("start", head.number, now));
            }
        }
        if (memory != null) {
            memory.check(running.stream().map(sequence -> sequence.table).toList());
        }
        nextEvent = running.isEmpty() ? Double.POSITIVE_INFINITY : now + stepSeconds(admitted);
        inStep = !running.isEmpty();
    }

    private int admitCounting(Sequence head, int left) {
        int tokens = Math.min(head.missing(), left);
        return grow(head, tokens) ? tokens : 0;
    }

    /// As in vLLM: the blocks found count as needed where nobody holds them, and are held before others are taken.
    private int admitFinding(Sequence head, int left, PlainBlocks memory) {
        List<String> contents = new ArrayList<>();
        for (int block = 0; head.contents != null && batching.prefixCaching() && block < (head.input + head.generated - 1) / 16; block++) {
            contents.add(head.contents.apply(block));
        }
        List<PlainBlocks.Block> found = memory.find(contents);
        int cached = found.size() * 16;
        int tokens = Math.min(head.input + head.generated - cached, left);
        long idle = found.stream().filter(block -> block.holders == 0).count();
        if ((cached + tokens + 15) / 16 - found.size() + idle > memory.freeCount()) {
            return 0;
        }
        memory.hold(found);
        head.table.addAll(found);
        head.known = found.size();
        head.computed = cached;
        return grow(head, tokens) ? tokens : 0;
    }

    private boolean grow(Sequence sequence, int tokens) {
        if (memory != null) {
            return grow(sequence, tokens, memory);
        }
        int needed = (sequence.computed + tokens + 15) / 16 - sequence.blocks;
        if (needed > freeBlocks) {
            return false;
        }
        sequence.blocks += needed;
        freeBlocks -= needed;
        return true;
    }

    private boolean grow(Sequence sequence, int tokens, PlainBlocks memory) {
        int after = sequence.computed + tokens;
        if ((after + 15) / 16 - sequence.table.size() > memory.freeCount()) {
            return false;
        }
        while (sequence.table.size() < (after + 15) / 16) {
            sequence.table.add(memory.take());
        }
        if (sequence.contents != null && batching.prefixCaching()) {
            for (; sequence.known < after / 16; sequence.known++) {
                memory.know(sequence.table.get(sequence.known), sequence.contents.apply(sequence.known));
            }
        }
        return true;
    }

    private void giveBack(Sequence sequence) {
        freeBlocks += sequence.blocks;
        sequence.blocks = 0;
        if (memory != null) {
            memory.release(sequence.table);
            sequence.table.clear();
            sequence.known = 0;
        }
    }

    private void evict() {
        Sequence newest = running.removeLast();
        giveBack(newest);
        newest.computed = 0;
        newest.scheduled = 0;
        waiting.addFirst(newest);
        evictions++;
    }

    private double stepSeconds(int admitted) {
        int prefill = 0;
        double pairs = 0;
        int decodes = 0;
        double context = 0;
        for (Sequence sequence : running) {
            if (sequence.computed >= sequence.prefill) {
                decodes++;
                context += sequence.computed + 1;
            } else {
                prefill += sequence.scheduled;
                pairs += sequence.scheduled * (sequence.computed + sequence.scheduled / 2.0);
            }
        }
        prefillTokens += prefill;
        return time.seconds(prefill, pairs, decodes, context, admitted);
    }
}

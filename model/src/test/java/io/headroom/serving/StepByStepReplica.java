package io.headroom.serving;

import io.headroom.plan.Serving.Batching;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The reference for [BatchingReplica]: the same scheduler, one step at a time, over plain lists of sequences, written from the rules and not from the fast one.
final class StepByStepReplica {
    /// A request on its way.
    static final class Sequence {
        final int number;
        final int input;
        final int output;
        int computed;
        int generated;
        int blocks;
        int scheduled;
        /// Tokens to compute before it decodes again, set when it is admitted.
        int prefill;
        boolean started;

        Sequence(int number, int input, int output) {
            this.number = number;
            this.input = input;
            this.output = output;
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
    private int freeBlocks;
    private boolean inStep;
    int evictions;
    long steps;
    double nextEvent = Double.POSITIVE_INFINITY;

    StepByStepReplica(StepTime time, Batching batching, int blocks, Consumer<Event> events) {
        this.time = time;
        this.batching = batching;
        this.events = events;
        freeBlocks = blocks;
    }

    int outstanding() {
        return running.size() + waiting.size();
    }

    void offer(Sequence sequence, double now) {
        waiting.addLast(sequence);
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
                    freeBlocks += sequence.blocks;
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
            int tokens = Math.min(head.missing(), left);
            if (!grow(head, tokens)) {
                break;
            }
            running.add(waiting.removeFirst());
            head.scheduled = tokens;
            head.prefill = head.input + head.generated;
            left -= tokens;
            admitted++;
            if (!head.started) {
                head.started = true;
                events.accept(new Event("start", head.number, now));
            }
        }
        nextEvent = running.isEmpty() ? Double.POSITIVE_INFINITY : now + stepSeconds(admitted);
        inStep = !running.isEmpty();
    }

    private boolean grow(Sequence sequence, int tokens) {
        int needed = (sequence.computed + tokens + 15) / 16 - sequence.blocks;
        if (needed > freeBlocks) {
            return false;
        }
        sequence.blocks += needed;
        freeBlocks -= needed;
        return true;
    }

    private void evict() {
        Sequence newest = running.removeLast();
        freeBlocks += newest.blocks;
        newest.blocks = 0;
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
        return time.seconds(prefill, pairs, decodes, context, admitted);
    }
}

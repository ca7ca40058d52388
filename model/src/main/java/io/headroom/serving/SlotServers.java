package io.headroom.serving;

import io.headroom.plan.Serving.Slots;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Servers that take one request each, first come, first served. The ends of service form a heap; ties end in the order they began.
public final class SlotServers implements Station {
    private final Requests requests;
    private final Progress progress;
    private final Sampler service;
    private final int servers;
    private final RequestQueue queue = new RequestQueue();
    private final double[] endSeconds;
    private final long[] endOrder;
    private final int[] endRequest;
    private int busyServers;
    private long begun;
    private double clock;
    private double busy;
    private long events;

    /// Idle servers.
    ///
    /// @param requests the table that holds the requests they are offered
    /// @param progress told what happens to them
    public SlotServers(Slots slots, Requests requests, Progress progress) {
        this.requests = requests;
        this.progress = progress;
        service = Sampler.of(slots.serviceSeconds());
        servers = slots.servers();
        endSeconds = new double[servers];
        endOrder = new long[servers];
        endRequest = new int[servers];
    }

    @Override
    public void offer(int request, double seconds) {
        tick(seconds);
        if (busyServers < servers) {
            begin(request);
        } else {
            queue.addLast(request);
        }
    }

    private void tick(double seconds) {
        busy += (seconds - clock) * busyServers;
        clock = seconds;
    }

    private void begin(int request) {
        requests.start[request] = clock;
        progress.started(request);
        double end = clock + service.at(requests.share[request]);
        long order = begun++;
        int at = busyServers++;
        while (at > 0 && before(end, order, (at - 1) / 2)) {
            copy((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, end, order, request);
    }

    @Override
    public void fire() {
        events++;
        tick(endSeconds[0]);
        int request = endRequest[0];
        removeFirst();
        requests.firstToken[request] = clock;
        progress.firstToken(request);
        progress.finished(request, clock);
        if (!queue.isEmpty()) {
            begin(queue.removeFirst());
        }
    }

    private void removeFirst() {
        int last = --busyServers;
        double end = endSeconds[last];
        long order = endOrder[last];
        int request = endRequest[last];
        int at = 0;
        for (int child = 1; child < last; child = 2 * at + 1) {
            if (child + 1 < last && before(endSeconds[child + 1], endOrder[child + 1], child)) {
                child++;
            }
            if (before(end, order, child)) {
                break;
            }
            copy(child, at);
            at = child;
        }
        put(at, end, order, request);
    }

    private boolean before(double end, long order, int other) {
        return end < endSeconds[other] || (end == endSeconds[other] && order < endOrder[other]);
    }

    private void copy(int from, int to) {
        put(to, endSeconds[from], endOrder[from], endRequest[from]);
    }

    private void put(int at, double end, long order, int request) {
        endSeconds[at] = end;
        endOrder[at] = order;
        endRequest[at] = request;
    }

    @Override
    public double nextEvent() {
        return busyServers == 0 ? Double.POSITIVE_INFINITY : endSeconds[0];
    }

    @Override
    public int outstanding() {
        return busyServers + queue.size();
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public boolean tooLong(int inputTokens, int outputTokens) {
        return false;
    }

    @Override
    public void withdraw(IntPredicate which, IntConsumer taken, double seconds) {
        queue.removeIf(which, taken);
    }

    @Override
    public void forEachWaiting(IntConsumer each) {
        for (int i = 0; i < queue.size(); i++) {
            each.accept(queue.get(i));
        }
    }

    @Override
    public double busySeconds(double now) {
        return (busy + (now - clock) * busyServers) / servers;
    }

    @Override
    public double kvSeconds(double now) {
        return busySeconds(now);
    }

    @Override
    public double kvFill() {
        return (double) busyServers / servers;
    }

    @Override
    public long events() {
        return events;
    }
}

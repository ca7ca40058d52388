package io.headroom.serving;

import io.headroom.plan.Serving.Slots;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Servers that take one request each, first come, first served or by rank; of those that end at the same time the one with the lowest number is first.
public final class SlotServers implements Station {
    private static final int NONE = Requests.NONE;

    private final Requests requests;
    private final Progress progress;
    private final Sampler service;
    private final int servers;
    private final RequestQueue queue;
    private final Tournament ends;
    /// The request that each server is busy with.
    private final int[] serving;
    private final int[] free;
    private final boolean gaps;
    private final double[] begun;
    private int busyServers;
    private double clock;
    private double busy;
    private long events;

    /// Idle servers.
    ///
    /// @param requests the table that holds the requests they are offered
    /// @param progress told what happens to them
    public SlotServers(Slots slots, Requests requests, Progress progress) {
        this(slots, requests, false, false, progress);
    }

    /// Idle servers.
    ///
    /// @param ranked whether requests are served by [Requests#rank] instead of in the order in which they come
    /// @param gaps whether deferrable requests give up their servers to others that come, and start again later
    public SlotServers(Slots slots, Requests requests, boolean ranked, boolean gaps, Progress progress) {
        queue = RequestQueue.of(requests, ranked);
        this.requests = requests;
        this.progress = progress;
        service = Sampler.of(slots.serviceSeconds());
        servers = slots.servers();
        ends = new Tournament(servers);
        serving = new int[servers];
        free = new int[servers];
        this.gaps = gaps;
        begun = new double[gaps ? servers : 0];
        for (int i = 0; i < servers; i++) {
            free[i] = servers - 1 - i;
        }
    }

    @Override
    public void offer(int request, double seconds) {
        requests.overhead[request] = 0;
        tick(seconds);
        if (busyServers < servers) {
            begin(request, free[servers - 1 - busyServers++]);
        } else if (gaps && !requests.deferrable(request) && latestDeferrable() != NONE) {
            int server = latestDeferrable();
            int preempted = serving[server];
            requests.lose(preempted);
            queue.putBack(preempted);
            begin(request, server);
        } else {
            queue.add(request);
        }
    }

    /// The server whose deferrable request began last, or NONE: it has the least work to lose.
    private int latestDeferrable() {
        int latest = NONE;
        for (int server = 0; server < servers; server++) {
            if (requests.deferrable(serving[server]) && (latest == NONE || begun[server] > begun[latest])) {
                latest = server;
            }
        }
        return latest;
    }

    private void tick(double seconds) {
        busy += (seconds - clock) * busyServers;
        clock = seconds;
    }

    private void begin(int request, int server) {
        if (!requests.restarted(request)) {
            requests.start[request] = clock;
            progress.started(request);
        }
        serving[server] = request;
        if (gaps) {
            begun[server] = clock;
        }
        ends.set(server, Tournament.key(clock + service.at(requests.share[request])));
    }

    @Override
    public void fire() {
        events++;
        int server = ends.first();
        tick(ends.earliest());
        int request = serving[server];
        requests.firstToken[request] = clock;
        progress.firstToken(request);
        progress.finished(request, clock);
        if (queue.isEmpty()) {
            ends.set(server, Tournament.NEVER);
            free[servers - busyServers--] = server;
        } else {
            begin(queue.removeFirst(), server);
        }
    }

    @Override
    public double nextEvent() {
        return ends.earliest();
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
        queue.removeIf(request -> !requests.restarted(request) && which.test(request), taken);
    }

    @Override
    public boolean drop(int request, double seconds) {
        return queue.remove(request);
    }

    @Override
    public void fail(double seconds, IntConsumer taken) {
        tick(seconds);
        while (busyServers > 0) {
            int server = ends.first();
            ends.set(server, Tournament.NEVER);
            free[servers - busyServers--] = server;
            requests.lose(serving[server]);
            taken.accept(serving[server]);
        }
        while (!queue.isEmpty()) {
            taken.accept(queue.removeFirst());
        }
    }

    @Override
    public void forEachWaiting(IntConsumer each) {
        queue.forEach(request -> {
            if (!requests.restarted(request)) {
                each.accept(request);
            }
        });
    }

    @Override
    public boolean takesAtOnce() {
        return busyServers < servers;
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

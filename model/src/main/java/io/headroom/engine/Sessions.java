package io.headroom.engine;

import io.headroom.plan.Traffic;
import io.headroom.serving.Requests;
import io.headroom.serving.Sampler;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Only sessions under way have a row; it is reused when its session is over, so memory does not grow with the sessions of a run. A heap orders those that pause
 * by the time of their next turn. Whatever is drawn for a session depends on its number and its turn alone: each number comes from its own place in a SplitMix64
 * sequence (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014), so no edit elsewhere changes what a session says, or when it pauses.
 */
/// The sessions of one workload that are under way.
final class Sessions implements Feed {
    /// Longest prompt that is told apart from longer ones, in tokens: far beyond the context of any model.
    private static final int LONGEST = 1 << 30;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final int OPENING = 0;
    private static final int TURNS = 1;
    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final int SERVICE = 4;
    private static final int PAUSE = 5;
    private static final int DRAWS_PER_TURN = 4;

    private final Gaps gaps;
    private final Sampler turnCounts;
    private final Sampler pauses;
    private final Sampler inputs;
    private final Sampler outputs;
    private final int systemTokens;
    private final RandomStream arrivalRandom;
    private final long key;
    private long opening;
    private double arrival = Double.NEGATIVE_INFINITY;
    private double notBefore;
    private long begun;

    private long[] number = new long[16];
    private double[] beganAt = new double[16];
    private int[] turns = new int[16];
    private int[] turn = new int[16];
    private int[] said = new int[16];
    private int[] replica = new int[16];
    private double[] due = new double[16];
    private int[] freeRows = new int[16];
    private int freeCount;
    private int rows;

    private int[] pausing = new int[16];
    private int pausingCount;
    private int current;

    /// @param start when the run begins, in the plan's local time
    /// @param streams those of the workload
    /// @param extra which part of them come, or null for all
    Sessions(Traffic.Sessions traffic, LocalDateTime start, Streams streams, @Nullable Extra extra) {
        gaps = extra == null ? Gaps.of(traffic.arrivals(), start) : new Gaps.Spell(Gaps.of(traffic.arrivals(), start), extra.until(), extra.share());
        turnCounts = Sampler.of(traffic.turns());
        pauses = Sampler.of(traffic.pauseSeconds());
        inputs = Sampler.of(traffic.inputTokens());
        outputs = Sampler.of(traffic.outputTokens());
        systemTokens = traffic.systemTokens();
        arrivalRandom = streams.arrivals();
        key = streams.sessions().bits();
    }

    /// Starts, or goes on after a pause, at a time: sessions that were to begin in between do not, turns that were due come now.
    void startAt(double seconds) {
        if (begun == 0) {
            // A workload that was edited in a run begins again with sessions that say other things than those before.
            opening = draw(Double.doubleToRawLongBits(seconds), OPENING);
        }
        if (arrival <= seconds) {
            arrival = gaps.from(seconds, arrivalRandom);
        }
        notBefore = seconds;
    }

    @Override
    public double from(double seconds) {
        startAt(seconds);
        return next();
    }

    @Override
    public double after(double seconds) {
        return next();
    }

    /// When the next turn of any session comes.
    double next() {
        return Math.max(notBefore, pausingCount == 0 ? arrival : Math.min(arrival, due[pausing[0]]));
    }

    /// Takes the turn that comes next; [#input], [#output] and [#share] are of it.
    ///
    /// @return the session's row
    int take() {
        if (pausingCount > 0 && due[pausing[0]] <= arrival) {
            current = removeFirst();
            return current;
        }
        int row = freeCount > 0 ? freeRows[--freeCount] : newRow();
        number[row] = begun++;
        beganAt[row] = next();
        turn[row] = 0;
        turns[row] = tokens(turnCounts.at(uniform(number[row], TURNS)));
        said[row] = systemTokens;
        replica[row] = Requests.NONE;
        arrival = gaps.after(arrival, arrivalRandom);
        current = row;
        return row;
    }

    /// Prompt tokens of the turn taken last: all that was said, and what is new.
    @Override
    public int input() {
        return (int) Math.min((long) said[current] + tokens(inputs.at(uniform(current, turn[current], INPUT))), LONGEST);
    }

    /// Output tokens of the turn taken last.
    @Override
    public int output() {
        return tokens(outputs.at(uniform(current, turn[current], OUTPUT)));
    }

    /// Where the service time of the turn taken last lies in its distribution.
    double share() {
        return uniform(current, turn[current], SERVICE);
    }

    @Override
    public boolean describes() {
        return true;
    }

    @Override
    public void describe(Requests requests, int request, int session, int row) {
        requests.beTurn(request, session, RandomStream.mix(opening + (number[session] + 1) * GOLDEN) | 1, opening, systemTokens);
    }

    /// The session's turn is answered: it pauses before the next one, or is over.
    ///
    /// @return whether it is over
    boolean answered(int row, int inputTokens, int outputTokens, double now) {
        said[row] = (int) Math.min((long) inputTokens + outputTokens, LONGEST);
        due[row] = now + pauses.at(uniform(row, turn[row], PAUSE));
        turn[row]++;
        if (turn[row] == turns[row]) {
            return true;
        }
        add(row);
        return false;
    }

    /// When a session began.
    double beganAt(int row) {
        return beganAt[row];
    }

    /// Ends a session and gives back its row.
    void end(int row) {
        if (freeCount == freeRows.length) {
            freeRows = Arrays.copyOf(freeRows, freeCount * 2);
        }
        freeRows[freeCount++] = row;
    }

    /// The replica that served a session's last turn, or NONE.
    int replica(int row) {
        return replica[row];
    }

    /// Remembers the replica that serves a session.
    void servedBy(int row, int station) {
        replica[row] = station;
    }

    /// Forgets which replicas served the sessions: they are elsewhere now.
    void forgetReplicas() {
        Arrays.fill(replica, Requests.NONE);
    }

    /// Sessions under way.
    int underWay() {
        return rows - freeCount;
    }

    /// Sessions that pause between two turns.
    int pausing() {
        return pausingCount;
    }

    /// When the session that pauses first goes on; infinity if none pauses.
    double pausingUntil() {
        return pausingCount == 0 ? Double.POSITIVE_INFINITY : due[pausing[0]];
    }

    private static int tokens(double length) {
        return (int) Math.min(Math.max(Math.ceil(length), 1), LONGEST);
    }

    private double uniform(int row, int ofTurn, int what) {
        return uniform(number[row], (long) ofTurn * DRAWS_PER_TURN + what);
    }

    private double uniform(long session, long what) {
        return (draw(session, what) >>> 11) * 0x1.0p-53;
    }

    private long draw(long session, long what) {
        return RandomStream.mix(RandomStream.mix(key + session * GOLDEN) + (what + 1) * GOLDEN);
    }

    private int newRow() {
        if (rows == number.length) {
            int size = rows * 2;
            number = Arrays.copyOf(number, size);
            beganAt = Arrays.copyOf(beganAt, size);
            turns = Arrays.copyOf(turns, size);
            turn = Arrays.copyOf(turn, size);
            said = Arrays.copyOf(said, size);
            replica = Arrays.copyOf(replica, size);
            due = Arrays.copyOf(due, size);
            pausing = Arrays.copyOf(pausing, size);
        }
        return rows++;
    }

    private void add(int row) {
        int at = pausingCount++;
        while (at > 0 && sooner(row, pausing[(at - 1) / 2])) {
            pausing[at] = pausing[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        pausing[at] = row;
    }

    private int removeFirst() {
        int first = pausing[0];
        int last = pausing[--pausingCount];
        int at = 0;
        for (int child = 1; child < pausingCount; child = 2 * at + 1) {
            if (child + 1 < pausingCount && sooner(pausing[child + 1], pausing[child])) {
                child++;
            }
            if (!sooner(pausing[child], last)) {
                break;
            }
            pausing[at] = pausing[child];
            at = child;
        }
        pausing[at] = last;
        return first;
    }

    private boolean sooner(int row, int other) {
        return due[row] < due[other] || (due[row] == due[other] && number[row] < number[other]);
    }
}

package io.headroom.engine;

import io.headroom.serving.Requests;
import java.util.Arrays;

/// The sources whose requests a partition has to do with, each by a number: those that send them here, and those whose requests only come by way of other partitions.
/// What every request needs of its source is kept in columns beside it, so that a source and its tenant are fetched into the processor's caches by those few that need them.
final class Senders {
    private Source[] sources = new Source[1];
    private TenantRun[] tenants = new TenantRun[1];
    private double[] deadlines = new double[1];
    private int[] turns = new int[1];
    private int size;

    /// Gives a source the next number.
    int add(Source source) {
        if (size == sources.length) {
            sources = Arrays.copyOf(sources, 2 * size);
            tenants = Arrays.copyOf(tenants, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
            turns = Arrays.copyOf(turns, 2 * size);
        }
        sources[size] = source;
        tenants[size] = source.tenant;
        deadlines[size] = source.deadlineSeconds;
        return size++;
    }

    int size() {
        return size;
    }

    Source source(int number) {
        return sources[number];
    }

    TenantRun tenant(int number) {
        return tenants[number];
    }

    /// How long an answer to a source may take, in seconds.
    double deadlineSeconds(int number) {
        return deadlines[number];
    }

    /// A request of a source comes, or leaves: turns of sessions are counted.
    ///
    /// @param session the session it is a turn of, or NONE
    void countTurn(int number, int session, int change) {
        if (session != Requests.NONE) {
            turns[number] += change;
        }
    }

    /// Whether turns are in a partition, whose senders these are, of sessions that go on elsewhere.
    boolean stray(PartitionRun here) {
        for (int i = 0; i < size; i++) {
            if (turns[i] > 0 && sources[i].whereabouts.home() != here) {
                return true;
            }
        }
        return false;
    }
}

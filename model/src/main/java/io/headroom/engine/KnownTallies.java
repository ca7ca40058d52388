package io.headroom.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/*
 * A tally is a function of its portion, the number of the replication and what was watched, so whatever has been simulated may be used again as long as these are
 * equal by value. Nothing has to be told what an edit touched.
 */
/// What earlier evaluations came to, partition by partition: an evaluation that is given this simulates only what it does not find here. Undo, and a partition
/// that an edit did not touch, cost nothing. The least recently used go first when the memory set aside for them is full.
///
/// May be shared by threads.
public final class KnownTallies {
    private static final int SHARE_OF_HEAP = 4;

    private record Key(Portion portion, int sections) {}

    private final Map<Key, KnownGroup> known = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostBytes;

    /// Keeps up to a quarter of the memory that the machine may use.
    public KnownTallies() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param mostBytes memory set aside, in bytes
    KnownTallies(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// What is known of a portion; whoever simulates it adds to it.
    synchronized KnownGroup of(Portion portion, int sections) {
        return known.computeIfAbsent(new Key(portion, sections), key -> new KnownGroup());
    }

    /// Makes room, if what is known has outgrown the memory set aside.
    synchronized void trim() {
        long bytes = bytes();
        Iterator<KnownGroup> eldest = known.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    /// Memory taken, in bytes, about.
    synchronized long bytes() {
        return known.values().stream().mapToLong(KnownGroup::bytes).sum();
    }
}

package io.headroom.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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

    private final Map<Key, List<PartitionTally>> known = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    /// Keeps up to a quarter of the memory that the machine may use.
    public KnownTallies() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param mostBytes memory set aside, in bytes
    KnownTallies(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// The first replications of a portion, as many as are known.
    synchronized List<PartitionTally> of(Portion portion, int sections) {
        return List.copyOf(known.getOrDefault(new Key(portion, sections), List.of()));
    }

    /// Keeps the tally of a replication, if those before it are known.
    synchronized void keep(Portion portion, int sections, int replication, PartitionTally tally) {
        Key key = new Key(portion, sections);
        if (replication == 0) {
            known.putIfAbsent(key, new ArrayList<>());
        }
        List<PartitionTally> tallies = known.get(key);
        if (tallies == null || tallies.size() != replication) {
            return;
        }
        tallies.add(tally);
        bytes += tally.bytes();
        Iterator<List<PartitionTally>> eldest = known.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            for (PartitionTally dropped : eldest.next()) {
                bytes -= dropped.bytes();
            }
            eldest.remove();
        }
    }

    /// Memory taken, in bytes, about.
    synchronized long bytes() {
        return bytes;
    }
}

package io.headroom.engine;

import io.headroom.serving.Requests;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which partition the requests of a source go to, and by which number each partition knows it that ever had one of them. A source is known to few partitions, so these
/// are looked through one by one.
final class Whereabouts {
    private static final PartitionRun[] NOWHERE = {};

    private PartitionRun[] partitions = NOWHERE;
    private int[] numbers = {};
    private @Nullable PartitionRun home;
    private int numberAtHome;

    /// A partition gives the source a number.
    void numbered(PartitionRun partition, int number) {
        partitions = Arrays.copyOf(partitions, numbers.length + 1);
        numbers = Arrays.copyOf(numbers, numbers.length + 1);
        partitions[numbers.length - 1] = partition;
        numbers[numbers.length - 1] = number;
    }

    /// The source's number in a partition, the first if it was given several, or NONE.
    int numberAt(PartitionRun partition) {
        for (int i = 0; i < numbers.length; i++) {
            if (partitions[i] == partition) {
                return numbers[i];
            }
        }
        return Requests.NONE;
    }

    /// The requests go to a partition from now on.
    ///
    /// @param number the source's number there, the latest if it was given several
    void settle(PartitionRun partition, int number) {
        home = partition;
        numberAtHome = number;
    }

    /// The requests go nowhere, until the source settles again.
    void leave() {
        home = null;
    }

    /// Where the requests go, or null while the tenant is in the tray.
    @Nullable PartitionRun home() {
        return home;
    }

    /// Tells the partition that the requests go to when the next one comes.
    void expect(double next) {
        if (home != null) {
            home.reschedule(numberAtHome, next);
        }
    }
}

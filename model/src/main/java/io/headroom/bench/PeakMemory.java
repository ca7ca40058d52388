package io.headroom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// The most heap that was in use since the watch began.
public final class PeakMemory {
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();

    /// Begins now, with what is there.
    public PeakMemory() {
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /// The sum of what each part of the heap reached, in bytes: parts that peaked at different times make it too large, never too small.
    public long bytes() {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}

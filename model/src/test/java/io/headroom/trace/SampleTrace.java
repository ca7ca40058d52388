package io.headroom.trace;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// The trace in `samples/`: 200 requests of our own making in the form of the public Azure traces. Write it with
/// `-Dtest=TraceFileTest -Dheadroom.samples=write`.
final class SampleTrace {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSS");

    private SampleTrace() {}

    /// Quiet minutes at 1/s with two bursts at 12/s; lengths lognormal.
    static String text() {
        Random random = new Random(200);
        StringBuilder text = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        LocalDateTime time = LocalDateTime.of(2027, 1, 18, 9, 0, 0, 417_300_100);
        for (int row = 0; row < 200; row++) {
            boolean burst = (row >= 60 && row < 100) || (row >= 150 && row < 175);
            text.append("%s,%d,%d\n".formatted(TIME.format(time), tokens(random, 900, 0.9), tokens(random, 140, 0.8)));
            long gap = (long) (-StrictMath.log(1 - random.nextDouble()) / (burst ? 12 : 1) * 1e7);
            time = time.plusNanos(gap * 100);
        }
        return text.toString();
    }

    private static long tokens(Random random, double median, double sigma) {
        return Math.min(16_000, 1 + Math.round(median * StrictMath.exp(sigma * random.nextGaussian())));
    }
}

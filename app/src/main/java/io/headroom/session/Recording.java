package io.headroom.session;

import io.headroom.engine.Moment;
import io.headroom.plan.Plan;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * Memory is bounded by the number of moments: as many as fit into BUDGET bytes, at most MOST, apart by a step that divides an hour or a day where it can. A plan of 2,000 tenants on
 * 20,000 GPUs takes about a third of a MB a moment, so a day of it is kept every ten minutes; a plan of ten tenants keeps a day every two and a half. The window of a moment is as
 * long as the step, where the engine looks back that far, so that no burst falls between two moments.
 */
/// Moments of one run, evenly spaced from its start to its end. Belongs to the front.
public final class Recording {
    /// Bytes that the moments of a recording take at most.
    static final long BUDGET = 48L << 20;
    /// Moments of a recording at most.
    static final int MOST = 600;
    private static final double[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 150, 180, 240, 300, 360, 450, 600, 720, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400};
    /// As far back as the engine looks.
    private static final double LONGEST_WINDOW = 600;

    private final double stepSeconds;
    private final double endSeconds;
    private final @Nullable RecordedMoment[] moments;
    private RecordedLayout layout;

    /// An empty recording of the run of a plan.
    Recording(Plan plan) {
        endSeconds = plan.run().warmupSeconds() + plan.run().durationSeconds();
        layout = new RecordedLayout(plan);
        long replicas = plan.partitions().stream().mapToLong(plan::replicas).sum();
        stepSeconds = step(endSeconds, RecordedLayout.bytes(plan, replicas));
        moments = new RecordedMoment[(int) Math.ceil(endSeconds / stepSeconds) + 1];
    }

    /// Seconds between two moments.
    ///
    /// @param bytes that a moment takes
    static double step(double endSeconds, long bytes) {
        double most = Math.clamp((double) BUDGET / bytes, 12, MOST);
        double least = endSeconds / most;
        return Arrays.stream(STEPS).filter(step -> step >= least).findFirst().orElse(Math.ceil(least / 86_400) * 86_400);
    }

    /// Seconds between two moments.
    public double stepSeconds() {
        return stepSeconds;
    }

    /// When the run ends, in seconds since its start.
    public double endSeconds() {
        return endSeconds;
    }

    /// Length of the trailing window of a moment in seconds.
    double windowSeconds() {
        return Math.clamp(Math.ceil(stepSeconds / 10) * 10, Live.WINDOW_SECONDS, LONGEST_WINDOW);
    }

    /// Moments it has room for.
    public int size() {
        return moments.length;
    }

    /// When a moment is, in seconds since the start of the run.
    public double clock(int number) {
        return Math.min(number * stepSeconds, endSeconds);
    }

    /// The moment nearest to a time.
    public int nearest(double seconds) {
        return Math.clamp(Math.round(seconds / stepSeconds), 0, moments.length - 1);
    }

    /// A moment, null where none was recorded.
    public @Nullable RecordedMoment at(int number) {
        return number >= 0 && number < moments.length ? moments[number] : null;
    }

    /// Packs a moment.
    ///
    /// @param plan the plan that the run is under
    /// @return null if the moment is about other tenants or partitions than the plan has
    @Nullable RecordedMoment pack(Moment moment, Plan plan) {
        if (!layout.fits(moment)) {
            layout = new RecordedLayout(plan);
        }
        return layout.fits(moment) ? RecordedMoment.of(layout, moment) : null;
    }

    void put(int number, RecordedMoment moment) {
        moments[number] = moment;
    }

    void remove(int number) {
        moments[number] = null;
    }

    /// Whether the moments of another are at the same times.
    boolean alike(Recording other) {
        return stepSeconds == other.stepSeconds && endSeconds == other.endSeconds;
    }

    /// Takes over what another has and this has not.
    void fill(Recording other) {
        for (int i = 0; i < moments.length; i++) {
            if (moments[i] == null) {
                moments[i] = other.at(other.nearest(clock(i)));
            }
        }
    }

    /// Whether there is nothing in it.
    public boolean empty() {
        return Arrays.stream(moments).allMatch(Objects::isNull);
    }

    /// Bytes that its moments take, about.
    public long bytes() {
        return Arrays.stream(moments).filter(Objects::nonNull).mapToLong(RecordedMoment::bytes).sum();
    }
}

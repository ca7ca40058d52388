package io.headroom.timeline;

import io.headroom.plan.TenantId;
import io.headroom.session.RecordedMoment;
import io.headroom.session.Recorder;
import io.headroom.session.Recorder.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * The run being watched brings a moment or two with each tick, so values are kept from one tick to the next and only those of other moments are read again. Reading all costs tenants times
 * moments: a few ms for a lane of 2,000, when the selection changes.
 */
/// The tracks as numbers, one for each recorded moment; NaN where nothing is known.
final class TrackValues {
    private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final Map<Track, float[]> subject = new EnumMap<>(Track.class);
    private final Map<Track, float[]> total = new EnumMap<>(Track.class);
    private @Nullable RecordedMoment[] read = {};
    private Kind[] kinds = {};
    private double[] clocks = {};
    private @Nullable TimelineSubject about;
    private @Nullable List<TenantId> numbered;
    private int[] numbers = {};
    private long version;
    private boolean any;

    /// Reads what has changed.
    void read(Recorder recorder, TimelineSubject now) {
        int size = recorder.whole().size();
        boolean afresh = !sameView(now) || read.length != size;
        if (afresh) {
            for (Track track : Track.values()) {
                subject.put(track, filled(size));
                total.put(track, filled(size));
            }
            read = new RecordedMoment[size];
            kinds = new Kind[size];
            Arrays.fill(kinds, Kind.EARLIER);
            numbered = null;
            version++;
        }
        about = now;
        clocks = clocks.length == size && size > 0 && clocks[size - 1] == recorder.whole().endSeconds() ? clocks : clocks(recorder, size);
        any = false;
        for (int i = 1; i < size; i++) {
            RecordedMoment moment = recorder.at(i);
            Kind kind = recorder.kind(i);
            if (moment != read[i] || kind != kinds[i]) {
                put(i, moment, now);
                kinds[i] = kind;
                version++;
            }
            any |= moment != null;
        }
    }

    /// Whether the values read so far would be the same.
    private boolean sameView(TimelineSubject now) {
        TimelineSubject before = about;
        return before != null && before.whole() == now.whole() && before.metric() == now.metric() && before.statistic() == now.statistic()
                && Objects.equals(before.partition(), now.partition()) && before.tenants().equals(now.tenants());
    }

    private static float[] filled(int size) {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static double[] clocks(Recorder recorder, int size) {
        double[] clocks = new double[size];
        for (int i = 0; i < size; i++) {
            clocks[i] = recorder.whole().clock(i);
        }
        return clocks;
    }

    private void put(int i, @Nullable RecordedMoment moment, TimelineSubject now) {
        read[i] = moment;
        for (Track track : Track.values()) {
            subject(track)[i] = moment == null ? Float.NaN : now.value(track, moment, numbers(moment, now));
        }
        total(Track.LOAD)[i] = moment == null ? Float.NaN : moment.planLoad();
        total(Track.BACKLOG)[i] = moment == null ? Float.NaN : moment.planWaiting();
        total(Track.UTILISATION)[i] = moment == null ? Float.NaN : moment.planUtilisation();
    }

    @SuppressWarnings("ReferenceEquality")
    private int[] numbers(RecordedMoment moment, TimelineSubject now) {
        // Moments of one recording share their list of tenants.
        if (moment.tenants() != numbered) {
            numbered = moment.tenants();
            numbers = now.numbers(moment);
        }
        return numbers;
    }

    /// Goes up whenever a value changes.
    long version() {
        return version;
    }

    /// Whether anything is known.
    boolean any() {
        return any;
    }

    int size() {
        return read.length;
    }

    double clock(int i) {
        return clocks[i];
    }

    Kind kind(int i) {
        return kinds[i];
    }

    boolean known(int i) {
        return read[i] != null;
    }

    float[] subject(Track track) {
        return Objects.requireNonNull(subject.get(track));
    }

    /// The whole plan's; of a latency there is none.
    float[] total(Track track) {
        return Objects.requireNonNull(total.get(track));
    }

    /// The upper end of a track's scale: a round number above all values, and above twice a target.
    double top(Track track, double target) {
        if (track == Track.UTILISATION) {
            return 1;
        }
        double most = Double.isNaN(target) ? 0 : 1.3 * target;
        for (float[] values : new float[][] {subject(track), total(track)}) {
            for (float value : values) {
                most = value > most ? value : most;
            }
        }
        return track == Track.LATENCY ? roundTime(most) : round(most);
    }

    /// A time that is a round number in the unit it is written in.
    static double roundTime(double least) {
        double unit = least > 2 * HOUR ? HOUR : least > 2 * MINUTE ? MINUTE : 1;
        return round(least / unit) * unit;
    }

    static double round(double least) {
        if (!(least > 0) || Double.isInfinite(least)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : ROUND) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }
}

package io.headroom.engine;

import io.headroom.serving.Requests;
import io.headroom.serving.Tournament;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Some sources send what their own past requests or an edit let them: they are asked one request ahead, and a tournament tells whose comes first. The others are in
 * a timetable. Whatever the way, among requests of one time that of the source with the lower number is first.
 */
/// The requests that come to a partition. Each of its sources has a number there, those included that only send requests by way of other partitions.
final class Arrivals {
    /// Requests for which things are fetched at once.
    private static final int FETCHED = 16;

    private Source[] sources = new Source[1];
    private TenantRun[] tenants = new TenantRun[1];
    private double[] deadlines = new double[1];
    private int[] pages = new int[1];
    private @Nullable Notebook notes;
    private int size;
    private final Tournament asked = new Tournament();
    private final Timetable foreseen = new Timetable();
    private double earliest = Double.POSITIVE_INFINITY;
    private int untilFetch;
    /// What was read ahead; kept so that it is read.
    double fetched;

    /// The request taken last: the number of its source, and what that says of it.
    int source;
    double seconds;
    int session;
    int recorded;
    int input;
    int output;
    double share;

    /// Gives a source a number.
    ///
    /// @param next when its next request comes; infinity for a source that sends none here by itself
    int add(Source source, double next) {
        if (size == sources.length) {
            sources = Arrays.copyOf(sources, 2 * size);
            tenants = Arrays.copyOf(tenants, 2 * size);
            pages = Arrays.copyOf(pages, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
        }
        sources[size] = source;
        if (source.tenant.meter instanceof NotedMeter noted) {
            notes = noted.notes();
            pages[size] = noted.tenant();
        }
        deadlines[size] = source.deadlineSeconds;
        tenants[size++] = source.tenant;
        int number = asked.add(Tournament.key(next));
        settle();
        return number;
    }

    /// Gives a number to a source that nothing can change while the run lasts.
    int foresee(Source source) {
        int number = add(source, Double.POSITIVE_INFINITY);
        foreseen.add(number, source);
        settle();
        return number;
    }

    /// Changes when the next request of a source comes.
    void reschedule(int number, double next) {
        asked.set(number, Tournament.key(next));
        settle();
    }

    private void settle() {
        earliest = Math.min(asked.earliest(), foreseen.next());
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

    /// Where what requests do is noted, if there are so many tenants that it is. Their meters would note it too, but are not in the caches.
    @Nullable Notebook notes() {
        return notes;
    }

    /// The page of a source's tenant there.
    int page(int number) {
        return pages[number];
    }

    /// How long an answer to a source may take, in seconds.
    double deadlineSeconds(int number) {
        return deadlines[number];
    }

    /// When the next request comes; infinity if none does.
    double earliest() {
        return earliest;
    }

    /// Takes the request that comes next.
    void take() {
        seconds = earliest;
        if (foreseen.next() < asked.earliest() || (foreseen.next() == asked.earliest() && foreseen.source() < asked.first())) {
            takeForeseen();
        } else {
            takeAsked();
        }
        settle();
    }

    private void takeForeseen() {
        source = foreseen.source();
        session = Requests.NONE;
        recorded = foreseen.recorded();
        input = foreseen.input();
        output = foreseen.output();
        share = foreseen.share();
        foreseen.advance();
        if (size >= Notebook.MANY && --untilFetch < 0) {
            fetch();
        }
    }

    /// Reads what the next requests will need, so that it is in the processor's caches by then: a fetch takes long, but several go on at a time.
    private void fetch() {
        double sum = 0;
        for (int i = 0; i < FETCHED; i++) {
            int number = foreseen.source(i);
            if (number != Requests.NONE) {
                sum += tenants[number].read() + sources[number].read();
            }
        }
        fetched = sum;
        untilFetch = FETCHED;
    }

    private void takeAsked() {
        source = asked.first();
        Source sender = sources[source];
        session = sender.take();
        input = sender.input();
        output = sender.output();
        share = sender.share();
        sender.advance();
        recorded = sender.takenRow();
        asked.set(source, Tournament.key(sender.next()));
    }
}

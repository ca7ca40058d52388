package io.headroom.engine;

import io.headroom.serving.Requests;
import io.headroom.serving.Tournament;

/*
 * Some sources send what their own past requests or an edit let them: they are asked one request ahead, and a tournament tells whose comes first. The others are in
 * a timetable. Whatever the way, among requests of one time that of the source with the lower number is first.
 */
/// The requests that come to a partition of themselves, one by one in the order of time.
final class Arrivals {
    /// Requests for which things are fetched at once.
    private static final int FETCHED = 16;

    private final Senders senders;
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

    /// @param senders the partition's, to which sources are only added here
    Arrivals(Senders senders) {
        this.senders = senders;
    }

    /// Gives a source a number.
    ///
    /// @param next when its next request comes; infinity for a source that sends none here by itself
    int add(Source source, double next) {
        asked.add(Tournament.key(next));
        settle();
        return senders.add(source);
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
        if (senders.size() >= Notebook.MANY && --untilFetch < 0) {
            fetch();
        }
    }

    /// Reads what the next requests will need, so that it is in the processor's caches by then: a fetch takes long, but several go on at a time.
    private void fetch() {
        double sum = 0;
        for (int i = 0; i < FETCHED; i++) {
            int number = foreseen.source(i);
            if (number != Requests.NONE) {
                sum += senders.tenant(number).read() + senders.source(number).read();
            }
        }
        fetched = sum;
        untilFetch = FETCHED;
    }

    private void takeAsked() {
        source = asked.first();
        Source sender = senders.source(source);
        session = sender.take();
        input = sender.input();
        output = sender.output();
        share = sender.share();
        sender.advance();
        recorded = sender.takenRow();
        asked.set(source, Tournament.key(sender.next()));
    }
}

package io.headroom.shell;

import io.headroom.plan.Incident;
import io.headroom.readings.GaugeModel;
import io.headroom.session.TimeMachine;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Looks at other moments than that of the run being watched. Whoever does so wants to see them: the gauges show the moment meanwhile, and afterwards what they showed before.
final class TimeTravel {
    private final Workbench bench;
    private GaugeModel.Mode before = GaugeModel.Mode.VERDICT;

    TimeTravel(Workbench bench) {
        this.bench = bench;
    }

    private TimeMachine time() {
        return bench.time();
    }

    void scrub(double seconds) {
        boolean already = time().scrubbed();
        if (time().scrub(seconds) && !already) {
            left();
        }
    }

    void step(int moments) {
        boolean already = time().scrubbed();
        if (time().step(moments) && !already) {
            left();
        }
    }

    private void left() {
        before = bench.modeProperty().get();
        bench.modeProperty().set(GaugeModel.Mode.MOMENT);
    }

    void back() {
        if (time().scrubbed()) {
            time().back();
            if (bench.modeProperty().get() == GaugeModel.Mode.MOMENT) {
                bench.modeProperty().set(before);
            }
        }
    }

    /// When the next incident begins after the time looked at, or the last one before it.
    OptionalDouble incident(boolean later) {
        double now = time().clockSeconds();
        DoubleStream times = bench.session().plan().incidents().stream().filter(incident -> !(incident.what() instanceof Incident.What.Delayed)).mapToDouble(Incident::atSeconds)
                .filter(at -> at <= time().recorder().whole().endSeconds());
        double step = time().recorder().whole().stepSeconds() / 2;
        return later ? times.filter(at -> at > now + step).min() : times.filter(at -> at < now - step).max();
    }
}

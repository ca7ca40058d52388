package io.headroom.trust;

import io.headroom.engine.Interval;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Finds the smallest number of servers that meets a target by simulating neighbours until the ones on both sides are certain.
final class ServerSearch {
    private static final int MOST_STEPS = 300;

    /// How a number of servers does.
    ///
    /// @param met whether the simulated figure meets the target
    /// @param surely whether its whole interval says the same
    record Point(boolean met, boolean surely) {
        /// Too close to saturation to be simulated.
        static final Point UNKNOWN = new Point(false, false);

        static Point atMost(QueueSample.Figure figure, QueueSample.Figure target) {
            boolean met = figure.value() <= target.value();
            return new Point(met, met ? figure.interval().hi() <= target.interval().lo() : figure.interval().lo() > target.interval().hi());
        }
    }

    /// Tries a number of servers.
    interface Trial {
        /// @throws NotExpressible if it is too close to saturation to be simulated
        Point at(int servers) throws NotExpressible;
    }

    private final Trial trial;
    private final NavigableMap<Integer, Point> tried = new TreeMap<>();

    private ServerSearch(Trial trial) {
        this.trial = trial;
    }

    /// The smallest number, with the smallest and largest that cannot be ruled out.
    ///
    /// @param start where to begin
    /// @param least the smallest number at which the queue settles; below it no target is met
    static QueueCase.Answer smallest(int start, int least, Trial trial) {
        return new ServerSearch(trial).from(Math.max(start, least), least);
    }

    private QueueCase.Answer from(int first, int least) {
        int c = first;
        while (c > least && !surelyMissed(point(c))) {
            c--;
        }
        int top = Math.max(c, first);
        while (top < first + MOST_STEPS && !surelyMet(point(top))) {
            top++;
        }
        int missed = tried.entrySet().stream().filter(entry -> surelyMissed(entry.getValue())).mapToInt(Map.Entry::getKey).max().orElse(least - 1);
        int met = tried.entrySet().stream().filter(entry -> surelyMet(entry.getValue())).mapToInt(Map.Entry::getKey).min().orElse(top);
        int smallest = tried.entrySet().stream().filter(entry -> entry.getKey() > missed && entry.getValue().met()).mapToInt(Map.Entry::getKey).min().orElse(met);
        return new QueueCase.Answer(new QueueSample.Figure(smallest, new Interval(missed + 1, met)),
                "%d to %d servers".formatted(tried.firstKey(), tried.lastKey()));
    }

    private static boolean surelyMissed(Point point) {
        return !point.met() && point.surely();
    }

    private static boolean surelyMet(Point point) {
        return point.met() && point.surely();
    }

    private Point point(int servers) {
        Point known = tried.get(servers);
        if (known != null) {
            return known;
        }
        Point found;
        try {
            found = trial.at(servers);
        } catch (NotExpressible tooClose) {
            found = Point.UNKNOWN;
        }
        tried.put(servers, found);
        return found;
    }
}

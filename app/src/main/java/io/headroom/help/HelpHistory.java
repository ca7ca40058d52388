package io.headroom.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The places one was at, for Back and Forward.
final class HelpHistory {
    private final List<String> places = new ArrayList<>();
    private int at = -1;

    /// Goes to a place; what lay ahead is forgotten. The same place again is no step.
    void go(String place) {
        if (at >= 0 && places.get(at).equals(place)) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(place);
        at = places.size() - 1;
    }

    boolean canGo(int step) {
        return at + step >= 0 && at + step < places.size();
    }

    /// Goes back (−1) or forward (1).
    Optional<String> step(int step) {
        if (!canGo(step)) {
            return Optional.empty();
        }
        at += step;
        return Optional.of(places.get(at));
    }
}

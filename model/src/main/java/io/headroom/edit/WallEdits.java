package io.headroom.edit;

import io.headroom.plan.Gauge;
import io.headroom.plan.Wall;
import java.util.List;

/// Edits of the gauges that a plan's window shows. No figure depends on them.
public final class WallEdits {
    private WallEdits() {}

    /// Adds a gauge at the right end.
    ///
    /// @param name what the gauge is called
    public static Edit add(Gauge gauge, String name) {
        return Edit.of("edit.gaugeAdd", List.of(name), before -> before.withWall(before.wall().with(gauge)));
    }

    /// Takes a gauge off the wall.
    ///
    /// @param index counted from the left, from 0
    /// @param name what the gauge is called
    public static Edit remove(int index, String name) {
        return Edit.of("edit.gaugeRemove", List.of(name), before -> before.withWall(before.wall().without(index)));
    }

    /// Puts a gauge in another place.
    ///
    /// @param name what the gauge is called
    public static Edit move(int from, int to, String name) {
        return Edit.of("edit.gaugeMove", List.of(name), before -> before.withWall(before.wall().moved(from, to)));
    }

    /// Lets a gauge show someone else's value.
    ///
    /// @param name what the gauge is called
    /// @param whose what the scope is called
    public static Edit scope(int index, Gauge.Scope scope, String name, String whose) {
        return Edit.of("edit.gaugeScope", List.of(name, whose), before -> before.withWall(before.wall().with(index, before.wall().gauges().get(index).of(scope))));
    }

    /// Shows the usual gauges again.
    public static Edit reset() {
        return Edit.of("edit.gaugesUsual", List.of(), before -> before.withWall(Wall.USUAL));
    }
}

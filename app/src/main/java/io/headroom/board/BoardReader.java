package io.headroom.board;

import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one plan after another into models, and keeps from one to the next what did not change: after an edit only the clusters it touches are walked again, at a
/// tick of the clock none. Belongs to one thread, but for [#prepare].
public final class BoardReader {
    private final BoardWords words = BoardWords.here();
    private volatile @Nullable FleetShape shape;

    /// A reader that has read nothing yet.
    public BoardReader() {}

    /// Whether a plan's model can be read at once. A large plan that was never seen is better prepared first.
    @SuppressWarnings("ReferenceEquality") // Plans are told apart by identity, as everywhere on the board.
    public boolean knows(Plan plan) {
        FleetShape known = shape;
        return known != null && (known.plan() == plan || known.plan().fleet() == plan.fleet());
    }

    /// Walks a large plan ahead of reading it; in the background if need be.
    public void prepare(Plan plan) {
        shape = FleetShape.of(plan, shape);
    }

    /// Reads a plan.
    ///
    /// @param results the verdict, or null before there is one
    /// @param moment the run being watched, or null
    /// @param recent a tenant's load over the last while, oldest first; empty where it is not known
    @SuppressWarnings("ReferenceEquality") // As above.
    public BoardModel read(Plan plan, Selection selection, @Nullable Results results, @Nullable Moment moment, Function<TenantId, List<Double>> recent) {
        FleetShape known = shape;
        if (known == null || known.plan() != plan) {
            known = FleetShape.of(plan, known);
            shape = known;
        }
        return new BoardReading(known, selection, new BoardFigures(results, moment), words, recent).board();
    }
}

package io.headroom.board;

import io.headroom.look.Tokens;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Plan;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the parts of the board or of the tray ask of their view.
final class ViewHost implements BoardHost {
    private final ObservableValue<Tokens> tokens;
    private final BoardActions actions;
    private final DragLayer drags;
    private final Supplier<@Nullable BoardModel> shown;
    private final BiConsumer<ClusterId, NodeField.Preview> previews;
    private final BoardWords words = BoardWords.here();
    private CellFigure cells = CellFigure.LOAD;
    private Sizes sizes = new Sizes(12, false);

    /// @param shown what the view shows now, null before the first time
    /// @param previews shows the GPUs that a resize would take
    ViewHost(ObservableValue<Tokens> tokens, BoardActions actions, DragLayer drags, Supplier<@Nullable BoardModel> shown,
            BiConsumer<ClusterId, NodeField.Preview> previews) {
        this.tokens = tokens;
        this.actions = actions;
        this.drags = drags;
        this.shown = shown;
        this.previews = previews;
    }

    /// Lets cells show something else from now on.
    void cells(CellFigure chosen) {
        cells = chosen;
    }

    @Override
    public CellFigure cells() {
        return cells;
    }

    /// Lays out by other sizes from now on.
    void fit(Sizes fitting) {
        sizes = fitting;
    }

    @Override
    public Plan plan() {
        BoardModel model = shown.get();
        if (model == null) {
            throw new IllegalStateException("The view shows no plan yet: call show first");
        }
        return model.plan();
    }

    @Override
    public Sizes sizes() {
        return sizes;
    }

    @Override
    public Tokens tokens() {
        return tokens.getValue();
    }

    @Override
    public BoardWords words() {
        return words;
    }

    @Override
    public BoardActions actions() {
        return actions;
    }

    @Override
    public DragLayer drags() {
        return drags;
    }

    @Override
    public void preview(ClusterId cluster, NodeField.Preview preview) {
        previews.accept(cluster, preview);
    }
}

package io.headroom.board;

import io.headroom.look.Tokens;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Plan;

/// What every part of the board can ask of the view it is in.
interface BoardHost {
    /// The plan shown.
    Plan plan();

    Sizes sizes();

    Tokens tokens();

    BoardWords words();

    BoardActions actions();

    DragLayer drags();

    /// What cells show.
    CellFigure cells();

    /// Shows which free GPUs of a cluster a resize would take; [NodeField.Preview#NONE] for none.
    void preview(ClusterId cluster, NodeField.Preview preview);
}

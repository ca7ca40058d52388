package io.headroom.timeline;

import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Plan;
import io.headroom.timeline.FlagLayout.Pole;
import io.headroom.timeline.FlagLayout.Side;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The flags of a time line: keeps a node for each incident, so that it keeps the focus, and knows which of them is on its way.
final class FlagRow implements FlagHost {
    private final TimelineView view;
    private final TimelineActions actions;
    private final Map<Integer, FlagView> views = new HashMap<>();
    private List<Flag> flags = List.of();
    private @Nullable FlagMove move;
    private @Nullable Plan plan;

    FlagRow(TimelineView view, TimelineActions actions) {
        this.view = view;
        this.actions = actions;
    }

    /// The flags as they are now, one on its way included.
    List<Flag> flags() {
        return flags;
    }

    @SuppressWarnings("ReferenceEquality")
    void show(TimelineModel model) {
        if (move != null && model.plan() != plan) {
            // The plan has changed under it.
            move = null;
            actions.status("");
        }
        plan = model.plan();
        List<Flag> newer = model.flags(move);
        if (newer.equals(flags)) {
            return;
        }
        flags = newer;
        views.entrySet().removeIf(entry -> {
            boolean gone = newer.stream().noneMatch(flag -> flag.number() == entry.getKey());
            if (gone) {
                view.remove(entry.getValue());
            }
            return gone;
        });
        for (Flag flag : newer) {
            FlagView there = views.get(flag.number());
            if (there == null) {
                FlagView made = new FlagView(this, flag);
                views.put(flag.number(), made);
                view.add(made);
            } else {
                there.show(flag);
            }
        }
    }

    /// Puts the flags and their labels in their places.
    ///
    /// @param head where the scrub head is, pixels from the left edge of what is plotted; NaN if nowhere
    void place(double head) {
        TimeScale scale = view.scale();
        TimelineFrame frame = view.frame();
        List<Flag> shown = flags.stream().filter(flag -> scale.shows(flag.at())).toList();
        views.values().forEach(each -> each.setVisible(false));
        List<Pole> poles = new ArrayList<>();
        for (Flag flag : shown) {
            FlagView each = of(flag);
            each.applyCss();
            poles.add(new Pole(scale.x(flag.at()), each.pennantWidth() + frame.px(2), each.labelWidth()));
        }
        List<Side> sides = FlagLayout.sides(poles, scale.width(), head);
        for (int i = 0; i < shown.size(); i++) {
            Flag flag = shown.get(i);
            FlagView each = of(flag);
            each.setVisible(true);
            each.place(frame.left() + poles.get(i).x(), sides.get(i), scale.shows(flag.end()) ? frame.left() + scale.x(flag.end()) : Double.NaN);
        }
    }

    private FlagView of(Flag flag) {
        return Objects.requireNonNull(views.get(flag.number()));
    }

    @Override
    public TimelineActions actions() {
        return actions;
    }

    @Override
    public Words words() {
        return view.words();
    }

    @Override
    public TimelineFrame frame() {
        return view.frame();
    }

    @Override
    public TimeScale scale() {
        return view.scale();
    }

    @Override
    public double grain() {
        return TimeAxis.grain(view.scale());
    }

    @Override
    public double x(MouseEvent event) {
        return view.sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - view.frame().left();
    }

    @Override
    public @Nullable FlagMove begin(int number, boolean end) {
        Plan now = plan;
        if (now == null || number < 0 || number >= now.incidents().size()) {
            return null;
        }
        move = new FlagMove(now, number, end);
        return move;
    }

    @Override
    public @Nullable FlagMove move() {
        return move;
    }

    @Override
    public void moved() {
        FlagMove moving = move;
        if (moving != null) {
            view.reshow();
            view.reveal(moving.seconds());
            actions.status(view.model().moving(moving));
        }
    }

    @Override
    public void drop(int number) {
        FlagMove dropped = move;
        if (dropped == null || dropped.number() != number) {
            return;
        }
        move = null;
        actions.status("");
        dropped.edit().ifPresent(actions::apply);
        view.reshow();
    }

    @Override
    public void giveUp() {
        if (move != null) {
            move = null;
            actions.status("");
            view.reshow();
        }
    }

    @Override
    public void remove(int number) {
        move = null;
        view.requestFocus();
        actions.apply(IncidentEdits.remove(number));
    }

    @Override
    public String toString() {
        return flags.stream().map(Flag::label).collect(Collectors.joining(", "));
    }
}

package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The chips of a partition. Those far from what is seen are not there: a lane of a thousand tenants has as many nodes as fit the window. One that is asked for is made.
final class ChipRows extends AbstractList<ChipView> {
    /// Fewer chips than this are all kept.
    private static final int FEW = 24;

    private final BlockView.Body body;
    private final Function<Chip, ChipView> maker;
    private final Map<Integer, ChipView> made = new TreeMap<>();
    private final Deque<ChipView> spare = new ArrayDeque<>();
    private List<Chip> chips;
    private IntConsumer onMade = _ -> {};
    private IntConsumer onGivenUp = _ -> {};

    ChipRows(BlockView.Body body, List<Chip> chips, Function<Chip, ChipView> maker) {
        this.body = body;
        this.chips = chips;
        this.maker = maker;
    }

    /// Says what else comes and goes with a chip.
    void follow(IntConsumer coming, IntConsumer going) {
        onMade = coming;
        onGivenUp = going;
    }

    /// Shows other chips in the same places; with fewer of them the last ones go.
    void show(List<Chip> shown) {
        int before = chips.size();
        chips = shown;
        if (shown.size() < before) {
            for (int row : List.copyOf(made.keySet())) {
                if (row >= shown.size()) {
                    giveUp(row);
                }
            }
        }
        made.forEach((row, view) -> view.show(shown.get(row)));
    }

    @Override
    public int size() {
        return chips.size();
    }

    @Override
    public ChipView get(int row) {
        ChipView known = made.get(row);
        return known == null ? make(row) : known;
    }

    @Override
    public int indexOf(Object view) {
        return made.entrySet().stream().filter(entry -> entry.getValue().equals(view)).map(Map.Entry::getKey).findFirst().orElse(-1);
    }

    /// The chips that are there.
    Collection<ChipView> made() {
        return made.values();
    }

    /// Their rows, ascending.
    Collection<Integer> rows() {
        return made.keySet();
    }

    private ChipView make(int row) {
        ChipView view;
        if (spare.isEmpty()) {
            view = maker.apply(chips.get(row));
            body.getChildren().add(view);
        } else {
            view = spare.removeFirst();
            view.show(chips.get(row));
            view.setVisible(true);
        }
        made.put(row, view);
        onMade.accept(row);
        body.requestLayout();
        return view;
    }

    /// Provides the chips of the rows from `first` to before `end` and gives up the others, but for one that has the focus or is under way.
    void window(int first, int end) {
        boolean few = size() <= FEW;
        int from = few ? 0 : Math.clamp(first, 0, size());
        int to = few ? size() : Math.clamp(end, from, size());
        if (!few) {
            for (int row : new ArrayList<>(made.keySet())) {
                ChipView view = made.get(row);
                if ((row < from || row >= to) && view != null && !view.isFocused() && !view.away()) {
                    giveUp(row);
                }
            }
        }
        for (int row = from; row < to; row++) {
            if (!made.containsKey(row)) {
                make(row);
            }
        }
    }

    private void giveUp(int row) {
        ChipView view = made.remove(row);
        if (view != null) {
            view.setVisible(false);
            spare.add(view);
            onGivenUp.accept(row);
        }
    }
}

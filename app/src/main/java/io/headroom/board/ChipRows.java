package io.headroom.board;

import io.headroom.board.BoardModel.Chip;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// The chips of a partition or of the tray. Those far from what is seen are not there: a lane of a thousand tenants has as many nodes as fit the window. One that is asked for is made.
final class ChipRows extends AbstractList<ChipView> {
    /// Fewer chips than this are all kept.
    private static final int FEW = 24;

    private final ObservableList<Node> nodes;
    private final Runnable place;
    private final Function<Chip, ChipView> maker;
    private final NavigableMap<Integer, ChipView> made = new TreeMap<>();
    private final Deque<ChipView> spare = new ArrayDeque<>();
    private List<Chip> chips;
    private IntConsumer onMade = _ -> {};
    private IntConsumer onGivenUp = _ -> {};

    /// @param nodes where their nodes go
    /// @param place asks for them to be placed
    ChipRows(ObservableList<Node> nodes, Runnable place, List<Chip> chips, Function<Chip, ChipView> maker) {
        this.nodes = nodes;
        this.place = place;
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
            // The last one first, so that it is the last to come back: their nodes stay in the order in which Tab goes.
            for (int row : List.copyOf(made.descendingKeySet())) {
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

    /// Takes on other sizes.
    void fit(Sizes sizes) {
        made.values().forEach(view -> view.fit(sizes));
        spare.forEach(view -> view.fit(sizes));
    }

    private ChipView make(int row) {
        ChipView view;
        if (spare.isEmpty()) {
            view = maker.apply(chips.get(row));
            nodes.add(view);
        } else {
            view = spare.removeFirst();
            view.show(chips.get(row));
            view.setVisible(true);
        }
        made.put(row, view);
        onMade.accept(row);
        place.run();
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
            // Nobody finds it by what it showed.
            view.setAccessibleText(null);
            spare.addFirst(view);
            onGivenUp.accept(row);
        }
    }
}

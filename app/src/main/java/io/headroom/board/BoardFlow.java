package io.headroom.board;

import java.util.ArrayList;
import java.util.List;

/// Lays blocks in rows, like words in a paragraph: as many as fit, then what is left over is shared out in proportion.
final class BoardFlow {
    /// What a block asks for.
    ///
    /// @param natural width it looks best at, px
    /// @param most widest it may be stretched to, px
    /// @param wholeRow whether it takes a row for itself
    record Wish(double natural, double most, boolean wholeRow) {}

    /// Where a block goes.
    record Slot(int row, double x, double width) {}

    private BoardFlow() {}

    /// Gives each block a place, in order.
    static List<Slot> flow(double width, double gap, List<Wish> wishes) {
        List<Slot> slots = new ArrayList<>();
        int row = 0;
        int first = 0;
        while (first < wishes.size()) {
            int end = first + 1;
            double used = Math.min(width, wishes.get(first).natural());
            while (!wishes.get(first).wholeRow() && end < wishes.size() && !wishes.get(end).wholeRow()
                    && used + gap + wishes.get(end).natural() <= width) {
                used += gap + wishes.get(end).natural();
                end++;
            }
            place(wishes.subList(first, end), row, width, gap, slots);
            first = end;
            row++;
        }
        return slots;
    }

    private static void place(List<Wish> wishes, int row, double width, double gap, List<Slot> slots) {
        double natural = wishes.stream().mapToDouble(Wish::natural).sum();
        double room = width - gap * (wishes.size() - 1);
        double x = 0;
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            double share = wish.wholeRow() ? room : Math.min(wish.most(), wish.natural() * room / natural);
            // Whole pixels; the last block takes what rounding left, so that rows end flush.
            double snapped = i == wishes.size() - 1 && share < wish.most() ? width - x : Math.floor(share);
            slots.add(new Slot(row, x, snapped));
            x += snapped + gap;
        }
    }
}

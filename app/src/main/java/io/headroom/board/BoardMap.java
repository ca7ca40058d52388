package io.headroom.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/*
 * A board of a few screens is one column as wide as the view. A larger one is set like a newspaper: columns of that width side by side, so many that the whole has about the
 * shape of the view and can be taken in from afar. Clusters follow one another down a column and on to the next; where one goes on, its line is said again.
 */
/// Where everything is on the board, at 100 %: a function of the shapes and the width alone. No scene graph.
final class BoardMap {
    /// A board of more than so many views' height is set in columns.
    private static final double VIEWS_IN_ONE_COLUMN = 4;

    /// A block in its place.
    ///
    /// @param cluster number of its cluster
    /// @param number number of the block in its cluster
    record Place(int cluster, int number, BlockShape shape, Box box) {}

    /// The part of a cluster in one column.
    ///
    /// @param cluster number of the cluster
    /// @param goesOn whether it began in an earlier column
    record Stretch(int cluster, boolean goesOn, Box box, List<Place> places) {}

    /// Blocks of a cluster side by side.
    private record Row(List<Place> places, double height) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Long, Place> byNumber = new HashMap<>();
    private final Map<Long, Stretch> around = new HashMap<>();
    private final double width;
    private final double height;
    private int columnsUsed = 1;

    /// @param clusters the blocks of each cluster
    /// @param viewWidth width of a column with its padding
    /// @param viewHeight height of the view, for the shape of the whole
    BoardMap(List<List<BlockShape>> clusters, Sizes sizes, double viewWidth, double viewHeight) {
        double padding = sizes.padding();
        double column = Math.max(1, viewWidth - 2 * padding);
        List<List<Row>> rows = new ArrayList<>();
        double tall = 0;
        for (int i = 0; i < clusters.size(); i++) {
            List<Row> mine = rows(i, clusters.get(i), sizes, column);
            rows.add(mine);
            tall += sizes.clusterLine() + mine.stream().mapToDouble(row -> row.height() + sizes.gap()).sum() + sizes.px(16, 8);
        }
        int columns = tall <= VIEWS_IN_ONE_COLUMN * Math.max(viewHeight, column / 2) ? 1 : (int) Math.max(2, Math.round(Math.sqrt(tall / Math.max(1, viewHeight) * viewWidth / column)));
        double most = columns == 1 ? Double.POSITIVE_INFINITY : tall / columns + sizes.px(200);
        height = place(rows, sizes, column, most);
        width = columnsUsed * column + 2 * padding + (columnsUsed - 1) * 2 * padding;
    }

    private static List<Row> rows(int cluster, List<BlockShape> blocks, Sizes sizes, double width) {
        List<BlockSizes> each = blocks.stream().map(block -> new BlockSizes(sizes, block)).toList();
        List<BoardFlow.Slot> slots = BoardFlow.flow(width, sizes.gap(), each.stream().map(block -> block.wish(width)).toList());
        List<Row> rows = new ArrayList<>();
        int first = 0;
        while (first < slots.size()) {
            int end = first;
            double tall = 0;
            while (end < slots.size() && slots.get(end).row() == slots.get(first).row()) {
                tall = Math.max(tall, Math.ceil(each.get(end).heightAt(slots.get(end).width())));
                end++;
            }
            List<Place> places = new ArrayList<>();
            for (int i = first; i < end; i++) {
                places.add(new Place(cluster, i, blocks.get(i), new Box(slots.get(i).x(), 0, slots.get(i).width(), tall)));
            }
            rows.add(new Row(places, tall));
            first = end;
        }
        return rows;
    }

    /// Puts rows into columns and returns the height of the tallest.
    private double place(List<List<Row>> clusters, Sizes sizes, double column, double most) {
        double top = sizes.px(12, 8);
        double x = sizes.padding();
        double y = top;
        double tallest = 0;
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            List<Row> rows = clusters.get(cluster);
            int next = 0;
            do {
                boolean full = y > top && y + sizes.clusterLine() + (next < rows.size() ? rows.get(next).height() : 0) > most;
                if (full) {
                    x += column + 2 * sizes.padding();
                    y = top;
                    columnsUsed++;
                }
                double began = y;
                List<Place> mine = new ArrayList<>();
                y += sizes.clusterLine();
                boolean first = true;
                boolean goesOn = next > 0;
                while (next < rows.size() && (first || y + rows.get(next).height() <= most)) {
                    y += first ? 0 : sizes.gap();
                    for (Place place : rows.get(next).places()) {
                        Box box = place.box();
                        mine.add(new Place(cluster, place.number(), place.shape(), new Box(x + box.x(), y, box.width(), box.height())));
                    }
                    y += rows.get(next).height();
                    next++;
                    first = false;
                }
                Stretch stretch = new Stretch(cluster, goesOn, new Box(x, began, column, y - began), mine);
                stretches.add(stretch);
                places.addAll(mine);
                mine.forEach(place -> {
                    byNumber.put(key(place.cluster(), place.number()), place);
                    around.put(key(place.cluster(), place.number()), stretch);
                });
                tallest = Math.max(tallest, y);
                y += sizes.px(16, 8);
            } while (next < rows.size());
        }
        return tallest + sizes.padding();
    }

    private static long key(int cluster, int number) {
        return ((long) cluster << 32) | number;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    List<Place> places() {
        return places;
    }

    /// Where a block of a cluster is, or null if there is none of that number.
    @Nullable Place place(int cluster, int number) {
        return byNumber.get(key(cluster, number));
    }

    /// The part of its cluster that a block is in, or null if there is no such block.
    @Nullable Stretch around(Place place) {
        return around.get(key(place.cluster(), place.number()));
    }

    /// The block at a point of the board.
    Optional<Place> at(double x, double y) {
        return places.stream().filter(place -> place.box().contains(x, y)).findFirst();
    }
}

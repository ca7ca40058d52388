package io.headroom.importing;

import io.headroom.importing.ImportState.Page;
import io.headroom.plan.Plan;
import io.headroom.sheet.BookImport;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetImport;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the chosen sheets of a file would bring into a plan, and what stands in the way.
///
/// @param plan the plan they were read for
/// @param book what would come in; where there are problems, what would come in without the rows that have one
/// @param found what is wrong or worth telling, each thing once, what is wrong first
/// @param leftOut titles of columns that are left out and hold something
/// @param wrongRows rows that have a problem, by their sheet; empty if some problem is of a whole sheet, so that no row can be had without it
/// @param places what there is to tell of the cells of each page, what is wrong before the rest: of a hundred thousand cells too much to look up while someone waits
record SheetCheck(Plan plan, BookImport book, List<Found> found, List<String> leftOut, List<WrongRow> wrongRows, Map<Integer, Map<Place, Found>> places) {
    /// Leaving rows out can make others wrong, such as the prices of a cluster: after so many rounds it is for people to mend.
    private static final int ROUNDS = 4;

    /// A cell by its place.
    ///
    /// @param row number of its row in the file
    /// @param column its column, from 0
    record Place(int row, int column) {}

    /// Something about a cell, or about a whole sheet.
    ///
    /// @param page place of its sheet in the file
    /// @param cell the cell; null for the whole sheet
    /// @param what what is wrong and what to do, or what is worth telling, one line
    /// @param wrong whether it is wrong, and not only worth telling
    record Found(int page, String sheet, @Nullable Place cell, String what, boolean wrong) {
        /// The address that a spreadsheet gives the cell; empty for the whole sheet.
        String address() {
            return cell == null ? "" : Grid.letters(cell.column()) + cell.row();
        }
    }

    /// A row that has a problem.
    ///
    /// @param row its number in the file
    record WrongRow(String sheet, int row) {}

    SheetCheck {
        found = List.copyOf(found);
        leftOut = List.copyOf(leftOut);
        wrongRows = List.copyOf(wrongRows);
        places = Map.copyOf(places);
    }

    private SheetCheck(Plan plan, BookImport book, List<Found> found, List<String> leftOut, List<WrongRow> wrongRows) {
        this(plan, book, found, leftOut, wrongRows, places(found));
    }

    private static Map<Integer, Map<Place, Found>> places(List<Found> found) {
        Map<Integer, Map<Place, Found>> places = new HashMap<>();
        for (Found each : found) {
            if (each.cell() != null) {
                places.computeIfAbsent(each.page(), _ -> new HashMap<>()).putIfAbsent(each.cell(), each);
            }
        }
        return places;
    }

    /// Reads the sheets that are taken. May take seconds for a hundred thousand rows.
    ///
    /// @param heard hears now and then the share that is done, 0 to 1, and may end it all by an exception
    static SheetCheck of(Plan plan, List<Page> pages, DoubleConsumer heard) {
        List<String> leftOut = pages.stream().filter(Page::taken).flatMap(page -> page.mapping().leftOut(page.grid()).stream()).toList();
        BookImport book = read(plan, pages, Map.of(), share -> heard.accept(share / 2));
        List<Found> found = found(pages, book);
        if (!book.wrong()) {
            return new SheetCheck(plan, book, found, leftOut, List.of());
        }
        Map<Integer, NavigableSet<Integer>> without = new HashMap<>();
        BookImport rest = book;
        for (int round = 0; round < ROUNDS && rest.wrong(); round++) {
            if (!collect(pages, rest, without)) {
                return new SheetCheck(plan, book, found, leftOut, List.of());
            }
            // Whether a round is the last is known only after it: each takes half of what is left.
            double left = Math.scalb(1.0, -1 - round);
            rest = read(plan, pages, without, share -> heard.accept(1 - left + share * left / 2));
        }
        if (rest.wrong()) {
            return new SheetCheck(plan, book, found, leftOut, List.of());
        }
        List<WrongRow> rows = without.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .flatMap(page -> page.getValue().stream().map(row -> new WrongRow(pages.get(page.getKey()).grid().name(), row))).toList();
        return new SheetCheck(plan, rest, found, leftOut, rows);
    }

    private static BookImport read(Plan plan, List<Page> pages, Map<Integer, ? extends NavigableSet<Integer>> without, DoubleConsumer heard) {
        List<BookImport.Sheet> sheets = IntStream.range(0, pages.size()).filter(at -> pages.get(at).taken()).mapToObj(at -> {
            Page page = pages.get(at);
            NavigableSet<Integer> rows = without.get(at);
            return new BookImport.Sheet(rows == null ? page.grid() : without(page.grid(), rows), page.mapping());
        }).toList();
        return BookImport.read(plan, new BookImport.Choice(sheets, List.of()), heard);
    }

    /// Merged cells stay unless they are of rows that are all left out: what the rest of them hold is not known.
    private static Grid without(Grid grid, NavigableSet<Integer> rows) {
        return new Grid(grid.name(), grid.rows().stream().filter(row -> !rows.contains(row.number())).toList(), grid.problems().stream().filter(problem -> !rows.contains(problem.row())).toList(),
                grid.merged().stream().filter(block -> rows.subSet(block.firstRow(), true, block.lastRow(), true).size() <= block.lastRow() - block.firstRow()).toList(), grid.hidden(),
                grid.remarks());
    }

    /// Adds the rows of all problems.
    ///
    /// @return false where one is of no row, but of the titles
    private static boolean collect(List<Page> pages, BookImport book, Map<Integer, NavigableSet<Integer>> rows) {
        for (BookImport.Part part : book.parts()) {
            int page = page(pages, part);
            SheetMapping mapping = pages.get(page).mapping();
            int header = pages.get(page).grid().rows().get(mapping.header()).number();
            for (Grid.Problem problem : part.read().problems()) {
                if (problem.row() <= header) {
                    return false;
                }
                rows.computeIfAbsent(page, _ -> new TreeSet<>()).add(problem.row());
            }
        }
        return true;
    }

    private static int page(List<Page> pages, BookImport.Part part) {
        return IntStream.range(0, pages.size()).filter(at -> pages.get(at).grid().name().equals(part.sheet().grid().name())).findFirst().orElseThrow();
    }

    private static List<Found> found(List<Page> pages, BookImport book) {
        List<Found> found = new ArrayList<>();
        for (boolean wrong : new boolean[] {true, false}) {
            for (BookImport.Part part : book.parts()) {
                int page = page(pages, part);
                String sheet = part.sheet().grid().name();
                (wrong ? part.read().problems() : part.read().notes()).stream().distinct()
                        .forEach(problem -> found.add(new Found(page, sheet, new Place(problem.row(), problem.column()), problem.what(), wrong)));
                if (!wrong) {
                    part.sheet().grid().remarks().forEach(remark -> found.add(new Found(page, sheet, null, remark, false)));
                }
            }
        }
        return found;
    }

    /// What there is to tell of the cells of a sheet, what is wrong before the rest.
    Map<Place, Found> byPlace(int page) {
        return places.getOrDefault(page, Map.of());
    }

    /// How many things are wrong.
    int problems() {
        return (int) found.stream().filter(Found::wrong).count();
    }

    /// Things about a subject that are new, or other than in the plan.
    int count(Subject subject, boolean fresh) {
        return book.parts().stream().map(BookImport.Part::read).filter(read -> read.subject() == subject).mapToInt(read -> fresh ? read.added() : read.changed()).sum();
    }

    /// Rows that say what the plan says already.
    int same() {
        return book.parts().stream().map(BookImport.Part::read).mapToInt(SheetImport::unchanged).sum();
    }

    private boolean any() {
        return book.added() + book.changed() > 0;
    }

    /// Whether something would come in as the file is.
    boolean ready() {
        return problems() == 0 && any();
    }

    /// Whether something would come in without the rows that have a problem.
    boolean readyWithoutWrongRows() {
        return !wrongRows.isEmpty() && any();
    }
}

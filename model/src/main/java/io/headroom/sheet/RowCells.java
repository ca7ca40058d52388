package io.headroom.sheet;

import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The cells of the rows of one import under its mapping, and what is wrong with them or worth telling.
final class RowCells {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\uFFFE\\uFFFF]+");

    private static final int LONG = 30_000; // characters; an export cuts what is longer than 32,000
    private static final String CUT = " …";
    private static final int TOLD_EVERY = 1_000;

    private final SheetMapping mapping;
    /// The first column that fills one of ours, and the one that holds a field: asked for every cell.
    private final Map<SheetColumn, Integer> byColumn = new HashMap<>();
    private final Map<Field, Integer> byField = new HashMap<>();
    private final int rows;
    private final DoubleConsumer heard;
    private final List<Grid.Problem> problems = new ArrayList<>();
    private final List<Grid.Problem> notes = new ArrayList<>();
    private final List<Grid.Line> origins = new ArrayList<>();
    private int read;

    /// @param rows how many rows there are
    /// @param heard hears the share of them that was read, 0 to 1, and may end it by an exception
    RowCells(SheetMapping mapping, int rows, DoubleConsumer heard) {
        this.mapping = mapping;
        this.rows = rows;
        this.heard = heard;
        for (int i = 0; i < mapping.columns().size(); i++) {
            Field field = mapping.columns().get(i).field();
            if (field != null) {
                byField.putIfAbsent(field, i);
                if (field.column() != null) {
                    byColumn.putIfAbsent(field.column(), i);
                }
            }
        }
    }

    /// Tells now and then that another row begins.
    void begin() {
        if (++read % TOLD_EVERY == 0) {
            heard.accept((double) read / rows);
        }
    }

    private int at(SheetColumn column) {
        return byColumn.getOrDefault(column, -1);
    }

    private int at(Field field) {
        return byField.getOrDefault(field, -1);
    }

    List<Grid.Problem> problems() {
        return problems;
    }

    List<Grid.Problem> notes() {
        return notes;
    }

    /// The rows that what was read came from, one for each tenant or cluster.
    List<Grid.Line> origins() {
        return origins;
    }

    boolean has(SheetColumn column) {
        return at(column) >= 0;
    }

    /// What a row says in a column; empty where no column is mapped to it.
    String text(Grid.Line row, SheetColumn column) {
        int at = at(column);
        return at < 0 ? "" : row.cell(at);
    }

    String text(Grid.Line row, Field field) {
        int at = at(field);
        return at < 0 ? "" : row.cell(at);
    }

    String unit(SheetColumn column) {
        int at = at(column);
        return at < 0 ? "" : mapping.columns().get(at).unit();
    }

    /// Reads a cell.
    ///
    /// @return null where it is wrong, which is then among the problems
    <T> @Nullable T read(Grid.Line row, SheetColumn column, Function<String, T> how) {
        try {
            return how.apply(text(row, column));
        } catch (InvalidPlan wrong) {
            problem(row, column, Objects.requireNonNullElse(wrong.getMessage(), ""));
            return null;
        }
    }

    void problem(Grid.Line row, SheetColumn column, String what) {
        problems.add(new Grid.Problem(row.number(), Math.max(0, at(column)), what));
    }

    void problem(Grid.Line row, Field field, String what) {
        problems.add(new Grid.Problem(row.number(), Math.max(0, at(field)), what));
    }

    void note(Grid.Line row, SheetColumn column, String what) {
        notes.add(new Grid.Problem(row.number(), Math.max(0, at(column)), what));
    }

    /// Whether a cell holds the beginning of a text that a cell is too small for, as an export writes it.
    private static boolean begins(String cell, String whole) {
        String kept = cell.strip();
        return kept.length() > LONG && kept.endsWith(CUT) && plain(whole).startsWith(plain(kept.substring(0, kept.length() - CUT.length())));
    }

    /// Whether a cell says what a text says: a cell keeps no blanks round it, no control characters, and not all of a text beyond its size.
    static boolean same(String cell, String text) {
        return plain(cell).equals(plain(text)) || begins(cell, text);
    }

    private static String plain(String text) {
        return Grid.stripped(BLANKS.matcher(text).replaceAll(" "));
    }
}

package io.headroom.intake;

import java.util.regex.Pattern;

/*
 * In a file with semicolons 1.800 is eighteen hundred where commas are decimal, and 1.8 where points are, and 1,800 the other way round. Which it is, other figures of the file say: 0,5 or
 * 1.234,5 can be read in one way only. Where none says, or some say this and others that, nobody can know, and a cell that could be either is told instead of read.
 */
/// How the figures of a CSV file are written, once all of them were seen.
final class CsvFigures {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*");
    /// Digits in threes: thousands, or a decimal with three places.
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern COMMA = Pattern.compile("[+-]?(?:[0-9]+,[0-9]+|[1-9][0-9]{0,2}(?:\\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\\.[0-9]{3}){2,})");
    private static final Pattern POINT = Pattern.compile("[+-]?(?:[0-9]+\\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})");
    /// Thousands apart by what is never a decimal.
    private static final Pattern SPACED = Pattern.compile("[+-]?[1-9][0-9]{0,2}(?:[\\u0020\\u00A0\\u202F\\u2009'\\u2019][0-9]{3})+(?:[.,][0-9]+)?");

    private boolean commas;
    private boolean points;

    /// Sees a cell.
    void see(String cell) {
        if (certain(cell)) {
            commas |= COMMA.matcher(cell).matches();
            points |= POINT.matcher(cell).matches();
        }
    }

    private static boolean certain(String cell) {
        return NUMBER.matcher(cell).matches() && !EITHER.matcher(cell).matches();
    }

    /// Whether a cell could be two figures, after all were seen.
    boolean either(String cell) {
        return commas == points && EITHER.matcher(cell).matches();
    }

    /// What a cell says, with a decimal point if it is a figure; the cell itself if it is none, or could be two.
    String read(String cell) {
        if (SPACED.matcher(cell).matches()) {
            return cell.replaceAll("[^0-9.,+-]", "").replace(',', '.');
        }
        boolean either = EITHER.matcher(cell).matches();
        if (either ? commas && !points : COMMA.matcher(cell).matches()) {
            return cell.replace(".", "").replace(',', '.');
        }
        return (either && points && !commas) || (!either && POINT.matcher(cell).matches()) ? cell.replace(",", "") : cell;
    }

    /// Why a cell is not read that could be two figures.
    static String why(String cell) {
        char mark = cell.indexOf(',') >= 0 ? ',' : '.';
        return "\"%s\" may be %s or %s: write it without a separator of thousands.".formatted(cell, cell.replace(Character.toString(mark), ""), cell.replace(mark, '.').replaceAll("0+$", "").replaceAll("\\.$", ""));
    }
}

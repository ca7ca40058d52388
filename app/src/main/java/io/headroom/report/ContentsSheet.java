package io.headroom.report;

import io.headroom.words.Words;
import java.util.List;

/// What is in the workbook: a row for each other sheet, with a link, what it shows and the kind of its numbers.
final class ContentsSheet {
    static final String NAME = "contents";
    private static final Words WORDS = Words.of(ContentsSheet.class);

    private ContentsSheet() {}

    /// @param sheets the keys of all sheets, in order
    static void fill(Page page, List<String> sheets) {
        page.heading(WORDS.text("sheet.contents"), WORDS.text("contents.note"));
        new Table<>(NAME, List.of(
                Column.<String>of(head("sheet"), 24, Style.TEXT, ContentsSheet::title).to(ContentsSheet::title),
                Column.<String>of(head("shows"), 84, Style.WRAPPED, sheet -> told("contents.shows." + sheet)),
                Column.<String>of(head("number"), 34, Style.WRAPPED, sheet -> told("contents.number." + sheet))), sheets.stream().filter(sheet -> !sheet.equals(NAME)).toList()).fill(page, 1);
        page.onePageAcross();
    }

    private static String title(String sheet) {
        return WORDS.text("sheet." + sheet);
    }

    private static String told(String key) {
        return WORDS.has(key) ? WORDS.text(key) : "";
    }

    private static String head(String key) {
        return WORDS.text("contents." + key);
    }
}

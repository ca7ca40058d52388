package io.headroom.report;

import io.headroom.help.HelpPage;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the words mean, as the help page of that name says it.
final class GlossarySheet {
    private static final Words WORDS = Words.of(GlossarySheet.class);

    /// @param chapter what it belongs to, e.g. "Times"
    private record Term(String chapter, String term, String meaning) {}

    private GlossarySheet() {}

    static void fill(Page page) {
        page.heading(WORDS.text("sheet.glossary"), WORDS.text("glossary.note"));
        new Table<>("glossary", List.of(
                Column.<Term>of(WORDS.text("glossary.term"), 32, Style.WRAPPED, Term::term),
                Column.<Term>of(WORDS.text("glossary.meaning"), 90, Style.WRAPPED, Term::meaning),
                Column.<Term>of(WORDS.text("glossary.chapter"), 30, Style.WRAPPED, Term::chapter)), terms()).fill(page, 1);
    }

    /// A paragraph that begins with strong words explains them: `**Term** (short): what it is.`
    private static List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        String chapter = "";
        for (HelpPage.Block block : HelpPage.shipped("glossary", Format.here()).blocks()) {
            if (block instanceof HelpPage.Heading heading) {
                chapter = heading.text();
            } else if (block instanceof HelpPage.Paragraph paragraph && paragraph.spans().getFirst().style() == HelpPage.Style.STRONG) {
                int colon = paragraph.text().indexOf(": ");
                terms.add(new Term(chapter, paragraph.text().substring(0, colon), sentence(paragraph.text().substring(colon + 2))));
            }
        }
        return terms;
    }

    /// In a cell of its own a meaning begins as a sentence does.
    private static String sentence(String meaning) {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
    }
}

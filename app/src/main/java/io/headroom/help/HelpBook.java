package io.headroom.help;

import io.headroom.help.HelpPage.Block;
import io.headroom.help.HelpPage.Heading;
import io.headroom.help.HelpPage.Paragraph;
import io.headroom.help.HelpPage.Table;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All pages of help, in the order of `help/pages.txt`. A page is read when it is first asked for; a search reads all of them.
public final class HelpBook {
    private static final int MOST_HITS = 40;
    private static final int EXCERPT = 90;

    private final List<String> pages;
    private final Locale locale;
    private final Format format;
    private final Function<String, Optional<Table>> tables;
    private final Map<String, HelpPage> read = new HashMap<>();

    /// A place where words were found.
    ///
    /// @param page id of the page
    /// @param title its title
    /// @param heading the heading the words stand under; empty where that is the page's own
    /// @param excerpt the words with some around them; empty where the heading holds them
    public record Hit(String page, String title, String heading, String excerpt) {
        /// Where it is, as in a link.
        public String target() {
            return heading.isEmpty() ? page : page + "#" + HelpPage.anchor(heading);
        }
    }

    private HelpBook(List<String> pages, Locale locale, Format format, Function<String, Optional<Table>> tables) {
        this.pages = List.copyOf(pages);
        this.locale = locale;
        this.format = format;
        this.tables = tables;
    }

    /// The pages that come with the program.
    ///
    /// @param locale the language to look for first
    /// @param tables tables that the program itself fills, by the word after `@table`
    public static HelpBook shipped(Locale locale, Format format, Function<String, Optional<Table>> tables) {
        String list = HelpPage.resource("help/pages.txt").orElseThrow(() -> new IllegalStateException("The program is incomplete: its list of help pages is missing. Install it again."));
        return new HelpBook(list.lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), locale, format, tables);
    }

    /// Ids of all pages.
    public List<String> pages() {
        return pages;
    }

    /// A page.
    ///
    /// @throws IllegalStateException if the program is incomplete
    public HelpPage page(String id) {
        return read.computeIfAbsent(id, asked -> HelpPage.shipped(asked, locale, format, tables));
    }

    /// A place as the pages of this language name it. Programs and links may name a heading as the English page does: the one at its place is meant.
    ///
    /// @param target `page` or `page#heading`
    public String place(String target) {
        int mark = target.indexOf('#');
        if (mark < 0) {
            return target;
        }
        String id = target.substring(0, mark);
        String asked = target.substring(mark + 1);
        List<String> here = anchors(page(id));
        int at = here.contains(asked) ? here.indexOf(asked) : anchors(HelpPage.shipped(id, Locale.ENGLISH, format, tables)).indexOf(asked);
        return at < 0 || at >= here.size() ? id : id + "#" + here.get(at);
    }

    private static List<String> anchors(HelpPage page) {
        return page.blocks().stream().filter(Heading.class::isInstance).map(block -> HelpPage.anchor(((Heading) block).text())).toList();
    }

    /// The places that hold all words of a text, those in titles first, then those in headings.
    public List<Hit> search(String text) {
        List<String> words = Arrays.stream(text.toLowerCase(locale).strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        record Ranked(Hit hit, int rank) {}
        List<Ranked> found = new ArrayList<>();
        for (String id : pages) {
            HelpPage page = page(id);
            String heading = "";
            for (Block block : page.blocks()) {
                if (block instanceof Heading(int level, String title)) {
                    heading = level == 1 ? "" : title;
                    if (holds(title, words)) {
                        found.add(new Ranked(new Hit(id, page.title(), heading, ""), level == 1 ? 0 : 1));
                    }
                } else if (holds(text(block), words)) {
                    found.add(new Ranked(new Hit(id, page.title(), heading, excerpt(text(block), words)), 2));
                }
            }
        }
        return found.stream().sorted(Comparator.comparingInt(Ranked::rank)).map(Ranked::hit).limit(MOST_HITS).toList();
    }

    /// The words of a block.
    static String text(Block block) {
        return switch (block) {
            case Heading heading -> heading.text();
            case Paragraph paragraph -> paragraph.text();
            case Table table -> String.join(" ", table.columns()) + " " + String.join(" ", table.rows().stream().map(row -> String.join(" ", row)).toList());
        };
    }

    private boolean holds(String text, List<String> words) {
        String lower = text.toLowerCase(locale);
        return words.stream().allMatch(lower::contains);
    }

    private String excerpt(String text, List<String> words) {
        int at = Math.max(0, text.toLowerCase(locale).indexOf(words.getFirst()));
        int from = at < EXCERPT / 2 ? 0 : text.indexOf(' ', at - EXCERPT / 2) + 1;
        int to = Math.min(text.length(), from + EXCERPT);
        if (to < text.length()) {
            int space = text.lastIndexOf(' ', to);
            to = space > at ? space : to;
        }
        return (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
    }
}

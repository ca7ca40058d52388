package io.headroom.help;

import io.headroom.words.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page of help, read from a small part of Markdown: headings of three levels (`#`), paragraphs, lists (`- `, `1. `), `**strong**` and `` `code` `` text, links
/// (`[words](page#heading)`), and tables with bars. A line `@table FILE | nothing there` shows the figures of a CSV file of the assets, or the text after the bar where there is no such file;
/// `@table FILE column=value | ...` shows the rows with that value.
///
/// @param blocks from top to bottom
public record HelpPage(List<Block> blocks) {
    private static final String FOLDER = "/io/headroom/assets/";
    private static final String TABLE = "@table ";
    private static final Pattern NUMBERED = Pattern.compile("^\\d+\\. ");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

    /// Keeps its own copy.
    public HelpPage {
        blocks = List.copyOf(blocks);
    }

    /// One piece of a page.
    public sealed interface Block {}

    /// @param level 1 for the page, 2 for a chapter, 3 for a section
    public record Heading(int level, String text) implements Block {}

    /// A paragraph, or one point of a list.
    ///
    /// @param point whether it is a point of a list
    public record Paragraph(List<Span> spans, boolean point) implements Block {
        /// Keeps its own copy.
        public Paragraph {
            spans = List.copyOf(spans);
        }

        /// The words without their style.
        public String text() {
            return spans.stream().map(Span::text).reduce("", String::concat);
        }
    }

    /// Some words of one style.
    ///
    /// @param target where a link leads, `page`, `page#heading` or `#heading`; empty for other words
    public record Span(String text, Style style, String target) {
        /// Words that lead nowhere.
        public Span(String text, Style style) {
            this(text, style, "");
        }
    }

    /// How words stand out.
    public enum Style {
        /// Not at all.
        PLAIN,
        /// Heavier.
        STRONG,
        /// As figures and names of files are.
        CODE,
        /// A link to another place of the help.
        LINK
    }

    /// A table.
    ///
    /// @param figures whether each column holds figures
    public record Table(List<String> columns, List<Boolean> figures, List<List<String>> rows) implements Block {
        /// Keeps its own copies.
        public Table {
            columns = List.copyOf(columns);
            figures = List.copyOf(figures);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A page that comes with the program, in the language of the desktop: `NAME_de.md` lies beside `NAME.md`.
    ///
    /// @param name e.g. `trust`
    /// @throws IllegalStateException if the program is incomplete
    public static HelpPage shipped(String name, Format format) {
        return shipped(name, Locale.getDefault(Locale.Category.DISPLAY), format, _ -> Optional.empty());
    }

    /// A page that comes with the program.
    ///
    /// @param name e.g. `trust`
    /// @param locale the language to look for first
    /// @param tables tables that the program itself fills, by the word after `@table`
    /// @throws IllegalStateException if the program is incomplete
    static HelpPage shipped(String name, Locale locale, Format format, Function<String, Optional<Table>> tables) {
        return parse(text(name, locale), asked -> tables.apply(asked).or(() -> {
            String[] parts = asked.split("\\s+", 2);
            return resource(parts[0]).map(csv -> HelpTable.read(csv, parts.length == 2 ? parts[1] : "", format));
        }));
    }

    private static String text(String name, Locale locale) {
        String file = "help/" + name + ".md";
        return resource("help/" + name + "_" + locale.getLanguage() + ".md").or(() -> resource(file))
                .orElseThrow(() -> new IllegalStateException("The program is incomplete: %s%s is missing. Install it again.".formatted(FOLDER, file)));
    }

    /// A file of the assets as text.
    static Optional<String> resource(String file) {
        try (InputStream in = HelpPage.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The title of the page; empty where it has none.
    public String title() {
        return blocks.stream().filter(Heading.class::isInstance).map(block -> ((Heading) block).text()).findFirst().orElse("");
    }

    /// A heading as the part of a link after `#`.
    public static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /// Reads a page.
    ///
    /// @param tables the table that the words after `@table` name, empty where there is no such file
    static HelpPage parse(String text, Function<String, Optional<Table>> tables) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String line : (text + "\n").split("\\R", -1)) {
            boolean begins = line.isBlank() || line.startsWith("#") || line.startsWith("- ") || NUMBERED.matcher(line).find() || line.startsWith(TABLE) || (line.startsWith("|") != begun(open, "|"));
            if (begins && !open.isEmpty()) {
                blocks.add(block(open));
                open.clear();
            }
            if (line.startsWith(TABLE)) {
                String[] parts = line.substring(TABLE.length()).split("\\|", 2);
                blocks.add(tables.apply(parts[0].strip()).map(Block.class::cast).orElseGet(() -> new Paragraph(spans(parts.length == 2 ? parts[1].strip() : ""), false)));
            } else if (!line.isBlank()) {
                open.add(line);
            }
        }
        return new HelpPage(blocks);
    }

    private static boolean begun(List<String> open, String with) {
        return !open.isEmpty() && open.getFirst().startsWith(with);
    }

    private static Block block(List<String> lines) {
        String first = lines.getFirst();
        if (first.startsWith("#")) {
            String words = first.replaceFirst("^#+\\s*", "");
            return new Heading(Math.min(3, first.indexOf(' ')), words);
        }
        if (first.startsWith("|")) {
            return table(lines);
        }
        boolean point = first.startsWith("- ");
        String joined = String.join(" ", lines.stream().map(String::strip).toList());
        return new Paragraph(spans(point ? joined.substring(2) : joined), point);
    }

    private static Table table(List<String> lines) {
        List<String> columns = cells(lines.getFirst());
        List<Boolean> figures = cells(lines.size() > 1 ? lines.get(1) : "").stream().map(cell -> cell.endsWith(":")).toList();
        return new Table(columns, figures, lines.stream().skip(2).map(HelpPage::cells).toList());
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            @Nullable Styled styled = styled(text, at);
            if (styled == null) {
                plain.append(text.charAt(at++));
                continue;
            }
            if (!plain.isEmpty()) {
                spans.add(new Span(plain.toString(), Style.PLAIN));
                plain.setLength(0);
            }
            spans.add(styled.span());
            at = styled.end();
        }
        if (!plain.isEmpty()) {
            spans.add(new Span(plain.toString(), Style.PLAIN));
        }
        return spans;
    }

    private record Styled(Span span, int end) {}

    private static @Nullable Styled styled(String text, int at) {
        if (text.startsWith("**", at)) {
            return marked(text, at, "**", Style.STRONG);
        }
        if (text.startsWith("`", at)) {
            return marked(text, at, "`", Style.CODE);
        }
        Matcher link = LINK.matcher(text).region(at, text.length());
        return text.charAt(at) == '[' && link.lookingAt() ? new Styled(new Span(link.group(1), Style.LINK, link.group(2)), link.end()) : null;
    }

    private static @Nullable Styled marked(String text, int at, String mark, Style style) {
        int end = text.indexOf(mark, at + mark.length());
        return end < 0 || end == at + mark.length() ? null : new Styled(new Span(text.substring(at + mark.length(), end), style), end + mark.length());
    }
}

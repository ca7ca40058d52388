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
import org.jspecify.annotations.Nullable;

/// A page of help, read from a small part of Markdown: headings of three levels (`#`), paragraphs, lists (`- `), `**strong**` and `` `code` `` text, and tables with
/// bars. A line `@table FILE | nothing there` shows the figures of a CSV file of the assets, or the text after the bar where there is no such file;
/// `@table FILE column=value | ...` shows the rows with that value.
///
/// @param blocks from top to bottom
public record HelpPage(List<Block> blocks) {
    private static final String FOLDER = "/io/headroom/assets/";
    private static final String TABLE = "@table ";

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
    public record Span(String text, Style style) {}

    /// How words stand out.
    public enum Style {
        /// Not at all.
        PLAIN,
        /// Heavier.
        STRONG,
        /// As figures and names of files are.
        CODE
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
        String file = "help/" + name + ".md";
        String text = resource("help/" + name + "_" + Locale.getDefault(Locale.Category.DISPLAY).getLanguage() + ".md").or(() -> resource(file)).orElseThrow(() -> new IllegalStateException("The program is incomplete: %s%s is missing. Install it again.".formatted(FOLDER, file)));
        return parse(text, table -> {
            String[] parts = table.split("\\s+", 2);
            return resource(parts[0]).map(csv -> HelpTable.read(csv, parts.length == 2 ? parts[1] : "", format));
        });
    }

    private static Optional<String> resource(String file) {
        try (InputStream in = HelpPage.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads a page.
    ///
    /// @param tables the table that the words after `@table` name, empty where there is no such file
    static HelpPage parse(String text, Function<String, Optional<Table>> tables) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String line : (text + "\n").split("\\R", -1)) {
            boolean begins = line.isBlank() || line.startsWith("#") || line.startsWith("- ") || line.startsWith(TABLE) || (line.startsWith("|") != begun(open, "|"));
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
            @Nullable Span styled = text.startsWith("**", at) ? span(text, at, "**", Style.STRONG) : text.startsWith("`", at) ? span(text, at, "`", Style.CODE) : null;
            if (styled == null) {
                plain.append(text.charAt(at++));
                continue;
            }
            if (!plain.isEmpty()) {
                spans.add(new Span(plain.toString(), Style.PLAIN));
                plain.setLength(0);
            }
            spans.add(styled);
            at += styled.text().length() + 2 * (styled.style() == Style.STRONG ? 2 : 1);
        }
        if (!plain.isEmpty()) {
            spans.add(new Span(plain.toString(), Style.PLAIN));
        }
        return spans;
    }

    private static @Nullable Span span(String text, int at, String mark, Style style) {
        int end = text.indexOf(mark, at + mark.length());
        return end < 0 || end == at + mark.length() ? null : new Span(text.substring(at + mark.length(), end), style);
    }
}

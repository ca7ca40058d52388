package io.headroom.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The types that Headroom sets words and figures in. A type is several fonts, each with the letters of some scripts; letters that none of them has are the reader's
/// to provide where a picture keeps its words as words (SVG), and are shown by their code where it cannot (PDF).
public enum Typeface {
    /// Words.
    WORDS("Source Sans Pro", 400),
    /// Words that stand out.
    STRONG("Source Sans Pro", 600),
    /// Figures, all equally wide.
    FIGURES("JetBrains Mono", 400);

    /// How wide a letter is taken to be that no font has, in em: as wide as those of Chinese, Japanese and Korean are.
    public static final double UNKNOWN = 1;

    private static final List<String> SCRIPTS = List.of("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese");
    private static final String ELLIPSIS = "…";
    private static final Map<Typeface, List<Face>> LOADED = new ConcurrentHashMap<>();

    /// Letters in a row that one font has.
    ///
    /// @param face the font, or null where none has them
    public record Run(String letters, @Nullable Face face) {}

    private final String family;
    private final int weight;

    Typeface(String family, int weight) {
        this.family = family;
        this.weight = weight;
    }

    /// The name of its family.
    public String family() {
        return family;
    }

    /// How heavy it is: 400 is regular.
    public int weight() {
        return weight;
    }

    private List<Face> faces() {
        return LOADED.computeIfAbsent(this, _ -> {
            Stream<String> signs = Stream.of("fontsource__jetbrains-mono/4.5.11/files/jetbrains-mono-all-%d-normal.woff");
            Stream<String> words = SCRIPTS.stream().map(script -> "fontsource__source-sans-pro/5.2.5/files/source-sans-pro-" + script + "-%d-normal.woff");
            return (this == FIGURES ? signs : Stream.concat(words, signs)).map(file -> Face.load(file.formatted(weight))).toList();
        });
    }

    private @Nullable Face face(int letter) {
        for (Face face : faces()) {
            if (face.has(letter)) {
                return face;
            }
        }
        return null;
    }

    /// Whether there is a letter for all of it.
    public boolean has(String words) {
        return shown(words).codePoints().allMatch(letter -> face(letter) != null);
    }

    /// The same without what cannot be written: controls and halves of letters stand as the sign for what is unknown, marks without a width, such as those that turn the
    /// direction of writing, not at all.
    public static String shown(String words) {
        StringBuilder shown = new StringBuilder(words.length());
        words.codePoints().forEach(letter -> {
            switch (Character.getType(letter)) {
                case Character.FORMAT -> { }
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> shown.append(Character.isWhitespace(letter) ? ' ' : '\uFFFD');
                case Character.SURROGATE, Character.UNASSIGNED -> shown.append('\uFFFD');
                default -> shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    /// Words in stretches of one font each.
    public List<Run> runs(String words) {
        List<Run> runs = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        Face before = null;
        for (int letter : shown(words).codePoints().toArray()) {
            Face face = face(letter);
            if (face != before && !letters.isEmpty()) {
                runs.add(new Run(letters.toString(), before));
                letters.setLength(0);
            }
            before = face;
            letters.appendCodePoint(letter);
        }
        if (!letters.isEmpty()) {
            runs.add(new Run(letters.toString(), before));
        }
        return runs;
    }

    /// How wide words are at a size.
    public double width(String words, double size) {
        double em = 0;
        for (Run run : runs(words)) {
            Face face = run.face();
            em += run.letters().codePoints().mapToDouble(letter -> face == null ? UNKNOWN : face.advance(letter)).sum();
        }
        return em * size;
    }

    /// Words cut with an ellipsis to the room there is; empty where not even a letter fits.
    public String cut(String words, double size, double room) {
        if (width(words, size) <= room) {
            return words;
        }
        double free = room - width(ELLIPSIS, size);
        int end = 0;
        while (end < words.length()) {
            int letter = words.codePointAt(end);
            free -= width(Character.toString(letter), size);
            if (free < 0) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end == 0 ? "" : words.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /// Words over several lines, broken between words, and within one that is longer than a line.
    ///
    /// @param most lines there may be, at least one; what is left over then ends in an ellipsis
    public List<String> lines(String words, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = shown(words).strip();
        while (!rest.isEmpty() && lines.size() < most - 1) {
            int end = fitting(rest, size, room);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(cut(rest, size, room));
        }
        return lines;
    }

    /// How many characters of a text one line holds, at least one letter.
    private int fitting(String rest, double size, double room) {
        double free = room;
        int end = 0;
        int space = 0;
        while (end < rest.length()) {
            int letter = rest.codePointAt(end);
            if (letter == ' ') {
                space = end;
            }
            free -= width(Character.toString(letter), size);
            if (free < 0) {
                return space > 0 ? space : Math.max(Character.charCount(rest.codePointAt(0)), end);
            }
            end += Character.charCount(letter);
        }
        return end;
    }
}

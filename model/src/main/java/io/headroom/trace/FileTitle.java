package io.headroom.trace;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a trace is called after its file.
///
/// @param fileName the name of the file
/// @param name the same without its endings, for people
/// @param id the same with only the characters an id may have
record FileTitle(String fileName, String name, String id) {
    private static final Pattern ENDINGS = Pattern.compile("(?i)(\\.csv|\\.jsonl|\\.json)?(\\.gz)?$");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]+");

    static FileTitle of(Path path) {
        Path last = path.getFileName();
        String fileName = clip((last == null ? "trace" : last.toString()).replaceAll("\\p{Cntrl}", " "), 200);
        String bare = ENDINGS.matcher(fileName).replaceFirst("").strip();
        String name = bare.isEmpty() ? "Trace" : bare;
        return new FileTitle(fileName, name, id(name, "trace"));
    }

    /// The name without a last word that says what kind of file it is, unless nothing is left then.
    String nameWithout(String kind) {
        String shorter = name.replaceFirst("(?i)[ ._-]*" + Pattern.quote(kind) + "$", "");
        return shorter.isEmpty() ? name : shorter;
    }

    /// Whether a file's name ends as those of traces do.
    static boolean hasEnding(String fileName) {
        return !ENDINGS.matcher(fileName).replaceFirst("").equals(fileName);
    }

    /// A text as an id, or another one if nothing of it can be used.
    static String id(String text, String otherwise) {
        String id = clip(OTHER.matcher(text).replaceAll("-").replaceAll("^-+|-+$", ""), 80);
        return id.isEmpty() ? otherwise : id;
    }

    private static String clip(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}

package io.headroom.trace;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a trace is called after its file.
///
/// @param fileName the name of the file
/// @param name the same without its endings, for people
/// @param id the same with only the characters an id may have
record FileTitle(String fileName, String name, String id) {
    private static final Pattern ENDINGS = Pattern.compile("(?i)(\\.csv)?(\\.gz)?$");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]+");

    static FileTitle of(Path path) {
        Path last = path.getFileName();
        String fileName = clip((last == null ? "trace" : last.toString()).replaceAll("\\p{Cntrl}", " "), 200);
        String bare = ENDINGS.matcher(fileName).replaceFirst("").strip();
        String name = bare.isEmpty() ? "Trace" : bare;
        return new FileTitle(fileName, name, id(name, "trace"));
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

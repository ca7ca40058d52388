package io.headroom.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns the bytes of a file into a JSON tree, within limits that keep a hostile file from exhausting memory or stack. Of a plan only a part is a tree at any time: see
/// [PlanOutline].
final class JsonInput {
    /// Most values, keys and brackets in a tree. At up to 100 bytes of memory each it stays below some 200 MB.
    static final int MOST_TOKENS = 2_000_000;
    /// Deepest nesting; a plan itself needs 12.
    static final int DEEPEST = 64;
    /// Longest text: the traces of a plan are packed into some.
    static final int LONGEST_TEXT = 64 << 20;
    /// Bytes that tell another kind of file.
    static final int HEAD = 4_096;

    private static final String OURS = "Headroom: ";
    /// Where the parser's own message stops being of use to a person.
    private static final Pattern ASIDE = Pattern.compile(" \\(start marker|: enable `|[.\\s]+$");
    private static final JsonMapper MAPPER = mapper(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS));
    /// Without a limit to the values of a file: who reads with it counts them.
    private static final JsonMapper UNCOUNTED = mapper(StreamReadConstraints.builder());
    private static final ObjectReader TREES = UNCOUNTED.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonInput() {}

    private static JsonMapper mapper(StreamReadConstraints.Builder limits) {
        return JsonMapper
                .builder(JsonFactory.builder()
                        .streamReadConstraints(limits.maxNestingDepth(DEEPEST).maxNumberLength(1_000).maxNameLength(10_000).maxStringLength(LONGEST_TEXT).build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    }

    /// What is done with a file that is there and not too large.
    @FunctionalInterface
    interface Opening<T> {
        /// Opens or reads it.
        T open() throws IOException;
    }

    /// The bytes of a file.
    ///
    /// @throws BadPlanFile if there is no such file, it is too large, or it cannot be read
    static byte[] bytes(FileKind kind, Path path) throws BadPlanFile {
        return opened(kind, path, () -> {
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(kind.mostBytes() + 1);
            }
        });
    }

    /// Opens a file.
    ///
    /// @throws BadPlanFile if there is no such file, it is too large, or it cannot be read
    static <T> T opened(FileKind kind, Path path, Opening<T> opening) throws BadPlanFile {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw new BadPlanFile(file, "is a folder. Name %s in it.".formatted(kind.file()));
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new BadPlanFile(file, "is not an ordinary file. Copy its content to one, and open that.");
            }
            if (Files.size(path) > kind.mostBytes()) {
                throw tooLarge(kind, file);
            }
            return opening.open();
        } catch (NoSuchFileException missing) {
            throw new BadPlanFile(file, "there is no such file. Check the name, or look for it in another folder.");
        } catch (AccessDeniedException denied) {
            throw new BadPlanFile(file, "you may not read it. Ask its owner, or change its permissions.");
        } catch (BadPlanFile bad) {
            throw bad;
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static BadPlanFile unreadable(String file, IOException unreadable) {
        return new BadPlanFile(file, "cannot be read (%s). Check the disk, or restore a copy.".formatted(unreadable.getMessage()));
    }

    /// The object a file holds.
    ///
    /// @param kind what the file should be
    /// @param file what to call the file in messages
    /// @throws BadPlanFile if the bytes are not one JSON object in UTF-8, or exceed a limit
    static ObjectNode parse(FileKind kind, String file, byte[] bytes) throws BadPlanFile {
        if (bytes.length > kind.mostBytes()) {
            throw tooLarge(kind, file);
        }
        int start = start(bytes);
        refuseOtherKinds(kind, file, bytes, start);
        try {
            return object(kind, file, MAPPER.readTree(text(new ByteArrayInputStream(bytes, start, bytes.length - start))));
        } catch (JacksonException bad) {
            throw explain(kind, file, bad);
        }
    }

    /// The characters of a stream, which fails at what is not UTF-8.
    static Reader text(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// A parser of a text of any number of values.
    static JsonParser parser(Reader text) {
        return UNCOUNTED.createParser(text);
    }

    /// The value at which a parser stands.
    static JsonNode tree(JsonParser parser) {
        return TREES.readTree(parser);
    }

    /// A tree as the object that a file must be.
    ///
    /// @throws BadPlanFile if it is none
    static ObjectNode object(FileKind kind, String file, JsonNode tree) throws BadPlanFile {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new BadPlanFile(file, "holds %s, not %s: %s is a JSON object with the key \"headroom\". Open another file.".formatted(JsonValue.describe(tree), kind.one(),
                kind.file()));
    }

    static BadPlanFile tooLarge(FileKind kind, String file) {
        return new BadPlanFile(file, "is larger than %d MB, the most %s may have. Maybe it is another kind of file%s.".formatted(kind.mostBytes() >> 20, kind.file(),
                kind == FileKind.PLAN ? ", or shorten its traces" : ""));
    }

    /// Where text starts: behind a byte order mark.
    static int start(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
    }

    /// @param bytes all of the file, or more than [#HEAD]
    static void refuseOtherKinds(FileKind kind, String file, byte[] bytes, int start) throws BadPlanFile {
        int look = Math.min(bytes.length, start + HEAD);
        boolean blank = true;
        for (int i = start; i < look; i++) {
            if (bytes[i] == 0) {
                throw notText(kind, file);
            }
            blank &= bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t';
        }
        if (blank && look == bytes.length) {
            throw new BadPlanFile(file, "is empty. Restore a copy, or %s.".formatted(switch (kind) {
                case PLAN -> "start a new plan";
                case PROFILES -> "calibrate again";
                case GRID -> "write one";
                case MAPPINGS -> "map the columns again";
            }));
        }
    }

    private static BadPlanFile notText(FileKind kind, String file) {
        return new BadPlanFile(file, "is not %s: it is not UTF-8 text. Open a file that Headroom saved.".formatted(kind.file()));
    }

    static BadPlanFile explain(FileKind kind, String file, JacksonException bad) {
        if (bad instanceof JacksonIOException && bad.getCause() instanceof CharacterCodingException) {
            return notText(kind, file);
        }
        String what = bad.getOriginalMessage();
        if (bad instanceof StreamConstraintsException) {
            return new BadPlanFile(file, "is not %s this program can hold: %s. Maybe it is another kind of file.".formatted(kind.one(), limit(what)));
        }
        TokenStreamLocation at = bad.getLocation();
        String where = at == null || at.getLineNr() < 1 ? "" : " at line %d, column %d".formatted(at.getLineNr(), Math.max(1, at.getColumnNr()));
        if (what.contains("end-of-input")) {
            return new BadPlanFile(file, "ends in the middle%s: it was cut off. Restore a copy of it.".formatted(where));
        }
        return new BadPlanFile(file, "is not valid JSON%s: %s. Correct the text there, or restore a copy.".formatted(where, ASIDE.split(what, 2)[0]));
    }

    /// A file, or a part of it, holds more than fits.
    ///
    /// @param what that it does, e.g. `it holds more than 7 values`
    static StreamConstraintsException beyond(String what) {
        return new StreamConstraintsException(OURS + what);
    }

    static String mostValues() {
        return "it holds more than " + MOST_TOKENS + " values";
    }

    private static String limit(String what) {
        if (what.startsWith(OURS)) {
            return what.substring(OURS.length());
        }
        if (what.contains("depth")) {
            return "its brackets nest deeper than " + DEEPEST;
        }
        if (what.contains("oken count") || what.contains("number of tokens")) {
            return mostValues();
        }
        return what.contains("Number") ? "it holds a number of more than 1000 digits" : "it holds a longer key or text than any file needs";
    }
}

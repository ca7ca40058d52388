package io.headroom.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// One font: which letters it has and how wide they are, read from its tables `cmap` and `hmtx` (OpenType 1.9), so that words can be measured where there is no toolkit.
public final class Face {
    private final String file;
    private final byte[] sfnt;
    private final ByteBuffer in;
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final double unitsPerEm;
    private final int metrics;
    private final int hmtx;

    private Face(String file, byte[] sfnt) {
        this.file = file;
        this.sfnt = sfnt;
        this.in = ByteBuffer.wrap(sfnt);
        unitsPerEm = unsigned(table("head") + 18);
        metrics = unsigned(table("hhea") + 34);
        hmtx = table("hmtx");
        letters(table("cmap"));
    }

    /// A font of a jar that carries it.
    ///
    /// @param file in the folder of the web jars
    static Face load(String file) {
        try (InputStream in = Face.class.getResourceAsStream("/META-INF/resources/webjars/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The font %s is missing. Maybe its jar has another version?".formatted(file));
            }
            return new Face(file, Woff.unwrapped(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the font " + file, failure);
        }
    }

    /// The bytes of the font as a TrueType file.
    public byte[] bytes() {
        return sfnt.clone();
    }

    /// Where it comes from: two faces differ in it.
    public String file() {
        return file;
    }

    /// Whether it has a letter for a code point.
    public boolean has(int letter) {
        return glyphs.containsKey(letter);
    }

    /// How far a letter moves the next one, in em.
    double advance(int letter) {
        int glyph = glyphs.getOrDefault(letter, 0);
        return unsigned(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
    }

    private int unsigned(int at) {
        return in.getShort(at) & 0xFFFF;
    }

    private int table(String tag) {
        for (int i = 0; i < unsigned(4); i++) {
            int entry = 12 + 16 * i;
            if (new String(sfnt, entry, 4, StandardCharsets.US_ASCII).equals(tag)) {
                return in.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("The font %s has no table %s".formatted(file, tag));
    }

    private void letters(int cmap) {
        for (int i = 0; i < unsigned(cmap + 2); i++) {
            int at = cmap + in.getInt(cmap + 4 + 8 * i + 4);
            switch (unsigned(at)) {
                case 4 -> segments(at);
                case 12 -> groups(at);
                default -> { } // older forms repeat what these two say
            }
        }
    }

    private void segments(int at) {
        int twice = unsigned(at + 6);
        int ends = at + 14;
        int starts = ends + twice + 2;
        int deltas = starts + twice;
        int offsets = deltas + twice;
        for (int i = 0; i < twice; i += 2) {
            for (int letter = unsigned(starts + i); letter <= unsigned(ends + i) && letter != 0xFFFF; letter++) {
                int offset = unsigned(offsets + i);
                int glyph = offset == 0 ? letter : unsigned(offsets + i + offset + 2 * (letter - unsigned(starts + i)));
                put(letter, glyph == 0 ? 0 : (glyph + unsigned(deltas + i)) & 0xFFFF);
            }
        }
    }

    private void groups(int at) {
        for (int i = 0; i < in.getInt(at + 12); i++) {
            int group = at + 16 + 12 * i;
            for (int letter = in.getInt(group); letter <= in.getInt(group + 4); letter++) {
                put(letter, in.getInt(group + 8) + letter - in.getInt(group));
            }
        }
    }

    private void put(int letter, int glyph) {
        if (glyph != 0) {
            glyphs.put(letter, glyph);
        }
    }
}

package io.headroom.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of text and how its letters are written: UTF-8, UTF-16 with a mark, or the code page that spreadsheets of the West fall back to. It is read as a stream, more than once, so that
/// it need not be in memory.
///
/// @param guessed whether nothing in the file says how its letters are written
record TextFile(Path file, Charset charset, boolean guessed) {
    private static final char MARK = '\uFEFF';
    private static final int BLOCK = 1 << 16;

    /// Finds out how a file is written.
    ///
    /// @param name what to call it in messages
    /// @throws BadSpreadsheet if it is no text at all
    static TextFile of(String name, Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        int mark = head.length < 2 ? 0 : ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
            TextFile wide = new TextFile(file, StandardCharsets.UTF_16, false);
            wide.check(name);
            return wide;
        }
        try {
            TextFile narrow = new TextFile(file, StandardCharsets.UTF_8, false);
            narrow.check(name);
            return narrow;
        } catch (CharacterCodingException other) {
            TextFile old = new TextFile(file, Charset.forName("windows-1252"), true);
            old.check(name);
            return old;
        }
    }

    private void check(String name) throws IOException {
        char[] block = new char[BLOCK];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), guessed ? charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE)
                : charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT))) {
            for (int length = reader.read(block); length >= 0; length = reader.read(block)) {
                for (int i = 0; i < length; i++) {
                    if (block[i] == 0) {
                        throw new BadSpreadsheet("%s is neither a workbook (.xlsx) nor a table of text. Save it as one of them.".formatted(name));
                    }
                }
            }
        } catch (CharacterCodingException broken) {
            if (charset.equals(StandardCharsets.UTF_16)) {
                throw new BadSpreadsheet("%s says that it is UTF-16 text, but is damaged. Save it as CSV or .xlsx again.".formatted(name));
            }
            throw broken;
        }
    }

    /// Its letters from the first, without a mark.
    Reader open() throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(Files.newInputStream(file), charset));
        int first = reader.read();
        if (first >= 0 && first != MARK) {
            reader.unread(first);
        }
        return reader;
    }
}

package io.headroom.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Takes a font out of its WOFF wrapping (W3C WOFF File Format 1.0): the tables of an OpenType font, each deflated. The tables that replace and move letters are left behind: a ligature is
/// wider or narrower than its letters, and in a PDF it can be neither searched nor copied.
final class Woff {
    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;
    private static final Set<Integer> LAYOUT = Set.of(0x47535542, 0x47504F53); // GSUB, GPOS

    private Woff() {}

    /// The font in OpenType's own form.
    ///
    /// @throws IOException if these are not the bytes of a WOFF file
    static byte[] unwrapped(byte[] woff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (woff.length < HEADER || in.getInt(0) != SIGNATURE) {
            throw new IOException("This is no WOFF font");
        }
        List<Integer> entries = IntStream.range(0, in.getShort(12)).map(i -> HEADER + ENTRY * i).filter(at -> !LAYOUT.contains(in.getInt(at))).boxed().toList();
        int tables = entries.size();
        ByteBuffer directory = ByteBuffer.allocate(12 + 16 * tables);
        int power = Integer.highestOneBit(tables);
        directory.putInt(in.getInt(4)).putShort((short) tables).putShort((short) (16 * power)).putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (16 * (tables - power)));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int at : entries) {
            byte[] table = table(woff, in.getInt(at + 4), in.getInt(at + 8), in.getInt(at + 12));
            directory.putInt(in.getInt(at)).putInt(in.getInt(at + 16)).putInt(directory.capacity() + data.size()).putInt(table.length);
            data.writeBytes(table);
            data.writeBytes(new byte[-table.length & 3]);
        }
        byte[] sfnt = new byte[directory.capacity() + data.size()];
        System.arraycopy(directory.array(), 0, sfnt, 0, directory.capacity());
        System.arraycopy(data.toByteArray(), 0, sfnt, directory.capacity(), data.size());
        return sfnt;
    }

    private static byte[] table(byte[] woff, int offset, int packed, int length) throws IOException {
        byte[] table = new byte[length];
        if (packed >= length) {
            System.arraycopy(woff, offset, table, 0, length);
            return table;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(woff, offset, packed);
            int read = 0;
            while (read < length) {
                int more = inflater.inflate(table, read, length - read);
                if (more == 0) {
                    throw new IOException("A table of this WOFF font ends early");
                }
                read += more;
            }
        } catch (DataFormatException broken) {
            throw new IOException("A table of this WOFF font is broken", broken);
        } finally {
            inflater.end();
        }
        return table;
    }
}

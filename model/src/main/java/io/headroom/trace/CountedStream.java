package io.headroom.trace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that go through, and refuses more than a limit.
final class CountedStream extends FilterInputStream {
    /// More bytes than the limit.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final long limit;
    private long count;

    CountedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        pass(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        pass(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void pass(int bytes) throws IOException {
        count += bytes;
        if (count > limit) {
            throw new TooLong();
        }
    }
}

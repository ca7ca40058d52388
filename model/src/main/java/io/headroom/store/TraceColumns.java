package io.headroom.store;

import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The columns of a trace as text: little-endian numbers (64-bit floats for arrivals, 32-bit integers for tokens), gzip, base64.
///
/// Prefix blocks are two more columns: how many ids each request has, and all ids, each as the difference from the one before it, since a new block mostly has the
/// next free id and then packs to almost nothing.
///
/// A file states its number of requests, so exactly that many numbers are unpacked and never more, whatever the gzip holds.
final class TraceColumns {
    private TraceColumns() {}

    static Trace read(Part part) {
        TraceId id = part.id("id", TraceId::new);
        String name = part.name("name", "Monday morning");
        String source = part.text("source", "monday.csv");
        int requests = part.whole("requests", 1000);
        if (requests < 1) {
            throw part.problem("requests", "is %d: a trace has at least one request.".formatted(requests));
        }
        part.reading().unpack(part.path("requests"), requests);
        double[] arrivals = new double[requests];
        unpack(part, "arrivalSeconds", requests, Double.BYTES).asDoubleBuffer().get(arrivals);
        int[] input = new int[requests];
        unpack(part, "inputTokens", requests, Integer.BYTES).asIntBuffer().get(input);
        int[] output = new int[requests];
        unpack(part, "outputTokens", requests, Integer.BYTES).asIntBuffer().get(output);
        PrefixBlocks prefixes = prefixes(part, requests);
        return part.make(() -> new Trace(id, name, source, arrivals, input, output, prefixes));
    }

    private static @Nullable PrefixBlocks prefixes(Part part, int requests) {
        if (!part.has("prefixTokens") && !part.has("prefixCounts") && !part.has("prefixIds")) {
            return null;
        }
        int tokens = part.whole("prefixTokens", 512);
        int[] counts = new int[requests];
        unpack(part, "prefixCounts", requests, Integer.BYTES).asIntBuffer().get(counts);
        long total = 0;
        for (int count : counts) {
            total += Math.max(0, count);
        }
        part.reading().unpackIds(part.path("prefixCounts"), total);
        int[] ids = new int[(int) total];
        unpack(part, "prefixIds", ids.length, Integer.BYTES).asIntBuffer().get(ids);
        for (int i = 1; i < ids.length; i++) {
            ids[i] += ids[i - 1];
        }
        return part.at("prefixIds", () -> new PrefixBlocks(tokens, counts, ids));
    }

    private static ByteBuffer unpack(Part part, String key, int numbers, int width) {
        String text = part.text(key, "gzip and base64");
        int size = numbers * width;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size || in.read() >= 0) {
                throw part.problem(key, "unpacks to %s than the %d %s of the trace. Restore a copy of the file, or import the trace again."
                        .formatted(bytes.length < size ? "fewer numbers" : "more", numbers, key.equals("prefixIds") ? "prefix blocks" : "requests"));
            }
            return littleEndian(bytes);
        } catch (IOException | IllegalArgumentException damaged) {
            throw part.problem(key, "is damaged: it is not gzip in base64. Restore a copy of the file, or import the trace again.");
        }
    }

    static void write(Trace trace, ObjectNode object) {
        int requests = trace.size();
        byte[] arrivals = new byte[requests * Double.BYTES];
        byte[] input = new byte[requests * Integer.BYTES];
        byte[] output = new byte[requests * Integer.BYTES];
        ByteBuffer arrivalColumn = littleEndian(arrivals);
        ByteBuffer inputColumn = littleEndian(input);
        ByteBuffer outputColumn = littleEndian(output);
        for (int row = 0; row < requests; row++) {
            arrivalColumn.putDouble(trace.arrivalSeconds(row));
            inputColumn.putInt(trace.inputTokens(row));
            outputColumn.putInt(trace.outputTokens(row));
        }
        object.put("requests", requests);
        object.put("arrivalSeconds", pack(arrivals));
        object.put("inputTokens", pack(input));
        object.put("outputTokens", pack(output));
        if (trace.prefixes() != null) {
            write(trace.prefixes(), object);
        }
    }

    private static void write(PrefixBlocks prefixes, ObjectNode object) {
        byte[] counts = new byte[prefixes.rows() * Integer.BYTES];
        ByteBuffer countColumn = littleEndian(counts);
        for (int row = 0; row < prefixes.rows(); row++) {
            countColumn.putInt(prefixes.count(row));
        }
        byte[] ids = new byte[prefixes.size() * Integer.BYTES];
        ByteBuffer idColumn = littleEndian(ids);
        int before = 0;
        for (int place = 0; place < prefixes.size(); place++) {
            idColumn.putInt(prefixes.id(place) - before);
            before = prefixes.id(place);
        }
        object.put("prefixTokens", prefixes.tokensPerBlock());
        object.put("prefixCounts", pack(counts));
        object.put("prefixIds", pack(ids));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String pack(byte[] column) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(column);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}

package io.headroom.report.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it goes into files: with indents and `.` decimals, the same bytes everywhere.
final class JsonBytes {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder(JsonFactory.builder().disable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
            .enable(SerializationFeature.INDENT_OUTPUT).defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT)).build()
            .writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);

    private JsonBytes() {}

    /// UTF-8 text that ends with a line feed.
    ///
    /// @param content writes one value
    static byte[] of(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, content);
        } catch (IOException cannotBe) {
            throw new IllegalStateException("Bytes in memory can always be written", cannotBe);
        }
        return out.toByteArray();
    }

    /// Writes the same as it comes, for what is too much to be in memory as text. The stream stays open.
    ///
    /// @throws IOException if the stream fails
    static void write(OutputStream out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = WRITER.createGenerator(out, JsonEncoding.UTF8)) {
            content.accept(json);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        out.write('\n');
    }
}

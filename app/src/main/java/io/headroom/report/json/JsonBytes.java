package io.headroom.report.json;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it goes into files: with indents and `.` decimals, the same bytes everywhere.
final class JsonBytes {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().disable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
            .enable(SerializationFeature.INDENT_OUTPUT).defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT)).build();

    private JsonBytes() {}

    /// UTF-8 text that ends with a line feed.
    ///
    /// @param content writes one value
    static byte[] of(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            content.accept(json);
        }
        out.write('\n');
        return out.toByteArray();
    }
}

package io.headroom.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON lines in Mooncake's form.
class PromptIdsTest {
    private static final String GOOD = """
            {"timestamp": 0, "input_length": 1100, "output_length": 6, "hash_ids": [0, 1, 2]}
            {"timestamp": 40, "input_length": 513, "output_length": 4, "hash_ids": [0, 3]}
            {"timestamp": 40, "input_length": 12, "output_length": 3, "hash_ids": [4]}
            """;

    @TempDir
    private Path folder;

    private Imported.Requests read(String text) throws IOException {
        return (Imported.Requests) TraceFile.read(Files.writeString(folder.resolve("chat.jsonl"), text), ImportWatch.NONE);
    }

    private static List<Integer> ids(Trace trace, int row) {
        PrefixBlocks blocks = Objects.requireNonNull(trace.prefixes());
        return IntStream.range(0, blocks.count(row)).map(i -> blocks.id(blocks.start(row) + i)).boxed().toList();
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadTraceFile.class).hasMessageContaining("chat.jsonl: ").hasMessageContaining(message).message().hasLineCount(1);
    }

    @Test
    void requestsComeWithTheBlocksOfTheirPrompts() throws IOException {
        Trace trace = read(GOOD).trace();
        assertThat(trace.name()).isEqualTo("chat");
        assertThat(trace.size()).isEqualTo(3);
        assertThat(trace.arrivalSeconds(1)).isEqualTo(0.04);
        assertThat(trace.inputTokens(0)).isEqualTo(1_100);
        assertThat(trace.outputTokens(2)).isEqualTo(3);
        assertThat(Objects.requireNonNull(trace.prefixes()).tokensPerBlock()).isEqualTo(512);
        assertThat(ids(trace, 0)).containsExactly(0, 1, 2);
        assertThat(ids(trace, 1)).containsExactly(0, 3);
        assertThat(ids(trace, 2)).containsExactly(4);
        assertThat(read(GOOD).notes()).isEmpty();
    }

    @Test
    void theFormOfTheTextDoesNotMatter() throws IOException {
        Trace trace = read(GOOD).trace();
        assertThat(read(GOOD.replace("\n", "\r\n") + "\r\n\n").trace()).isEqualTo(trace);
        assertThat(read("\uFEFF\n" + GOOD.stripTrailing()).trace()).isEqualTo(trace);
        assertThat(read(GOOD.replace("{\"timestamp\": 0, ", "{\"chat\": {\"id\": [1, 2]}, \"timestamp\": 0.0, \"model\": null, ")).trace()).isEqualTo(trace);
        assertThat(read(GOOD.replace("1, 2]", "-7, 900719925474099]")).trace()).as("any whole numbers may be ids").isEqualTo(trace);
    }

    @Test
    void withoutIdsNothingIsKnownOfThePrompts() throws IOException {
        assertThat(read(GOOD.replaceAll(", \"hash_ids\": \\[[0-9, ]*]", "")).trace().prefixes()).isNull();
        Trace some = read(GOOD.replace(", \"hash_ids\": [0, 3]", "")).trace();
        assertThat(ids(some, 1)).isEmpty();
        assertThat(ids(some, 2)).containsExactly(3);
    }

    @Test
    void requestsWithoutTokensAreLeftOutWithTheirIds() throws IOException {
        Imported.Requests read = read(GOOD.replace("\"output_length\": 4", "\"output_length\": 0"));
        assertThat(read.trace().size()).isEqualTo(2);
        assertThat(ids(read.trace(), 1)).containsExactly(3);
        assertThat(read.notes()).containsExactly("1 of 3 rows without tokens in or tokens out: failed requests, left out.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[0, 3]|[0, 3, 5]|1 bad row, line 2: it has 3 hash_ids, and a prompt of 513 tokens has 2 blocks of 512. Correct or remove it",
            "[0, 3]|[0, \"x\"]|line 2: its hash_ids hold \"x\", not whole numbers only", "[0, 3]|[0, 1.5]|line 2: its hash_ids hold \"1.5\"",
            "[0, 3]|7|line 2: its hash_ids hold \"7\"", "[0, 3]|[[0]]|line 2: its hash_ids hold", "\"input_length\": 513, ||line 2: it has no input_length",
            "\"input_length\": 513|\"input_length\": \"many\"|line 2: its input_length is \"many\", not a whole number from 0", "513|51.5|line 2: its input_length is \"51.5\"",
            "\"output_length\": 4|\"output_length\": -4|line 2: its output_length is \"-4\"", "\"timestamp\": 40, \"input_length\": 12|\"timestamp\": 39, \"input_length\": 12|line 3: its timestamp is before that of line 2",
            "\"timestamp\": 40, \"input_length\": 12|\"timestamp\": null, \"input_length\": 12|line 3: its timestamp is \"null\", not a number of milliseconds",
            "[0, 3]}|[0, 3]|line 3 is not JSON", "{\"timestamp\": 40, \"input_length\": 513|7 {\"timestamp\": 40, \"input_length\": 513|line 2 is not a JSON object",
            "\"timestamp\": 40, \"input_length\": 513|\"timestamp\": 40, \"timestamp\": 41, \"input_length\": 513|line 2 is not JSON"})
    void aBadLineIsRefusedWithItsNumberAndReason(String part, String replacement, String message) {
        refuses(GOOD.replace(part, replacement == null ? "" : replacement), message);
    }

    /// In a file whose ids stand for single blocks, whatever is before them, prompts have in common what they have in common from their first id on.
    @Test
    void anIdBehindDifferentOnesIsADifferentBlock() throws IOException {
        Imported.Requests read = read("""
                {"timestamp": 0, "input_length": 1024, "output_length": 6, "hash_ids": [10, 11]}
                {"timestamp": 1, "input_length": 1024, "output_length": 6, "hash_ids": [12, 11]}
                {"timestamp": 2, "input_length": 1024, "output_length": 6, "hash_ids": [12, 11]}
                """);
        assertThat(ids(read.trace(), 0)).containsExactly(0, 1);
        assertThat(ids(read.trace(), 1)).containsExactly(2, 3);
        assertThat(ids(read.trace(), 2)).containsExactly(2, 3);
        assertThat(read.notes()).containsExactly("hash_ids that follow different ids name different blocks: 3 ids for 4 blocks.");
    }

    @Test
    void numbersAreGivenAsAMapWouldGiveThem() {
        Random random = new Random(4);
        LongNumbers numbers = new LongNumbers();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long key = switch (random.nextInt(3)) {
                case 0 -> random.nextInt(5_000);
                case 1 -> ((long) random.nextInt(300) << 32) | random.nextInt(300);
                default -> random.nextLong();
            };
            int number = expected.computeIfAbsent(key, any -> expected.size());
            assertThat(numbers.numberOf(key)).isEqualTo(number);
        }
        assertThat(numbers.size()).isEqualTo(expected.size());
    }
}

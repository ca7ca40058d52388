package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.sheet.KnownMapping;
import io.headroom.sheet.SheetMemory;
import io.headroom.sheet.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    private static final SheetMemory MEMORY = new SheetMemory(List.of(
            new KnownMapping(Subject.TENANTS, List.of(new KnownMapping.Column("Größe \"XL\"", "rate", "/min"), new KnownMapping.Column("Comment", "", ""))),
            new KnownMapping(Subject.PRICES, List.of(new KnownMapping.Column("GPU", "of", ""), new KnownMapping.Column("$/node", "on_demand", "/node")))));

    @TempDir
    Path folder;

    @Test
    void mappingsComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("mappings.json");
        MappingFile.write(file, MEMORY);
        assertThat(MappingFile.read(file)).isEqualTo(MEMORY);
        assertThat(Files.readString(file)).contains("\"kind\": \"mappings\"", "\"field\": \"on_demand\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"headroom": {"format": 1}}                                                                                                            | is a plan
            {"headroom": {"format": 2, "kind": "mappings"}}                                                                                        | newer
            {"headroom": {"format": 1, "kind": "mappings"}, "mappings": [{"subject": "cats", "columns": []}]}                                      | tenants
            {"headroom": {"format": 1, "kind": "mappings"}, "mappings": [{"subject": "fleet", "columns": [{"title": "X", "field": "speed"}]}]}     | gpus_per_node
            {"headroom": {"format": 1, "kind": "mappings"}, "mappings": [{"subject": "fleet"}]}                                                    | columns
            """)
    void whatIsNoneIsRefusedInOneLine(String text, String says) {
        assertThatThrownBy(() -> MappingFile.parse("m.json", text)).isInstanceOf(BadPlanFile.class).hasMessageStartingWith("m.json").hasMessageContaining(says).hasMessageNotContaining("\n");
    }

    @Test
    void moreMappingsThanAreKeptAreRefused() {
        String one = "{\"subject\": \"tenants\", \"columns\": [{\"title\": \"X\"}]}";
        String text = "{\"headroom\": {\"format\": 1, \"kind\": \"mappings\"}, \"mappings\": [%s]}".formatted(String.join(",", Collections.nCopies(101, one)));
        assertThatThrownBy(() -> MappingFile.parse("m.json", text)).isInstanceOf(BadPlanFile.class).hasMessageContaining("101").hasMessageContaining("100");
    }
}

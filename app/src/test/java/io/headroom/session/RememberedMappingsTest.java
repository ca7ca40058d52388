package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.sheet.Field;
import io.headroom.sheet.Grid;
import io.headroom.sheet.SheetMapping;
import io.headroom.sheet.Subject;
import io.headroom.sheet.TenantColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedMappingsTest {
    private static final Grid GRID = new Grid("s", List.of(new Grid.Line(1, List.of("Wer", "Wie viel"))), List.of());
    private static final SheetMapping MAPPING = SheetMapping.at(GRID, Subject.TENANTS, 0).with(1, Field.of(TenantColumn.RATE), "/min");

    @TempDir
    Path folder;

    private final ManualRunner runner = new ManualRunner();

    @Test
    void whatWasMappedIsKnownTheNextTime() {
        new RememberedMappings(folder.resolve("new"), runner).remember(MAPPING);
        runner.runAll();
        assertThat(new RememberedMappings(folder.resolve("new"), runner).find(GRID)).contains(MAPPING);
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() {
        RememberedMappings mappings = new RememberedMappings(folder, runner);
        mappings.remember(MAPPING);
        mappings.remember(MAPPING);
        assertThat(runner.waiting()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoneCountsAsEmpty() throws IOException {
        Files.writeString(folder.resolve("mappings.json"), "{");
        assertThat(new RememberedMappings(folder, runner).find(GRID)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsPutAsideBeforeAnotherIsWritten() throws IOException {
        Files.writeString(folder.resolve("mappings.json"), "{ mine, with a slip");
        RememberedMappings mappings = new RememberedMappings(folder, runner);
        mappings.remember(MAPPING);
        runner.runAll();
        mappings.forget(MAPPING);
        runner.runAll();
        assertThat(folder.resolve("mappings.json.broken")).hasContent("{ mine, with a slip");
        assertThat(new RememberedMappings(folder, runner).find(GRID)).isEmpty();
    }
}

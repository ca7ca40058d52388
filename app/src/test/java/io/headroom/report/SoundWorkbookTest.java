package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.report.ooxml.OoxmlCheck;
import io.headroom.report.ooxml.OoxmlPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the plan, Excel opens its workbook without a word of repair: see [OoxmlCheck] for what that takes.
class SoundWorkbookTest {
    @TempDir
    Path folder;

    private static Stream<Arguments> dossiers() {
        return Dossiers.all().entrySet().stream().map(one -> Arguments.argumentSet(one.getKey(), one.getValue()));
    }

    @ParameterizedTest
    @MethodSource("dossiers")
    void excelOpensItWithoutRepair(Dossier dossier) throws IOException {
        Path file = folder.resolve("plan.xlsx");
        PlanWorkbook.write(file, dossier, ExportWatch.NONE);
        assertThat(OoxmlCheck.faults(OoxmlPackage.of(file))).isEmpty();
    }
}

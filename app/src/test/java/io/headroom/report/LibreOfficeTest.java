package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second program opens the workbook: what POI alone reads back could still be broken.
class LibreOfficeTest {
    @TempDir
    Path folder;

    @Test
    void theWorkbookPrints() throws IOException, InterruptedException {
        Optional<Path> office = office();
        assumeTrue(office.isPresent(), "neither soffice nor libreoffice is on the PATH");
        Path workbook = folder.resolve("plan.xlsx");
        PlanWorkbook.write(workbook, Examples.plan(), Examples.results());
        Path log = folder.resolve("log.txt");
        List<String> command = List.of(office.orElseThrow().toString(), "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless", "--convert-to", "pdf", "--outdir", folder.toString(), workbook.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("converted in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("plan.pdf")).as(Files.readString(log)).isNotEmptyFile();
        assertThat(new String(Files.readAllBytes(folder.resolve("plan.pdf")), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    private static Optional<Path> office() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator)).flatMap(entry -> List.of("soffice", "libreoffice").stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable).findFirst();
    }
}

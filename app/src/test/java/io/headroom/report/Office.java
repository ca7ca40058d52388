package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// LibreOffice without a window, with a profile of its own that recalculates every formula of a workbook it loads.
final class Office {
    private static final String RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    private final Path program;
    private final Path folder;

    private Office(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// The office of this machine, if it has one.
    ///
    /// @param folder where it may leave files
    static Optional<Office> in(Path folder) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator)).flatMap(entry -> List.of("soffice", "libreoffice").stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable).findFirst().map(program -> new Office(program, folder));
    }

    /// Converts a workbook.
    ///
    /// @param format what to, e.g. `pdf` or `xlsx`
    /// @return the converted file
    Path convert(Path workbook, String format) throws IOException, InterruptedException {
        return convert(List.of(workbook), format).getFirst();
    }

    /// Converts workbooks in one start: a start takes longer than a workbook.
    ///
    /// @return the converted files, in the same order
    List<Path> convert(List<Path> workbooks, String format) throws IOException, InterruptedException {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(Files.createDirectories(profile.resolve("user")).resolve("registrymodifications.xcu"), RECALCULATE);
        Path out = Files.createDirectories(folder.resolve("converted"));
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(program.toString(), "-env:UserInstallation=" + profile.toUri(), "--headless", "--convert-to", format, "--outdir", out.toString()));
        workbooks.forEach(workbook -> command.add(workbook.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("converted in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<Path> made = workbooks.stream().map(workbook -> out.resolve(workbook.getFileName().toString().replaceFirst("\\.[^.]*$", "." + format))).toList();
        String said = Files.readString(log);
        assertThat(made).allSatisfy(file -> assertThat(file).as(said).isNotEmptyFile());
        return made;
    }
}

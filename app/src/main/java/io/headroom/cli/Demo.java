package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.report.Dossier;
import io.headroom.report.ExportWatch;
import io.headroom.report.PlanWorkbook;
import io.headroom.report.json.ResultsJson;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Shows what the program makes of a plan where no window can be opened: workbook, JSON and picture in a folder.
final class Demo {
    private static final Words WORDS = Words.of(Demo.class);

    private final Terminal terminal;
    private final Simulation simulation;
    private final Picture picture;

    Demo(Terminal terminal, Simulation simulation, Picture picture) {
        this.terminal = terminal;
        this.simulation = simulation;
        this.picture = picture;
    }

    void write(Path folder, Path file) throws IOException {
        Plan plan = PlanFile.read(file).plan();
        Files.createDirectories(folder);
        Results results = simulation.run(plan, Quantities.ALL_CORES, terminal);
        Contention contention = simulation.contention(plan, Quantities.ALL_CORES, terminal, false);
        String name = String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\" + PlanFile.EXTENSION + "$", "");
        Path workbook = folder.resolve(name + ".xlsx");
        PlanWorkbook.write(workbook, OtherScenarios.compared(Dossier.of(plan, results).with(contention), Quantities.ALL_CORES, terminal), ExportWatch.NONE);
        wrote(workbook);
        Path json = folder.resolve(name + ".json");
        AtomicFile.replace(json, out -> ResultsJson.write(out, results, contention, PlanFile.sha256(plan)));
        wrote(json);
        Path png = folder.resolve("workbench.png");
        byte[] drawn = picture.png(plan, results, Picture.Look.USUAL);
        AtomicFile.replace(png, out -> out.write(drawn));
        wrote(png);
    }

    private void wrote(Path file) {
        terminal.out().println(WORDS.text("wrote", file));
    }
}

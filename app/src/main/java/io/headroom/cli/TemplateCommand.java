package io.headroom.cli;

import io.headroom.plan.Plan;
import io.headroom.report.TemplateWorkbook;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom template -o FILE`: writes a workbook to fill in, which `headroom import` takes.
@Command(name = "template", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages", sortOptions = false)
final class TemplateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(TemplateCommand.class);

    private final Terminal terminal;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path output;

    @Option(names = "--for", paramLabel = "PLAN")
    private @Nullable Path plan;

    TemplateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        new Targets(plan).claim(output, ".xlsx");
        Plan known = plan == null ? null : PlanFile.read(plan).plan();
        TemplateWorkbook.write(output, known);
        terminal.out().println(WORDS.text("template.wrote", output));
        return Program.DONE;
    }
}

package io.headroom.cli;

import io.headroom.engine.Contention;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.report.Dossier;
import io.headroom.report.PlanWorkbook;
import io.headroom.report.TablesCsv;
import io.headroom.report.Verdict;
import io.headroom.report.json.ResultsJson;
import io.headroom.report.pdf.SummaryPdf;
import io.headroom.report.picture.ChartFiles;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom evaluate PLAN`: simulates a plan and writes what came out.
@Command(name = "evaluate", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(EvaluateCommand.class);
    private static final Format FORMAT = Format.here();
    private static final int NAMED = 3;

    private final Terminal terminal;
    private final Simulation simulation;
    private final Picture picture;

    @Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path plan;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(names = "--check")
    private boolean check;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--excel", paramLabel = "FILE")
    private @Nullable Path excel;

    @Option(names = "--edition", paramLabel = "provider|customer", converter = Quantities.ForWhom.class)
    private Dossier.@Nullable Edition edition;

    @Option(names = "--csv", paramLabel = "FOLDER")
    private @Nullable Path csv;

    @Option(names = "--contention", negatable = true)
    private @Nullable Boolean contention;

    @Option(names = "--forecast", negatable = true)
    private @Nullable Boolean forecast;

    @Option(names = "--offers")
    private boolean offers;

    @Option(names = "--png", paramLabel = "FILE")
    private @Nullable Path png;

    @Option(names = "--png-size", paramLabel = "WxH", converter = Quantities.Size.class)
    private Quantities.@Nullable Extent size;

    @Option(names = "--png-theme", paramLabel = "light|dark", converter = Quantities.Theme.class)
    private Picture.@Nullable Scheme theme;

    @Option(names = "--svg", paramLabel = "FILE")
    private @Nullable Path svg;

    @Option(names = "--svg-theme", paramLabel = "light|dark", converter = Quantities.Theme.class)
    private Picture.@Nullable Scheme svgTheme;

    @Option(names = "--pdf", paramLabel = "FILE")
    private @Nullable Path pdf;

    @Option(names = "--charts", paramLabel = "FOLDER")
    private @Nullable Path charts;

    EvaluateCommand(Terminal terminal, Simulation simulation, Picture picture) {
        this.terminal = terminal;
        this.simulation = simulation;
        this.picture = picture;
    }

    @Override
    public Integer call() throws Exception {
        checkUses();
        PlanDocument document = PlanFile.read(plan);
        document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        Plan asked = run.applied(document.plan());
        int cores = run.threads();
        checkTargets();
        Results results = simulation.run(asked, cores, terminal);
        write(asked, results, contention(asked, cores), cores);
        return check && !met(results) ? Program.NOT_MET : Program.DONE;
    }

    /// An option that changes nothing is a slip of whoever gave it.
    private void checkUses() throws BadInput {
        boolean summary = excel != null || pdf != null || charts != null;
        use("--edition", edition != null, summary, "--excel, --pdf, --charts");
        use("--forecast", forecast != null && forecast, summary || csv != null, "--excel, --csv, --pdf, --charts");
        use("--offers", offers, summary || csv != null, "--excel, --csv, --pdf, --charts");
        use("--png-size", size != null, png != null, "--png");
        use("--png-theme", theme != null, png != null, "--png");
        use("--svg-theme", svgTheme != null, svg != null, "--svg");
    }

    private static void use(String option, boolean given, boolean used, String by) throws BadInput {
        if (given && !used) {
            throw new BadInput(WORDS.text("evaluate.unused", option, by));
        }
    }

    /// Before the simulation, which may take long: whether its results can be written, and not over each other or the plan.
    private void checkTargets() throws IOException, BadInput {
        Targets targets = new Targets(plan);
        targets.claim(json);
        targets.claim(excel, ".xlsx");
        targets.claim(png, ".png");
        targets.claim(svg, ".svg");
        targets.claim(pdf, ".pdf");
        if (csv != null) {
            TablesCsv.check(csv);
        }
        if (charts != null) {
            ChartFiles.check(charts);
        }
    }

    private List<Path> targets() {
        List<Path> targets = new ArrayList<>();
        if (json != null && !Targets.output(json)) {
            targets.add(json);
        }
        Stream.of(excel, png, svg, pdf).filter(Objects::nonNull).forEach(targets::add);
        return targets;
    }

    /// Without the option, only for what shows it, and where it does not take long.
    private @Nullable Contention contention(Plan asked, int cores) {
        boolean wanted = contention == null ? json != null || excel != null || csv != null : contention;
        return wanted ? simulation.contention(asked, cores, terminal, contention != null) : null;
    }

    private void write(Plan asked, Results results, @Nullable Contention shares, int cores) throws IOException {
        if (json == null && excel == null && png == null && svg == null && csv == null && pdf == null && charts == null) {
            new ResultsTable(asked, results, shares, terminal.out()::println).print();
            terminal.out().flush();
            return;
        }
        Dossier dossier = dossier(asked, results, shares, cores);
        List<Path> tables = tables(dossier);
        if (pdf != null) {
            SummaryPdf.write(pdf, dossier);
        }
        List<Path> drawings = charts == null ? List.of() : ChartFiles.write(charts, dossier);
        if (png != null) {
            byte[] drawn = picture.png(asked, results, look());
            AtomicFile.replace(png, out -> out.write(drawn));
        }
        if (svg != null) {
            byte[] drawn = picture.svg(asked, results, svgTheme == null ? Picture.Scheme.LIGHT : svgTheme);
            AtomicFile.replace(svg, out -> out.write(drawn));
        }
        if (json != null) {
            String hash = PlanFile.sha256(asked);
            if (Targets.output(json)) {
                ResultsJson.write(terminal.out(), results, shares, hash);
                terminal.out().flush();
                return;
            }
            AtomicFile.replace(json, out -> ResultsJson.write(out, results, shares, hash));
        }
        Stream.of(targets(), tables, drawings).flatMap(List::stream).forEach(target -> terminal.out().println(WORDS.text("wrote", target)));
    }

    private Dossier dossier(Plan asked, Results results, @Nullable Contention shares, int cores) {
        Dossier alone = Dossier.of(asked, results).with(shares).in(edition == null ? Dossier.Edition.PROVIDER : edition);
        if (excel == null && csv == null && pdf == null && charts == null) {
            return alone;
        }
        Dossier compared = OtherScenarios.compared(alone, cores, terminal);
        Dossier dated = SheetStudies.forecast(asked, results, forecast) ? SheetStudies.dated(compared, cores, terminal) : compared;
        return dated.with(offers ? SheetStudies.offers(asked, cores, terminal) : null);
    }

    private List<Path> tables(Dossier dossier) throws IOException {
        if (excel != null) {
            Path workbook = excel;
            ExportProgress.during(terminal, "progress.workbook", watch -> {
                PlanWorkbook.write(workbook, dossier, watch);
                return workbook;
            });
        }
        Path folder = csv;
        return folder == null ? List.of() : ExportProgress.during(terminal, "progress.tables", watch -> TablesCsv.write(folder, dossier, watch));
    }

    private Picture.Look look() {
        Picture.Look usual = Picture.Look.USUAL;
        return new Picture.Look(size == null ? usual.width() : size.width(), size == null ? usual.height() : size.height(), theme == null ? usual.theme() : theme);
    }

    private boolean met(Results results) {
        List<Verdict.Judged> missed = Verdict.of(results).judged().stream().filter(one -> one.result().state() == ObjectiveState.MISSED).toList();
        if (missed.isEmpty()) {
            return true;
        }
        String names = missed.stream().limit(NAMED)
                .map(one -> WORDS.text("check.one", one.tenant().name(), one.promise(), FORMAT.duration(one.result().value()).text()))
                .collect(Collectors.joining("; "));
        terminal.err().println(WORDS.text("error", WORDS.count("check.missed", missed.size(), names, missed.size() > NAMED ? "; …" : "")));
        return false;
    }
}

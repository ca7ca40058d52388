package io.headroom.shell;

import io.headroom.board.BoardModel;
import io.headroom.board.BoardPicture;
import io.headroom.board.CellFigure;
import io.headroom.board.Selection;
import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Contention;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.look.Tokens;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.readings.GaugeModel;
import io.headroom.report.Dossier;
import io.headroom.report.ExportWatch;
import io.headroom.report.OtherSizes;
import io.headroom.report.PlanWorkbook;
import io.headroom.report.pdf.SummaryPdf;
import io.headroom.session.Clipboard;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.session.Verdict;
import io.headroom.store.AtomicFile;
import io.headroom.trace.ImportWatch;
import io.headroom.trace.Imported;
import io.headroom.trace.TraceFile;
import io.headroom.trace.TraceImport;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What comes into a plan from other files, and what leaves it for them. Knows no scene graph.
final class FileExchange {
    /// Pixels of a bitmap for each of the board.
    private static final double SHARP = 2;

    private final Words words = Words.of(FileExchange.class);
    private final Workbench bench;
    private final IntSupplier threads;

    /// @param threads how many threads an export may use now
    FileExchange(Workbench bench, IntSupplier threads) {
        this.bench = bench;
        this.threads = threads;
    }

    /// Asks for a file and writes the workbook of the plan and its verdict.
    void exportWorkbook() {
        Verdict verdict = bench.verdicts().verdict();
        Results results = verdict.results();
        if (!verdict.confirmed() || results == null) {
            return;
        }
        bench.dialogs().chooseSave(Dialogs.FileKind.WORKBOOK, named(".xlsx")).ifPresent(path -> export(path, verdict.plan(), results));
    }

    /// Asks whom it is for and for a file, and writes the summary of the plan and its verdict.
    void exportSummary() {
        Verdict verdict = bench.verdicts().verdict();
        Results results = verdict.results();
        if (!verdict.confirmed() || results == null) {
            return;
        }
        List<Dossier.Edition> editions = List.of(Dossier.Edition.values());
        Optional<Integer> chosen = bench.dialogs().choose(words.text("summary.forWhom"), editions.stream().map(edition -> words.text("summary." + edition.name())).toList());
        chosen.ifPresent(edition -> bench.dialogs().chooseSave(Dialogs.FileKind.SUMMARY, named(".pdf")).ifPresent(path -> summary(path, verdict.plan(), results, editions.get(edition))));
    }

    private void summary(Path path, Plan plan, Results results, Dossier.Edition edition) {
        Contention contention = bench.contentions().of(plan).orElse(null);
        int exportThreads = threads.getAsInt();
        bench.jobs().startApart(words.text("job.export", name(path)), job -> () -> {
            ScenarioRuns scenarios = plan.scenarios().others().isEmpty() ? null : new ScenarioRuns(plan, exportThreads);
            ScenarioRuns sizes = OtherSizes.of(plan, results, exportThreads);
            boolean ended = (scenarios == null || scenarios.run(job::cancelled)) && (sizes == null || sizes.run(job::cancelled));
            if (ended) {
                SummaryPdf.write(path, Dossier.of(plan, results).with(contention).with(scenarios).withSizes(sizes).in(edition));
            }
            return path;
        }, done -> bench.hintProperty().set(words.text("exported.summary", done)), this::failed);
    }

    private String named(String ending) {
        return bench.session().titleProperty().get().replaceFirst("\\.[^.]*$", "") + ending;
    }

    /// Asks for a file and draws the whole board as it is now: a bitmap, or shapes and words where the name ends in `.svg`.
    void exportBoard() {
        bench.dialogs().chooseSave(Dialogs.FileKind.BOARD, named(".png")).ifPresent(this::board);
    }

    private void board(Path path) {
        String file = name(path).toLowerCase(Locale.ROOT);
        if (!file.endsWith(".png") && !file.endsWith(".svg")) {
            bench.dialogs().error(words.text("board.ending", name(path)), "");
            return;
        }
        Supplier<BoardPicture> drawn = drawn();
        bench.jobs().start(words.text("job.export", name(path)), () -> {
            byte[] bytes = file.endsWith(".svg") ? drawn.get().svg() : drawn.get().png(SHARP);
            AtomicFile.replace(path, out -> out.write(bytes));
            return path;
        }, done -> bench.hintProperty().set(words.text("exported.picture", done)), this::failed);
    }

    /// Draws the whole board as it is now and puts it on the clipboard.
    void copyBoard(Clipboard clipboard) {
        Supplier<BoardPicture> drawn = drawn();
        bench.jobs().start(words.text("job.picture"), () -> {
            BoardPicture picture = drawn.get();
            byte[] png = picture.png(SHARP);
            String text = picture.spoken();
            return (Runnable) () -> clipboard.putPicture(png, text);
        }, put -> {
            put.run();
            bench.hintProperty().set(words.text("taken.picture"));
        }, this::failed);
    }

    /// What the board shows now, to be drawn on any thread.
    private Supplier<BoardPicture> drawn() {
        Plan plan = bench.session().plan();
        Verdict verdict = bench.verdicts().verdict();
        Results results = verdict.confirmed() ? verdict.results() : null;
        Moment moment = bench.modeProperty().get() == GaugeModel.Mode.MOMENT ? bench.time().momentProperty().get() : null;
        Map<TenantId, List<Double>> loads = plan.tenants().stream().collect(Collectors.toMap(Tenant::id, tenant -> bench.time().loads(tenant.id())));
        Tokens tokens = bench.darkProperty().get() ? Tokens.GRAPHITE : Tokens.PAPER;
        CellFigure cells = bench.lens().cells();
        return () -> new BoardPicture(BoardModel.of(plan, Selection.none(), results, moment, tenant -> loads.getOrDefault(tenant, List.of())), tokens, cells, WorkbenchPicture.BOARD_WIDTH);
    }

    private void export(Path path, Plan plan, Results results) {
        Contention contention = bench.contentions().of(plan).orElse(null);
        int exportThreads = threads.getAsInt();
        bench.jobs().startApart(words.text("job.export", name(path)), job -> () -> {
            ScenarioRuns scenarios = plan.scenarios().others().isEmpty() ? null : new ScenarioRuns(plan, exportThreads);
            if (scenarios == null || scenarios.run(job::cancelled)) {
                PlanWorkbook.write(path, Dossier.of(plan, results).with(contention).with(scenarios), watching(job));
            }
            return path;
        }, done -> bench.hintProperty().set(words.text("exported", done)), this::failed);
    }

    private static ExportWatch watching(Job job) {
        return new ExportWatch() {
            @Override
            public void progress(double share) {
                job.report(share);
            }

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }
        };
    }

    /// Asks for a trace and adds its tenant, or tenants, to the first lane.
    void importTrace() {
        bench.dialogs().chooseOpen(Dialogs.FileKind.TRACE).ifPresent(this::importTrace);
    }

    private void importTrace(Path path) {
        bench.jobs().start(words.text("job.import", name(path)), job -> () -> TraceFile.read(path, watch(job)), this::add, this::failed);
    }

    private static ImportWatch watch(Job job) {
        return new ImportWatch() {
            @Override
            public void progress(double share) {
                job.report(share);
            }

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }
        };
    }

    private void add(Imported imported) {
        try {
            Set<TenantId> before = bench.session().plan().tenants().stream().map(Tenant::id).collect(Collectors.toSet());
            if (bench.session().apply(TraceImport.USUAL.edit(bench.session().plan(), imported))) {
                bench.session().plan().tenants().stream().map(Tenant::id).filter(id -> !before.contains(id)).findFirst()
                        .ifPresent(id -> bench.selectionProperty().set(new Selection.OfTenant(id)));
                bench.hintProperty().set(String.join(" ", imported.notes()));
            }
        } catch (InvalidPlan refused) {
            failed(refused);
        }
    }

    private void failed(Exception failure) {
        bench.dialogs().error(Problems.said(failure), "");
    }

    private static String name(Path path) {
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    /// Opens or imports files that were dropped on the window, or says why not.
    ///
    /// @param files at least one
    void openOrImport(List<Path> files) {
        switch (Dropped.of(files)) {
            case Dropped.OfPlan(var file) -> bench.session().open(file);
            case Dropped.OfTrace(var file) -> importDropped(file);
            case Dropped.Refused(var why) -> bench.dialogs().error(why, "");
        }
    }

    private void importDropped(Path trace) {
        if (bench.session().plan().partitions().stream().allMatch(Partition::reserved)) {
            bench.dialogs().error(words.text("drop.noLane", name(trace)), "");
        } else {
            importTrace(trace);
        }
    }
}

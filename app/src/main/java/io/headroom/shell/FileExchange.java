package io.headroom.shell;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.offers.OfferAnswer;
import io.headroom.answers.KnownAnswers;
import io.headroom.board.Selection;
import io.headroom.compare.ScenarioRuns;
import io.headroom.engine.Results;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Partition;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.report.Dossier;
import io.headroom.report.ExportWatch;
import io.headroom.report.OtherSizes;
import io.headroom.report.PlanWorkbook;
import io.headroom.report.pdf.SummaryPdf;
import io.headroom.session.Dialogs;
import io.headroom.session.Job;
import io.headroom.session.Verdict;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import io.headroom.trace.ImportWatch;
import io.headroom.trace.Imported;
import io.headroom.trace.TraceFile;
import io.headroom.trace.TraceImport;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// What comes into a plan from other files, and what leaves it for them. Knows no scene graph.
final class FileExchange {
    /// Share of an export that the comparison with other scenarios or sizes is, which is simulated, about.
    private static final double COMPARING = 0.8;

    private final Words words = Words.of(FileExchange.class);
    private final Workbench bench;
    private final IntSupplier threads;

    /// @param threads how many threads an export may use now
    FileExchange(Workbench bench, IntSupplier threads) {
        this.bench = bench;
        this.threads = threads;
    }

    /// Asks for a file and writes the workbook of the plan and its verdict.
    void exportWorkbook(Dossier.Edition edition) {
        Verdict verdict = bench.verdicts().verdict();
        Results results = verdict.results();
        if (!verdict.confirmed() || results == null) {
            return;
        }
        askAndExport(Dossier.of(verdict.plan(), results).in(edition), new Form(Dialogs.FileKind.WORKBOOK, ".xlsx", "exported", PlanWorkbook::write));
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
        chosen.ifPresent(edition -> askAndExport(Dossier.of(verdict.plan(), results).in(editions.get(edition)),
                new Form(Dialogs.FileKind.SUMMARY, ".pdf", "exported.summary", (path, whole, _) -> SummaryPdf.write(path, whole))));
    }

    /// A kind of file that a dossier is written to.
    ///
    /// @param said what is said when it is there
    private record Form(Dialogs.FileKind file, String ending, String said, Writing writing) {}

    /// Writes a dossier to a file.
    @FunctionalInterface
    private interface Writing {
        void write(Path path, Dossier whole, ExportWatch watch) throws IOException;
    }

    private void askAndExport(Dossier alone, Form form) {
        bench.dialogs().chooseSave(form.file(), bench.fileName(form.ending())).ifPresent(path -> export(path, alone, form));
    }

    private void export(Path path, Dossier alone, Form form) {
        KnownAnswers answered = bench.answers().answered();
        Dossier dossier = alone.with(bench.contentions().of(alone.plan()).orElse(null)).with(answered.of(alone.plan(), Forecast.class).orElse(null))
                .with(answered.of(alone.plan(), SoldLanes.class).orElse(null)).with(answered.of(alone.plan(), OfferAnswer.class).orElse(null));
        int exportThreads = threads.getAsInt();
        bench.jobs().startApart(words.text("job.export", name(path)), job -> () -> {
            AtomicFile.check(path);
            Dossier whole = compared(dossier, exportThreads, job).orElse(null);
            if (whole != null) {
                form.writing().write(path, whole, watching(job, whole.scenarios() == null && whole.sizes() == null ? 0 : COMPARING));
            }
            return path;
        }, done -> bench.hintProperty().set(words.text(form.said(), done)), failure -> notExported(failure, alone, form));
    }

    /// A file that is open in another program, or may not be written, need not be the end of it.
    private void notExported(Exception failure, Dossier alone, Form form) {
        if (!(failure instanceof SaveFailed failed && failed.elsewhere())) {
            failed(failure);
        } else if (bench.dialogs().elsewhere(Problems.said(failure))) {
            askAndExport(alone, form);
        }
    }

    /// The dossier with the plan against its other scenarios, or else against other sizes; empty where the job was cancelled.
    private static Optional<Dossier> compared(Dossier dossier, int threads, Job job) {
        boolean scenarios = !dossier.plan().scenarios().others().isEmpty();
        ScenarioRuns runs = scenarios ? new ScenarioRuns(dossier.plan(), threads) : OtherSizes.of(dossier.plan(), dossier.results(), threads);
        if (runs == null) {
            return Optional.of(dossier);
        }
        AtomicInteger reported = new AtomicInteger();
        if (!runs.run(() -> cancelled(job, (int) (100 * runs.progress()), reported))) {
            return Optional.empty();
        }
        return Optional.of(scenarios ? dossier.with(runs) : dossier.withSizes(runs));
    }

    /// Asked every few milliseconds, so only each further percent is told.
    private static boolean cancelled(Job job, int percent, AtomicInteger reported) {
        if (reported.getAndSet(percent) != percent) {
            job.report(COMPARING * percent / 100);
        }
        return job.cancelled();
    }

    /// @param from share of the job that is done before the workbook is written
    private static ExportWatch watching(Job job, double from) {
        return new ExportWatch() {
            @Override
            public void progress(double share) {
                job.report(from + (1 - from) * share);
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
            case Dropped.OfTable(var file) -> look(file);
            case Dropped.OfSheet(var file) -> bench.importing().read(file);
            case Dropped.Refused(var why) -> bench.dialogs().error(why, "");
        }
    }

    private void look(Path table) {
        bench.jobs().start(words.text("job.look", name(table)), () -> TraceFile.holdsTrace(table), trace -> {
            if (trace) {
                importDropped(table);
            } else {
                bench.importing().read(table);
            }
        }, this::failed);
    }

    private void importDropped(Path trace) {
        if (bench.session().plan().partitions().stream().allMatch(Partition::reserved)) {
            bench.dialogs().error(words.text("drop.noLane", name(trace)), "");
        } else {
            importTrace(trace);
        }
    }
}

package io.headroom.shell;

import io.headroom.session.Job;
import io.headroom.session.TimeLeft;
import io.headroom.session.Verdict;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All long work that goes on: files, searches and exports, oldest first, and then the verdict. Knows no scene graph.
final class WorkModel {
    /// A piece of work.
    ///
    /// @param what     tells it from others
    /// @param name     in words
    /// @param share    share done, 0 to 1, or below 0 where it is not known
    /// @param left     how long it will still take, in words; empty where that cannot be told
    /// @param cancel   ends it
    record Row(Object what, String name, double share, String left, Runnable cancel) {
        /// The share in words, e.g. "65 %"; empty where it is not known.
        String percent() {
            return share < 0 ? "" : "%3.0f %%".formatted(share * 100);
        }
    }

    private final Words words = Words.of(WorkModel.class);
    private final Workbench bench;
    private final Map<Object, TimeLeft> times = new HashMap<>();

    WorkModel(Workbench bench) {
        this.bench = bench;
    }

    /// What goes on now.
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Job job : bench.jobs().running()) {
            rows.add(row(job, job.cancelled() ? words.text("status.cancelling", job.name()) : job.name(), job.progressProperty().get(), job::cancel));
        }
        Verdict verdict = bench.verdicts().verdict();
        if (verdict.running()) {
            String horizon = bench.format().durationExact(bench.session().plan().run().durationSeconds()).text();
            rows.add(row(verdict.plan(), words.text("status.simulating", horizon), bench.verdicts().progressProperty().get(), bench.verdicts()::cancel));
        }
        times.keySet().retainAll(rows.stream().map(Row::what).toList());
        return rows;
    }

    private Row row(Object what, String name, double share, Runnable cancel) {
        double seconds = times.computeIfAbsent(what, _ -> new TimeLeft(bench.clock()::nanos)).seconds(what, share);
        return new Row(what, name, share, Double.isNaN(seconds) ? "" : words.text("status.left", bench.format().durationExact(Math.max(1, Math.rint(seconds))).text()), cancel);
    }
}

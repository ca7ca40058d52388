package io.headroom.shell;

import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The plans that come with Headroom.
final class Samples {
    /// A plan that tells a story.
    ///
    /// @param name name of its file, without extension
    /// @param title what it is about
    record Sample(String name, String title) {
        /// What it is called, without what it is about.
        String shortTitle() {
            return title.replaceFirst(":.*", "");
        }

        /// One sentence on what it shows.
        String line() {
            return Words.of(Samples.class).text("sample." + name + ".line");
        }
    }

    private Samples() {}

    /// All of them, the one to begin with first.
    static List<Sample> all() {
        Words words = Words.of(Samples.class);
        return List.of(words.text("samples").split(",", -1)).stream().map(name -> new Sample(name, words.text("sample." + name))).toList();
    }

    static PlanDocument read(Sample sample) throws IOException {
        String file = sample.name() + PlanFile.EXTENSION;
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/io/headroom/samples/" + file), file)) {
            return PlanFile.read(file, in);
        }
    }

    /// Opens a sample as a document without a file, so that saving asks for one.
    static void open(Sample sample, Workbench bench) {
        Words words = Words.of(Samples.class);
        bench.jobs().start(words.text("job.sample", sample.title()), () -> read(sample), bench.session()::openCopy,
                failure -> bench.dialogs().error(words.text("error.sample", sample.title()), failure.toString()));
    }
}

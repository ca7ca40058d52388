package io.headroom.shell;

import io.headroom.session.Verdict;
import io.headroom.welcome.Guide;
import io.headroom.welcome.GuideModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The guided first plan of a workbench: made when it is first asked for, and told of every change while it is open.
public final class GuideDesk {
    private final Workbench bench;
    private final ReadOnlyObjectWrapper<@Nullable GuideModel> shown = new ReadOnlyObjectWrapper<>(this, "shown", null);
    private @Nullable Guide guide;

    GuideDesk(Workbench bench) {
        this.bench = bench;
    }

    /// What the guide says; null while it is closed.
    public ReadOnlyObjectProperty<@Nullable GuideModel> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The guide, while it is open.
    @Nullable Guide shown() {
        return shown.get() == null ? null : guide;
    }

    /// Whether it was begun and not ended.
    public boolean begun() {
        return Guide.begun(bench.settings());
    }

    /// Opens the guide where it was left, and the sample it works on unless that is open.
    public void open() {
        Guide opened = guide == null ? make() : guide;
        guide = opened;
        see();
        opened.open();
        if (Guide.follows(bench.session().plan())) {
            bench.welcome().hide();
        } else {
            openSample();
        }
    }

    /// Opens the sample the guide works on.
    void openSample() {
        Samples.open(Samples.all().getFirst(), bench);
    }

    private Guide make() {
        Guide made = new Guide(bench.settings(), bench.format());
        made.modelProperty().subscribe(shown::set);
        bench.session().planProperty().subscribe(_ -> see());
        bench.session().dirtyProperty().subscribe(_ -> see());
        bench.selectionProperty().subscribe(_ -> see());
        bench.verdicts().verdictProperty().subscribe(_ -> see());
        bench.comparison().openProperty().subscribe(_ -> see());
        return made;
    }

    @SuppressWarnings("ReferenceEquality")
    private void see() {
        Guide told = guide;
        if (told != null) {
            Verdict verdict = bench.verdicts().verdict();
            boolean known = verdict.confirmed() && verdict.plan() == bench.session().plan();
            boolean saved = !bench.session().dirtyProperty().get() && bench.session().fileProperty().get().isPresent();
            told.see(new Guide.Seen(bench.session().plan(), bench.selectionProperty().get(), known ? verdict.results() : null, bench.comparison().openProperty().get(), saved));
        }
    }
}

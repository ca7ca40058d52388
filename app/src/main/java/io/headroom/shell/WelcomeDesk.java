package io.headroom.shell;

import io.headroom.plan.Plan;
import io.headroom.session.RecentFiles;
import io.headroom.session.Session;
import io.headroom.session.TaskRunner;
import io.headroom.welcome.PlanSketch;
import io.headroom.welcome.Sketches;
import io.headroom.welcome.WelcomeModel;
import io.headroom.welcome.WelcomeModel.RecentCard;
import io.headroom.welcome.WelcomeModel.SampleCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// What the welcome pane shows, and whether it is shown. Nothing is read before it is: then recent files are looked up and samples are read in the background, and the
/// pane fills with pictures as they come. Opening or beginning a plan takes the pane away.
public final class WelcomeDesk {
    private final Session session;
    private final RecentFiles recent;
    private final Sketches sketches;
    private final TaskRunner runner;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", false);
    private final Map<Path, Sketches.Found> found = new HashMap<>();
    private final Map<String, PlanSketch> samples = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable WelcomeModel> model = new ReadOnlyObjectWrapper<>(this, "model", null);
    private boolean guideBegun;
    private boolean begun;
    private boolean opened;

    WelcomeDesk(Session session, RecentFiles recent, Sketches sketches, TaskRunner runner) {
        this.session = session;
        this.recent = recent;
        this.sketches = sketches;
        this.runner = runner;
        session.listen(new Session.Listener() {
            @Override
            public void edited(Plan plan) {
                opened = true;
            }

            @Override
            public void opened(Plan plan) {
                opened = true;
                hide();
            }
        });
        recent.files().addListener((ListChangeListener<Path>) _ -> {
            if (shown.get()) {
                refresh();
            }
        });
    }

    /// Whether the pane is shown.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// What it shows; null before it is shown for the first time.
    public ReadOnlyObjectProperty<@Nullable WelcomeModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /// Shows the pane.
    ///
    /// @param guide whether the guided plan was begun and not ended
    public void show(boolean guide) {
        guideBegun = guide;
        refresh();
        shown.set(true);
        if (!begun) {
            begun = true;
            runner.apart(this::readSamples);
        }
    }

    /// Shows the open plan again.
    public void hide() {
        shown.set(false);
    }

    /// Takes a plan out of the list.
    public void forget(Path file) {
        recent.remove(file);
    }

    private void refresh() {
        publish();
        List<Path> files = List.copyOf(recent.files());
        sketches.find(files, answer -> {
            found.putAll(answer);
            publish();
        });
    }

    private void readSamples() {
        for (Samples.Sample sample : Samples.all()) {
            try {
                PlanSketch sketch = PlanSketch.of(Samples.read(sample).plan());
                runner.front(() -> {
                    samples.put(sample.name(), sketch);
                    publish();
                });
            } catch (IOException missing) {
                // Its card stays without a picture; opening it says what is wrong.
                System.getLogger(WelcomeDesk.class.getName()).log(System.Logger.Level.DEBUG, "Sample not read", missing);
            }
        }
    }

    private void publish() {
        List<RecentCard> recents = recent.files().stream().map(this::card).toList();
        List<SampleCard> cards = Samples.all().stream()
                .map(sample -> new SampleCard(sample.name(), sample.shortTitle(), sample.line(), samples.get(sample.name()))).toList();
        model.set(new WelcomeModel(recents, cards, opened ? session.titleProperty().get() : "", guideBegun));
    }

    private RecentCard card(Path file) {
        Sketches.Found known = found.get(file);
        String folder = Objects.requireNonNullElse(file.getParent(), file).toString();
        return new RecentCard(file, Objects.requireNonNullElse(file.getFileName(), file).toString(), folder, known != null && !known.there(), known == null ? null : known.sketch());
    }
}

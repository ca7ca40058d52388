package io.headroom.shell;

import io.headroom.look.Tokens;
import io.headroom.welcome.WelcomeActions;
import io.headroom.welcome.WelcomeView;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Shows the welcome pane of a window while its desk says so. The pane is made when it is first needed.
final class WelcomePane {
    private final Workbench bench;
    private final Commands commands;
    private final FrameCover cover;
    private final ObservableValue<Tokens> tokens;
    private @Nullable WelcomeView view;

    WelcomePane(Workbench bench, Commands commands, FrameCover cover, ObservableValue<Tokens> tokens) {
        this.bench = bench;
        this.commands = commands;
        this.cover = cover;
        this.tokens = tokens;
        bench.welcome().shownProperty().subscribe(this::shown);
        bench.welcome().modelProperty().subscribe(model -> {
            if (view != null && model != null) {
                view.show(model);
            }
        });
    }

    private void shown(boolean now) {
        if (!now) {
            cover.uncover();
            return;
        }
        WelcomeView made = view == null ? new WelcomeView(tokens, new Chosen()) : view;
        view = made;
        if (bench.welcome().modelProperty().get() != null) {
            made.show(bench.welcome().modelProperty().get());
        }
        cover.cover(made);
        made.setVvalue(0);
        // A scroll pane has its content in the scene once it has its skin, and only what is in a scene can have the focus.
        made.applyCss();
        made.focusFirst();
    }

    private final class Chosen implements WelcomeActions {
        @Override
        public void newPlan() {
            commands.get("file.new").run();
        }

        @Override
        public void open() {
            commands.get("file.open").run();
        }

        @Override
        public void guide() {
            commands.get("help.guide").run();
        }

        @Override
        public void sample(String name) {
            Samples.all().stream().filter(sample -> sample.name().equals(name)).findFirst().ifPresent(sample -> Samples.open(sample, bench));
        }

        @Override
        public void recent(Path file) {
            bench.session().open(file);
        }

        @Override
        public void forget(Path file) {
            bench.welcome().forget(file);
        }

        @Override
        public void back() {
            bench.welcome().hide();
        }
    }
}

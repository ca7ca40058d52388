package io.headroom.shell;

import io.headroom.board.BoardModel;
import io.headroom.board.BoardPicture;
import io.headroom.board.CellFigure;
import io.headroom.board.Selection;
import io.headroom.cli.Picture;
import io.headroom.engine.Results;
import io.headroom.errors.ErrorLine;
import io.headroom.look.Theme;
import io.headroom.look.Tokens;
import io.headroom.plan.Plan;
import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.EngineThreads;
import io.headroom.session.PlanFiles;
import io.headroom.session.TaskRunner;
import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;

/// Draws the workbench off the screen: no window, no display needed.
public final class WorkbenchPicture implements Picture {
    /// Width of a column of a picture of the board, px.
    static final double BOARD_WIDTH = 1_200;

    @Override
    public byte[] png(Plan plan, Results results, Look look) {
        return Offscreen.png(() -> scene(plan, results, look));
    }

    @Override
    public byte[] svg(Plan plan, Results results, Scheme theme) {
        BoardModel board = BoardModel.of(plan, Selection.none(), results, null);
        return new BoardPicture(board, theme == Scheme.LIGHT ? Tokens.PAPER : Tokens.GRAPHITE, CellFigure.LOAD, BOARD_WIDTH).svg();
    }

    private static Scene scene(Plan plan, Results results, Look look) {
        Theme.Choice theme = look.theme() == Scheme.LIGHT ? Theme.Choice.LIGHT : Theme.Choice.DARK;
        Theme worn = new Theme(theme);
        Still still = new Still();
        Ports ports = new Ports(still, still, still, still, still, new StillSimulator(results), PlanFiles.onDisk(), still, Path.of("no-settings"), new EngineThreads(1));
        Workbench bench = new Workbench(ports);
        bench.session().openCopy(PlanDocument.of(plan));
        bench.darkProperty().set(worn.dark());
        WorkbenchView view = new WorkbenchView(bench, worn.tokensProperty(), new ErrorLine(), new NoWindow(theme));
        Scene scene = new Scene(view, look.width(), look.height());
        worn.dress(scene);
        view.show();
        return scene;
    }

    /// Nothing goes on in a picture: work is done at once, no timer fires, nobody is asked.
    private static final class Still implements TaskRunner, Clock, Dialogs {
        @Override
        public void background(Runnable work) {
            work.run();
        }

        @Override
        public void front(Runnable work) {
            work.run();
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Timer every(Duration period, Runnable tick) {
            return () -> {};
        }

        @Override
        public Timer after(Duration delay, Runnable action) {
            return () -> {};
        }

        @Override
        public Optional<Path> chooseOpen(FileKind kind) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseSave(FileKind kind, String suggestion) {
            return Optional.empty();
        }

        @Override
        public Unsaved unsavedChanges(String document) {
            return Unsaved.CANCEL;
        }

        @Override
        public Optional<Integer> choose(String question, List<String> options) {
            return Optional.empty();
        }

        @Override
        public Optional<String> name(String question, String suggestion) {
            return Optional.empty();
        }

        @Override
        public boolean elsewhere(String problem) {
            return false;
        }

        @Override
        public void error(String line, String details) {
            // A picture shows the plan; whoever draws it has evaluated it and heard of errors.
        }
    }
}

package io.headroom.shell;

import io.headroom.board.BoardModel;
import io.headroom.board.BoardPicture;
import io.headroom.board.CellFigure;
import io.headroom.board.Selection;
import io.headroom.engine.Moment;
import io.headroom.engine.Results;
import io.headroom.look.Tokens;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.readings.GaugeModel;
import io.headroom.session.Clipboard;
import io.headroom.session.Dialogs;
import io.headroom.session.Verdict;
import io.headroom.store.AtomicFile;
import io.headroom.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The whole board as a picture, drawn in the background: into a file, or to the clipboard. Knows no scene graph.
final class BoardExport {
    /// Pixels of a bitmap for each of the board.
    private static final double SHARP = 2;

    private final Words words = Words.of(BoardExport.class);
    private final Workbench bench;

    BoardExport(Workbench bench) {
        this.bench = bench;
    }

    /// Asks for a file and draws the board as it is now: a bitmap, or shapes and words where the name ends in `.svg`.
    void toFile() {
        bench.dialogs().chooseSave(Dialogs.FileKind.BOARD, bench.fileName(".png")).ifPresent(this::write);
    }

    private void write(Path path) {
        String name = Objects.requireNonNullElse(path.getFileName(), path).toString();
        boolean vector = name.toLowerCase(Locale.ROOT).endsWith(".svg");
        if (!vector && !name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            bench.dialogs().error(words.text("board.ending", name), "");
            return;
        }
        Supplier<BoardPicture> drawn = drawn();
        bench.jobs().start(words.text("job.export", name), () -> {
            byte[] bytes = vector ? drawn.get().svg() : drawn.get().png(SHARP);
            AtomicFile.replace(path, out -> out.write(bytes));
            return path;
        }, done -> bench.hintProperty().set(words.text("exported.picture", done)), this::failed);
    }

    /// Draws the board as it is now and puts it on a clipboard.
    void toClipboard(Clipboard clipboard) {
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

    private void failed(Exception failure) {
        bench.dialogs().error(Problems.said(failure), "");
    }
}

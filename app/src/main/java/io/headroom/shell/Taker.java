package io.headroom.shell;

import io.headroom.copying.TakenEvent;
import io.headroom.problems.Problems;
import io.headroom.session.Clipboard;
import io.headroom.session.Dialogs;
import io.headroom.store.AtomicFile;
import io.headroom.words.Words;
import java.nio.file.Path;
import javafx.scene.image.Image;

/// Takes what views give out, to the clipboard or into a file.
final class Taker {
    private final Words words = Words.of(Taker.class);
    private final Workbench bench;
    private final Clipboard clipboard;

    Taker(Workbench bench, Clipboard clipboard) {
        this.bench = bench;
        this.clipboard = clipboard;
    }

    void take(TakenEvent event) {
        switch (event.what()) {
            case TakenEvent.Table(var table) -> {
                clipboard.putTable(table.text(), table.html());
                bench.hintProperty().set(words.count("taken.table", table.rows().size()));
            }
            case TakenEvent.Picture(var image, var text) -> {
                clipboard.putPicture(Offscreen.encode(image), text);
                bench.hintProperty().set(words.text("taken.picture"));
            }
            case TakenEvent.File(var image) -> bench.dialogs().chooseSave(Dialogs.FileKind.PICTURE, words.text("taken.file")).ifPresent(file -> save(file, image));
        }
        event.consume();
    }

    private void save(Path file, Image image) {
        bench.jobs().start(words.text("job.export", file.getFileName()), () -> {
            byte[] png = Offscreen.encode(image);
            AtomicFile.replace(file, out -> out.write(png));
            return file;
        }, done -> bench.hintProperty().set(words.text("exported.picture", done)), failure -> bench.dialogs().error(Problems.said(failure), ""));
    }
}

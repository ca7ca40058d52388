package io.headroom.shell;

import io.headroom.session.Clipboard;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// The clipboard of the desktop, through JavaFX.
final class FxClipboard implements Clipboard {
    private static final String TYPE = "application/x-headroom-tenants";

    private static DataFormat format() {
        // A format may be made once in a process.
        DataFormat known = DataFormat.lookupMimeType(TYPE);
        return known == null ? new DataFormat(TYPE) : known;
    }

    private static javafx.scene.input.Clipboard system() {
        return javafx.scene.input.Clipboard.getSystemClipboard();
    }

    @Override
    public void put(String clip, String text) {
        ClipboardContent content = new ClipboardContent();
        content.put(format(), clip);
        content.putString(text);
        system().setContent(content);
    }

    @Override
    public void putTable(String text, String html) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        content.putHtml(html);
        system().setContent(content);
    }

    @Override
    public void putPicture(byte[] png, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(new Image(new ByteArrayInputStream(png)));
        content.putString(text);
        system().setContent(content);
    }

    @Override
    public Optional<String> clip() {
        return system().getContent(format()) instanceof String clip ? Optional.of(clip) : Optional.empty();
    }

    @Override
    public Optional<String> text() {
        return Optional.ofNullable(system().getString());
    }
}

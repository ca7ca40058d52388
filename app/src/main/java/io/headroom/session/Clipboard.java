package io.headroom.session;

import java.util.Optional;

/// The clipboard of the desktop.
public interface Clipboard {
    /// Puts tenants on it.
    ///
    /// @param clip the text of a [io.headroom.store.TenantClip], which other programs do not see
    /// @param text what other programs get
    void put(String clip, String text);

    /// Puts a table on it.
    ///
    /// @param text with tabs between cells
    /// @param html the same as a table
    void putTable(String text, String html);

    /// Puts a picture on it.
    ///
    /// @param png the bytes of a PNG file
    /// @param text what programs get that take no picture
    void putPicture(byte[] png, String text);

    /// The clip that was put there last, by whichever Headroom; empty where something else was put there since.
    Optional<String> clip();

    /// The text there; empty where there is none.
    Optional<String> text();
}

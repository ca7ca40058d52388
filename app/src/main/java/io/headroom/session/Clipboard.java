package io.headroom.session;

import java.util.Optional;

/// The clipboard of the desktop, as far as tenants go through it.
public interface Clipboard {
    /// Puts tenants on it.
    ///
    /// @param clip the text of a [io.headroom.store.TenantClip], which other programs do not see
    /// @param text what other programs get
    void put(String clip, String text);

    /// The clip that was put there last, by whichever Headroom; empty where something else was put there since.
    Optional<String> clip();

    /// The text there; empty where there is none.
    Optional<String> text();
}

package io.headroom.look;

import java.util.Objects;

/// The style sheet of the window's own parts.
public final class ShellSheet {
    private ShellSheet() {}

    /// Where it lies.
    public static String url() {
        return Objects.requireNonNull(ShellSheet.class.getResource("/io/headroom/assets/theme/shell.css"), "shell.css is missing from the application").toExternalForm();
    }
}

package io.headroom.shell;

import java.util.Objects;

/// The style sheet of the window's own parts.
final class ShellSheet {
    private ShellSheet() {}

    static String url() {
        return Objects.requireNonNull(ShellSheet.class.getResource("/io/headroom/assets/theme/shell.css"), "shell.css is missing from the application").toExternalForm();
    }
}

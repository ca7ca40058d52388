package io.headroom.board;

import java.net.URL;

/// The style sheet of the board.
final class BoardSheet {
    private BoardSheet() {}

    static String url() {
        URL url = BoardSheet.class.getResource("/io/headroom/assets/theme/board.css");
        if (url == null) {
            throw new IllegalStateException("The style sheet board.css is missing from the application");
        }
        return url.toExternalForm();
    }
}

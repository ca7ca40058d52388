package io.headroom.store;

import java.util.regex.Pattern;

/// JSON paths as text: `$.tenants[2].name`, with a key that is no plain word quoted.
final class PathText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,59}(?:\\[[0-9]+\\])?");

    private PathText() {}

    static String child(String path, String key) {
        return WORD.matcher(key).matches() ? path + '.' + key : path + '[' + OneLine.quote(key) + ']';
    }
}

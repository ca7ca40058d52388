package io.headroom.look;

import java.net.URL;
import java.util.List;
import javafx.scene.text.Font;

/// The two type families, loaded once from the jars that carry them.
///
/// JavaFX takes each weight of a loaded `.woff` for a family of its own, so `-fx-font-weight: 600` finds nothing: a heading names [#WORDS_BOLD].
public final class Fonts {
    /// Family for words.
    public static final String WORDS = "Source Sans Pro";

    /// Family for words, weight 600.
    public static final String WORDS_BOLD = "Source Sans Pro SemiBold";

    /// Family for figures: a mono face, because JavaFX cannot switch on tabular digits.
    public static final String FIGURES = "JetBrains Mono";

    /// Family for figures, weight 600.
    public static final String FIGURES_BOLD = "JetBrains Mono SemiBold";

    private static final List<String> FILES = List.of(
            "fontsource__source-sans-pro/5.2.5/files/source-sans-pro-latin-400-normal.woff",
            "fontsource__source-sans-pro/5.2.5/files/source-sans-pro-latin-600-normal.woff",
            "fontsource__jetbrains-mono/4.5.11/files/jetbrains-mono-all-400-normal.woff",
            "fontsource__jetbrains-mono/4.5.11/files/jetbrains-mono-all-600-normal.woff");

    private static boolean loaded;

    private Fonts() {}

    /// Loads the fonts if they are not there yet. Call it before the first scene is styled; the toolkit need not run.
    ///
    /// @throws IllegalStateException when a font is missing from the class path
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (String file : FILES) {
            URL url = Fonts.class.getResource("/META-INF/resources/webjars/" + file);
            if (url == null || Font.loadFont(url.toExternalForm(), 12) == null) {
                throw new IllegalStateException("The font %s cannot be loaded. Maybe its jar has another version?".formatted(file));
            }
        }
        loaded = true;
    }
}

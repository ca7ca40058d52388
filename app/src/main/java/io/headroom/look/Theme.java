package io.headroom.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Dresses scenes in paper (light) or graphite (dark), in usual or high contrast, and changes them live.
///
/// AtlantaFX's Primer sheet is the user agent sheet of each scene; the scheme's colours and then `headroom.css` lie over it. Belongs to the
/// JavaFX thread.
public final class Theme {
    /// Which scheme to wear.
    public enum Choice {
        /// Whatever the desktop wears, and change when it does.
        DESKTOP,
        /// Paper.
        LIGHT,
        /// Graphite.
        DARK
    }

    private static final String LIGHT_BASE = new PrimerLight().getUserAgentStylesheetBSS();
    private static final String DARK_BASE = new PrimerDark().getUserAgentStylesheetBSS();
    private static final String PAPER = asset("paper.css").toExternalForm();
    private static final String GRAPHITE = asset("graphite.css").toExternalForm();
    private static final String PAPER_CONTRAST = asset("paper-contrast.css").toExternalForm();
    private static final String GRAPHITE_CONTRAST = asset("graphite-contrast.css").toExternalForm();
    private static final String CONTRAST = asset("contrast.css").toExternalForm();
    private static final String SHAPES = asset("headroom.css").toExternalForm();
    private static final List<String> OURS = List.of(PAPER, GRAPHITE, PAPER_CONTRAST, GRAPHITE_CONTRAST, SHAPES, CONTRAST);

    // Weak: a dialog's scene must be free to go when its window closes.
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyObjectWrapper<Tokens> tokens = new ReadOnlyObjectWrapper<>(this, "tokens", Tokens.PAPER);
    private Choice choice;
    private boolean dark;
    // What the user chose, or null to do as the desktop does.
    private @Nullable Boolean contrast;
    private @Nullable Boolean still;

    /// @param choice the scheme to begin with
    public Theme(Choice choice) {
        this.choice = choice;
        Fonts.load();
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> wear());
        Platform.getPreferences().addListener((MapChangeListener<String, Object>) _ -> wear());
    }

    /// Dresses a scene, now and whenever the scheme changes. Other style sheets of the scene stay, after ours.
    public void dress(Scene scene) {
        scenes.add(scene);
        wear(scene);
    }

    /// Changes the scheme of every dressed scene.
    public void choose(Choice chosen) {
        choice = chosen;
        wear();
    }

    /// What was chosen.
    public Choice choice() {
        return choice;
    }

    /// Whether graphite is worn now.
    public boolean dark() {
        return dark;
    }

    /// Wears high contrast or not, whatever the desktop does.
    public void highContrast(boolean high) {
        contrast = high;
        wear();
    }

    /// Whether high contrast is worn now: as chosen, else as the desktop does.
    public boolean highContrast() {
        return contrast == null ? desktopContrast() : contrast;
    }

    /// Lets things move or not, whatever the desktop does. Views ask their scene: `getScene().getPreferences().isReducedMotion()`.
    public void reducedMotion(boolean reduced) {
        still = reduced;
        wear();
    }

    /// Whether nothing moves by itself: as chosen, else as the desktop does.
    public boolean reducedMotion() {
        return still == null ? Platform.getPreferences().isReducedMotion() : still;
    }

    /// JavaFX has no property for it yet, but hands over what Windows and GTK say.
    private static boolean desktopContrast() {
        Platform.Preferences desktop = Platform.getPreferences();
        return desktop.getBoolean("Windows.SPI.HighContrast").orElse(false) || desktop.getString("GTK.theme_name").map(name -> name.contains("HighContrast")).orElse(false);
    }

    /// The colours worn now. A canvas redraws when this changes.
    public ReadOnlyObjectProperty<Tokens> tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    /// The colours worn now.
    public Tokens tokens() {
        return tokens.get();
    }

    private void wear() {
        dark = switch (choice) {
            case DESKTOP -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        tokens.set(highContrast() ? dark ? Tokens.GRAPHITE_CONTRAST : Tokens.PAPER_CONTRAST : dark ? Tokens.GRAPHITE : Tokens.PAPER);
        // The list of a combo box is measured before its window has the sheets of ours: where it finds JavaFX's own sheet then, it looks for colours that ours do not know.
        Application.setUserAgentStylesheet(base());
        scenes.forEach(this::wear);
    }

    private String base() {
        return dark() ? DARK_BASE : LIGHT_BASE;
    }

    private void wear(Scene scene) {
        scene.setUserAgentStylesheet(base());
        List<String> others = scene.getStylesheets().stream().filter(sheet -> !OURS.contains(sheet)).toList();
        if (highContrast()) {
            scene.getStylesheets().setAll(dark() ? GRAPHITE_CONTRAST : PAPER_CONTRAST, SHAPES, CONTRAST);
        } else {
            scene.getStylesheets().setAll(dark() ? GRAPHITE : PAPER, SHAPES);
        }
        scene.getStylesheets().addAll(others);
        scene.getPreferences().setColorScheme(dark() ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getPreferences().setReducedMotion(still);
        scene.setFill(tokens.get().canvas());
    }

    static URL asset(String file) {
        URL url = Theme.class.getResource("/io/headroom/assets/theme/" + file);
        if (url == null) {
            throw new IllegalStateException("The style sheet %s is missing from the application".formatted(file));
        }
        return url;
    }
}

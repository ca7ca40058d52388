package io.headroom.layout;

import io.headroom.session.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which parts stand round the board and how much room each has, kept in the settings. Sizes are in em, so that they follow the size of the letters.
/// Belongs to the front; knows no scene graph.
public final class PanelLayout {
    /// A part that can be hidden.
    public enum Part {
        /// The gauges above all else; as high as they need.
        GAUGES(0, 0, 0, 0),
        /// Tray and library, left of the board.
        LEFT(19.3333, 15.6666, 12, 40),
        /// The time line below the board.
        TIMELINE(15.3333, 11, 8, 40),
        /// The inspector, right of the board.
        RIGHT(25.3333, 21.3333, 20, 48),
        /// The steps of the document, below the inspector; hidden until asked for.
        HISTORY(18, 14, 8, 40);

        private final double usual;
        private final double narrow;
        private final double least;
        private final double most;

        Part(double usual, double narrow, double least, double most) {
            this.usual = usual;
            this.narrow = narrow;
            this.least = least;
            this.most = most;
        }

        private String key(String what) {
            return "panel." + name().toLowerCase(Locale.ROOT) + "." + what;
        }
    }

    /// The least that is left for the board, em.
    static final double LEAST_BOARD = 24;

    private final Settings settings;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean compact;

    /// The layout that the settings remember.
    public PanelLayout(Settings settings) {
        this.settings = settings;
    }

    /// Does something after each change.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Whether the window is too narrow for the usual sizes; sizes the user chose stay.
    public void compact(boolean narrow) {
        if (compact != narrow) {
            compact = narrow;
            changed();
        }
    }

    /// Whether a part is to be seen.
    public boolean shown(Part part) {
        boolean asked = settings.text(part.key("shown")).map(Boolean::parseBoolean).orElse(part != Part.HISTORY);
        return asked && (part != Part.HISTORY || shown(Part.RIGHT));
    }

    /// Shows or hides a part.
    public void show(Part part, boolean shown) {
        if (shown != shown(part)) {
            settings.put(part.key("shown"), shown);
            if (part == Part.HISTORY && shown) {
                settings.put(Part.RIGHT.key("shown"), true);
            }
            changed();
        }
    }

    /// Shows a part that is hidden and hides one that is shown.
    public void toggle(Part part) {
        show(part, !shown(part));
    }

    /// The size a part would like, em: the one chosen, else the usual one.
    double size(Part part) {
        double usual = compact ? part.narrow : part.usual;
        return Math.clamp(settings.number(part.key("size")).orElse(usual), part.least, part.most);
    }

    /// Gives a part another size, em; between its least and its most.
    void resize(Part part, double size) {
        double fits = Math.clamp(size, part.least, part.most);
        if (fits != size(part)) {
            settings.put(part.key("size"), fits);
            changed();
        }
    }

    /// Gives a part its usual size again.
    void usual(Part part) {
        settings.remove(part.key("size"));
        changed();
    }

    /// Shows every part at its usual size.
    public void reset() {
        for (Part part : Part.values()) {
            settings.remove(part.key("shown"));
            settings.remove(part.key("size"));
        }
        changed();
    }

    /// The size a part gets of what there is, em: what is chosen, but less rather than that the board vanishes.
    ///
    /// @param part   [Part#LEFT], [Part#RIGHT] or [Part#TIMELINE]
    /// @param other  the part on the other side of the board if it is there, or null
    /// @param room   all there is along that way
    double given(Part part, @Nullable Part other, double room) {
        double wanted = size(part);
        double rest = room - LEAST_BOARD - (other == null ? 0 : size(other));
        if (rest >= wanted) {
            return wanted;
        }
        double both = wanted + (other == null ? 0 : size(other));
        double share = Math.max(0, room - LEAST_BOARD) * wanted / both;
        return Math.min(wanted, Math.max(share, Math.min(part.least, room / 3)));
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}

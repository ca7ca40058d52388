package io.headroom.look;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The icons, on a 16 px grid with a thin stroke. One is never alone: it stands beside its word or carries a tooltip.
///
/// Most come from the Feather pack; what it lacks is drawn here as the outline of a path on a 16 x 16 grid.
public enum Icon {
    RUN(Feather.PLAY), PAUSE(Feather.PAUSE), STEP(Feather.SKIP_FORWARD),
    UNDO("M6 3 L2.5 6.5 L6 10 M2.5 6.5 H10 A3.5 3.5 0 0 1 10 13.5 H7"),
    REDO("M10 3 L13.5 6.5 L10 10 M13.5 6.5 H6 A3.5 3.5 0 0 0 6 13.5 H9"),
    SEARCH(Feather.SEARCH), BRANCH(Feather.GIT_BRANCH),
    AUTO("M8 1.5 V6 M8 10 V14.5 M1.5 8 H6 M10 8 H14.5 M8 6.2 L9.8 8 L8 9.8 L6.2 8 Z"),
    EXPORT(Feather.UPLOAD), IMPORT(Feather.DOWNLOAD),
    COMPARE("M2 3.5 A1 1 0 0 1 3 2.5 H5.5 A1 1 0 0 1 6.5 3.5 V12.5 A1 1 0 0 1 5.5 13.5 H3 A1 1 0 0 1 2 12.5 Z"
            + " M9.5 3.5 A1 1 0 0 1 10.5 2.5 H13 A1 1 0 0 1 14 3.5 V12.5 A1 1 0 0 1 13 13.5 H10.5 A1 1 0 0 1 9.5 12.5 Z"),
    LOCK(Feather.LOCK), UNLOCK(Feather.UNLOCK),
    LANE("M1.5 3.5 H5 M8 3.5 H14.5 M1.5 12.5 H5 M8 12.5 H14.5 M1.5 8 H12.5 M10.5 6 L12.5 8 L10.5 10"),
    MET(Feather.CHECK_CIRCLE), RISK(Feather.ALERT_TRIANGLE), MISSED(Feather.X_OCTAGON),
    NONE(dashedRing() + " M5.5 8 H10.5"),
    CLOCK(Feather.CLOCK), FLAG(Feather.FLAG), DOWN_SMALL(Feather.CHEVRON_DOWN), RIGHT_SMALL(Feather.CHEVRON_RIGHT),
    PLUS(Feather.PLUS), MINUS(Feather.MINUS), CLOSE(Feather.X), FIT(Feather.MAXIMIZE), ACCEPT(Feather.CHECK),
    TENANT(Feather.USER), CHAT(Feather.MESSAGE_SQUARE), SPEECH(Feather.MIC), LAYERS(Feather.LAYERS), CODE(Feather.CODE),
    BURST(Feather.ZAP),
    OUTAGE("M5.5 1.5 V5 M10.5 1.5 V5 M3.5 5 H12.5 V7.5 A3.5 3.5 0 0 1 9 11 H7 A3.5 3.5 0 0 1 3.5 7.5 Z M8 11 V14.5"),
    TRUCK(Feather.TRUCK), EDIT(Feather.EDIT_2), DELETE(Feather.TRASH_2), COPY(Feather.COPY), MORE(Feather.MORE_HORIZONTAL),
    INFO(Feather.INFO), PIN(Feather.MAP_PIN),
    ROUTE("M3 13.5 H10.5 A2.75 2.75 0 0 0 10.5 8 H5.5 A2.75 2.75 0 0 1 5.5 2.5 H13 M10.8 0.3 L13 2.5 L10.8 4.7"),
    CONTRACT(Feather.FILE_TEXT), TARGET("M8 2 A6 6 0 1 0 8 14 A6 6 0 1 0 8 2 Z M8 5.5 A2.5 2.5 0 1 0 8 10.5 A2.5 2.5 0 1 0 8 5.5 Z"),
    WAVE(Feather.ACTIVITY), OPEN(Feather.FOLDER), NEW(Feather.FILE_PLUS), SAVE(Feather.SAVE),
    SWAP("M2 5 H13.5 M10.8 2.3 L13.5 5 L10.8 7.7 M14 11 H2.5 M5.2 8.3 L2.5 11 L5.2 13.7"),
    SUN(Feather.SUN), MOON(Feather.MOON), RESIZE("M8 2.5 V13.5 M5 5 L2 8 L5 11 M11 5 L14 8 L11 11"),
    GRIP("M6 3 V4 M10 3 V4 M6 7.5 V8.5 M10 7.5 V8.5 M6 12 V13 M10 12 V13"),
    HELP(Feather.HELP_CIRCLE), GPU(Feather.CPU), NODE(Feather.SERVER), DOWN(Feather.ARROW_DOWN), UP(Feather.ARROW_UP),
    FILTER(Feather.FILTER), SETTINGS(Feather.SLIDERS), REPORT(Feather.BAR_CHART_2), COST(Feather.DOLLAR_SIGN),
    TIER_GOLD("M4 6 L8 2.5 L12 6 M4 10 L8 6.5 L12 10 M4 14 L8 10.5 L12 14"),
    TIER_SILVER("M4 8 L8 4.5 L12 8 M4 12 L8 8.5 L12 12"),
    TIER_BRONZE("M4 10 L8 6.5 L12 10"),
    TIER_BATCH("M3.5 4.5 H12.5 M3.5 8 H12.5 M3.5 11.5 H12.5");

    private final @Nullable Feather glyph;
    private final @Nullable String path;

    Icon(Feather glyph) {
        this.glyph = glyph;
        this.path = null;
    }

    Icon(String path) {
        this.glyph = null;
        this.path = path;
    }

    /// A new node that shows this icon at 16 px (1.333 em) in the colour of the text around it.
    public IconView view() {
        return new IconView(this);
    }

    /// The outline on a 16 x 16 grid, for an icon of our own; null for one of the pack. Parts that draw on a canvas stroke it.
    public @Nullable String path() {
        return path;
    }

    @Nullable Feather glyph() {
        return glyph;
    }

    /// Eight arcs of a circle of radius 6 round (8, 8): SVGPath has no dashes that always close evenly.
    private static String dashedRing() {
        StringBuilder ring = new StringBuilder();
        for (int dash = 0; dash < 8; dash++) {
            double from = Math.PI / 4 * dash + Math.PI / 14;
            double to = Math.PI / 4 * (dash + 1) - Math.PI / 14;
            ring.append("M").append(8 + 6 * Math.cos(from)).append(' ').append(8 + 6 * Math.sin(from));
            ring.append(" A6 6 0 0 1 ").append(8 + 6 * Math.cos(to)).append(' ').append(8 + 6 * Math.sin(to)).append(' ');
        }
        return ring.toString();
    }
}

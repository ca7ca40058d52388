package io.headroom.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The colours of one scheme by role, for parts that draw on a canvas. Read from the scheme's style sheet, so that what is styled and what is
/// drawn cannot drift apart.
///
/// @param canvas ground of the board, the gauge wall and of fields
/// @param chrome bars, panels, gauge tiles
/// @param cabin floor of a cabin
/// @param raised chips and cards
/// @param hover under the pointer; the selected segment
/// @param line dividers, outside the contrast claim
/// @param line2 outlines of controls, chips and cells
/// @param wall cabin walls, owner plates, gate posts
/// @param onWall text on an owner plate
/// @param weak gauge track, area under a curve, empty progress
/// @param ink load bars, gauge arcs, backlog
/// @param ink2 KV bars
/// @param text text (t1)
/// @param text2 second text (t2)
/// @param text3 hints (t3)
/// @param accent selection, focus, primary button, drop target, ghost values, scrub head
/// @param onAccent text on the accent
/// @param ok met
/// @param warn at risk
/// @param bad missed
/// @param tint the accent as a wash, translucent
/// @param shadow under what floats, translucent
public record Tokens(Color canvas, Color chrome, Color cabin, Color raised, Color hover, Color line, Color line2, Color wall, Color onWall,
        Color weak, Color ink, Color ink2, Color text, Color text2, Color text3, Color accent, Color onAccent, Color ok, Color warn, Color bad,
        Color tint, Color shadow) {
    private static final Pattern DECLARATION = Pattern.compile("-hr-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6,8})\\s*;");

    /// The light scheme.
    public static final Tokens PAPER = read("paper.css");

    /// The dark scheme.
    public static final Tokens GRAPHITE = read("graphite.css");

    /// The light scheme in high contrast.
    public static final Tokens PAPER_CONTRAST = read("paper-contrast.css");

    /// The dark scheme in high contrast.
    public static final Tokens GRAPHITE_CONTRAST = read("graphite-contrast.css");

    /// The colour that says `state`: ok, warn, bad, or the second text colour where there is none.
    public Color of(State state) {
        return switch (state) {
            case MET -> ok;
            case AT_RISK -> warn;
            case MISSED -> bad;
            case NONE -> text2;
        };
    }

    private static Tokens read(String file) {
        try (InputStream in = Theme.asset(file).openStream()) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the colours in " + file, e);
        }
    }

    static Tokens parse(String css, String file) {
        Map<String, Color> colours = new HashMap<>();
        Matcher declaration = DECLARATION.matcher(css);
        while (declaration.find()) {
            colours.put(declaration.group(1), Color.web(declaration.group(2)));
        }
        var sheet = new Object() {
            Color colour(String role) {
                Color colour = colours.get(role);
                if (colour == null) {
                    throw new IllegalArgumentException("%s has no colour -hr-%s: it must be given as #RRGGBB".formatted(file, role));
                }
                return colour;
            }
        };
        return new Tokens(sheet.colour("canvas"), sheet.colour("chrome"), sheet.colour("cabin"), sheet.colour("raised"), sheet.colour("hover"),
                sheet.colour("line"), sheet.colour("line2"), sheet.colour("wall"), sheet.colour("on-wall"), sheet.colour("weak"),
                sheet.colour("ink"), sheet.colour("ink2"), sheet.colour("t1"), sheet.colour("t2"), sheet.colour("t3"), sheet.colour("accent"),
                sheet.colour("on-accent"), sheet.colour("ok"), sheet.colour("warn"), sheet.colour("bad"), sheet.colour("tint"),
                sheet.colour("shadow"));
    }
}

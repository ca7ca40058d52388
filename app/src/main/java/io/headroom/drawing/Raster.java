package io.headroom.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// A drawing as a bitmap. It needs no display and may be made on any thread.
public final class Raster implements Drawing {
    /// Longest side of a bitmap, px: more than that few programs open.
    private static final int MOST = 16_000;

    private final Graphics2D on;
    private final Map<String, Font> fonts = new HashMap<>();

    private Raster(Graphics2D on) {
        this.on = on;
    }

    /// The bytes of a PNG file.
    ///
    /// @param scale px for each px of the drawing; less where the longer side would have more than 16,000 px
    /// @param draw draws it
    public static byte[] png(double width, double height, double scale, Consumer<Drawing> draw) {
        if (System.getProperty("java.awt.headless") == null) {
            // A bitmap needs no second toolkit beside the one that shows the window.
            System.setProperty("java.awt.headless", "true");
        }
        double fitting = Math.min(scale, MOST / Math.max(width, height));
        BufferedImage image = new BufferedImage(Math.max(1, (int) Math.rint(width * fitting)), Math.max(1, (int) Math.rint(height * fitting)), BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        try {
            on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            on.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            on.scale(fitting, fitting);
            draw.accept(new Raster(on));
        } finally {
            on.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static Color color(Colour colour) {
        return new Color((colour.rgb() >> 16) & 0xFF, (colour.rgb() >> 8) & 0xFF, colour.rgb() & 0xFF, (int) Math.rint(colour.opacity() * 255));
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        on.setColor(color(colour));
        on.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Colour colour, double width, double... dashes) {
        float[] pattern = new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            pattern[i] = (float) dashes[i];
        }
        on.setColor(color(colour));
        on.setStroke(pattern.length == 0 ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, pattern, 0));
        on.draw(shape);
    }

    @Override
    public void text(String words, double x, double baseline, Lettering lettering, Anchor anchor) {
        on.setColor(color(lettering.colour()));
        double share = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? 0.5 : 1;
        double at = x - share * lettering.width(words);
        for (Typeface.Run run : lettering.face().runs(words)) {
            Face face = run.face();
            Font font = face == null ? new Font(Font.SANS_SERIF, lettering.face().weight() > 400 ? Font.BOLD : Font.PLAIN, 1) : fonts.computeIfAbsent(face.file(), _ -> font(face));
            on.setFont(font.deriveFont((float) lettering.size()));
            on.drawString(run.letters(), (float) at, (float) baseline);
            at += lettering.width(run.letters());
        }
    }

    private static Font font(Face face) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(face.bytes()));
        } catch (FontFormatException | IOException failure) {
            throw new IllegalStateException("Cannot use the font " + face.file(), failure);
        }
    }

    @Override
    public void group(String title, Runnable content) {
        content.run();
    }
}

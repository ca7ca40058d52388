package io.headroom.report.pdf;

import io.headroom.drawing.Colour;
import io.headroom.drawing.Drawing;
import io.headroom.drawing.Face;
import io.headroom.drawing.Typeface;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// Draws on a page of a PDF file. Letters that no font of ours has are shown as a frame with their code, and are themselves for whoever searches or copies.
final class PdfDrawing implements Drawing {
    private static final COSName P = COSName.getPDFName("P");
    private static final COSName FIGURE = COSName.getPDFName("Figure");
    private static final COSName SPAN = COSName.getPDFName("Span");
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
    /// Control points of a quarter of a curve of second degree as one of third.
    private static final double CUBIC = 2.0 / 3;

    private final PDDocument document;
    private final PDPageContentStream content;
    private final Tags tags;
    private final Map<String, PDFont> fonts = new HashMap<>();
    private final Map<Double, PDExtendedGraphicsState> states = new HashMap<>();
    private boolean inFigure;

    /// @param height of the page: y grows downwards from its top
    PdfDrawing(PDDocument document, PDPageContentStream content, Tags tags, double height) throws IOException {
        this.document = document;
        this.content = content;
        this.tags = tags;
        content.saveGraphicsState();
        content.transform(new Matrix(1, 0, 0, -1, 0, (float) height));
    }

    /// Nothing more is drawn.
    void end() throws IOException {
        content.restoreGraphicsState();
    }

    @FunctionalInterface
    private interface Part {
        void draw() throws IOException;
    }

    private static void put(Part part) {
        try {
            part.draw();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        put(() -> artifact(() -> {
            opacity(colour);
            content.setNonStrokingColor(red(colour), green(colour), blue(colour));
            trace(shape);
            content.fill();
        }));
    }

    @Override
    public void stroke(Shape shape, Colour colour, double width, double... dashes) {
        float[] pattern = new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            pattern[i] = (float) dashes[i];
        }
        put(() -> artifact(() -> {
            opacity(colour);
            content.setStrokingColor(red(colour), green(colour), blue(colour));
            content.setLineWidth((float) width);
            content.setLineDashPattern(pattern, 0);
            trace(shape);
            content.stroke();
        }));
    }

    /// What is only decoration outside a figure.
    private void artifact(Part part) throws IOException {
        if (inFigure) {
            part.draw();
        } else {
            content.beginMarkedContent(ARTIFACT);
            part.draw();
            content.endMarkedContent();
        }
    }

    private static float red(Colour colour) {
        return ((colour.rgb() >> 16) & 0xFF) / 255f;
    }

    private static float green(Colour colour) {
        return ((colour.rgb() >> 8) & 0xFF) / 255f;
    }

    private static float blue(Colour colour) {
        return (colour.rgb() & 0xFF) / 255f;
    }

    private void opacity(Colour colour) throws IOException {
        if (colour.opacity() == 1 && states.isEmpty()) {
            return;
        }
        PDExtendedGraphicsState state = states.computeIfAbsent(colour.opacity(), share -> {
            PDExtendedGraphicsState made = new PDExtendedGraphicsState();
            made.setNonStrokingAlphaConstant((float) (double) share);
            made.setStrokingAlphaConstant((float) (double) share);
            return made;
        });
        content.setGraphicsStateParameters(state);
    }

    private void trace(Shape shape) throws IOException {
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
            int kind = step.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> content.moveTo((float) at[0], (float) at[1]);
                case PathIterator.SEG_LINETO -> content.lineTo((float) at[0], (float) at[1]);
                case PathIterator.SEG_QUADTO -> content.curveTo((float) (x + CUBIC * (at[0] - x)), (float) (y + CUBIC * (at[1] - y)), (float) (at[2] + CUBIC * (at[0] - at[2])),
                        (float) (at[3] + CUBIC * (at[1] - at[3])), (float) at[2], (float) at[3]);
                case PathIterator.SEG_CUBICTO -> content.curveTo((float) at[0], (float) at[1], (float) at[2], (float) at[3], (float) at[4], (float) at[5]);
                default -> content.closePath();
            }
            int end = kind == PathIterator.SEG_QUADTO ? 2 : kind == PathIterator.SEG_CUBICTO ? 4 : 0;
            if (kind != PathIterator.SEG_CLOSE) {
                x = at[end];
                y = at[end + 1];
            }
        }
    }

    @Override
    public void text(String words, double x, double baseline, Lettering lettering, Anchor anchor) {
        String shown = Typeface.shown(words);
        if (shown.isBlank()) {
            return;
        }
        double share = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? 0.5 : 1;
        double left = x - share * lettering.width(shown);
        put(() -> {
            if (inFigure) {
                write(shown, left, baseline, lettering);
            } else {
                content.beginMarkedContent(P, numbered(tags.words()));
                write(shown, left, baseline, lettering);
                content.endMarkedContent();
            }
        });
    }

    private static PDPropertyList numbered(int number) {
        COSDictionary numbered = new COSDictionary();
        numbered.setInt(COSName.MCID, number);
        return PDPropertyList.create(numbered);
    }

    private void write(String shown, double left, double baseline, Lettering lettering) throws IOException {
        double at = left;
        for (Typeface.Run run : lettering.face().runs(shown)) {
            Face face = run.face();
            if (face == null) {
                codes(run.letters(), at, baseline, lettering);
            } else {
                letters(run.letters(), at, baseline, lettering, font(face));
            }
            at += lettering.width(run.letters());
        }
    }

    private void letters(String letters, double x, double baseline, Lettering lettering, PDFont font) throws IOException {
        opacity(lettering.colour());
        content.beginText();
        content.setNonStrokingColor(red(lettering.colour()), green(lettering.colour()), blue(lettering.colour()));
        content.setFont(font, (float) lettering.size());
        content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) baseline));
        content.showText(letters);
        content.endText();
    }

    private void codes(String letters, double x, double baseline, Lettering lettering) throws IOException {
        double at = x;
        double size = lettering.size() * Typeface.UNKNOWN;
        for (int letter : letters.codePoints().toArray()) {
            COSDictionary itself = new COSDictionary();
            itself.setString(COSName.ACTUAL_TEXT, Character.toString(letter));
            content.beginMarkedContent(SPAN, PDPropertyList.create(itself));
            frame(letter, at, baseline, size, lettering);
            content.endMarkedContent();
            at += size;
        }
    }

    /// A letter's code in two lines within a frame.
    private void frame(int letter, double x, double baseline, double size, Lettering lettering) throws IOException {
        content.setStrokingColor(red(lettering.colour()), green(lettering.colour()), blue(lettering.colour()));
        content.setLineWidth((float) (size * 0.04));
        content.setLineDashPattern(new float[0], 0);
        content.addRect((float) (x + size * 0.06), (float) (baseline - size * 0.78), (float) (size * 0.88), (float) (size * 0.9));
        content.stroke();
        String code = String.format(Locale.ROOT, letter > 0xFFFF ? "%06X" : "%04X", letter);
        int half = code.length() / 2;
        Lettering small = new Lettering(Typeface.FIGURES, size * (half == 2 ? 0.4 : 0.34), lettering.colour());
        for (int line = 0; line < 2; line++) {
            String part = code.substring(line * half, (line + 1) * half);
            letters(part, x + (size - small.width(part)) / 2, baseline - size * (0.41 - 0.4 * line), small, font(Objects.requireNonNull(Typeface.FIGURES.runs(part).getFirst().face())));
        }
    }

    private PDFont font(Face face) throws IOException {
        PDFont known = fonts.get(face.file());
        if (known == null) {
            known = PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true);
            fonts.put(face.file(), known);
        }
        return known;
    }

    @Override
    public void group(String title, Runnable contents) {
        if (inFigure) {
            contents.run();
            return;
        }
        put(() -> {
            content.beginMarkedContent(FIGURE, numbered(tags.figure(title)));
            inFigure = true;
            contents.run();
            inFigure = false;
            content.endMarkedContent();
        });
    }
}

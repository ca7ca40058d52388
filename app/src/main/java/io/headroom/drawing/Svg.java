package io.headroom.drawing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A drawing as an SVG 1.1 file: shapes as shapes, words as words, with titles and descriptions for who cannot see it. No script, no style sheet and no reference to
/// anything outside, so that any program opens it.
public final class Svg implements Drawing {
    private static final String SPACE = "http://www.w3.org/2000/svg";

    private final XMLStreamWriter xml;

    private Svg(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// What a file is as a whole.
    ///
    /// @param width in px
    /// @param height in px
    /// @param language of its words, as a tag such as `de`
    /// @param title what it is
    /// @param description what it shows, for who cannot see it
    public record Frame(double width, double height, String language, String title, String description) {}

    /// The bytes of a file.
    ///
    /// @param draw draws it
    public static byte[] of(Frame frame, Consumer<Drawing> draw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("viewBox", "0 0 " + number(frame.width()) + " " + number(frame.height()));
            xml.writeAttribute("width", number(frame.width()));
            xml.writeAttribute("height", number(frame.height()));
            xml.writeAttribute("xml:lang", frame.language());
            xml.writeAttribute("role", "img");
            xml.writeAttribute("aria-labelledby", "title description");
            words(xml, "title", frame.title(), "title");
            words(xml, "desc", frame.description(), "description");
            draw.accept(new Svg(xml));
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Cannot write SVG to memory", impossible);
        }
        return out.toByteArray();
    }

    private static void words(XMLStreamWriter xml, String element, String words, String id) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        if (!id.isEmpty()) {
            xml.writeAttribute("id", id);
        }
        xml.writeCharacters(Typeface.shown(words));
        xml.writeEndElement();
    }

    /// Writing to memory cannot fail; what XML cannot hold was taken out before.
    @FunctionalInterface
    private interface Part {
        void write() throws XMLStreamException;
    }

    private static void put(Part part) {
        try {
            part.write();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Cannot write SVG to memory", impossible);
        }
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        put(() -> {
            shape(shape);
            attribute("fill", colour.hex());
            if (colour.opacity() < 1) {
                attribute("fill-opacity", number(colour.opacity()));
            }
        });
    }

    @Override
    public void stroke(Shape shape, Colour colour, double width, double... dashes) {
        put(() -> {
            shape(shape);
            attribute("fill", "none");
            attribute("stroke", colour.hex());
            if (colour.opacity() < 1) {
                attribute("stroke-opacity", number(colour.opacity()));
            }
            attribute("stroke-width", number(width));
            if (dashes.length > 0) {
                StringBuilder list = new StringBuilder();
                for (double dash : dashes) {
                    list.append(list.isEmpty() ? "" : " ").append(number(dash));
                }
                attribute("stroke-dasharray", list.toString());
            }
        });
    }

    private void shape(Shape shape) throws XMLStreamException {
        xml.writeCharacters("\n");
        switch (shape) {
            case Rectangle2D box -> {
                xml.writeEmptyElement("rect");
                box(box.getX(), box.getY(), box.getWidth(), box.getHeight());
            }
            case RoundRectangle2D box -> {
                xml.writeEmptyElement("rect");
                box(box.getX(), box.getY(), box.getWidth(), box.getHeight());
                attribute("rx", number(box.getArcWidth() / 2));
            }
            case Ellipse2D ring -> {
                xml.writeEmptyElement("ellipse");
                attribute("cx", number(ring.getCenterX()));
                attribute("cy", number(ring.getCenterY()));
                attribute("rx", number(ring.getWidth() / 2));
                attribute("ry", number(ring.getHeight() / 2));
            }
            case Line2D line -> {
                xml.writeEmptyElement("line");
                attribute("x1", number(line.getX1()));
                attribute("y1", number(line.getY1()));
                attribute("x2", number(line.getX2()));
                attribute("y2", number(line.getY2()));
            }
            default -> {
                xml.writeEmptyElement("path");
                attribute("d", path(shape));
            }
        }
    }

    private void box(double x, double y, double width, double height) throws XMLStreamException {
        attribute("x", number(x));
        attribute("y", number(y));
        attribute("width", number(width));
        attribute("height", number(height));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
            int points = switch (step.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> points(path, "M", 1);
                case PathIterator.SEG_LINETO -> points(path, "L", 1);
                case PathIterator.SEG_QUADTO -> points(path, "Q", 2);
                case PathIterator.SEG_CUBICTO -> points(path, "C", 3);
                default -> points(path, "Z", 0);
            };
            for (int i = 0; i < 2 * points; i++) {
                path.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return path.toString();
    }

    private static int points(StringBuilder path, String step, int points) {
        path.append(step);
        return points;
    }

    @Override
    public void text(String words, double x, double baseline, Lettering lettering, Anchor anchor) {
        String shown = Typeface.shown(words);
        if (shown.isBlank()) {
            return;
        }
        put(() -> {
            xml.writeCharacters("\n");
            xml.writeStartElement("text");
            attribute("x", number(x));
            attribute("y", number(baseline));
            attribute("font-family", lettering.face() == Typeface.FIGURES ? lettering.face().family() + ", DejaVu Sans Mono, Consolas, Menlo, monospace" : lettering.face().family() + ", Source Sans 3, sans-serif");
            attribute("font-size", number(lettering.size()));
            if (lettering.face().weight() != 400) {
                attribute("font-weight", Integer.toString(lettering.face().weight()));
            }
            attribute("fill", lettering.colour().hex());
            if (anchor != Anchor.START) {
                attribute("text-anchor", anchor == Anchor.END ? "end" : "middle");
            }
            // Where the reader's machine lacks the type, another is set as wide as this one. What we cannot measure is left alone.
            if (lettering.face().has(shown)) {
                attribute("textLength", number(lettering.width(shown)));
                attribute("lengthAdjust", lettering.face() == Typeface.FIGURES ? "spacing" : "spacingAndGlyphs");
            }
            xml.writeCharacters(shown);
            xml.writeEndElement();
        });
    }

    @Override
    public void group(String title, Runnable content) {
        put(() -> {
            xml.writeCharacters("\n");
            xml.writeStartElement("g");
            words(xml, "title", title, "");
        });
        content.run();
        put(() -> {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    /// Two decimals at most: a hundredth of a pixel is never seen.
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}

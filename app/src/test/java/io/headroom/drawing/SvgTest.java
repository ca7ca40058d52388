package io.headroom.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgTest {
    private static final Lettering INK = new Lettering(Typeface.WORDS, 12, Colour.of("1C1C1A"));

    private static Document read(byte[] svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static Svg.Frame frame(String title) {
        return new Svg.Frame(100, 50, "en", title, "shows");
    }

    @Test
    void wordsComeBackAsTheyWere() throws Exception {
        List<String> hostile = List.of("<script>alert(1)</script>", "\"&amp;' ]]>", "=1+1", "中国移动 👩‍👧", "שלום עולם", "a\u0000b\uFFFE");
        Document read = read(Svg.of(frame(hostile.getFirst()), on -> hostile.forEach(words -> on.text(words, 1, 2, INK))));
        var texts = read.getElementsByTagName("text");
        assertThat(IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent())).containsExactlyElementsOf(hostile.stream().map(Typeface::shown).toList());
        assertThat(read.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(hostile.getFirst());
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void shapesStayWhatTheyAre() throws Exception {
        Path2D path = new Path2D.Double();
        path.moveTo(1, 2);
        path.curveTo(3, 4, 5, 6, 7, 8);
        path.closePath();
        Document read = read(Svg.of(frame("a"), on -> on.group("b & c", () -> {
            on.fill(new Rectangle2D.Double(1.005, 2, 3, 4), Colour.of("1F673C").at(0.5));
            on.stroke(new Line2D.Double(0, 1, 2, 3.14159), Colour.of("B0261D"), 1.5, 3, 2);
            on.stroke(path, Colour.of("000000"), 1);
        })));
        Element box = (Element) read.getElementsByTagName("rect").item(0);
        assertThat(box.getAttribute("x") + " " + box.getAttribute("fill") + " " + box.getAttribute("fill-opacity")).isEqualTo("1 #1f673c 0.5");
        Element line = (Element) read.getElementsByTagName("line").item(0);
        assertThat(line.getAttribute("y2") + " " + line.getAttribute("stroke") + " " + line.getAttribute("stroke-dasharray")).isEqualTo("3.14 #b0261d 3 2");
        assertThat(((Element) read.getElementsByTagName("path").item(0)).getAttribute("d")).isEqualTo("M1 2C3 4 5 6 7 8Z");
        assertThat(((Element) read.getElementsByTagName("g").item(0)).getElementsByTagName("title").item(0).getTextContent()).isEqualTo("b & c");
    }

    @Test
    void wordsAreSetAsWideAsMeasuredUnlessTheyCannotBe() throws Exception {
        Document read = read(Svg.of(frame("a"), on -> {
            on.text("measured", 1, 2, INK, Anchor.END);
            on.text("中", 1, 2, INK);
        }));
        Element known = (Element) read.getElementsByTagName("text").item(0);
        assertThat(known.getAttribute("text-anchor")).isEqualTo("end");
        assertThat(Double.parseDouble(known.getAttribute("textLength"))).isCloseTo(INK.width("measured"), org.assertj.core.api.Assertions.within(0.01));
        assertThat(((Element) read.getElementsByTagName("text").item(1)).hasAttribute("textLength")).isFalse();
    }

    @Test
    void theSameDrawingGivesTheSameBytes() {
        byte[] once = Svg.of(frame("a"), on -> on.text("b", 1, 2, INK));
        assertThat(Svg.of(frame("a"), on -> on.text("b", 1, 2, INK))).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").contains("viewBox=\"0 0 100 50\"");
    }
}

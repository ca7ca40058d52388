package io.headroom.report.ooxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The parts of a workbook as they lie in its zip, read by the JDK alone: what the exporter's library would put right on the way in, this shows as it is.
public final class OoxmlPackage {
    private static final DocumentBuilderFactory FACTORY = factory();

    private final Map<String, byte[]> parts;
    private final List<String> twice;
    private final Map<String, Element> read = new HashMap<>();

    private OoxmlPackage(Map<String, byte[]> parts, List<String> twice) {
        this.parts = parts;
        this.twice = twice;
    }

    /// A relation of a part to another.
    ///
    /// @param target the part it leads to, or an address outside the file
    record Relation(String id, String type, String target, boolean external) {}

    /// Reads all parts of a file.
    public static OoxmlPackage of(Path file) {
        try {
            return of(Files.newInputStream(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Reads all parts of a file, and closes it.
    static OoxmlPackage of(InputStream file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (parts.put(entry.getName(), zip.readAllBytes()) != null) {
                    twice.add(entry.getName());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new OoxmlPackage(parts, twice);
    }

    /// The same with a part changed, or a new one that is made of nothing.
    public OoxmlPackage with(String part, UnaryOperator<String> change) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        String before = new String(changed.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
        changed.put(part, change.apply(before).getBytes(StandardCharsets.UTF_8));
        OoxmlPackage other = new OoxmlPackage(changed, twice);
        read.forEach((name, root) -> {
            if (!name.equals(part)) {
                other.read.put(name, root);
            }
        });
        return other;
    }

    Set<String> names() {
        return parts.keySet();
    }

    List<String> twice() {
        return twice;
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    InputStream open(String part) {
        return new ByteArrayInputStream(Objects.requireNonNull(parts.get(part), part));
    }

    /// The document element of a part.
    public Element root(String part) {
        return read.computeIfAbsent(part, name -> {
            try {
                return FACTORY.newDocumentBuilder().parse(open(name)).getDocumentElement();
            } catch (SAXException | ParserConfigurationException broken) {
                throw new IllegalStateException(name, broken);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /// Where a part leads to, by the ids of its relations.
    Map<String, Relation> relations(String part) {
        int slash = part.lastIndexOf('/') + 1;
        String list = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relation> relations = new LinkedHashMap<>();
        if (has(list)) {
            for (Element one : children(root(list), "Relationship")) {
                boolean external = one.getAttribute("TargetMode").equals("External");
                String target = external ? one.getAttribute("Target") : URI.create("/" + part).resolve(one.getAttribute("Target")).getPath().substring(1);
                relations.put(one.getAttribute("Id"), new Relation(one.getAttribute("Id"), one.getAttribute("Type"), target, external));
            }
        }
        return relations;
    }

    /// The elements right below another, by their local name.
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && (name.equals("*") || element.getLocalName().equals(name))) {
                found.add(element);
            }
        }
        return found;
    }

    /// The elements anywhere below another, by their local name.
    public static List<Element> all(Element parent, String name) {
        NodeList list = parent.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            found.add((Element) list.item(i));
        }
        return found;
    }

    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory;
    }
}

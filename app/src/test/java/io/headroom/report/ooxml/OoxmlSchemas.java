package io.headroom.report.ooxml;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.xmlbeans.SchemaType;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.SchemaTypeSystem;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.w3c.dom.Element;

/// The schemas of ECMA-376, as `poi-ooxml-full` has them compiled. The product has `poi-ooxml-lite`, without the types that POI itself does not use, and the tests must run on that, or they would
/// not see what is missing there. So the schemas come from a jar beside the class path, through a class loader that has XmlBeans and nothing else of the product's.
final class OoxmlSchemas {
    /// Where the build puts the jar among the test classes.
    private static final String JAR = "/schemas/poi-ooxml-full.jar";
    private static final OoxmlSchemas SHIPPED = load();

    private final SchemaTypeLoader types;

    private OoxmlSchemas(SchemaTypeSystem system) {
        types = XmlBeans.typeLoaderUnion(system, XmlBeans.getBuiltinTypeSystem());
    }

    /// What in a part is not as its schema has it, a line each; nothing where there is no schema for such a part.
    static List<String> faults(OoxmlPackage file, String part) {
        return SHIPPED.check(file, part);
    }

    /// Whether there is a schema for such a part.
    static boolean know(Element root) {
        return SHIPPED.type(root) != null;
    }

    private SchemaType type(Element root) {
        return types.findDocumentType(new QName(root.getNamespaceURI(), root.getLocalName()));
    }

    private List<String> check(OoxmlPackage file, String part) {
        List<XmlError> errors = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            XmlObject read = types.parse(file.open(part), type(file.root(part)), new XmlOptions().setLoadLineNumbers());
            read.validate(new XmlOptions().setErrorListener(errors));
        } catch (XmlException | IOException broken) {
            faults.add("%s cannot be read: %s".formatted(part, broken.getMessage()));
        }
        // Excel itself writes xml:space on texts, which the standard speaks of and its schema leaves out.
        errors.stream().filter(error -> !error.getMessage().startsWith("Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace")).forEach(error -> faults.add("%s line %d: %s".formatted(part, error.getLine(), error.getMessage())));
        return faults;
    }

    private static OoxmlSchemas load() {
        URL jar = requireNonNull(OoxmlSchemas.class.getResource(JAR), "The schemas are not among the test classes: mvn process-test-resources puts them there.");
        ClassLoader xmlBeans = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!name.startsWith("org.apache.xmlbeans.")) {
                    throw new ClassNotFoundException(name);
                }
                return XmlObject.class.getClassLoader().loadClass(name);
            }
        };
        try {
            // Open as long as the tests run: types are read from it when they are first met.
            URLClassLoader full = new URLClassLoader(new URL[] {jar}, xmlBeans);
            return new OoxmlSchemas((SchemaTypeSystem) requireNonNull(full.loadClass("org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder").getField("typeSystem").get(null)));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

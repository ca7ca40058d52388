package io.headroom.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/// What a workbook says of all its sheets: which it hides, and whether its days are counted from 1904, as old ones of the Mac are.
///
/// @param hidden names of sheets that it does not show
record BookFacts(Set<String> hidden, boolean from1904) {
    BookFacts {
        hidden = Set.copyOf(hidden);
    }

    static BookFacts of(XSSFReader reader) throws IOException, InvalidFormatException, SAXException, ParserConfigurationException {
        Reading reading = new Reading();
        try (InputStream in = reader.getWorkbookData()) {
            XMLReader parser = parser();
            parser.setContentHandler(reading);
            parser.parse(new InputSource(in));
        }
        return new BookFacts(reading.hidden, reading.from1904);
    }

    /// A parser that refuses document types, and with them entities.
    static XMLReader parser() throws SAXException, ParserConfigurationException {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return parser;
    }

    private static final class Reading extends DefaultHandler {
        private final Set<String> hidden = new HashSet<>();
        private boolean from1904;

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (local.equals("workbookPr")) {
                from1904 = SheetHandler.flag(attributes.getValue("date1904"));
            } else if (local.equals("sheet") && attributes.getValue("state") != null && !attributes.getValue("state").equals("visible") && attributes.getValue("name") != null) {
                hidden.add(attributes.getValue("name"));
            }
        }
    }
}

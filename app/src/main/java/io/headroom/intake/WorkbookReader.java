package io.headroom.intake;

import io.headroom.sheet.Grid;
import io.headroom.trace.ImportWatch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/// The sheets of a workbook, read as a stream of events: never more of it is in memory than the cells that are kept.
final class WorkbookReader {
    private static final long MOST_UNPACKED = 256L << 20;
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_SHEETS = 64;
    private static final double LEAST_RATIO = 0.01;

    static {
        // For all of POI in this process; workbooks of our own are written, not read.
        ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
    }

    private final String name;
    private final ImportWatch watch;
    private final SheetLimits limits = new SheetLimits();

    WorkbookReader(String name, ImportWatch watch) {
        this.name = name;
        this.watch = watch;
    }

    List<Grid> read(Path file) throws IOException {
        check(file.toFile());
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            return sheets(opened);
        } catch (SheetLimits.TooLarge large) {
            throw new BadSpreadsheet("%s is larger than 100000 rows, 256 columns or 3 million cells. Split it.".formatted(name));
        } catch (SheetLimits.TooMany many) {
            throw new BadSpreadsheet("%s %s".formatted(name, many.getMessage()));
        } catch (OpenXML4JException | POIXMLException | SAXException | ParserConfigurationException | RecordFormatException broken) {
            throw damaged(broken);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | NullPointerException | ClassCastException broken) {
            // POI says of many kinds of damage only this.
            throw damaged(broken);
        } catch (BadSpreadsheet known) {
            throw known;
        } catch (IOException broken) {
            throw damaged(broken);
        }
    }

    private BadSpreadsheet damaged(Exception broken) {
        String why = Objects.requireNonNullElse(broken.getMessage(), "").lines().findFirst().orElse("");
        String short_ = why.length() > 120 ? why.substring(0, 120) + "…" : why;
        return new BadSpreadsheet("%s is damaged, or no workbook%s. Open it in a spreadsheet and save it as .xlsx again.".formatted(name, short_.isEmpty() ? "" : " (" + short_.strip() + ")"));
    }

    /// What the file says of itself may be a lie, and POI watches for that while it reads. What is openly too large need not be tried.
    private void check(File file) throws IOException {
        try (ZipFile zip = new ZipFile(file)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new BadSpreadsheet("%s holds more than 2000 parts. Save the sheet that matters in a workbook of its own.".formatted(name));
            }
            kind(zip);
            long all = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                all += Math.max(0, entries.nextElement().getSize());
            }
            if (all > MOST_UNPACKED) {
                throw new BadSpreadsheet("%s unpacks to more than 256 MB. Save the sheet that matters in a workbook of its own.".formatted(name));
            }
        } catch (BadSpreadsheet known) {
            throw known;
        } catch (IOException | IllegalArgumentException broken) {
            throw damaged(broken);
        }
    }

    /// Other kinds of file are packed the same way.
    private void kind(ZipFile zip) throws BadSpreadsheet {
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new BadSpreadsheet("%s is a binary workbook (.xlsb). Open it in a spreadsheet and save it as .xlsx.".formatted(name));
        }
        if (zip.getEntry("content.xml") != null && zip.getEntry("mimetype") != null) {
            throw new BadSpreadsheet("%s is an OpenDocument file (.ods). Open it in a spreadsheet and save it as .xlsx.".formatted(name));
        }
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw new BadSpreadsheet("%s is an archive, and no workbook. Unpack it and choose the .xlsx or CSV file in it.".formatted(name));
        }
        if (zip.stream().noneMatch(entry -> entry.getName().startsWith("xl/"))) {
            throw new BadSpreadsheet("%s is a document, but no workbook. Save its table as .xlsx or CSV.".formatted(name));
        }
    }

    private List<Grid> sheets(OPCPackage opened) throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        XSSFReader reader = new XSSFReader(opened);
        // Shared strings may come before or after the sheets; a table of them is needed anyway.
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(opened, false);
        CellFormats formats = new CellFormats(reader);
        BookFacts facts = BookFacts.of(reader);
        List<Grid> grids = new ArrayList<>();
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        for (int i = 0; sheets.hasNext(); i++) {
            if (i == MOST_SHEETS) {
                throw new BadSpreadsheet("%s has more than 64 sheets. Save the one that matters in a workbook of its own.".formatted(name));
            }
            try (InputStream in = sheets.next()) {
                SheetHandler handler = new SheetHandler(sheets.getSheetName(), strings, formats, facts, limits, watch);
                XMLReader parser = BookFacts.parser();
                parser.setContentHandler(handler);
                parser.parse(new InputSource(in));
                grids.add(handler.grid());
            }
        }
        return grids;
    }
}

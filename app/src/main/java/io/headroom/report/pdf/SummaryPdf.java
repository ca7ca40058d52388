package io.headroom.report.pdf;

import io.headroom.report.Decision;
import io.headroom.report.Dossier;
import io.headroom.report.picture.DecisionPage;
import io.headroom.store.AtomicFile;
import io.headroom.words.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// The decision on one page of A4 as a PDF file: its words as words in the house fonts, its charts as lines, both tagged for who cannot see them. The same decision gives the same bytes:
/// the file bears no date and no number of its own.
public final class SummaryPdf {
    private SummaryPdf() {}

    /// Writes the summary of a dossier whole or not at all.
    ///
    /// @throws IOException if the file cannot be written
    public static void write(Path file, Dossier dossier) throws IOException {
        byte[] pdf = bytes(Decision.of(dossier));
        AtomicFile.replace(file, out -> out.write(pdf));
    }

    /// The bytes of the file.
    static byte[] bytes(Decision decision) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(1L); // else the time
            describe(document, DecisionPage.title(decision));
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            Tags tags = new Tags(document, page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                PdfDrawing drawing = new PdfDrawing(document, content, tags, page.getMediaBox().getHeight());
                DecisionPage.draw(decision, drawing);
                drawing.end();
            }
            tags.end();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void describe(PDDocument document, String title) {
        PDDocumentInformation facts = document.getDocumentInformation();
        facts.setTitle(title);
        facts.setAuthor("Headroom");
        facts.setCreator("Headroom");
        document.getDocumentCatalog().setLanguage(Language.tag());
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marks);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.VERSION, COSName.getPDFName("1.7"));
    }
}

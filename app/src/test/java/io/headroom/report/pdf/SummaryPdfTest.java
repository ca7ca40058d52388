package io.headroom.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Plan;
import io.headroom.report.Decision;
import io.headroom.report.Dossier;
import io.headroom.report.Examples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryPdfTest {
    private static Decision decision(List<String> names) {
        Plan plan = Examples.plan(names);
        return Decision.of(Dossier.of(plan, Examples.results(plan)));
    }

    private static Decision decision() {
        Plan plan = Examples.plan();
        return Decision.of(Dossier.of(plan, Examples.results(plan)));
    }

    /// The text without the breaks of lines, which a page sets where it has room.
    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }

    @Test
    void itSaysTheSentenceTheAskAndTheFigures() throws Exception {
        Decision decision = decision();
        try (PDDocument document = Loader.loadPDF(SummaryPdf.bytes(decision))) {
            String text = text(document);
            assertThat(text).contains(decision.title(), decision.sentence(), decision.ask().text(), decision.scope());
            assertThat(decision.reasons()).allSatisfy(reason -> assertThat(text).contains(reason));
            assertThat(decision.figures()).allSatisfy(figure -> assertThat(text).contains(figure.label(), figure.text()));
            assertThat(text).contains(decision.options().getFirst().name(), decision.risks().getFirst().who(), decision.assumed().getFirst().text());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60, 2_000})
    void itIsOnePageHoweverManyTenantsThereAre(int tenants) throws Exception {
        List<String> names = IntStream.range(0, tenants).mapToObj(i -> "Tenant " + i + " with a name that is longer than any column of a table can be, to be cut").toList();
        onePage(SummaryPdf.bytes(decision(names)));
    }

    @Test
    void lettersOfAnyScriptAreKept() throws Exception {
        List<String> names = new ArrayList<>(Examples.HOSTILE);
        names.addAll(List.of("中国移动通信集团", "👩‍👩‍👧 family", "שלום עולם", "مرحبا بالعالم", "Фабрика Łódź Ελλάδα", "x".repeat(200)));
        Decision decision = decision(names);
        onePage(SummaryPdf.bytes(named(decision, "a\u0000b\uD800c\u202Ed".repeat(500))));
        try (PDDocument document = Loader.loadPDF(SummaryPdf.bytes(named(decision, "中国 Фабрика שלום")))) {
            assertThat(text(document)).contains("Фабрика");
            List<String> themselves = new ArrayList<>();
            for (COSName name : document.getPage(0).getResources().getPropertiesNames()) {
                String itself = document.getPage(0).getResources().getProperties(name).getCOSObject().getString(COSName.ACTUAL_TEXT);
                if (itself != null) {
                    themselves.add(itself);
                }
            }
            assertThat(themselves).contains("中", "国", "ש", "ם");
        }
    }

    private static Decision named(Decision one, String title) {
        return new Decision(one.edition(), title, one.scope(), one.choice(), one.sentence(), one.reasons(), one.kinds(), one.ask(), one.options(), one.optionsNote(), one.gains(), one.gainsNote(),
                one.outlook(), one.outlookNote(), one.figures(), one.risks(), one.assumed());
    }

    /// One page of A4, from whose edges every letter keeps its distance.
    private static void onePage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDRectangle paper = document.getPage(0).getMediaBox();
            assertThat(paper.getWidth()).isEqualTo(PDRectangle.A4.getWidth());
            List<TextPosition> letters = new ArrayList<>();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    letters.add(letter);
                }
            }.getText(document);
            assertThat(letters).hasSizeGreaterThan(200).allSatisfy(letter -> {
                assertThat(letter.getXDirAdj()).isGreaterThan(36);
                assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThan(paper.getWidth() - 36);
                assertThat(letter.getYDirAdj()).isBetween(36f, paper.getHeight() - 36);
            });
        }
    }

    @Test
    void theSameDecisionGivesTheSameBytes() throws Exception {
        byte[] once = SummaryPdf.bytes(decision());
        assertThat(SummaryPdf.bytes(decision())).isEqualTo(once);
    }

    @Test
    void whoCannotSeeItIsToldWhatItShows() throws Exception {
        try (PDDocument document = Loader.loadPDF(SummaryPdf.bytes(decision()))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(decision().title() + ": summary");
            assertThat(document.getDocumentCatalog().getLanguage()).isNotBlank();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            PDStructureElement whole = (PDStructureElement) document.getDocumentCatalog().getStructureTreeRoot().getKids().getFirst();
            List<PDStructureElement> figures = whole.getKids().stream().map(PDStructureElement.class::cast).filter(part -> part.getStructureType().equals("Figure")).toList();
            assertThat(figures).hasSize(3).allSatisfy(figure -> assertThat(figure.getAlternateDescription()).isNotBlank());
            assertThat(figures.getFirst().getAlternateDescription()).contains("Cost against delay");
            for (COSName font : document.getPage(0).getResources().getFontNames()) {
                PDFont used = document.getPage(0).getResources().getFont(font);
                assertThat(used.isEmbedded()).as(used.getName()).isTrue();
            }
        }
    }
}

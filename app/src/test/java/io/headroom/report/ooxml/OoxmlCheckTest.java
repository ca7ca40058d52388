package io.headroom.report.ooxml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A check that finds nothing proves nothing until it has found what was put there.
class OoxmlCheckTest {
    private static final String BOOK = "xl/workbook.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String SUMMARY = "xl/worksheets/sheet1.xml";
    private static final String COSTS = "xl/worksheets/sheet5.xml";
    private static final String RESULTS = "xl/worksheets/sheet6.xml";
    private static final String CHART = "xl/charts/chart1.xml";
    private static final String CUSTOM = "docProps/custom.xml";

    /// A workbook as the exporter wrote it once, so that the faults find their place whatever it writes today.
    private static final OoxmlPackage SOUND = OoxmlPackage.of(requireNonNull(OoxmlCheckTest.class.getResourceAsStream("sound.xlsx")));

    /// A fault that is put into a workbook: a pattern in a part, and what comes in its place.
    record Planted(String rule, String part, String from, String to) {
        private OoxmlPackage into(OoxmlPackage file) {
            return file.with(part, before -> {
                String after = from.isEmpty() ? to : before.replaceFirst(from, to);
                assertThat(after.equals(before)).as("nothing is planted in " + part).isFalse();
                return after;
            });
        }
    }

    private static List<Planted> planted() {
        List<Planted> all = new ArrayList<>();
        String rule = "each part is as the schema of its kind has it";
        all.add(new Planted(rule, SUMMARY, "<sheetData>", "<sheetData of=\"x\">"));
        all.add(new Planted(rule, SUMMARY, "(<mergeCells.*</mergeCells>)(<pageMargins[^>]*>)", "$2$1"));
        all.add(new Planted(rule, STYLES, "rgb=\"FF", "rgb=\""));
        all.add(new Planted(rule, CHART, "<(c:)?barDir val=\"bar\"", "<$1barDir val=\"bars\""));
        all.add(new Planted(rule, "xl/unknown.xml", "", "<unknown/>"));
        rule = "each part comes once and has the content type of its kind";
        all.add(new Planted(rule, "[Content_Types].xml", "<Override[^>]*PartName=\"/xl/styles.xml\"/>", ""));
        all.add(new Planted(rule, "[Content_Types].xml", "/xl/styles.xml", "/xl/style.xml"));
        all.add(new Planted(rule, "[Content_Types].xml", "<Override", "<Default ContentType=\"text/xml\" Extension=\"xml\"/><Override"));
        rule = "each relation leads to a part of the file, and each id to a relation";
        all.add(new Planted(rule, SUMMARY, "drawing r:id=\"rId1\"", "drawing r:id=\"rId9\""));
        all.add(new Planted(rule, "xl/_rels/workbook.xml.rels", "styles.xml", "style.xml"));
        rule = "nothing runs and nothing is fetched";
        all.add(new Planted(rule, "xl/vbaProject.bin", "", "x"));
        all.add(new Planted(rule, "xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"r\" Type=\"t\" TargetMode=\"External\" Target=\"http://x\"/></Relationships>"));
        all.add(new Planted(rule, COSTS, "<f>[^<]*</f>", "<f>HYPERLINK(\"http://x\")</f>"));
        all.add(new Planted(rule, COSTS, "<f>[^<]*</f>", "<f>[1]Sheet1!A1</f>"));
        rule = "properties have names and numbers of their own";
        all.add(new Planted(rule, CUSTOM, "pid=\"3\"", "pid=\"2\""));
        all.add(new Planted(rule, CUSTOM, "pid=\"2\"", "pid=\"1\""));
        all.add(new Planted(rule, "docProps/core.xml", "(<dc:title>.*</dc:title>)", "$1$1"));
        rule = "a count tells how many there are";
        all.add(new Planted(rule, SUMMARY, "mergeCells count=\"1\"", "mergeCells count=\"2\""));
        all.add(new Planted(rule, "xl/sharedStrings.xml", " count=\"\\d+", " count=\"1"));
        all.add(new Planted(rule, "xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"1"));
        all.add(new Planted(rule, STYLES, "cellXfs count=\"", "cellXfs count=\"1"));
        rule = "sheets have names of their own that Excel takes";
        all.add(new Planted(rule, BOOK, "name=\"Results\"", "name=\"Results?\""));
        all.add(new Planted(rule, BOOK, "name=\"Results\"", "name=\"summary\""));
        all.add(new Planted(rule, BOOK, "name=\"Results\"", "name=\"A name that is one character too long\""));
        rule = "names are unique, are no addresses and lead to cells";
        all.add(new Planted(rule, BOOK, "name=\"Discount\"", "name=\"Tax2027\""));
        all.add(new Planted(rule, BOOK, "name=\"Discount\"", "name=\"the discount\""));
        all.add(new Planted(rule, BOOK, "name=\"Discount\"", "name=\"PUE\""));
        all.add(new Planted(rule, BOOK, "(name=\"Discount\">)[^<]*", "$1'Costs'!#REF!"));
        all.add(new Planted(rule, BOOK, "(name=\"Discount\">)[^<]*", "$1'Cost'!\\$B\\$6"));
        all.add(new Planted(rule, BOOK, "(name=\"Discount\">)[^<]*", "$1'Costs'!\\$ZZ\\$6"));
        rule = "cell formats lead to fonts, fills, borders and number formats that are there";
        all.add(new Planted(rule, STYLES, "(<cellXfs.*)fontId=\"1\"", "$1fontId=\"999\""));
        all.add(new Planted(rule, STYLES, "<numFmt numFmtId=\"16\\d\"[^>]*/>", ""));
        all.add(new Planted(rule, STYLES, "(<cellXfs.*)xfId=\"1\"", "$1xfId=\"999\""));
        all.add(new Planted(rule, STYLES, "name=\"Headroom title\"", "name=\"Headroom note\""));
        rule = "number formats can be read";
        all.add(new Planted(rule, STYLES, "&quot;GPU&quot;", "&quot;GPU"));
        all.add(new Planted(rule, STYLES, "&quot;GPU&quot;", "GPUs"));
        all.add(new Planted(rule, STYLES, "&quot;GPU&quot;", ";0;0;0;0"));
        rule = "the book opens on one sheet";
        all.add(new Planted(rule, BOOK, "activeTab=\"0\"", "activeTab=\"99\""));
        all.add(new Planted(rule, COSTS, "<sheetView ", "<sheetView tabSelected=\"1\" "));
        rule = "rows and cells ascend within the grid and the dimension";
        all.add(new Planted(rule, SUMMARY, "<row r=\"2\"", "<row r=\"1\""));
        all.add(new Planted(rule, SUMMARY, "<c r=\"B7\"", "<c r=\"A7\""));
        all.add(new Planted(rule, SUMMARY, "<c r=\"B7\"", "<c r=\"B8\""));
        all.add(new Planted(rule, RESULTS, "dimension ref=\"[^\"]*\"", "dimension ref=\"A1\""));
        rule = "columns ascend and fit, and so do heights";
        all.add(new Planted(rule, SUMMARY, "width=\"30.0\"", "width=\"300\""));
        all.add(new Planted(rule, SUMMARY, "min=\"2\"", "min=\"1\""));
        all.add(new Planted(rule, SUMMARY, "ht=\"24.0\"", "ht=\"410\""));
        rule = "cells hold what their type says";
        all.add(new Planted(rule, SUMMARY, "t=\"s\"><v>\\d+</v>", "t=\"s\"><v>99999</v>"));
        all.add(new Planted(rule, COSTS, "t=\"str\"><f>([^<]*)</f><v>[^<]*</v>", "t=\"e\"><f>$1</f><v>#DIV/0!</v>"));
        all.add(new Planted(rule, COSTS, "</f><v>[^<]*</v>", "</f>"));
        all.add(new Planted(rule, COSTS, "(<c r=\"B5\"[^>]*>)<v>[^<]*</v>", "$1<v>NaN</v>"));
        all.add(new Planted(rule, "xl/sharedStrings.xml", "<t>Launch operator</t>", "<t>" + "x".repeat(32_768) + "</t>"));
        all.add(new Planted(rule, "xl/sharedStrings.xml", "<t>Launch operator</t>", "<t>a_x0007_b</t>"));
        rule = "cells have a format that is there";
        all.add(new Planted(rule, SUMMARY, "<c r=\"B7\" s=\"\\d+\"", "<c r=\"B7\" s=\"999\""));
        all.add(new Planted(rule, SUMMARY, "<row r=\"7\"", "<row r=\"7\" s=\"999\""));
        rule = "merged cells do not meet each other, a table or a filter";
        all.add(new Planted(rule, SUMMARY, "<mergeCell ref=\"A4:H4\"/>", "<mergeCell ref=\"A4:H4\"/><mergeCell ref=\"H4:H5\"/>"));
        all.add(new Planted(rule, SUMMARY, "<mergeCell ref=\"A4:H4\"/>", "<mergeCell ref=\"A4\"/>"));
        all.add(new Planted(rule, SUMMARY, "<mergeCell ref=\"A4:H4\"/>", "<mergeCell ref=\"A7:B7\"/>"));
        all.add(new Planted(rule, RESULTS, "(<autoFilter[^>]*>)", "$1<mergeCells><mergeCell ref=\"A5:B5\"/></mergeCells>"));
        rule = "filters lie over headers and their cells";
        all.add(new Planted(rule, RESULTS, "<autoFilter ref=\"A4", "<autoFilter ref=\"A3"));
        all.add(new Planted(rule, BOOK, "(_xlnm._FilterDatabase\"[^>]*>Results![^<]*)\\d<", "$17<"));
        rule = "formulas can be read and lead to cells";
        for (String broken : List.of("SUMS(A1)", "A1+Discounts", "'Cost'!A1", "(A1", "A1)", "A1+ZZ99", "=A1", "'Costs'!#REF!", "A1+\"x")) {
            all.add(new Planted(rule, COSTS, "<f>[^<]*</f>", "<f>" + broken + "</f>"));
        }
        all.add(new Planted(rule, COSTS, "<f>[^<]*</f>", "<f>A1" + "+A1".repeat(3000) + "</f>"));
        rule = "inputs take what their rule says, in as many words as fit";
        all.add(new Planted(rule, COSTS, "errorTitle=\"", "errorTitle=\"" + "x".repeat(33)));
        all.add(new Planted(rule, COSTS, "<formula1>0</formula1>", "<formula1>0" + "+0".repeat(128) + "</formula1>"));
        all.add(new Planted(rule, COSTS, "<formula2>1</formula2>", "<formula2>-1</formula2>"));
        all.add(new Planted(rule, COSTS, "sqref=\"B6\"", "sqref=\"ZZ6\""));
        rule = "links lead to cells";
        for (String broken : List.of("ref=\"A1\" location=\"'Nowhere'!A1\"", "ref=\"A1\" location=\"'Costs'!ZZ99\"", "ref=\"A1\"", "ref=\"ZZ99\" location=\"'Costs'!A1\"")) {
            all.add(new Planted(rule, SUMMARY, "<pageMargins", "<hyperlinks><hyperlink " + broken + "/></hyperlinks><pageMargins"));
        }
        rule = "days lie between 1900 and 9999";
        String day = "(<c r=\"G\\d+\"[^>]*><v>)46\\d+(?:\\.0)?(</v>)";
        all.add(new Planted(rule, COSTS, day, "$1-3$2"));
        all.add(new Planted(rule, COSTS, day, "$12958466$2"));
        rule = "pages have headers and breaks that fit";
        all.add(new Planted(rule, SUMMARY, "<oddFooter>", "<oddFooter>" + "x".repeat(250)));
        all.add(new Planted(rule, SUMMARY, "<oddFooter>", "<oddFooter>this &amp; that"));
        all.add(new Planted(rule, RESULTS, "brk id=\"16\"", "brk id=\"99\""));
        all.add(new Planted(rule, RESULTS, "scale=\"60\"", "scale=\"6\""));
        rule = "what stays in sight begins where the rest scrolls";
        all.add(new Planted(rule, RESULTS, "topLeftCell=\"B5\"", "topLeftCell=\"B4\""));
        all.add(new Planted(rule, RESULTS, "activePane=\"bottomRight\"", "activePane=\"topRight\""));
        rule = "conditions lead to formats that are there";
        String condition = "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"%s><formula>%s</formula></cfRule></conditionalFormatting><pageMargins";
        all.add(new Planted(rule, SUMMARY, "<pageMargins", condition.formatted(" dxfId=\"9\"", "TRUE")));
        all.add(new Planted(rule, SUMMARY, "<pageMargins", condition.formatted("", "SUMS(A1)")));
        rule = "charts plot cells, and remember what these hold";
        all.add(new Planted(rule, CHART, "f>('?)Summary", "f>$1Summery"));
        all.add(new Planted(rule, CHART, "(numCache>.*?<(?:c:)?v>)", "$11"));
        all.add(new Planted(rule, CHART, "ptCount val=\"", "ptCount val=\"1"));
        all.add(new Planted(rule, CHART, "idx val=\"1\"", "idx val=\"0\""));
        rule = "the axes of a chart cross each other";
        all.add(new Planted(rule, CHART, "crossAx val=\"", "crossAx val=\"1"));
        all.add(new Planted(rule, CHART, "axId val=\"", "axId val=\"1"));
        all.add(new Planted(rule, CHART, "<(c:)?delete val=\"[^\"]*\"/>", ""));
        rule = "drawings lie on the sheet and have words for who cannot see them";
        all.add(new Planted(rule, "xl/drawings/drawing1.xml", "descr=\"[^\"]*\"", ""));
        all.add(new Planted(rule, "xl/drawings/drawing1.xml", "<(\\w*:?)from><(\\w*:?)col>0", "<$1from><$2col>99"));
        return all;
    }

    @Test
    void aSoundWorkbookHasNoFault() {
        assertThat(OoxmlCheck.faults(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aPlantedFaultIsFoundByItsRule(Planted fault) {
        assertThat(OoxmlCheck.faults(fault.rule(), new OoxmlBook(fault.into(SOUND)))).isNotEmpty();
    }

    @Test
    void eachRuleHasFoundAFault() {
        assertThat(planted().stream().map(Planted::rule)).containsAll(OoxmlCheck.RULES.keySet());
    }

    @Test
    void numberFormatsOfEveryKindAreRead() {
        assertThat(Stream.of("General", "#,##0.00 \"$/GPU h\"", "[<0.1]0.0000 \"s\";[<10]0.000 \"s\";#,##0.0 \"s\"", "+#,##0.0\\ %;-#,##0.0\\ %;0\\ %", "yyyy-mm-dd hh:mm", "#,##0.0,,, \"B\"", "@"))
                .allSatisfy(code -> assertThat(BookRules.unreadable(code)).isEmpty());
    }
}

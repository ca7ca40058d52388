package io.headroom.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.help.HelpPage.Heading;
import io.headroom.help.HelpPage.Paragraph;
import io.headroom.help.HelpPage.Span;
import io.headroom.help.HelpPage.Style;
import io.headroom.help.HelpPage.Table;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpPageTest {
    private static final Format FORMAT = Format.of(Locale.ROOT);

    private static HelpPage parse(String text) {
        return HelpPage.parse(text, file -> file.equals("there.csv") ? Optional.of(HelpTable.read("# made by hand\nname,n,ttft_median\na,7,0.153\nb,2,\n", "", FORMAT)) : Optional.empty());
    }

    @Test
    void headingsParagraphsAndPointsAreToldApart() {
        HelpPage page = parse("# One\n\nFirst line\nsecond line.\n- a point\n  goes on\n- another\n## Two");
        assertThat(page.blocks()).containsExactly(new Heading(1, "One"), new Paragraph(List.of(new Span("First line second line.", Style.PLAIN)), false),
                new Paragraph(List.of(new Span("a point goes on", Style.PLAIN)), true), new Paragraph(List.of(new Span("another", Style.PLAIN)), true), new Heading(2, "Two"));
    }

    @Test
    void strongAndCodeStandOutAndALoneMarkIsText() {
        Paragraph paragraph = (Paragraph) parse("a **b c** `d` 2 ** 3").blocks().getFirst();
        assertThat(paragraph.spans()).containsExactly(new Span("a ", Style.PLAIN), new Span("b c", Style.STRONG), new Span(" ", Style.PLAIN), new Span("d", Style.CODE),
                new Span(" 2 ** 3", Style.PLAIN));
        assertThat(paragraph.text()).isEqualTo("a b c d 2 ** 3");
    }

    @Test
    void aTableOfBarsIsATable() {
        HelpPage page = parse("text\n| A | B |\n|---|--:|\n| x | 1 |\nmore");
        assertThat(page.blocks()).hasSize(3).contains(new Table(List.of("A", "B"), List.of(false, true), List.of(List.of("x", "1"))));
    }

    @Test
    void figuresComeFromAFileOrTheirAbsenceIsSaid() {
        assertThat(parse("@table there.csv | none").blocks()).containsExactly(new Table(List.of("Group", "Rows", "TTFT median"), List.of(false, true, true),
                List.of(List.of("a", "7", "15 %"), List.of("b", "2", "–"))));
        assertThat(parse("@table gone.csv | Nothing **yet**.").blocks()).singleElement().extracting(block -> ((Paragraph) block).text()).isEqualTo("Nothing yet.");
    }

    @Test
    void rowsAreChosenByAValue() {
        assertThat(HelpTable.read("up_to_load,figure,median\n0.5,ttft_p99,0.05\n0.5,queue,0.2\nInfinity,ttft_p99,0.3\n", "figure=ttft_p99", FORMAT)).isEqualTo(
                new Table(List.of("Load up to", "Error, median"), List.of(false, true), List.of(List.of("0.5", "5 %"), List.of("more", "30 %"))));
    }

    @Test
    void thePageOnTrustShowsBothComparisons() {
        HelpPage page = HelpPage.shipped("trust", FORMAT);
        assertThat(page.blocks().getFirst()).isEqualTo(new Heading(1, "How far to trust the numbers"));
        List<Table> tables = page.blocks().stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
        assertThat(tables).hasSize(3);
        assertThat(tables.getFirst().columns()).containsExactly("Group", "Rows", "TTFT median", "TTFT P90", "TPOT median", "TPOT P90", "Left out");
        assertThat(tables.get(1).columns()).containsExactly("Group", "Rows", "Outside", "Left out");
        assertThat(tables.get(2).columns()).startsWith("Load up to");
        assertThat(tables.getFirst().rows()).allSatisfy(row -> assertThat(row).hasSize(7)).isNotEmpty();
        assertThat(page.blocks()).noneMatch(block -> block instanceof Paragraph paragraph && paragraph.text().contains("@table"));
    }

    @Test
    void aPageThatIsMissingIsAnIncompleteProgram() {
        assertThatThrownBy(() -> HelpPage.shipped("nothing", FORMAT)).isInstanceOf(IllegalStateException.class).hasMessageContaining("nothing.md");
    }
}

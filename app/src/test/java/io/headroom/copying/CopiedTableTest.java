package io.headroom.copying;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.copying.CopiedTable.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedTableTest {
    private static CopiedTable of(Cell... cells) {
        return new CopiedTable(List.of("tenant", "p99"), List.of(List.of(cells)));
    }

    @Test
    void aSpreadsheetGetsTheFigureInFullAndAMailWhatIsSeen() {
        CopiedTable table = of(Cell.words("Fraud desk"), Cell.figure("77.6 ms", 0.07761234567890123));

        assertThat(table.text()).isEqualTo("tenant\tp99\nFraud desk\t0.07761234567890123");
        assertThat(table.html()).isEqualTo("<table>\n<tr><th>tenant</th><th>p99</th></tr>\n<tr><td>Fraud desk</td><td align=\"right\">77.6 ms</td></tr>\n</table>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+HYPERLINK(\"http://x\")", "-2+3", "@SUM(A1)", "\t=1"})
    void noWordsAreAFormula(String hostile) {
        String text = of(Cell.words(hostile), Cell.figure("1")).text();
        String cell = text.substring(text.indexOf('\n') + 1);

        assertThat(cell.replaceFirst("^\"", "")).startsWith("'" + hostile.charAt(0));
    }

    @Test
    void aSignMakesNoFigureAFormula() {
        assertThat(of(Cell.words("a"), Cell.figure("+5.6 %")).text()).endsWith("\t+5.6 %");
        assertThat(of(Cell.words("a"), Cell.figure("–", Double.NaN)).text()).endsWith("a\t");
        assertThat(of(Cell.words("a"), Cell.figure("tiny", 1e-9)).text()).endsWith("\t0.000000001");
    }

    @Test
    void breaksStayWithinTheirCells() {
        assertThat(of(Cell.words("two\nlines"), Cell.words("a\tb \"c\"")).text()).endsWith("\"two\nlines\"\t\"a\tb \"\"c\"\"\"");
    }

    @Test
    void nothingInATableIsMarkup() {
        assertThat(of(Cell.words("<script>&\""), Cell.figure("1")).html()).contains("&lt;script&gt;&amp;&quot;").doesNotContain("<script>");
    }
}

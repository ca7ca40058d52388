package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.report.PlanWorkbook;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = Words.of(PlanWorkbook.class, Locale.ENGLISH);

    /// The pattern language would drop a lone apostrophe, and only where there is something to fill in.
    @Test
    void anApostropheStaysWhetherThereAreGapsOrNot() {
        assertThat(words.text("assumptions.meaning.utilisation.text")).contains("a partition's replicas");
        assertThat(words.text("assumptions.meaning.utilisation.text", "0.4 %")).contains("a partition's replicas");
    }
}

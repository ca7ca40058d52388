package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @AfterEach
    void backToTheDesktop() {
        Language.DESKTOP.use();
    }

    @ParameterizedTest
    @CsvSource({"de,GERMAN", "DE,GERMAN", "de_CH.UTF-8,GERMAN", "de-AT,GERMAN", "en,ENGLISH", "en_GB,ENGLISH", "desktop,DESKTOP"})
    void languagesHaveTheNamesThatSystemsUse(String tag, Language language) {
        assertThat(Language.named(tag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "deutsch", "desk", "-"})
    void othersHaveNoName(String tag) {
        assertThat(Language.named(tag)).isEmpty();
    }

    @Test
    void germanIsSpokenAndWrittenOnceInUse() {
        Language.GERMAN.use();
        assertThat(Words.of(Words.class).of(io.headroom.plan.Objective.Metric.WAIT)).isEqualTo("Wartezeit");
        assertThat(Format.here().duration(1.9).text()).isEqualTo("1,90 s");
    }

    @Test
    void englishIsEnglishOnAGermanDesktop() {
        Language.GERMAN.use();
        Language.ENGLISH.use();
        assertThat(Words.of(Words.class).of(io.headroom.plan.Objective.Metric.WAIT)).isEqualTo("wait");
        assertThat(Format.here().duration(1.9).text()).isEqualTo("1.90 s");
    }

    @Test
    void theDesktopsLanguageComesBack() {
        Locale words = Locale.getDefault(Locale.Category.DISPLAY);
        Locale figures = Locale.getDefault(Locale.Category.FORMAT);
        Language.GERMAN.use();
        Language.DESKTOP.use();
        assertThat(Locale.getDefault(Locale.Category.DISPLAY)).isEqualTo(words);
        assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(figures);
    }
}

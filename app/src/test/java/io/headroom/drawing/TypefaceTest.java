package io.headroom.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {
    @ParameterizedTest
    @EnumSource(Typeface.class)
    void aLetterIsAsWideAsTheJdkSaysOfTheSameFont(Typeface type) throws Exception {
        Face face = Objects.requireNonNull(type.runs("a").getFirst().face());
        Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(face.bytes())).deriveFont(100f);
        FontRenderContext exact = new FontRenderContext(null, true, true);
        for (String letter : List.of("a", "W", "i", "0", ".", "é", "ß", "–")) {
            // The JDK's hinting rounds to whole pixels at worst.
            assertThat(type.width(letter, 100)).as(letter).isCloseTo(font.getStringBounds(letter, exact).getWidth(), within(0.6));
        }
    }

    @Test
    void otherScriptsComeFromOtherFonts() {
        assertThat(Typeface.WORDS.runs("Łódź Ελλάδα Київ → a")).hasSizeGreaterThan(3).allSatisfy(run -> assertThat(run.face()).isNotNull());
    }

    @Test
    void lettersThatNoFontHasAreKept() {
        List<Typeface.Run> runs = Typeface.WORDS.runs("a中国b");
        assertThat(runs).extracting(Typeface.Run::letters).containsExactly("a", "中国", "b");
        assertThat(runs.get(1).face()).isNull();
        assertThat(Typeface.WORDS.has("a中")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Emergency speech start-up", "中国移动通信集团", "👩‍👩‍👧 family", "a", "WWWWWWWWWWWWWWWWWWWWWWWW"})
    void whatIsCutFits(String words) {
        for (double room = 0; room < 200; room += 7) {
            String cut = Typeface.WORDS.cut(words, 12, room);
            assertThat(Typeface.WORDS.width(cut, 12)).isLessThanOrEqualTo(room);
            assertThat(cut.equals(words) || cut.isEmpty() || cut.endsWith("…")).isTrue();
            assertThat(words).startsWith(cut.replace("…", ""));
        }
    }

    @Test
    void linesKeepAllWordsAndTheRoom() {
        String words = "The launch operator comes in bursts, and whoever queues behind one misses its target: Donaudampfschifffahrtsgesellschaftskapitän.";
        List<String> lines = Typeface.WORDS.lines(words, 12, 100, 50);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(words.replace(" ", ""));
        assertThat(lines).allSatisfy(line -> assertThat(Typeface.WORDS.width(line, 12)).isLessThanOrEqualTo(100));
        assertThat(Typeface.WORDS.lines(words, 12, 100, 2)).hasSize(2).last().asString().endsWith("…");
    }

    @Test
    void controlsAndHalvesOfLettersAreShownAsUnknown() {
        assertThat(Typeface.shown("a\u0000b\uD800c\td\u202Ee")).isEqualTo("a\uFFFDb\uFFFDc de");
    }
}
